import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Severity } from '../../design';
import type { Accepted, LocatedFinding } from './located';

function severityText(severity: Severity): string {
  if (severity === 'error') return l10n.t('error');
  return severity === 'warning' ? l10n.t('warning') : l10n.t('info');
}

/** `file:line:column severity CODE message`, counted from 1, as terminals make links of it. */
export function textLine(finding: LocatedFinding, folder: string): string {
  const { line, character } = finding.range.start;
  const where = `${join(folder, finding.file)}:${String(line + 1)}:${String(character + 1)}`;
  return `${where} ${severityText(finding.severity)} ${finding.code} ${finding.message}`;
}

/** A finding that is accepted, with the reason that the design gives, and the last day where it gives one. */
export function acceptedLine(finding: LocatedFinding & Accepted, folder: string): string {
  const why =
    finding.until === undefined
      ? l10n.t('accepted: {0}', finding.reason)
      : l10n.t('accepted until {0}: {1}', finding.until, finding.reason);
  return `${textLine(finding, folder)} [${why}]`;
}

/** How many there are of each severity. */
export function summaryLine(findings: readonly LocatedFinding[], files: number): string {
  const count = (severity: Severity) => String(findings.filter((f) => f.severity === severity).length);
  return l10n.t(
    '{0} errors, {1} warnings, {2} notes in {3} files',
    count('error'),
    count('warning'),
    count('info'),
    String(files),
  );
}
