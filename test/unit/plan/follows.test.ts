import { describe, expect, it } from 'vitest';
import { type ArmBody, isAwaitedDone, keyPlace, planOf } from '../../../src/plan';
import type { Json, WantedResource } from '../../../src/resources';
import { GROUP, circuit, circuitId, connection, gatewayId, peering, peeringId, wanted } from './wanted';

const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const [hub, apps] = [`${NETWORK}/virtualNetworks/hub`, `${NETWORK}/virtualNetworks/apps`];

const network = (id: string, prefixes: string[], more: Partial<WantedResource> = {}) =>
  wanted(id, { properties: { addressSpace: { addressPrefixes: prefixes } } }, more);
const joined = (from: string, to: string, more: Partial<WantedResource> = {}) =>
  wanted(
    `${from}/virtualNetworkPeerings/to-${to.slice(to.lastIndexOf('/') + 1)}`,
    { properties: { remoteVirtualNetwork: { id: { $id: to } } } },
    { dependsOn: [from, to], ...more },
  );
const space = (...addressPrefixes: string[]) => ({ properties: { addressSpace: { addressPrefixes } } });
const link = (to: string, peeringSyncLevel?: string): ArmBody => ({
  properties: { remoteVirtualNetwork: { id: to }, ...(peeringSyncLevel !== undefined && { peeringSyncLevel }) },
});

function plan(all: readonly WantedResource[], actual: Record<string, unknown>, more: object = {}) {
  const made = planOf({
    customer: 'c',
    wanted: all,
    actual: new Map(Object.entries(actual)) as ReadonlyMap<string, ArmBody>,
    ...more,
  });
  return { ...made, of: (id: string) => made.steps.find((step) => step.resourceId === id || step.id.endsWith(id)) };
}

