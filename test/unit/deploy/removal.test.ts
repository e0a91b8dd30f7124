import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removableOf } from '../../../src/deploy';
import { keyOf } from '../../../src/plan';
import { summaryOf } from '../../../src/work';
import { readSample } from './sample';
import { openStage } from './stage';

const { design, wanted } = readSample('contoso');
/** The design no longer says a connection, nor the authorization that it used. */
const less = wanted.filter(({ id }) => !/connections\/cn-dev-ams$|authorizations\/dev$/i.test(id));
const dropped = wanted.filter((resource) => !less.includes(resource)).map(({ id }) => keyOf(id));

let stage: Awaited<ReturnType<typeof openStage>>;
beforeEach(async () => {
  stage = await openStage(design, wanted);
  expect((await stage.run()).status).toBe('succeeded');
});
afterEach(() => stage.stop());

const ids = () => stage.simulator.snapshot().resources.map(({ id }) => keyOf(id));
const sent = (method: string) =>
  stage.simulator.log().flatMap((event) => (event.kind === 'request' && event.method === method ? [event.path] : []));
const yes = { remove: true, confirmRemoval: () => Promise.resolve(true) };

describe('what is in Azure and not in the design any more', () => {
  it('is there to be tried', () => {
    expect(dropped.length).toBeGreaterThanOrEqual(2);
  });

  it('stays, and the last line says how much of it there is', async () => {
    const outcome = await stage.run({ wanted: less });
    expect(outcome.status).toBe('succeeded');
    expect(outcome.leftovers.map(({ resourceId }) => keyOf(resourceId))).toEqual(expect.arrayContaining(dropped));
    expect(summaryOf(outcome, 'azure')).toContain(`left as it is: ${String(outcome.leftovers.length)} (`);
    expect(sent('DELETE')).toEqual([]);
    expect(ids()).toEqual(expect.arrayContaining(dropped));
  });

  it('is removed when that is asked for and confirmed apart: it, in the safe order, and nothing else', async () => {
    const before = ids();
    const asked: string[][] = [];
    const outcome = await stage.run({
      wanted: less,
      remove: true,
      confirm: () => Promise.reject(new Error('nothing is written, so nothing is asked')),
      confirmRemoval: ({ leftovers }) => {
        asked.push(leftovers.map(({ resourceId }) => keyOf(resourceId)));
        return Promise.resolve(true);
      },
    });
    expect(outcome.status).toBe('succeeded');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.toSorted()).toEqual(dropped.toSorted());
    expect(ids().toSorted()).toEqual(before.filter((id) => !dropped.includes(id)).toSorted());
    const deleted = sent('DELETE').map(keyOf);
    expect(deleted).toEqual(asked[0]);
    expect(deleted[0]).toContain('/connections/');
    expect(outcome.leftovers.filter(({ resourceId }) => dropped.includes(keyOf(resourceId)))).toEqual([]);
    expect(summaryOf(outcome, 'azure')).toContain(
      `${String(dropped.length)} of ${String(dropped.length)} were removed.`,
    );
  });

  it('is told to the journal before Azure is asked, and forgotten afterwards', async () => {
    const order: string[] = [];
    const end = stage.simulator.on((event) => {
      if (event.kind === 'request' && event.method === 'DELETE') {
        const last = stage.journal.entries.at(-1);
        order.push(last?.kind === 'removal' && last.state === 'Running' ? keyOf(last.resourceId) : 'untold');
      }
    });
    await stage.run({ wanted: less, ...yes });
    end();
    expect(order).toEqual(sent('DELETE').map(keyOf));
    const { made } = stage.journal.remembered('contoso', 'simulator');
    expect(dropped.filter((id) => made.has(id))).toEqual([]);
    expect(made.size).toBeGreaterThan(5);
  });

  it('stays where the person says no to that, and nothing is written either', async () => {
    const before = ids();
    const puts = sent('PUT').length;
    const bigger = less.map((resource) => ({ ...resource, tags: { ...resource.tags, changed: 'yes' } }));
    for (const answer of [{ remove: true, confirmRemoval: () => Promise.resolve(false) }, { remove: true }]) {
      expect((await stage.run({ wanted: bigger, ...answer })).status).toBe('declined');
    }
    expect([ids(), sent('PUT').length, sent('DELETE').length]).toEqual([before, puts, 0]);
  });

  it('is asked about where the person chose it in the first question', async () => {
    const more = less.map((one) =>
      one.location === undefined ? one : { ...one, tags: { ...one.tags, changed: 'yes' } },
    );
    const outcome = await stage.run({
      wanted: more,
      confirm: () => Promise.resolve('remove'),
      confirmRemoval: () => Promise.resolve(true),
    });
    expect(outcome.removals.map(({ state }) => state)).toEqual(dropped.map(() => 'Succeeded'));
  });

  it('stays where a step before it fails', async () => {
    stage.simulator.faults.add({ kind: 'forbid', match: { method: 'PUT' }, times: 999 });
    const more = less.map((one) =>
      one.location === undefined ? one : { ...one, tags: { ...one.tags, changed: 'yes' } },
    );
    const outcome = await stage.run({ wanted: more, ...yes });
    expect(outcome.status).toBe('failed');
    expect(new Set(outcome.removals.map(({ state }) => state))).toEqual(new Set(['NotStarted']));
    expect(sent('DELETE')).toEqual([]);
  });

  it('that cannot be removed ends the removal, and is named', async () => {
    stage.simulator.faults.add({ kind: 'forbid', match: { method: 'DELETE' }, times: 1 });
    const outcome = await stage.run({ wanted: less, ...yes });
    expect(outcome.status).toBe('failed');
    expect(outcome.removals.map(({ state }) => state)).toEqual(['Failed', ...dropped.slice(1).map(() => 'NotStarted')]);
    expect(summaryOf(outcome, 'azure')).toMatch(/Not removed: \S+cn-dev-ams/);
    const told = stage.journal.entries.flatMap((entry) =>
      entry.kind === 'removal' ? [[entry.state, 'code' in entry, entry.code]] : [],
    );
    expect(told).toEqual([
      ['Running', false, undefined],
      ['Failed', true, 'AuthorizationFailed'],
    ]);
    expect(ids()).toEqual(expect.arrayContaining(dropped));
  });

  it('is nobody else’s: what others put into the same group stays, whatever is asked', async () => {
    const group = /^.*\/resourceGroups\/[^/]+/i.exec(dropped[0] ?? '')?.[0] ?? '';
    const theirs = `${group}/providers/Microsoft.Network/routeTables/somebody-elses`;
    expect(stage.simulator.seed([{ id: theirs, body: { location: 'westeurope', properties: {} } }])).toEqual([]);
    const { plan } = await stage.planNow(less);
    expect(plan.leftovers.map(({ resourceId }) => keyOf(resourceId))).toContain(keyOf(theirs));
    expect(removableOf(plan).map(({ resourceId }) => keyOf(resourceId))).not.toContain(keyOf(theirs));
    await stage.run({ wanted: less, ...yes });
    expect(ids()).toContain(keyOf(theirs));
  });
});

