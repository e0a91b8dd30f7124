import { afterEach, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../src/simulator';
import {
  bench,
  CIRCUIT,
  circuitBody,
  GROUP,
  HUB,
  network,
  networkBody,
  OTHER_SUB,
  privatePeering,
  refusal,
  stopAll,
  SUB,
} from './harness';

afterEach(stopAll);

describe('Global Reach, route filters, ports, Route Server, roles and locks', () => {
  it('joins two private peerings and shows the far end', async () => {
    const b = await bench({ pause: ['provider'] });
    const far = network('expressRouteCircuits/c2');
    for (const [circuit, first, peeringLocation] of [
      [CIRCUIT, 0, 'Amsterdam'],
      [far, 8, 'London'],
    ] as const) {
      const order = circuitBody();
      Object.assign((order.properties as JsonObject).serviceProviderProperties as JsonObject, { peeringLocation });
      await b.done('PUT', circuit, order);
      const properties = {
        ...(privatePeering().properties as JsonObject),
        primaryPeerAddressPrefix: `172.16.0.${first}/30`,
        secondaryPeerAddressPrefix: `172.16.0.${first + 4}/30`,
      };
      await b.done('PUT', `${circuit}/peerings/AzurePrivatePeering`, { properties });
    }
    const [near, remote] = [CIRCUIT, far].map((circuit) => `${circuit}/peerings/AzurePrivatePeering`) as [
      string,
      string,
    ];
    const body = (addressPrefix: string): JsonObject => ({
      properties: {
        expressRouteCircuitPeering: { id: near },
        peerExpressRouteCircuitPeering: { id: remote },
        addressPrefix,
      },
    });
    expect(await refusal(b, 'PUT', `${near}/connections/gr`, body('10.0.0.0/28'))).toEqual([
      400,
      'InvalidAddressPrefix',
    ]);
    await b.done('PUT', `${near}/connections/gr`, body('172.31.0.0/29'));
    expect((await b.get(`${near}/connections/gr`)).properties).toMatchObject({ circuitConnectionStatus: 'Connected' });
    expect((await b.get(CIRCUIT)).properties).toMatchObject({ globalReachEnabled: true });
    expect((await b.get(remote)).properties).toMatchObject({ peeredConnections: [{ name: 'gr' }] });
    expect((await b.get(`${remote}/peerConnections`)).value).toHaveLength(1);
    expect(await refusal(b, 'DELETE', far)).toEqual([400, 'ExpressRouteCircuitPeeringInUse']);
  });

  it('allows one rule in a route filter', async () => {
    const b = await bench();
    const rule = (name: string, community = '12076:51041'): JsonObject => ({
      name,
      properties: { access: 'Allow', routeFilterRuleType: 'Community', communities: [community] },
    });
    const filter = (...rules: JsonObject[]): JsonObject => ({ location: 'westeurope', properties: { rules } });
    expect(await refusal(b, 'PUT', network('routeFilters/rf'), filter(rule('a'), rule('b')))).toEqual([
      400,
      'RouteFilterRuleLimitExceeded',
    ]);
    expect(await refusal(b, 'PUT', network('routeFilters/rf'), filter(rule('a', '65000:1')))).toEqual([
      400,
      'InvalidBgpCommunity',
    ]);
    await b.done('PUT', network('routeFilters/rf'), filter(rule('a')));
    expect((await b.get(network('routeFilters/rf'))).properties).toMatchObject({
      rules: [{ name: 'a' }],
      peerings: [],
    });
  });

  it('makes a port with its two links, and bounds the circuits on it', async () => {
    const b = await bench();
    const port = network('expressRoutePorts/p');
    const properties = { peeringLocation: 'Equinix-Amsterdam-AM5', bandwidthInGbps: 10, encapsulation: 'QinQ' };
    await b.done('PUT', port, { location: 'westeurope', properties });
    const made = (await b.get(port)).properties as JsonObject;
    expect(made.links).toHaveLength(2);
    const on = (bandwidthInGbps: number): JsonObject => ({
      ...circuitBody(),
      properties: { expressRoutePort: { id: port }, bandwidthInGbps },
    });
    expect(await refusal(b, 'PUT', CIRCUIT, on(40))).toEqual([400, 'InvalidBandwidth']);
    await b.done('PUT', CIRCUIT, on(10));
    expect((await b.get(CIRCUIT)).properties).toMatchObject({ serviceProviderProvisioningState: 'Provisioned' });
    expect((await b.get(port)).properties).toMatchObject({
      provisionedBandwidthInGbps: 10,
      circuits: [{ id: CIRCUIT }],
    });
    expect(await refusal(b, 'DELETE', port)).toEqual([400, 'ExpressRoutePortInUse']);
  });

  it('refuses a port at a place of circuits, and a text where true or false is meant', async () => {
    const b = await bench();
    const properties = { peeringLocation: 'Amsterdam', bandwidthInGbps: 10, encapsulation: 'QinQ' };
    const port = network('expressRoutePorts/p');
    expect(await refusal(b, 'PUT', port, { location: 'westeurope', properties })).toEqual([
      400,
      'InvalidPeeringLocation',
    ]);
    // What no list knows yet may be a new building.
    const fresh = { ...properties, peeringLocation: 'Equinix-Ghent-GH1' };
    await b.done('PUT', port, { location: 'westeurope', properties: fresh });
    const table = (disableBgpRoutePropagation: Json) => ({
      location: 'westeurope',
      properties: { disableBgpRoutePropagation, routes: [] },
    });
    for (const text of ['yes', 'true', 1]) {
      expect(await refusal(b, 'PUT', network('routeTables/rt'), table(text))).toEqual([400, 'InvalidRequestFormat']);
    }
    await b.done('PUT', network('routeTables/rt'), table(true));
  });

  it('makes a Route Server in its own subnet', async () => {
    const b = await bench();
    await b.done('PUT', HUB, networkBody('10.0.0.0/16', { RouteServerSubnet: '10.0.0.0/26', other: '10.0.1.0/24' }));
    const server = network('virtualHubs/rs');
    await b.done('PUT', server, { location: 'westeurope', properties: { sku: 'Standard' } });
    const address = network('publicIPAddresses/rs');
    await b.done('PUT', address, {
      location: 'westeurope',
      sku: { name: 'Standard' },
      properties: { publicIPAllocationMethod: 'Static' },
    });
    const at = (subnet: string): JsonObject => ({
      properties: { subnet: { id: `${HUB}/subnets/${subnet}` }, publicIPAddress: { id: address } },
    });
    expect(await refusal(b, 'PUT', `${server}/ipConfigurations/default`, at('other'))).toEqual([
      400,
      'InvalidRouteServerSubnet',
    ]);
    await b.done('PUT', `${server}/ipConfigurations/default`, at('RouteServerSubnet'));
    await b.done('PUT', `${server}/bgpConnections/nva`, { properties: { peerAsn: 65001, peerIp: '10.0.1.4' } });
    expect((await b.get(`${server}/bgpConnections/nva`)).properties).toMatchObject({ provisioningState: 'Succeeded' });
    expect((await b.get(server)).properties).toMatchObject({ virtualRouterAsn: 65515, routingState: 'Provisioned' });
  });

  it('gives a role once, and keeps what is locked', async () => {
    const b = await bench();
    const role = `/subscriptions/${SUB}/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7`;
    const body: JsonObject = { properties: { principalId: OTHER_SUB, roleDefinitionId: role } };
    const path = (guid: string) => `${GROUP}/providers/Microsoft.Authorization/roleAssignments/${guid}`;
    const first = await b.send('PUT', path('11111111-1111-4111-8111-111111111111'), body);
    expect([first.status, (first.body.properties as JsonObject).scope]).toEqual([201, GROUP]);
    expect(await refusal(b, 'PUT', path('22222222-2222-4222-8222-222222222222'), body)).toEqual([
      409,
      'RoleAssignmentExists',
    ]);
    expect(await refusal(b, 'PUT', path('not-a-guid'), body)).toEqual([400, 'InvalidRoleAssignmentId']);
    const found = await b.get(
      `/subscriptions/${SUB}/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01&$filter=roleName%20eq%20'Reader'`,
    );
    expect(found.value).toMatchObject([{ name: 'acdd72a7-3385-48ef-bd42-f606fba81ae7' }]);
    await b.done('PUT', HUB, networkBody('10.0.0.0/16'));
    const lock = `${HUB}/providers/Microsoft.Authorization/locks/keep`;
    await b.send('PUT', lock, { properties: { level: 'CanNotDelete' } });
    expect(await refusal(b, 'DELETE', HUB)).toEqual([409, 'ScopeLocked']);
    expect(await refusal(b, 'DELETE', GROUP)).toEqual([409, 'ScopeLocked']);
    await b.send('DELETE', lock);
    expect((await b.done('DELETE', HUB)).status).toBe(202);
  });

  it('lists connectivity providers and communities of the catalogue', async () => {
    const b = await bench();
    const offers = (await b.get(`/subscriptions/${SUB}/providers/Microsoft.Network/expressRouteServiceProviders`))
      .value as { name: string }[];
    expect(offers.map(({ name }) => name)).toEqual(expect.arrayContaining(['Equinix', 'Megaport']));
    const communities = (await b.get(`/subscriptions/${SUB}/providers/Microsoft.Network/bgpServiceCommunities`))
      .value as unknown[];
    expect(communities.length).toBeGreaterThan(20);
  });
});