describe('network peerings follow the address spaces of both ends', () => {
  const all = (hubSpace: string[], appSpace: string[]) => [
    network(hub, hubSpace),
    network(apps, appSpace),
    joined(hub, apps),
    joined(apps, hub),
  ];
  const there = (hubSpace: string[], appSpace: string[], level?: string) => ({
    [hub]: space(...hubSpace),
    [apps]: space(...appSpace),
    [`${hub}/virtualNetworkPeerings/to-apps`]: link(apps, level),
    [`${apps}/virtualNetworkPeerings/to-hub`]: link(hub, level),
  });

  it.each([
    ['the spoke grows', ['10.0.0.0/16'], ['10.1.0.0/16', '10.2.0.0/16']],
    ['the hub grows', ['10.0.0.0/16', '10.9.0.0/16'], ['10.1.0.0/16']],
  ])('where %s, on both sides, after both networks', (_, hubSpace, appSpace) => {
    const made = plan(all(hubSpace, appSpace), there(['10.0.0.0/16'], ['10.1.0.0/16']));
    for (const id of ['hub/virtualNetworkPeerings/to-apps', 'apps/virtualNetworkPeerings/to-hub']) {
      const step = made.of(id);
      expect(step, id).toMatchObject({ action: 'update' });
      expect(step?.impact).toContain('sync');
      expect(step?.changes).toMatchObject([{ path: 'properties.peeringSyncLevel', to: 'FullyInSync' }]);
      expect(step?.dependsOn.join()).toMatch(/virtualNetworks\/(apps|hub)$|virtualNetworks\/apps,/);
    }
  });

  it('where it shrinks, and where Azure says that it is out of sync; else they are kept', () => {
    const shrunk = plan(all(['10.0.0.0/16'], ['10.1.0.0/16']), there(['10.0.0.0/16'], ['10.1.0.0/16', '10.2.0.0/16']));
    expect(shrunk.of('hub/virtualNetworkPeerings/to-apps')?.impact).toContain('sync');
    expect(shrunk.of(apps)?.impact).toContain('10.2.0.0/16');
    const stale = plan(
      all(['10.0.0.0/16'], ['10.1.0.0/16']),
      there(['10.0.0.0/16'], ['10.1.0.0/16'], 'RemoteNotInSync'),
    );
    expect(stale.of('hub/virtualNetworkPeerings/to-apps')).toMatchObject({ action: 'update' });
    const settled = plan(all(['10.0.0.0/16'], ['10.1.0.0/16']), there(['10.0.0.0/16'], ['10.1.0.0/16'], 'FullyInSync'));
    expect(settled.steps.every(({ action }) => action === 'keep')).toBe(true);
  });

  it('and who manages the other end is waited for by name, until it is in sync', () => {
    const theirs = [
      network(hub, ['10.0.0.0/16', '10.9.0.0/16']),
      network(apps, ['10.1.0.0/16'], { party: 'customer' }),
      joined(hub, apps),
      joined(apps, hub, { party: 'customer' }),
    ];
    const step = plan(theirs, there(['10.0.0.0/16'], ['10.1.0.0/16'])).of('apps/virtualNetworkPeerings/to-hub');
    expect(step).toMatchObject({ action: 'wait', waitsFor: 'customer' });
    expect(step?.impact).toContain('the customer has to sync');
    if (!step) return;
    expect(isAwaitedDone(step, link(hub, 'RemoteNotInSync'))).toBe(false);
    expect(isAwaitedDone(step, link(hub, 'FullyInSync'))).toBe(true);
  });

  it('and the network’s step names every peering, those of others too, and the edges whose filters follow', () => {
    const gateway = wanted(gatewayId, {
      properties: {
        ipConfigurations: [
          { name: 'default', properties: { subnet: { id: { $id: `${hub}/subnets/GatewaySubnet` } } } },
        ],
      },
    });
    const cn = connection();
    const properties = {
      ...(cn.body['properties'] as object),
      virtualNetworkGateway1: { id: { $id: gatewayId }, properties: {} },
    };
    const design = [
      ...all(['10.0.0.0/16'], ['10.1.0.0/16', '10.2.0.0/16']),
      gateway,
      circuit({ edges: ['ams-1', 'ams-2'] }),
      { ...cn, body: { properties } },
    ];
    const stranger = {
      name: 'to-partner',
      id: `${apps}/virtualNetworkPeerings/to-partner`,
      properties: { remoteVirtualNetwork: { id: '/partner' } },
    };
    const actual = {
      ...there(['10.0.0.0/16'], ['10.1.0.0/16']),
      [apps]: { properties: { ...space('10.1.0.0/16').properties, virtualNetworkPeerings: [stranger] } },
    };
    const impact = plan(design, actual).of(apps)?.impact ?? '';
    for (const text of ['to-apps', 'to-hub', 'to-partner (/partner)', 'ams-1, ams-2', 'circuit ams'])
      expect(impact).toContain(text);
  });

  it('and edges let in what a new spoke brings once it uses the gateway of the hub, and nothing where it does not', () => {
    const gateway = wanted(gatewayId, {
      properties: {
        gatewayType: 'ExpressRoute',
        ipConfigurations: [
          { name: 'default', properties: { subnet: { id: { $id: `${hub}/subnets/GatewaySubnet` } } } },
        ],
      },
    });
    const cn = connection();
    const ends = {
      ...(cn.body['properties'] as object),
      virtualNetworkGateway1: { id: { $id: gatewayId }, properties: {} },
    };
    const impactWith = (useRemoteGateways: boolean, actual: Record<string, unknown>) => {
      const spoke = joined(apps, hub);
      const properties = { ...(spoke.body['properties'] as object), useRemoteGateways };
      const [hubEnd, appsEnd] = [network(hub, ['10.0.0.0/16']), network(apps, ['10.1.0.0/16'])];
      const design = [
        hubEnd,
        appsEnd,
        joined(hub, apps),
        { ...spoke, body: { properties } },
        gateway,
        circuit({ edges: ['ams-1', 'ams-2'] }),
        { ...cn, body: { properties: ends } },
      ];
      return plan(design, actual).of('apps/virtualNetworkPeerings/to-hub')?.impact;
    };
    expect(impactWith(true, {})).toContain('filters and prefix limits follow on ams-1, ams-2 (circuit ams)');
    expect(impactWith(false, {})).not.toContain('filters');
    const turnedOn = impactWith(true, there(['10.0.0.0/16'], ['10.1.0.0/16']));
    expect(turnedOn).toContain('filters and prefix limits follow on ams-1, ams-2 (circuit ams)');
  });
});

