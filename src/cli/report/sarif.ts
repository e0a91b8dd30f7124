import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../../design';
import type { Accepted, LocatedFinding } from './located';

/** What is said of a rule in the report. */
export interface RuleSummary {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly severity: Severity;
}

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

/** The findings as SARIF 2.1.0, what the design accepts as suppressed in the source; of the rules only those that were broken. */
export function sarifReport(
  findings: readonly LocatedFinding[],
  rules: readonly RuleSummary[],
  version: string,
  accepted: readonly (LocatedFinding & Accepted)[] = [],
): string {
  const known = new Map(rules.map((rule) => [rule.code, rule]));
  const codes = [...new Set([...findings, ...accepted].map((f) => f.code))].sort();
  const descriptors = codes.map((code): ReportingDescriptor => {
    const rule = known.get(code);
    if (!rule) return { id: code };
    return {
      id: code,
      shortDescription: { text: rule.title },
      fullDescription: { text: rule.text },
      defaultConfiguration: { level: LEVEL[rule.severity] },
    };
  });
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'csp-connectivity', semanticVersion: version, rules: descriptors } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { DESIGN: { description: { text: 'The folder that was checked.' } } },
        results: [
          ...findings.map((finding) => resultOf(finding, codes.indexOf(finding.code))),
          ...accepted.map((finding) => ({
            ...resultOf(finding, codes.indexOf(finding.code)),
            suppressions: [{ kind: 'inSource' as const, justification: finding.reason }],
          })),
        ],
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function resultOf({ code, severity, message, file, range }: LocatedFinding, ruleIndex: number): Result {
  return {
    ruleId: code,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'DESIGN' },
          region: {
            startLine: range.start.line + 1,
            startColumn: range.start.character + 1,
            endLine: range.end.line + 1,
            endColumn: range.end.character + 1,
          },
        },
      },
    ],
  };
}
