import { describe, expect, it } from 'vitest';
import { type ArmBody, type PlanStep, planOf } from '../../../src/plan';
import type { WantedResource } from '../../../src/resources';
import { GROUP, circuit, circuitId, connection, connectionId, gatewayId, peering, peeringId, wanted } from './wanted';

const customer = 'contoso';
const provisioned = (mbps = 1000, tier = 'Standard', family = 'MeteredData'): ArmBody => ({
  location: 'westeurope',
  sku: { name: `${tier}_${family}`, tier, family },
  properties: {
    provisioningState: 'Succeeded',
    serviceProviderProvisioningState: 'Provisioned',
    serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: 'Amsterdam', bandwidthInMbps: mbps },
  },
});

function stepOf(resources: readonly WantedResource[], actual: Record<string, ArmBody> | undefined, id: string) {
  const there = actual && new Map(Object.entries(actual));
  const steps = planOf({ customer, wanted: resources, actual: there }).steps.filter((s) => s.resourceId === id);
  const [step] = steps;
  if (!step) throw new Error(`no step for ${id}`);
  return step;
}

describe('a plan for an empty Azure', () => {
  const { steps } = planOf({ customer, wanted: [connection(), peering(), circuit()], actual: undefined });

  it('creates in the order of the dependencies, and waits for the connectivity provider before peering and connection', () => {
    expect(steps.map(({ id, action }) => [id, action])).toEqual([
      ['prod/rg/expressRouteCircuits/ams', 'create'],
      ['prod/rg/expressRouteCircuits/ams/provisioned', 'wait'],
      ['prod/rg/expressRouteCircuits/ams/peerings/AzurePrivatePeering', 'create'],
      ['prod/rg/connections/cn', 'create'],
    ]);
    const wait = steps[1];
    expect(wait?.waitsFor).toBe('connectivity-provider');
    expect(wait?.rule).toBe('PEER-001');
    expect(steps[2]?.dependsOn).toContain(wait?.id);
    expect(steps[3]?.dependsOn).toContain(wait?.id);
  });

  it('says what it means for the bill', () => {
    expect(steps[0]?.impact).toContain('billing starts');
  });

  it('has every key of the format in every step', () => {
    for (const step of steps) {
      expect(
        Object.keys(step)
          .filter((key) => key !== 'sources' && key !== 'traffic')
          .sort(),
      ).toEqual(['action', 'changes', 'dependsOn', 'id', 'impact', 'resourceId', 'rule', 'waitsFor'].sort());
    }
  });
});

describe('what others manage', () => {
  it('is waited for, for whom it is', () => {
    const step = stepOf([circuit({ party: 'customer' })], {}, circuitId);
    expect(step).toMatchObject({ action: 'wait', waitsFor: 'customer' });
    const theirs = stepOf([circuit(), peering({ party: 'connectivity-provider' })], {}, peeringId);
    expect(theirs).toMatchObject({ action: 'wait', waitsFor: 'connectivity-provider' });
  });

  it('is kept once it is there, with what differs', () => {
    const step = stepOf([circuit({ party: 'customer' })], { [circuitId.toUpperCase()]: provisioned(500) }, circuitId);
    expect(step.action).toBe('keep');
    expect(step.changes).toHaveLength(1);
  });

  it('is waited for while it is being made, or where it may not be read', () => {
    const updating = { properties: { provisioningState: 'Updating' } };
    expect(stepOf([circuit({ party: 'customer' })], { [circuitId]: updating }, circuitId).action).toBe('wait');
    const hidden = planOf({
      customer,
      wanted: [circuit({ party: 'customer' })],
      actual: new Map(),
      unreadable: new Set([circuitId.toLowerCase()]),
    });
    expect(hidden.steps[0]).toMatchObject({ action: 'wait', waitsFor: 'customer' });
    expect(hidden.steps[0]?.impact).toContain('existing: true');
  });
});

describe('what exists', () => {
  it('is kept unseen, and refused where it was looked for and is not there', () => {
    expect(stepOf([circuit({ existing: true })], undefined, circuitId).action).toBe('keep');
    expect(stepOf([circuit({ existing: true })], { [circuitId]: provisioned() }, circuitId).action).toBe('keep');
    expect(stepOf([circuit({ existing: true })], {}, circuitId).action).toBe('refuse');
  });
});

