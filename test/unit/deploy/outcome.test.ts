import { describe, expect, it } from 'vitest';
import { type ResourceOutcome, type StepOutcome, deploy, observe } from '../../../src/deploy';
import { type RemovalOutcome, statusOf, unfinished } from '../../../src/deploy/outcome';
import type { StepState } from '../../../src/deploy/journal';
import { type ArmBody, planOf } from '../../../src/plan';
import { GROUP, wanted } from '../plan/wanted';
import { azureOf, failure } from './azureOf';
import { memoryJournal } from './stage';

const table = wanted(`${GROUP}/providers/Microsoft.Network/routeTables/rt`, {
  properties: { disableBgpRoutePropagation: true },
});
const resource = (provisioningState: string, more: Partial<ResourceOutcome> = {}): ResourceOutcome => ({
  id: table.id,
  type: table.type,
  party: 'csp',
  existing: false,
  provisioningState,
  ...more,
});
const step = (state: StepState, more: Partial<StepOutcome> = {}): StepOutcome => ({
  id: 'rt',
  action: 'create',
  resourceId: table.id,
  state,
  waitsFor: null,
  ...more,
});
const removal = (state: StepState): RemovalOutcome => ({ id: 'old', resourceId: 'old', state });
const all = { steps: [step('Succeeded')], resources: [resource('Succeeded')], leftOut: [], removals: [] };
const remark = { message: 'it is left out', place: table.place };

describe('the status of a deployment', () => {
  it('is succeeded only where all is there and as it is said', () => {
    expect(statusOf(all, false)).toBe('succeeded');
    expect(statusOf({ ...all, removals: [removal('Succeeded')] }, false)).toBe('succeeded');
  });

  it.each([
    ['something is left out', { leftOut: [remark] }],
    ['something of others differs', { steps: [step('Succeeded', { action: 'keep', differs: true })] }],
    ['a removal was not begun', { removals: [removal('NotStarted')] }],
    ['a resource is not there', { resources: [resource('Absent')] }],
    ['a resource is there, and failed', { resources: [resource('Failed')] }],
    ['a resource is still at work', { resources: [resource('Updating')] }],
    ['nobody could look at one of ours', { resources: [resource('Unknown')] }],
    ["one of the customer's is not there", { resources: [resource('Absent', { party: 'customer' })] }],
    ['what is said to exist is not there', { resources: [resource('Absent', { existing: true })] }],
  ])('is incomplete where %s', (_, some) => {
    expect(statusOf({ ...all, ...some }, false)).toBe('incomplete');
  });

  it('holds nothing against those whose resources may not be read here', () => {
    const hidden = [resource('Unknown', { party: 'customer' }), resource('Unknown', { existing: true })];
    expect([statusOf({ ...all, resources: hidden }, false), unfinished(hidden)]).toEqual(['succeeded', []]);
  });

  it('is the worst that happened', () => {
    const failed = { ...all, steps: [step('Failed'), step('Waiting')], resources: [resource('Absent')] };
    expect([statusOf(failed, false), statusOf(failed, true)]).toEqual(['failed', 'failed']);
    expect(statusOf({ ...all, removals: [removal('Failed')] }, true)).toBe('failed');
    expect(statusOf({ ...all, resources: [resource('Absent')] }, true)).toBe('cancelled');
    for (const state of ['Waiting', 'NotStarted', 'UnderWay'] as const)
      expect(statusOf({ ...all, steps: [step(state)], resources: [resource('Absent')] }, false)).toBe('waiting');
  });
});

describe('what a deployment says of what it was asked for', () => {
  const succeeded: ArmBody = {
    id: table.id,
    name: 'rt',
    properties: { provisioningState: 'Succeeded', disableBgpRoutePropagation: true },
  };

  /** Deploys the table where Azure shows it as the readings say, one after another; how often it was read, too. */
  async function deployed(...readings: (ArmBody | undefined | Error)[]) {
    const { azure, written, read } = azureOf({
      read: () => {
        const next = readings.length > 1 ? readings.shift() : readings[0];
        if (next instanceof Error) throw next;
        return next;
      },
    });
    const observation = await observe(azure, [table]);
    const outcome = await deploy({
      plan: planOf({ customer: 'contoso', wanted: [table], ...observation }),
      wanted: [table],
      observation,
      azure,
      designCloud: 'AzureCloud',
      target: 'simulator',
      secrets: () => Promise.resolve(undefined),
      confirm: () => Promise.resolve(true),
      journal: memoryJournal(),
      pace: {
        lookEveryMs: 1,
        operationMs: 50,
        retryAfterMs: 1,
        tellEveryMs: 1000,
        patienceMs: { 'connectivity-provider': 1, customer: 1 },
      },
    });
    const [state] = outcome.resources.map(({ provisioningState }) => provisioningState);
    return { status: outcome.status, state, written: written.length, read: read.length };
  }

  it('is that it is there, once it was seen there after the write', async () => {
    expect(await deployed(undefined, succeeded)).toMatchObject({ status: 'succeeded', state: 'Succeeded', written: 1 });
  });

  it.each([
    ['is gone again', undefined, 'Absent'],
    ['failed after all', { ...succeeded, properties: { provisioningState: 'Failed' } }, 'Failed'],
    ['cannot be read any more', failure('AuthorizationFailed', 403), 'Unknown'],
  ])('is incomplete where what was written %s', async (_, afterwards, state) => {
    expect(await deployed(undefined, afterwards)).toMatchObject({ status: 'incomplete', state, written: 1 });
  });

  it('is what was seen before, where nothing was written: it is not read twice', async () => {
    expect(await deployed(succeeded)).toEqual({ status: 'succeeded', state: 'Succeeded', written: 0, read: 1 });
  });
});
