import { describe, expect, it } from 'vitest';
import { type LabResult, labPlanOf } from '../../../src/generate/lab';
import { toMarkdown } from '../../../src/routing/report';
import { labTables } from '../../../src/vscode/features/lab/labTables';
import { customerOf, designOf, sample } from './sample';

const design = designOf(sample());
const plan = labPlanOf(design, customerOf(design, 'contoso'));
const results = plan.phases.flatMap(({ checks }): LabResult[] =>
  checks.map((check) => {
    const expected = typeof check.expected === 'string' ? check.expected : check.expected.join(', ');
    return { check: check.title, expected, seen: expected, ok: true };
  }),
);

describe('the page of a rehearsal', () => {
  it('shows each check below the state of the links that it was made in', () => {
    const tables = labTables(plan, results);
    expect(plan.phases.length).toBeGreaterThan(1);
    expect(tables.slice(0, -1).map(({ title, rows }) => [title, rows.map((row) => row[1])])).toEqual(
      plan.phases.map(({ title, checks }) => [`While: ${title}`, checks.map((check) => check.title)]),
    );
    expect(new Set(tables.flatMap(({ rows }) => rows.map((row) => row[0])))).toEqual(new Set(['as expected']));
  });

  it('marks the check that failed, and no other', () => {
    const at = results.length - 1;
    const failing = results.map((result, i) => (i === at ? { ...result, seen: 'nobody', ok: false } : result));
    const rows = labTables(plan, failing).flatMap((table) => table.rows);
    expect(rows.filter(([verdict]) => verdict === 'FAILED')).toEqual([
      ['FAILED', results[at]?.check, results[at]?.expected, 'nobody'],
    ]);
  });

  it('says what stands in, and what is not rehearsed', () => {
    const page = toMarkdown('Contoso', labTables(plan, results));
    expect(plan.standIns.length).toBeGreaterThan(0);
    expect(page.match(/^Stands in: /gm)).toHaveLength(plan.standIns.length);
    expect(page.match(/^Not rehearsed: /gm)).toHaveLength(plan.left.length);
  });
});
