import { describe, expect, it } from 'vitest';
import { type ArmBody, type PlanStep, isAwaitedDone, keyPlace, planOf } from '../../../src/plan';
import { attachmentStep } from '../../../src/plan/attachment';
import { authorizationNotes } from '../../../src/plan/authorizations';
import { inOrder } from '../../../src/plan/order';
import { circuitsBefore } from '../../../src/plan/provisioning';
import type { WantedResource } from '../../../src/resources';
import { GROUP, circuit, circuitId, connection, connectionId, gatewayId, peering, peeringId, wanted } from './wanted';

const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const hub = `${NETWORK}/virtualNetworks/hub`;
const filterId = `${NETWORK}/routeFilters/rf`;
const microsoftId = `${circuitId}/peerings/MicrosoftPeering`;
const byKey = (all: readonly WantedResource[]) => new Map(all.map((one) => [one.id.toLowerCase(), one]));
const found = (actual: Record<string, unknown>) =>
  new Map(Object.entries(actual).map(([id, body]) => [id.toLowerCase(), body as ArmBody]));
const plan = (all: readonly WantedResource[], actual: Record<string, unknown> | undefined, more: object = {}) =>
  planOf({ customer: 'c', wanted: all, actual: actual && found(actual), ...more });
const stepOf = (all: readonly WantedResource[], actual: Record<string, unknown> | undefined, ending: string) =>
  plan(all, actual).steps.find(({ id }) => id.endsWith(ending));
const provisioned = (state = 'Provisioned') => ({
  location: 'westeurope',
  properties: { provisioningState: 'Succeeded', serviceProviderProvisioningState: state },
});

describe('the filter of a peering that the connectivity provider makes', () => {
  const body = (more: object = {}): WantedResource['body'] => ({
    properties: { peeringType: 'MicrosoftPeering', routeFilter: { id: { $id: filterId } }, ...more },
  });
  const filter = wanted(filterId, { properties: { rules: [] } }, { location: 'westeurope' });
  const theirs = (more: Partial<WantedResource> = {}, properties: object = {}) =>
    wanted(microsoftId, body(properties), { party: 'connectivity-provider', stage: 'peerings', ...more });
  const all = (one: WantedResource, of = circuit()) => byKey([of, one, filter]);

  it('is attached by the owner of the circuit, onto nothing else, and once the filter is there', () => {
    const step = attachmentStep(theirs(), all(theirs()), undefined);
    expect(step).toMatchObject({
      id: 'prod/rg/expressRouteCircuits/ams/peerings/MicrosoftPeering/routeFilter',
      action: 'update',
      resourceId: microsoftId,
      dependsOn: ['prod/rg/expressRouteCircuits/ams/peerings/MicrosoftPeering', 'prod/rg/routeFilters/rf'],
      waitsFor: null,
    });
    expect(step?.part).toEqual({ properties: { routeFilter: { id: { $id: filterId } } } });
  });

  it('is part of the sessions of IPv6 where the design has a filter on them, and not elsewhere', () => {
    const sessions = { primaryPeerAddressPrefix: '2001:db8::/126' };
    const plain = theirs({}, { ipv6PeeringConfig: sessions });
    expect(attachmentStep(plain, all(plain), undefined)?.part).toEqual({
      properties: { routeFilter: { id: { $id: filterId } } },
    });
    const both = theirs({}, { ipv6PeeringConfig: { ...sessions, routeFilter: { id: { $id: filterId } } } });
    expect(attachmentStep(both, all(both), undefined)?.part).toEqual({
      properties: {
        routeFilter: { id: { $id: filterId } },
        ipv6PeeringConfig: { routeFilter: { id: { $id: filterId } } },
      },
    });
  });

  it('is no step of its own where the peering is ours, exists, has no filter, or where there is no such circuit', () => {
    for (const one of [theirs({ party: 'csp' }), theirs({ party: 'customer' }), theirs({ existing: true })])
      expect(attachmentStep(one, all(one), undefined)).toBeUndefined();
    const other = wanted(gatewayId, body(), { party: 'connectivity-provider' });
    expect(attachmentStep(other, all(other), undefined)).toBeUndefined();
    const without = wanted(microsoftId, { properties: {} }, { party: 'connectivity-provider' });
    expect(attachmentStep(without, all(without), undefined)).toBeUndefined();
    expect(attachmentStep(theirs(), byKey([theirs(), filter]), undefined)).toBeUndefined();
  });

  it('is asked of who owns the circuit, and kept once it is attached', () => {
    for (const of of [circuit({ party: 'customer' }), circuit({ existing: true })])
      expect(attachmentStep(theirs(), all(theirs(), of), undefined)).toMatchObject({
        action: 'wait',
        waitsFor: 'customer',
      });
    const attached = found({ [microsoftId]: { properties: { routeFilter: { id: filterId } } } });
    expect(attachmentStep(theirs(), all(theirs()), attached)).toMatchObject({ action: 'keep', changes: [] });
    const another = found({ [microsoftId]: { properties: { routeFilter: { id: `${filterId}-old` } } } });
    const step = attachmentStep(theirs(), all(theirs()), another);
    expect(step).toMatchObject({ action: 'update' });
    expect(step?.changes.length).toBeGreaterThan(0);
  });

  it('is no difference of the peering itself, which is the connectivity provider’s', () => {
    const made = { properties: { provisioningState: 'Succeeded', peeringType: 'MicrosoftPeering', vlanId: 11 } };
    const resources = [circuit(), theirs({}, { vlanId: 10 }), filter];
    const own = stepOf(resources, { [circuitId]: provisioned(), [microsoftId]: made }, '/MicrosoftPeering');
    expect(own).toMatchObject({ action: 'keep' });
    expect(own?.changes.map(({ path }) => path)).toEqual(['properties.vlanId']);
    expect(own?.impact).toContain('who manages it has to change it');
    const same = stepOf(
      [circuit(), theirs(), filter],
      { [circuitId]: provisioned(), [microsoftId]: made },
      '/MicrosoftPeering',
    );
    expect([same?.changes, same?.impact]).toEqual([[], 'is as the design wants it']);
  });
});

