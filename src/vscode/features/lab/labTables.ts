import * as l10n from '@vscode/l10n';
import { type LabPlan, type LabState, countOf, totalLine } from '../../../generate/lab';
import type { Table } from '../../../routing/report';

/** What a rehearsal found, to be read: what ran in each state, a table for each that ran, what the lab cannot show. */
export function labTables({ standIns, left }: LabPlan, states: readonly LabState[]): readonly Table[] {
  const summary: Table = {
    title: l10n.t('States'),
    columns: [l10n.t('State'), l10n.t('Checks'), l10n.t('Failed'), l10n.t('Not rehearsed')],
    rows: states.map((state) => {
      const { checks, failed } = countOf([state]);
      return [state.title, `${checks}`, checks === 0 ? '-' : `${failed}`, state.reason ?? ''];
    }),
    notes: [totalLine(states)],
  };
  const tables = states
    .filter(({ results }) => results.length > 0)
    .map(({ title, results }): Table => ({
      title: l10n.t('While: {0}', title),
      columns: [l10n.t('Result'), l10n.t('Check'), l10n.t('Expected'), l10n.t('Seen')],
      rows: results.map(({ ok, check, expected, seen }) => [
        ok ? l10n.t('as expected') : l10n.t('FAILED'),
        check,
        expected,
        seen,
      ]),
    }));
  const limits = {
    title: l10n.t('Limits of the rehearsal'),
    columns: [],
    rows: [],
    notes: [
      ...standIns.map((text) => l10n.t('Stands in: {0}', text)),
      ...left.map((text) => l10n.t('Not rehearsed: {0}', text)),
    ],
  };
  return [summary, ...tables, limits];
}
