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
const NO_COUNT: Count = { errors: 0, warnings: 0, infos: 0 };
const NO_FILES: ReadonlySet<string> = new Set();

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
  /** How many there are of all files. */
  readonly total: Count;
  private readonly beforeByFile: FindingsByFile | undefined;
  /** The files in which something else was found than before. */
  private readonly changed: ReadonlySet<string>;

  /** @param before the findings that these come after: after a key, those of nearly all files are the same */
  constructor(
    private readonly byFile: FindingsByFile,
    before?: FindingIndex,
  ) {
    this.beforeByFile = before?.byFile;
    this.changed = differing(byFile, before?.byFile ?? new Map());
    this.total = plus(before?.total ?? NO_COUNT, this.ofAll(this.changed));
    if (before) this.total = plus(this.total, before.ofAll(this.changed), -1);
  }

  /** The files in which something else was found than in others, or nothing any more. */
  changedSince(before: FindingIndex): ReadonlySet<string> {
    if (before === this) return NO_FILES;
    return before.byFile === this.beforeByFile ? this.changed : differing(this.byFile, before.byFile);
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
    let sum = NO_COUNT;
    for (const file of files) {
      const findings = this.byFile.get(file);
      if (findings) sum = plus(sum, countOf(findings));
    }
    return sum;
  }

  /** The findings on a place and on all that is below it. */
  at({ file, path }: Pick<Place, 'file' | 'path'>): Count {
    const all = this.of(file);
    return countOf(path.length === 0 ? all : all.filter((finding) => startsWith(finding.place.path, path)));
  }
}

function plus(a: Count, b: Count, times: 1 | -1 = 1): Count {
  return {
    errors: a.errors + times * b.errors,
    warnings: a.warnings + times * b.warnings,
    infos: a.infos + times * b.infos,
  };
}

/** The files of which the findings are another list than before. */
function differing(now: FindingsByFile, before: FindingsByFile): ReadonlySet<string> {
  const files = new Set<string>();
  if (now === before) return files;
  for (const [file, findings] of now) if (before.get(file) !== findings) files.add(file);
  for (const file of before.keys()) if (!now.has(file)) files.add(file);
  return files;
}

/** A list of findings never changes, and is counted once. */
const countOf = keptOf((findings: readonly Finding[]): Count => {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), infos: of('info') };
});