describe('whether who is waited for is done', () => {
  const step = (more: Partial<PlanStep>): PlanStep => ({
    id: 's',
    action: 'wait',
    resourceId: microsoftId,
    dependsOn: [],
    impact: '',
    changes: [],
    rule: null,
    waitsFor: 'connectivity-provider',
    ...more,
  });
  const made = (state?: string) => ({ properties: { ...(state !== undefined && { provisioningState: state }) } });

  it('is seen of a circuit by its provisioning, and of nothing else', () => {
    const ofCircuit = step({ resourceId: circuitId });
    expect(isAwaitedDone(ofCircuit, provisioned())).toBe(true);
    expect(isAwaitedDone(ofCircuit, provisioned('NotProvisioned'))).toBe(false);
    expect(isAwaitedDone(ofCircuit, undefined)).toBe(false);
    expect(isAwaitedDone(step({ resourceId: circuitId, waitsFor: 'customer' }), provisioned('NotProvisioned'))).toBe(
      true,
    );
  });

  it('is seen of others by what is there, once nothing is under way on it', () => {
    expect(isAwaitedDone(step({}), undefined)).toBe(false);
    for (const state of ['Updating', 'Failed', 'Deleting'])
      expect(isAwaitedDone(step({}), made(state)), state).toBe(false);
    for (const state of ['Succeeded', 'succeeded', undefined]) expect(isAwaitedDone(step({}), made(state))).toBe(true);
  });

  it('is seen of a part by whether that part is there', () => {
    const part = { properties: { routeFilter: { id: { $id: filterId } } } };
    expect(isAwaitedDone(step({ part }), { properties: { routeFilter: { id: filterId } } })).toBe(true);
    expect(isAwaitedDone(step({ part }), { properties: {} })).toBe(false);
    expect(isAwaitedDone(step({ part }), { properties: { routeFilter: { id: `${filterId}-old` } } })).toBe(false);
  });
});

describe('the order', () => {
  const item = (id: string, ...dependsOn: string[]) => ({ id, dependsOn });
  it('is by rank, then by id, whatever is given first', () => {
    const items = [item('b'), item('a'), item('d', 'a'), item('c', 'b'), item('e')];
    const rank = ({ id }: { readonly id: string }) => (id === 'e' ? 0 : 1);
    for (const given of [items, items.toReversed(), [...items.slice(2), ...items.slice(0, 2)]])
      expect(inOrder(given, rank).ordered.map(({ id }) => id)).toEqual(['e', 'a', 'b', 'c', 'd']);
  });

  it('has those that wait for each other, or for what is not there, as the rest, by id', () => {
    const { ordered, rest } = inOrder([item('z', 'y'), item('y', 'z'), item('x', 'gone'), item('a')], () => 0);
    expect(ordered.map(({ id }) => id)).toEqual(['a']);
    expect(rest.map(({ id }) => id)).toEqual(['x', 'y', 'z']);
  });

  it('of steps of equal rank is by id', () => {
    const tables = ['c', 'a', 'b'].map((name) =>
      wanted(`${NETWORK}/routeTables/${name}`, { properties: { routes: [] } }, { location: 'westeurope' }),
    );
    const names = plan(tables, {}).steps.map(({ id }) => id.at(-1));
    expect(names).toEqual(['a', 'b', 'c']);
    expect(plan(tables.toReversed(), {}).steps.map(({ id }) => id.at(-1))).toEqual(names);
  });
});