describe('the keys of secrets', () => {
  const rotated = async (names: string[]) => {
    const { observe } = await import('../../../src/deploy');
    const { planOf } = await import('../../../src/plan');
    const remembered = stage.journal.remembered('contoso', 'simulator');
    const observation = await observe(stage.azure, wanted, remembered);
    const plan = planOf({ customer: 'contoso', wanted, ...observation, ...remembered, rotate: new Set(names) });
    return { plan, observation };
  };

  it('are remembered by name and time, and written again when that is asked for', async () => {
    const { keysWritten } = stage.journal.remembered('contoso', 'simulator');
    expect([...keysWritten.values()].map(({ secret }) => secret)).toContain('contoso-ams-private');
    expect(JSON.stringify(stage.journal.entries)).not.toContain('S3cret');
    expect((await rotated([])).plan.steps.filter(({ action }) => action !== 'keep')).toEqual([]);
    const { plan, observation } = await rotated(['contoso-ams-private']);
    expect(plan.steps.filter(({ action }) => action !== 'keep').map(({ action }) => action)).toEqual(['update']);
    const outcome = await stage.run({ plan, observation, secrets: () => Promise.resolve('AnotherSecret99') });
    expect(outcome.status).toBe('succeeded');
    const peering = stage.simulator
      .snapshot()
      .resources.find(({ id }) => /contoso-ams\/peerings\/AzurePrivatePeering$/i.test(id));
    expect(peering?.properties['sharedKey']).toBe('AnotherSecret99');
    expect(JSON.stringify(stage.journal.entries)).not.toContain('AnotherSecret99');
  });

  it('of another target are not those of this one', () => {
    expect(stage.journal.remembered('contoso', 'AzureCloud')).toEqual({
      made: new Set(),
      keysWritten: new Map(),
      resetsOwed: new Set(),
    });
  });
});
