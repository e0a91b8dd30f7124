import type { Finding, Place, Severity } from '../../design';
import { startsWith } from '../../design/finding';

export interface Count {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Findings by file, for what asks many times: rows of the tree, their decorations. */
export class FindingIndex {
  private readonly byFile = new Map<string, Finding[]>();
  readonly total: Count;

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      const list = this.byFile.get(finding.place.file);
      if (list) list.push(finding);
      else this.byFile.set(finding.place.file, [finding]);
    }
    this.total = countOf(findings);
  }

  get files(): Iterable<string> {
    return this.byFile.keys();
  }

  of(file: string): readonly Finding[] {
    return this.byFile.get(file) ?? [];
  }

  /** The findings on a place and on all that is below it. */
  at({ file, path }: Pick<Place, 'file' | 'path'>): Count {
    const all = this.of(file);
    return countOf(path.length === 0 ? all : all.filter((finding) => startsWith(finding.place.path, path)));
  }
}

export function add(a: Count, b: Count): Count {
  return { errors: a.errors + b.errors, warnings: a.warnings + b.warnings, infos: a.infos + b.infos };
}

function countOf(findings: readonly Finding[]): Count {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), infos: of('info') };
}
