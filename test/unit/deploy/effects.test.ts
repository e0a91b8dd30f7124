import { afterEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/deploy';
import { keyOf } from '../../../src/plan';
import { readSample } from './sample';
import { openStage } from './stage';

const { design, wanted } = readSample('contoso');
let stage: Awaited<ReturnType<typeof openStage>>;
afterEach(() => stage.stop());

describe('a write', () => {
  it('is told to the journal as running before it is sent', async () => {
    stage = await openStage(design, wanted);
    const untold: string[] = [];
    let puts = 0;
    stage.simulator.on((event) => {
      if (event.kind !== 'request' || event.method !== 'PUT') return;
      puts++;
      const told = stage.journal.entries.some(
        (entry) => entry.kind === 'step' && entry.state === 'Running' && keyOf(entry.resourceId) === keyOf(event.path),
      );
      if (!told) untold.push(event.path);
    });
    expect((await stage.run()).status).toBe('succeeded');
    expect([puts > 10, untold]).toEqual([true, []]);
  });

  it('that goes on is told again and again, the longest first, with how long it has gone on', async () => {
    stage = await openStage(design, wanted, { operationMilliseconds: 60 });
    const told: Progress[] = [];
    const began = performance.now();
    const pace = {
      lookEveryMs: 5,
      operationMs: 5_000,
      retryAfterMs: 20,
      tellEveryMs: 10,
      patienceMs: { 'connectivity-provider': 5_000, customer: 5_000 },
    };
    await stage.run({ onProgress: (progress) => told.push(progress), pace });
    const whole = performance.now() - began;
    const several = told.map(({ going }) => going.map(({ sinceMs }) => sinceMs)).filter(({ length }) => length > 1);
    expect(several.length).toBeGreaterThan(0);
    for (const since of several) {
      expect(since).toEqual([...since].sort((a, b) => b - a));
      expect(Math.max(...since)).toBeLessThanOrEqual(whole);
    }
    const ended = told.map((progress) => progress.ended);
    expect(ended).toEqual([...ended].sort((a, b) => a - b));
    expect(told.every((progress) => progress.ended <= progress.total)).toBe(true);
  });

  it('that fails shows no key, whatever Azure says of it', async () => {
    stage = await openStage(design, wanted);
    const end = stage.simulator.on((event) => {
      if (event.kind !== 'operation' || !event.resourceId.includes('/authorizations/')) return;
      const key = stage.simulator.snapshot().resources.find(({ id }) => id === event.resourceId)?.properties[
        'authorizationKey'
      ];
      const message = `The key ${String(key)} is not one of this circuit.`;
      stage.simulator.faults.add({
        kind: 'failOperation',
        match: { method: 'PUT', path: 'connections/cn-' },
        error: { code: 'InvalidAuthorizationKey', message },
        times: 9,
      });
    });
    const outcome = await stage.run();
    end();
    const keys = stage.simulator
      .snapshot()
      .resources.flatMap(({ properties: { authorizationKey } }) =>
        typeof authorizationKey === 'string' ? [authorizationKey] : [],
      );
    expect([outcome.status, keys.length > 0]).toEqual(['failed', true]);
    const said = JSON.stringify([outcome, stage.journal.entries, stage.events]);
    expect(said).toContain('[hidden]');
    for (const key of keys) expect(said).not.toContain(key);
  });
});
