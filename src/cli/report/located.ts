import type { DesignFile, Finding, Range, Severity } from '../../design';
import { filesByPath, resolveFinding } from '../../rules';

/** A finding with the lines and columns it stands on; both from 0, columns in UTF-16 units. */
export interface LocatedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Relative to the folder that was checked, with `/`. */
  readonly file: string;
  readonly range: Range;
}

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Findings with their positions, in the order of files and positions. */
export function locate(findings: Iterable<Finding>, files: readonly DesignFile[]): LocatedFinding[] {
  const byPath = filesByPath(files);
  const located = Array.from(findings, (finding): LocatedFinding => {
    const { code, severity, message, place } = finding;
    return { code, severity, message, file: place.file, range: resolveFinding(finding, byPath)?.range ?? TOP };
  });
  return located.sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character ||
      compareText(a.code, b.code),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
