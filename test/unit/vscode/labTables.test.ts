import { describe, expect, it } from 'vitest';
import { type LabResult, type LabState, labPlanOf } from '../../../src/generate/lab';
import { toMarkdown } from '../../../src/routing/report';
import { labTables } from '../../../src/vscode/features/lab/labTables';
import { customerOf, designOf, sample } from './sample';

const design = designOf(sample());
const plan = labPlanOf(design, customerOf(design, 'contoso'));
const states = plan.phases.map(({ title, checks, reason }): LabState => ({
  title,
  results: checks.map((check): LabResult => {
    const expected = typeof check.expected === 'string' ? check.expected : check.expected.join(', ');
    return { check: check.title, expected, seen: expected, ok: true };
  }),
  ...(reason !== undefined && { reason }),
}));

describe('the page of a rehearsal', () => {
  it('tells per state how many checks ran, and why none did', () => {
    const [summary] = labTables(plan, [...states, { title: 'a state', results: [], reason: 'for a reason' }]);
    expect(summary?.rows.map(([title, checks]) => [title, checks])).toEqual([
      ...plan.phases.map(({ title, checks }) => [title, `${checks.length}`]),
      ['a state', '0'],
    ]);
    expect(summary?.rows.at(-1)).toEqual(['a state', '0', '-', 'for a reason']);
  });

  it('shows each check below the state that it was made in', () => {
    const tables = labTables(plan, states).slice(1, -1);
    const ran = plan.phases.filter(({ checks }) => checks.length > 0);
    expect(ran.length).toBeGreaterThan(1);
    expect(tables.map(({ title, rows }) => [title, rows.map((row) => row[1])])).toEqual(
      ran.map(({ title, checks }) => [`While: ${title}`, checks.map((check) => check.title)]),
    );
    expect(new Set(tables.flatMap(({ rows }) => rows.map((row) => row[0])))).toEqual(new Set(['as expected']));
  });

  it('marks the check that failed, and no other', () => {
    const failing = states.map((state, i) =>
      i === 0
        ? { ...state, results: state.results.map((r, n) => (n === 0 ? { ...r, seen: 'nobody', ok: false } : r)) }
        : state,
    );
    const rows = labTables(plan, failing).flatMap((table) => table.rows);
    const [first] = states[0]?.results ?? [];
    expect(rows.filter(([verdict]) => verdict === 'FAILED')).toEqual([
      ['FAILED', first?.check, first?.expected, 'nobody'],
    ]);
  });

  it('says what stands in, and what is not rehearsed', () => {
    const page = toMarkdown('Contoso', labTables(plan, states));
    expect(plan.standIns.length).toBeGreaterThan(0);
    expect(page.match(/^Stands in: /gm)).toHaveLength(plan.standIns.length);
    expect(page.match(/^Not rehearsed: /gm)).toHaveLength(plan.left.length);
  });
});
