import { describe, expect, it } from 'vitest';
import type { DeploymentStatus, Outcome, StepOutcome } from '../../../src/deploy';
import { summaryOf, waitText } from '../../../src/work';

const step = (action: StepOutcome['action'], state: StepOutcome['state']): StepOutcome => ({
  id: `${action} ${state}`,
  action,
  resourceId: `/subscriptions/x/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/${state}`,
  state,
  waitsFor: null,
});

const leftover = (within: 'resource' | 'unseen', removable: boolean) =>
  ({ id: `old-${within}`, resourceId: `/old/${within}`, within, removable }) as unknown as Outcome['leftovers'][number];

const outcome = (status: DeploymentStatus, more: Partial<Outcome> = {}): Outcome => ({
  status,
  objections: [],
  steps: [step('create', 'Succeeded'), step('update', 'UnderWay'), step('create', 'NotStarted')],
  resources: [
    { id: '/a/b', type: 'x', party: 'csp', existing: false, provisioningState: 'Succeeded' },
    { id: '/a/c', type: 'x', party: 'customer', existing: false, provisioningState: 'Unknown' },
  ],
  leftOut: [],
  removals: [],
  leftovers: [leftover('resource', true), leftover('unseen', false)],
  ...more,
});

const statuses: Readonly<Record<DeploymentStatus, true>> = {
  succeeded: true,
  incomplete: true,
  nothing: true,
  waiting: true,
  failed: true,
  cancelled: true,
  refused: true,
  declined: true,
};

describe('the last line about a deployment', () => {
  it.each(Object.keys(statuses) as DeploymentStatus[])('to the simulator never says Azure: %s', (status) => {
    const leftovers = [[], [leftover('resource', false)], [leftover('resource', true), leftover('unseen', false)]];
    for (const each of leftovers) {
      expect(summaryOf(outcome(status, { leftovers: each }), 'simulator')).not.toMatch(/Azure/);
    }
  });

  it('says where what was cancelled goes on', () => {
    expect(summaryOf(outcome('cancelled'), 'simulator')).toContain(
      '1 are under way in the simulator, 1 were not started',
    );
    expect(summaryOf(outcome('cancelled'), 'azure')).toContain('1 are under way in Azure');
  });

  it('says that there was nothing to do where each step kept what is there, and only there', () => {
    const kept = { steps: [step('keep', 'Succeeded')], leftovers: [] };
    const seen = { resources: outcome('succeeded').resources.slice(0, 1) };
    expect(summaryOf(outcome('succeeded', { ...kept, ...seen }), 'azure')).toBe(
      'Nothing to do: all 1 resources are there, as the design wants them.',
    );
    expect(summaryOf(outcome('succeeded', kept), 'azure')).not.toContain('Nothing to do');
    const written = [step('keep', 'Succeeded'), step('create', 'Succeeded')];
    expect(summaryOf(outcome('succeeded', { ...seen, steps: written }), 'azure')).not.toContain('Nothing to do');
    const removals = [{ id: 'x', resourceId: '/x', state: 'Succeeded' as const }];
    expect(summaryOf(outcome('succeeded', { ...kept, ...seen, removals }), 'azure')).not.toContain('Nothing to do');
  });
});

describe('a wait that is asked for', () => {
  it('is asked for by the simulator where it is one', () => {
    const wait = { seconds: 5 } as Parameters<typeof waitText>[0];
    expect(waitText(wait, 'simulator')).toMatch(/^The simulator asks/);
    expect(waitText(wait, 'azure')).toMatch(/^Azure asks/);
  });
});