describe('the route filter of a peering that the connectivity provider makes', () => {
  const id = `${circuitId}/peerings/MicrosoftPeering`;
  const filter = wanted(`${NETWORK}/routeFilters/rf`, { properties: { rules: [] } });
  const microsoft = wanted(
    id,
    {
      properties: {
        peeringType: 'MicrosoftPeering',
        vlanId: 20,
        sharedKey: { $secret: 'md5' },
        routeFilter: { id: { $id: filter.id } },
      },
    },
    { party: 'connectivity-provider', stage: 'peerings', dependsOn: [circuitId, filter.id] },
  );
  const provisioned = {
    ...circuit().body,
    location: 'westeurope',
    properties: { ...(circuit().body['properties'] as object), serviceProviderProvisioningState: 'Provisioned' },
  };
  const made = (more: object = {}) => ({
    properties: { peeringType: 'MicrosoftPeering', vlanId: 20, primaryPeerAddressPrefix: '198.51.100.0/30', ...more },
  });

  it('is attached by us, with nothing else of the peering, after it is there', () => {
    const step = plan([circuit(), filter, microsoft], { [circuitId]: provisioned, [id]: made() }).of(
      'MicrosoftPeering/routeFilter',
    );
    expect(step).toMatchObject({ action: 'update', part: { properties: { routeFilter: { id: { $id: filter.id } } } } });
    expect(step?.impact).toContain('attach the route filter rf');
    expect(step?.dependsOn).toContain('prod/rg/expressRouteCircuits/ams/peerings/MicrosoftPeering');
    expect(JSON.stringify(step?.part)).not.toContain('vlanId');
    const done = plan([circuit(), filter, microsoft], {
      [circuitId]: provisioned,
      [id]: made({ routeFilter: { id: filter.id } }),
      [filter.id]: {},
    });
    expect(done.of('MicrosoftPeering/routeFilter')?.action).toBe('keep');
  });

  it('or by who owns the circuit', () => {
    const step = plan([circuit({ party: 'customer' }), filter, microsoft], {
      [circuitId]: provisioned,
      [id]: made(),
    }).of('MicrosoftPeering/routeFilter');
    expect(step).toMatchObject({ action: 'wait', waitsFor: 'customer' });
    if (!step) return;
    expect(isAwaitedDone(step, made() as ArmBody)).toBe(false);
    expect(isAwaitedDone(step, made({ routeFilter: { id: filter.id.toUpperCase() } }) as ArmBody)).toBe(true);
  });
});

describe('keys', () => {
  const actual = { properties: { peeringType: 'AzurePrivatePeering', vlanId: 110 } };
  const there = { [circuitId]: { location: 'westeurope', ...circuit().body } as Json, [peeringId]: actual };
  const of = (more: object) => plan([circuit(), peering()], there, more).of(peeringId);
  const written = (secret: string) => ({
    keysWritten: new Map([[keyPlace(peeringId, 'properties.sharedKey'), { secret, at: '2026-11-01T10:00:00Z' }]]),
  });

  it('are said to be not comparable, with when they were written last', () => {
    expect(of({})).toMatchObject({
      action: 'keep',
      keys: [{ secret: 'ams-private', lastWritten: null, rewrite: false }],
    });
    expect(of({})?.impact).toContain('--rotate ams-private');
    expect(of(written('ams-private'))?.impact).toContain('2026-11-01');
  });

  it('are written again where their name changed, or where it is asked for', () => {
    for (const more of [written('old-name'), { rotate: new Set(['ams-private']) }]) {
      const step = of(more);
      expect(step).toMatchObject({ action: 'update', keys: [{ rewrite: true }] });
      expect(step?.changes).toMatchObject([{ path: 'properties.sharedKey', to: { secret: 'ams-private' } }]);
      expect(step?.impact).toContain('BGP sessions end');
      expect(step?.impact).toContain('at the other end');
    }
    expect(of({ rotate: new Set(['another']) })?.action).toBe('keep');
  });
});
