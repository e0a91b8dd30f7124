import * as l10n from '@vscode/l10n';
import type { Finding, Place, Severity } from '../../design';
import { startsWith } from '../../design/finding';
import { keptOf } from '../../design/kept';
import type { FindingsByFile } from '../../rules';

export interface Count {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

const NONE: readonly Finding[] = [];

/** `2 errors, 1 warning`; undefined where there is nothing to say. */
export function spokenCount({ errors, warnings }: Count): string | undefined {
  const parts = [
    ...(errors > 0 ? [errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors)] : []),
    ...(warnings > 0 ? [warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings)] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** Findings by file, for what asks many times: rows of the tree, their decorations. */
export class FindingIndex {
  private sum: Count | undefined;

  constructor(private readonly byFile: FindingsByFile) {}

  /** How many there are of all files. */
  get total(): Count {
    return (this.sum ??= this.ofAll(this.byFile.keys()));
  }

  get files(): Iterable<string> {
    return this.byFile.keys();
  }

  entries(): Iterable<readonly [string, readonly Finding[]]> {
    return this.byFile;
  }

  all(): readonly Finding[] {
    return [...this.byFile.values()].flat();
  }

  /** Those in a file: the same list while they are the same. */
  of(file: string): readonly Finding[] {
    return this.byFile.get(file) ?? NONE;
  }

  /** How many there are of some files. */
  ofAll(files: Iterable<string>): Count {
    const sum = { errors: 0, warnings: 0, infos: 0 };
    for (const file of files) {
      const { errors, warnings, infos } = countOf(this.of(file));
      sum.errors += errors;
      sum.warnings += warnings;
      sum.infos += infos;
    }
    return sum;
  }

  /** The findings on a place and on all that is below it. */
  at({ file, path }: Pick<Place, 'file' | 'path'>): Count {
    const all = this.of(file);
    return countOf(path.length === 0 ? all : all.filter((finding) => startsWith(finding.place.path, path)));
  }
}

/** A list of findings never changes, and is counted once. */
const countOf = keptOf((findings: readonly Finding[]): Count => {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), infos: of('info') };
});
