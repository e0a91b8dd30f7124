import { describe, expect, it } from 'vitest';
import { type JournalEntry, pastDeployment } from '../../../src/deploy';

const run = (...entries: unknown[]) => ({ id: 'one', path: '/j/one.jsonl', entries: entries as JournalEntry[] });
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const start = { kind: 'start', at: at(0), customer: 'c', target: 'simulator' };
const step = (name: string, second: number, state: string, more: object = {}) => ({
  ...{ kind: 'step', at: at(second), step: name, resourceId: `/${name}`, state, ...more },
});

describe('what a journal tells of a deployment', () => {
  it('is each step with its last state and its duration', () => {
    const past = pastDeployment(
      run(
        start,
        step('a', 1, 'Running'),
        step('b', 1, 'Running'),
        step('a', 4, 'Succeeded'),
        step('b', 9, 'Failed', { code: 'Busy' }),
        step('c', 9, 'NotStarted'),
        { kind: 'end', at: at(10), status: 'failed' },
      ),
    );
    expect(past).toMatchObject({ target: 'simulator', status: 'failed', milliseconds: 10_000 });
    expect(past?.steps.map(({ id, state, milliseconds, code }) => [id, state, milliseconds, code])).toEqual([
      ['a', 'Succeeded', 3000, undefined],
      ['b', 'Failed', 8000, 'Busy'],
      ['c', 'NotStarted', undefined, undefined],
    ]);
  });

  it('is each removal too, told from a step, and nothing of other lines', () => {
    const removal = { kind: 'removal', at: at(5), resourceId: '/old', state: 'Running' };
    const past = pastDeployment(
      run(
        start,
        { kind: 'key', at: at(1), step: '/k', resourceId: '/k', state: 'Succeeded' },
        { kind: 'step', at: at(1), step: 7, state: 'Running' },
        { ...removal, resourceId: ['/old'] },
        step('a', 2, 'Failed', { code: 7 }),
        removal,
        { ...removal, at: at(8), state: 'Succeeded' },
      ),
    );
    expect(past?.steps).toEqual([
      { id: 'a', isRemoval: false, state: 'Failed', milliseconds: undefined, code: undefined },
      { id: '/old', isRemoval: true, state: 'Succeeded', milliseconds: 3000, code: undefined },
    ]);
  });

  it('has no end where the journal has none, and claims none', () => {
    expect(pastDeployment(run(start, step('a', 1, 'Running')))).toMatchObject({
      ...{ status: undefined, milliseconds: undefined },
      steps: [{ id: 'a', state: 'Running', milliseconds: undefined }],
    });
  });

  it('is nothing of a journal without a beginning, and nothing of lines that are none', () => {
    expect(pastDeployment(run())).toBeUndefined();
    expect(pastDeployment(run({ kind: 'start' }))).toBeUndefined();
    const past = pastDeployment(run(start, { kind: 'step' }, step('a', 1, 'Done'), { kind: 'end', at: 'never' }));
    expect(past).toMatchObject({ steps: [], status: undefined, milliseconds: undefined });
  });
});
