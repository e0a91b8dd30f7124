import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Job, runAll } from '../../../src/deploy/scheduler';

const job = (id: string, dependsOn: string[] = [], locks: string | undefined = id, uses: string[] = []): Job => ({
  id,
  dependsOn,
  locks,
  uses,
});

/** Runs jobs and tells what began and ended, in order. */
async function record(jobs: readonly Job[], concurrency = 8, failing: readonly string[] = [], signal?: AbortSignal) {
  const log: string[] = [];
  const running = new Set<Job>();
  let most = 0;
  const run = async (one: Job) => {
    for (const other of running) {
      if (one.locks !== undefined && other.locks !== undefined) {
        expect(other.locks).not.toBe(one.locks);
        expect(one.uses).not.toContain(other.locks);
      }
    }
    running.add(one);
    most = Math.max(most, [...running].filter(({ locks }) => locks !== undefined).length);
    log.push(`+${one.id}`);
    await sleep(1);
    running.delete(one);
    log.push(`-${one.id}`);
    return !failing.includes(one.id);
  };
  const left = await runAll({ jobs, concurrency, run, signal });
  return { log, most, left: left.map(({ id }) => id) };
}

describe('the scheduler', () => {
  it('starts what is free at once, and the rest when what it depends on is done', async () => {
    const { log } = await record([job('c', ['a', 'b']), job('a'), job('b')]);
    expect(log.slice(0, 2).sort()).toEqual(['+a', '+b']);
    expect(log.slice(-2)).toEqual(['+c', '-c']);
  });

  it('changes one thing at a time, and uses nothing that is being changed', async () => {
    const { log, most } = await record([
      job('subnet-1', [], 'network'),
      job('subnet-2', [], 'network'),
      job('gateway', [], 'gateway', ['network']),
    ]);
    expect(most).toBe(1);
    expect(log).toHaveLength(6);
  });

  it('takes chains that are longer than a stack is deep, the longest first, and leaves those in a circle', async () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => job(`s${String(i)}`, i === 0 ? [] : [`s${String(i - 1)}`]));
    const begun: string[] = [];
    const run = ({ id }: Job) => Promise.resolve(begun.push(id) < 2 ? true : false);
    const left = await runAll({
      jobs: [job('alone'), ...chain, job('a', ['b']), job('b', ['a'])],
      concurrency: 1,
      run,
    });
    expect(begun.slice(0, 2)).toEqual(['s0', 's1']);
    expect(left.map(({ id }) => id)).toEqual(expect.arrayContaining(['a', 'b', 's19999']));
  });

  it('counts only what changes something', async () => {
    const watching = ['w1', 'w2', 'w3'].map((id) => ({ ...job(id), locks: undefined }));
    const { log, most } = await record([...watching, job('a'), job('b')], 1);
    expect(most).toBe(1);
    expect(log.slice(0, 4)).toEqual(['+w1', '+w2', '+w3', '+a']);
  });

  it('begins with the longest chain', async () => {
    const { log } = await record([job('short'), job('long'), job('long-2', ['long']), job('long-3', ['long-2'])], 1);
    expect(log[0]).toBe('+long');
  });

  it('leaves what is behind a failure, and nothing else', async () => {
    const { left, log } = await record([job('a'), job('b', ['a']), job('c', ['b']), job('d')], 8, ['a']);
    expect(left.sort()).toEqual(['b', 'c']);
    expect(log).toContain('-d');
  });

  it('starts nothing after an abort, and awaits what runs', async () => {
    const abort = new AbortController();
    const jobs = [job('a'), job('b', ['a'])];
    const ended: string[] = [];
    const left = await runAll({
      jobs,
      concurrency: 8,
      signal: abort.signal,
      run: async ({ id }) => {
        abort.abort();
        await sleep(5);
        ended.push(id);
        return true;
      },
    });
    expect(ended).toEqual(['a']);
    expect(left.map(({ id }) => id)).toEqual(['b']);
  });

  it('runs every job of any graph once, within its limits', async () => {
    const graphs = fc.array(
      fc.record({ before: fc.array(fc.nat(15), { maxLength: 3 }), lock: fc.option(fc.nat(4)), uses: fc.nat(4) }),
      { maxLength: 16 },
    );
    await fc.assert(
      fc.asyncProperty(graphs, fc.integer({ min: 1, max: 5 }), async (specs, concurrency) => {
        const jobs = specs.map(({ before, lock, uses }, index): Job => {
          const dependsOn = before.filter((other) => other < index).map(String);
          const locks = lock === null ? undefined : `lock${String(lock)}`;
          return { id: String(index), dependsOn, locks, uses: [`lock${String(uses)}`].filter((use) => use !== locks) };
        });
        const { log, most, left } = await record(jobs, concurrency);
        expect(left).toEqual([]);
        expect(most).toBeLessThanOrEqual(concurrency);
        expect(log.filter((line) => line.startsWith('+')).sort()).toEqual(jobs.map(({ id }) => `+${id}`).sort());
        for (const { id, dependsOn } of jobs) {
          for (const before of dependsOn) expect(log.indexOf(`-${before}`)).toBeLessThan(log.indexOf(`+${id}`));
        }
      }),
      { numRuns: 60 },
    );
  });
});
