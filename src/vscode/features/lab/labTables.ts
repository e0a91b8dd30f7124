import * as l10n from '@vscode/l10n';
import type { LabPlan, LabResult } from '../../../generate/lab';
import type { Table } from '../../../routing/report';

/** What a rehearsal found, to be read: a table for each state of the links, then what the lab cannot show. */
export function labTables({ phases, standIns, left }: LabPlan, results: readonly LabResult[]): readonly Table[] {
  let next = 0;
  const tables = phases.map(({ title, checks }): Table => {
    const own = results.slice(next, next + checks.length);
    next += checks.length;
    return {
      title: l10n.t('While: {0}', title),
      columns: [l10n.t('Result'), l10n.t('Check'), l10n.t('Expected'), l10n.t('Seen')],
      rows: own.map(({ ok, check, expected, seen }) => [
        ok ? l10n.t('as expected') : l10n.t('FAILED'),
        check,
        expected,
        seen,
      ]),
    };
  });
  const limits = {
    title: l10n.t('Limits of the rehearsal'),
    columns: [],
    rows: [],
    notes: [
      ...standIns.map((text) => l10n.t('Stands in: {0}', text)),
      ...left.map((text) => l10n.t('Not rehearsed: {0}', text)),
    ],
  };
  return [...tables, limits];
}
