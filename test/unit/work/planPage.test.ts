import { describe, expect, it } from 'vitest';
import { type ArmBody, type Plan, planOf } from '../../../src/plan';
import { confirmationLines, planView } from '../../../src/planPage';
import { isPlanHostMessage, isPlanPageMessage } from '../../../src/planPage/protocol';
import { planUnseen, workOf } from '../../../src/work';
import { customerOf, designOf, sample } from '../vscode/sample';

const design = designOf(sample());
const work = workOf({ design, customer: customerOf(design, 'contoso') });

/** As if all that is wanted were there, with one body changed. */
function planWith(change: (id: string, body: Record<string, unknown>) => void): Plan {
  const actual = new Map(
    work.wanted.map(({ id, body, location, tags }) => {
      const there = structuredClone({ id, location, tags, ...body }) as Record<string, unknown>;
      change(id, there);
      return [id, there as ArmBody];
    }),
  );
  return planOf({ customer: 'contoso', wanted: work.wanted, actual });
}

const disabled = (id: string, body: Record<string, unknown>) => {
  if (!id.endsWith('/routeTables/rt-firewall')) return;
  const properties = body['properties'] as Record<string, unknown>;
  properties['disableBgpRoutePropagation'] = properties['disableBgpRoutePropagation'] !== true;
};

describe('the view of a plan', () => {
  it('says of an empty Azure what is created, and names roles and principals', () => {
    const view = planView(work, planUnseen(work), 'nothing');
    expect(view.nothingToDo).toBe(false);
    expect(view.canDeploy).toBe(true);
    expect(view.simulator).toBeUndefined();
    expect(view.against).toContain('Nobody looked');
    expect(view.roles.length).toBeGreaterThan(0);
    for (const { role, principal, scope } of view.roles) {
      expect(role).toMatch(/[A-Z][a-z]+ /);
      expect(principal).not.toMatch(/^[0-9a-f]{8}-/);
      expect(scope).not.toBe('');
    }
    expect(isPlanHostMessage({ type: 'show', view })).toBe(true);
  });

  it('shows a change property by property, with both values, and that it interrupts', () => {
    const view = planView(work, planWith(disabled), 'simulator');
    const step = view.steps.find(({ id }) => id.endsWith('rt-firewall'));
    expect(step).toMatchObject({ action: 'update', traffic: 'interrupted' });
    const [change] = step?.changes ?? [];
    expect(change?.path).toBe('properties.disableBgpRoutePropagation');
    expect(new Set([change?.from, change?.to])).toEqual(new Set(['false', 'true']));
    expect(view.simulator).toBe('Simulator');
    expect(view.deployText).toContain('Simulator');
  });

  it('takes a whole object apart', () => {
    const plan = planWith((id, body) => {
      if (id.endsWith('/routeTables/rt-firewall')) body['tags'] = { owner: 'somebody' };
    });
    const changes = planView(work, plan, 'azure').steps.flatMap((step) => step.changes);
    for (const { from, to } of changes) expect([from, to].join()).not.toMatch(/^\{/);
  });

  it('says nothing to do where nothing is to be done, of the simulator too', () => {
    const nothing = planView({ ...work, wanted: [] }, { ...planUnseen(work), steps: [] }, 'azure');
    expect(nothing).toMatchObject({ nothingToDo: true, canDeploy: false });
    const { steps } = planUnseen(work);
    const kept = steps.map((step) => ({ ...step, action: 'keep' as const }));
    const same = planView(work, { ...planUnseen(work), steps: kept }, 'simulator');
    expect(same.summary).toBe('Nothing to do: the simulator is as the design wants it.');
    expect(same).toMatchObject({ nothingToDo: true, canDeploy: false });
  });

  it('does not say that Azure is as the design wants it where more is there', () => {
    const steps = planUnseen(work).steps.map((step) => ({ ...step, action: 'keep' as const }));
    const leftover = {
      id: 'x',
      resourceId: '/x',
      apiVersion: '2024-05-01',
      tenantId: undefined,
      impact: 'it is billed',
    };
    const leftovers = [{ ...leftover, severity: 'warning', removable: false, within: 'resource' } as const];
    const { summary } = planView(work, { ...planUnseen(work), steps, leftovers }, 'azure');
    expect(summary).toBe('Nothing to do: Azure has all that the design wants. Listed besides, not in the design: 1.');
  });

  it('cannot be deployed while a step is refused', () => {
    const [first, ...rest] = planUnseen(work).steps;
    if (!first) throw new Error('no step');
    const steps = [{ ...first, action: 'refuse' as const }, ...rest];
    const view = planView(work, { ...planUnseen(work), steps }, 'azure');
    expect(view.canDeploy).toBe(false);
    expect(view.summary).toContain('none is carried out');
  });
});

describe('the confirmation', () => {
  it('names what interrupts, each property, and each role by its principal', () => {
    const text = confirmationLines(work, planWith(disabled), 'azure').join('\n');
    expect(text).toMatch(/Interrupts traffic that runs:\n• .*rt-firewall/);
    expect(text).toMatch(/rt-firewall, properties.disableBgpRoutePropagation: (true|false) → (true|false)/);
    expect(text).not.toContain('stands in for Azure');
    const all = confirmationLines(work, planUnseen(work), 'simulator').join('\n');
    expect(all).toContain('nothing is written to Azure');
    expect(all).toMatch(/ExpressRoute circuit × 2/);
    expect(all).toMatch(/Role assignments:\n• Network Contributor to /);
  });
});

describe('the messages of the plan page', () => {
  it.each([
    undefined,
    null,
    {},
    { type: 'constructor' },
    { type: 'open' },
    { type: 'open', id: 3 },
    { type: 'error', message: {} },
  ])('are none where they are %j', (message) => {
    expect(isPlanPageMessage(message)).toBe(false);
    expect(isPlanHostMessage(message)).toBe(false);
  });

  it('are those that are written down', () => {
    expect(isPlanPageMessage({ type: 'open', id: 'x' })).toBe(true);
    expect(isPlanPageMessage({ type: 'deploy' })).toBe(true);
    const step = { id: 'x', state: 'Running', stateText: 'running', duration: '2 s' };
    const progress = { type: 'progress', text: 't', running: true, done: false, steps: [step] };
    expect(isPlanHostMessage(progress)).toBe(true);
    expect(isPlanHostMessage({ ...progress, steps: [{ ...step, state: 'Done' }] })).toBe(false);
  });
});