describe('changes', () => {
  const refused = (resource: WantedResource, actual: ArmBody): PlanStep => {
    const step = stepOf([resource], { [resource.id]: actual }, resource.id);
    expect(step.action).toBe('refuse');
    expect(step.changes.length).toBeGreaterThan(0);
    return step;
  };

  it('are made in place where Azure takes them', () => {
    const step = stepOf([circuit({}, 2000)], { [circuitId]: provisioned() }, circuitId);
    expect(step).toMatchObject({ action: 'update', rule: null });
    expect(step.impact).toContain('no downtime');
    expect(stepOf([circuit({}, 1000, 'Premium')], { [circuitId]: provisioned() }, circuitId).action).toBe('update');
    const unlimited = circuit({}, 1000, 'Standard', 'UnlimitedData');
    expect(stepOf([unlimited], { [circuitId]: provisioned() }, circuitId).action).toBe('update');
  });

  it('of a circuit are refused by their rules', () => {
    expect(refused(circuit({}, 500), provisioned(1000)).rule).toBe('CKT-014');
    expect(refused(circuit(), provisioned(1000, 'Standard', 'UnlimitedData')).rule).toBe('CKT-013');
    expect(
      refused(circuit({}, 1000, 'Local', 'UnlimitedData'), provisioned(1000, 'Standard', 'UnlimitedData')).rule,
    ).toBe('CKT-012');
  });

  it('from Premium to Standard are refused only where the links are too many', () => {
    const links = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...connection(), id: `${connectionId}-${String(index)}` }));
    const step = (count: number) =>
      stepOf([circuit(), ...links(count)], { [circuitId]: provisioned(1000, 'Premium') }, circuitId);
    expect(step(10).action).toBe('update');
    expect(step(11)).toMatchObject({ action: 'refuse', rule: 'CKT-015' });
  });

  it('of what is fixed at creation are refused without a code', () => {
    expect(refused(circuit({ location: 'uksouth' }), provisioned()).rule).toBeNull();
    const gateway = (name: string, tier = name) =>
      wanted(gatewayId, { properties: { gatewayType: 'ExpressRoute', sku: { name, tier } } });
    const actual = (name: string) => ({ properties: { gatewayType: 'ExpressRoute', sku: { name, tier: name } } });
    expect(refused(gateway('ErGw1AZ'), actual('ErGw2AZ')).impact).toContain('downgraded');
    expect(refused(gateway('ErGw2AZ'), actual('Standard')).impact).toContain('migration');
    expect(stepOf([gateway('ErGw3AZ')], { [gatewayId]: actual('ErGw1AZ') }, gatewayId).action).toBe('update');
    expect(stepOf([gateway('ErGwScale')], { [gatewayId]: actual('ErGw3AZ') }, gatewayId).action).toBe('update');
  });

  it('end the sessions of a peering, and say so', () => {
    const actual = { properties: { peeringType: 'AzurePrivatePeering', vlanId: 111 } };
    const step = stepOf([circuit(), peering()], { [circuitId]: provisioned(), [peeringId]: actual }, peeringId);
    expect(step.impact).toContain('downtime of this peering');
  });

  it('repair what failed', () => {
    const broken = {
      ...provisioned(),
      properties: { ...(provisioned()['properties'] as object), provisioningState: 'Failed' },
    };
    expect(stepOf([circuit()], { [circuitId]: broken }, circuitId).action).toBe('update');
  });

  it('leave what is in Azure and not in the design', () => {
    const id = `${GROUP}/providers/Microsoft.Network/routeTables/rt`;
    const table = wanted(id, { properties: { routes: [{ name: 'a' }] } });
    const step = stepOf([table], { [id]: { properties: { routes: [{ name: 'a' }, { name: 'by-hand' }] } } }, id);
    expect(step.action).toBe('keep');
    expect(step.impact).toContain('by-hand');
  });
});

describe('the wait for the connectivity provider', () => {
  it('is left out once the circuit is provisioned, on a direct port, and where nothing needs it', () => {
    const waits = (resources: WantedResource[], actual: Record<string, ArmBody>) =>
      planOf({ customer, wanted: resources, actual: new Map(Object.entries(actual)) }).steps.filter(
        (step) => step.action === 'wait',
      );
    expect(waits([circuit(), peering()], { [circuitId]: provisioned() })).toEqual([]);
    expect(waits([circuit()], {})).toEqual([]);
    const direct = wanted(circuitId, {
      properties: { expressRoutePort: { id: { $id: '/port' } }, bandwidthInGbps: 5 },
    });
    expect(waits([direct, peering()], {})).toEqual([]);
    expect(waits([circuit(), peering()], {})).toHaveLength(1);
  });
});

describe('a circle', () => {
  it('is refused, and takes nothing else with it', () => {
    const a = wanted(
      `${GROUP}/providers/Microsoft.Network/routeTables/a`,
      {},
      {
        dependsOn: [`${GROUP}/providers/Microsoft.Network/routeTables/b`],
      },
    );
    const b = wanted(`${GROUP}/providers/Microsoft.Network/routeTables/b`, {}, { dependsOn: [a.id] });
    const { steps } = planOf({ customer, wanted: [a, b, circuit()], actual: undefined });
    expect(steps.map(({ action }) => action).sort()).toEqual(['create', 'refuse', 'refuse']);
  });
});