describe('the wait for the connectivity provider', () => {
  const named = (more: Partial<WantedResource> = {}) => circuit(more);
  const onPort = wanted(circuitId, { properties: { expressRoutePort: { id: '/x/port' } } }, { location: 'westeurope' });
  const wait = (all: readonly WantedResource[], actual?: Record<string, unknown>) =>
    stepOf(all, actual, '/provisioned');

  it('stands before what needs the circuit, and not where nothing does or it is over', () => {
    expect(wait([named(), peering()], {})).toMatchObject({ rule: 'PEER-001', waitsFor: 'connectivity-provider' });
    expect(wait([named(), peering()])?.impact).toContain('Equinix provisions');
    expect(wait([named()], {})).toBeUndefined();
    expect(wait([named(), peering()], { [circuitId]: provisioned() })).toBeUndefined();
    expect(wait([named(), peering()], { [circuitId]: provisioned('Provisioning') })).toBeDefined();
  });

  it('is none on a direct port', () => {
    expect(wait([onPort, peering()], {})).toBeUndefined();
    expect(wait([onPort, peering()])).toBeUndefined();
  });

  it('of a circuit that exists is known only where somebody looked and the design names the connectivity provider', () => {
    expect(wait([named({ existing: true }), peering()])).toBeUndefined();
    expect(
      wait([{ ...onPort, existing: true }, peering()], { [circuitId]: provisioned('NotProvisioned') }),
    ).toBeUndefined();
    expect(wait([named({ existing: true }), peering()], { [circuitId]: provisioned('NotProvisioned') })).toBeDefined();
    expect(wait([named({ existing: true }), peering()], { [circuitId]: provisioned() })).toBeUndefined();
  });

  it('is needed by what names the circuit in its id, its body or before it, and by nothing of the first stage', () => {
    const key = circuitId.toLowerCase();
    expect(circuitsBefore(peering())).toEqual([key]);
    expect(circuitsBefore(connection())).toEqual([key]);
    expect(circuitsBefore(connection({ dependsOn: [] }))).toEqual([key]);
    expect(circuitsBefore(wanted(`${circuitId}/authorizations/a`, {}, { stage: 'network' }))).toEqual([]);
    expect(circuitsBefore(circuit({ stage: 'peerings' }))).toEqual([]);
    expect(circuitsBefore(wanted(gatewayId, {}, { stage: 'connections' }))).toEqual([]);
  });
});

describe('the authorization of a connection', () => {
  const authorizationId = `${circuitId}/authorizations/dr`;
  const made = connection();
  const properties = made.body['properties'] as object;
  const using = {
    ...made,
    body: { properties: { ...properties, authorizationKey: { $authorizationKey: authorizationId } } },
  };
  const use = (authorizationUseStatus: string) => ({ properties: { authorizationUseStatus } });

  it('is told where it is another one, which Azure shows by that nobody uses it', () => {
    expect(authorizationNotes(using, found({ [circuitId]: {}, [authorizationId]: use('Available') }))).toHaveLength(1);
    expect(authorizationNotes(using, found({ [circuitId]: {} }))).toHaveLength(1);
    expect(authorizationNotes(using, found({ [circuitId]: {}, [authorizationId]: use('InUse') }))).toEqual([]);
  });

  it('is not known of a circuit that nobody could look into', () => {
    expect(authorizationNotes(using, found({}))).toEqual([]);
    expect(authorizationNotes(connection(), found({ [circuitId]: {} }))).toEqual([]);
  });
});

describe('what was taken out of a list', () => {
  it('is named by each value, once, where the meaning of the change does not', () => {
    const table = wanted(hub, {
      properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, dhcpOptions: { dnsServers: ['10.0.0.4'] } },
    });
    const actual = {
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        dhcpOptions: { dnsServers: ['10.0.0.4', '10.0.0.9'] },
      },
    };
    const impact = stepOf([table], { [hub]: actual }, 'virtualNetworks/hub')?.impact ?? '';
    expect(impact.split('10.0.0.9')).toHaveLength(2);
    expect(impact).not.toMatch(/10\.0\.0\.4/);
  });
});

describe('what stands beside', () => {
  it('is not told where nothing does', () => {
    const step = stepOf(
      [connection()],
      { [connectionId]: { ...(connection().body as object), location: 'westeurope' } },
      'connections/cn',
    );
    expect(step?.action).toBe('keep');
    expect(step?.impact).not.toContain('not in the design');
    expect(step).not.toHaveProperty('keys');
  });
});

describe('keys that the design names no more', () => {
  const place = keyPlace(peeringId, 'properties.sharedKey');
  const written = new Map([[place, { secret: 'old', at: '2026-01-01T00:00:00Z' }]]);
  const there = {
    [circuitId]: provisioned(),
    [peeringId]: { properties: { peeringType: 'AzurePrivatePeering', vlanId: 110 } },
  };
  const impactOf = (one: WantedResource) =>
    plan([circuit(), one], there, { keysWritten: written }).steps.find(({ resourceId }) => resourceId === peeringId)
      ?.impact;

  it('are told by the resource that has them, and by no other', () => {
    const bare = wanted(
      peeringId,
      { properties: { peeringType: 'AzurePrivatePeering', vlanId: 110 } },
      { stage: 'peerings' },
    );
    expect(impactOf(bare)).toContain('the key old, written on 2026-01-01T00:00:00Z, stays there');
    expect(impactOf(peering())).not.toContain('stays there');
    const all = plan([circuit(), bare], there, { keysWritten: written }).steps;
    expect(all.filter(({ impact }) => impact.includes('stays there'))).toHaveLength(1);
  });
});
