import type { LocatedFinding } from './located';

/** The findings as a JSON array; lines and columns from 0. */
export function jsonReport(findings: readonly LocatedFinding[]): string {
  const items = findings.map(({ code, severity, message, file, range }) => ({
    code,
    severity,
    message,
    file,
    range,
    source: 'csp-connectivity',
  }));
  return JSON.stringify(items, undefined, 2);
}
