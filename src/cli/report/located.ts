import type { DesignFile, Finding, Range, Severity } from '../../design';
import { type Silenced, filesByPath, resolveFinding } from '../../rules';

/** A finding with the lines and columns it stands on; both from 0, columns in UTF-16 units. */
export interface LocatedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Relative to the folder that was checked, with `/`. */
  readonly file: string;
  readonly range: Range;
}

/** Why a finding is accepted, and until which day (YYYY-MM-DD). */
export type Accepted = Pick<Silenced, 'reason' | 'until'>;

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Findings with their positions, in the order of files and positions. */
export function locate(findings: Iterable<Finding>, files: readonly DesignFile[]): LocatedFinding[] {
  return Array.from(findings, located(files)).sort(byPosition);
}

function byPosition(a: LocatedFinding, b: LocatedFinding): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    compareText(a.code, b.code)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Findings that a design accepts, with their positions and the words of the design, in the order of files and positions. */
export function locateAccepted(
  silenced: readonly Silenced[],
  files: readonly DesignFile[],
): readonly (LocatedFinding & Accepted)[] {
  const of = located(files);
  return silenced.map(({ finding, reason, until }) => ({ ...of(finding), reason, until })).sort(byPosition);
}

function located(files: readonly DesignFile[]): (finding: Finding) => LocatedFinding {
  const byPath = filesByPath(files);
  return (finding) => {
    const { code, severity, message, place } = finding;
    return { code, severity, message, file: place.file, range: resolveFinding(finding, byPath)?.range ?? TOP };
  };
}
