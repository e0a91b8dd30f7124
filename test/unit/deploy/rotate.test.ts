import { afterEach, describe, expect, it } from 'vitest';
import { planOf } from '../../../src/plan';
import { readSample } from './sample';
import { openStage } from './stage';

const { design, wanted } = readSample('fabrikam');
let stage: Awaited<ReturnType<typeof openStage>>;
afterEach(() => stage.stop());

/** A plan that writes the key of a tunnel again. */
async function rotating() {
  const { plan, observation } = await stage.planNow();
  const connection = plan.steps.find(({ keys, resourceId }) => keys && /\/connections\/[^/]+$/.test(resourceId));
  const secret = connection?.keys?.[0]?.secret ?? '';
  const rotate = new Set([secret]);
  const remembered = stage.journal.remembered('contoso', 'simulator');
  const next = planOf({ customer: 'contoso', wanted, ...observation, ...remembered, rotate });
  return { plan: next, observation, connection: connection?.resourceId ?? '' };
}

const resets = ({ steps }: { steps: readonly { id: string; post?: string }[] }) =>
  steps.filter(({ post }) => post === 'resetconnection');

describe('a key that is written again', () => {
  it('is followed by a reset of its connection, once', async () => {
    stage = await openStage(design, wanted);
    expect((await stage.run()).status).toBe('succeeded');
    expect(resets((await stage.planNow()).plan)).toEqual([]);
    const { plan, observation, connection } = await rotating();
    expect(resets(plan)).toMatchObject([{ resourceId: connection, action: 'update', traffic: 'interrupted' }]);
    const { length } = stage.simulator.log();
    expect((await stage.run({ plan, observation })).status).toBe('succeeded');
    const asked = stage.simulator
      .log()
      .slice(length)
      .flatMap((event) =>
        event.kind === 'request' && event.method !== 'GET' ? [`${event.method} ${event.path.toLowerCase()}`] : [],
      );
    const path = connection.toLowerCase();
    expect(asked).toEqual([`PUT ${path}`, `POST ${path}/resetconnection`]);
    expect(resets((await stage.planNow()).plan)).toEqual([]);
  });

  it('is reset by the next deployment where the reset failed', async () => {
    stage = await openStage(design, wanted);
    await stage.run();
    const { plan, observation, connection } = await rotating();
    stage.simulator.faults.add({ kind: 'forbid', match: { method: 'POST', path: 'resetconnection' }, times: 1 });
    expect((await stage.run({ plan, observation })).status).toBe('failed');
    const next = (await stage.planNow()).plan;
    expect(resets(next)).toMatchObject([{ resourceId: connection }]);
    expect(next.steps.filter(({ action }) => action === 'update')).toHaveLength(1);
    expect((await stage.run()).status).toBe('succeeded');
    expect(resets((await stage.planNow()).plan)).toEqual([]);
  });
});
