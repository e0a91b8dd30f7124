import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/simulator';
import type { Bench } from './harness';
import {
  bench,
  CIRCUIT,
  circuitBody,
  codeOf,
  gatewayBody,
  GROUP,
  network,
  networkBody,
  OTHER_SUB,
  privatePeering,
  stopAll,
  SUB,
  until,
} from './harness';

afterEach(stopAll);

const HUB = network('virtualNetworks/hub');
const SPOKE = network('virtualNetworks/spoke');
const GATEWAY = network('virtualNetworkGateways/gw');

const refusal = async (b: Bench, method: string, path: string, body?: JsonObject) => {
  const answer = await b.send(method, path, body);
  return [answer.status, codeOf(answer)];
};

async function provisioned(b: Bench): Promise<void> {
  await b.done('PUT', CIRCUIT, circuitBody());
  await until(
    async () => ((await b.get(CIRCUIT)).properties as JsonObject).serviceProviderProvisioningState === 'Provisioned',
  );
  await b.sim.settled();
}

async function hubWithGateway(b: Bench): Promise<void> {
  await b.done('PUT', HUB, networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26' }));
  await b.done('PUT', GATEWAY, gatewayBody(HUB));
}

const connection = (more: JsonObject = {}): JsonObject => ({
  location: 'westeurope',
  properties: {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: GATEWAY },
    peer: { id: CIRCUIT },
    ...more,
  },
});

describe('circuits', () => {
  it('deletes the peerings and authorizations that a PUT of the circuit leaves out', async () => {
    const b = await bench({ pause: ['provider'] });
    await b.done('PUT', CIRCUIT, circuitBody());
    await b.done('PUT', `${CIRCUIT}/peerings/AzurePrivatePeering`, privatePeering());
    await b.done('PUT', `${CIRCUIT}/authorizations/a`, {});
    const full = await b.get(CIRCUIT);
    expect(full.properties).toMatchObject({
      peerings: [{ name: 'AzurePrivatePeering' }],
      authorizations: [{ name: 'a' }],
    });
    await b.done('PUT', CIRCUIT, full);
    expect((await b.get(CIRCUIT)).properties).toMatchObject({ peerings: [{ name: 'AzurePrivatePeering' }] });
    await b.done('PUT', CIRCUIT, circuitBody());
    expect((await b.get(CIRCUIT)).properties).toMatchObject({ peerings: [], authorizations: [] });
  });

  it('never shows a shared key and keeps it when it is left out', async () => {
    const b = await bench({ pause: ['provider'] });
    await b.done('PUT', CIRCUIT, circuitBody());
    const peering = `${CIRCUIT}/peerings/AzurePrivatePeering`;
    const body = privatePeering();
    await b.done('PUT', peering, { properties: { ...(body.properties as JsonObject), sharedKey: 'S3cret' } });
    await b.done('PUT', peering, body);
    expect(JSON.stringify(await b.get(peering))).not.toContain('S3cret');
    expect(JSON.stringify(b.sim.snapshot())).toContain('S3cret');
  });

  it('fails a smaller bandwidth and keeps a larger one', async () => {
    const b = await bench({ pause: ['provider'] });
    await b.done('PUT', CIRCUIT, circuitBody(100));
    await b.done('PUT', CIRCUIT, circuitBody(200));
    expect((await b.get(CIRCUIT)).properties).toMatchObject({ provisioningState: 'Succeeded' });
    await b.done('PUT', CIRCUIT, circuitBody(50));
    expect((await b.get(CIRCUIT)).properties).toMatchObject({ provisioningState: 'Failed' });
  });

  it('refuses skus, bandwidths and providers that Azure refuses', async () => {
    const b = await bench();
    const sku = { name: 'Standard_UnlimitedData', tier: 'Standard', family: 'MeteredData' };
    expect(await refusal(b, 'PUT', CIRCUIT, { ...circuitBody(), sku })).toEqual([400, 'InvalidSku']);
    expect(await refusal(b, 'PUT', CIRCUIT, circuitBody(0))).toEqual([400, 'InvalidBandwidth']);
    expect(await refusal(b, 'PUT', CIRCUIT, { ...circuitBody(), properties: {} })).toEqual([
      400,
      'InvalidCircuitProperties',
    ]);
    await b.done('PUT', CIRCUIT, circuitBody());
    const colt = { serviceProviderName: 'Colt', peeringLocation: 'Amsterdam', bandwidthInMbps: 50 };
    expect(
      await refusal(b, 'PUT', CIRCUIT, { ...circuitBody(), properties: { serviceProviderProperties: colt } }),
    ).toEqual([400, 'PropertyChangeNotAllowed']);
    expect(await refusal(b, 'PUT', CIRCUIT, { ...circuitBody(), location: 'uksouth' })).toEqual([
      409,
      'InvalidResourceLocation',
    ]);
  });

  it('refuses peerings that Azure refuses', async () => {
    const b = await bench({ pause: ['provider'] });
    await b.done('PUT', CIRCUIT, circuitBody());
    const peering = `${CIRCUIT}/peerings/AzurePrivatePeering`;
    const but = (more: JsonObject): JsonObject => ({
      properties: { ...(privatePeering().properties as JsonObject), ...more },
    });
    expect(await refusal(b, 'PUT', `${CIRCUIT}/peerings/other`, privatePeering())).toEqual([400, 'InvalidPeeringType']);
    expect(await refusal(b, 'PUT', peering, but({ vlanId: 4095 }))).toEqual([400, 'InvalidVlanId']);
    expect(await refusal(b, 'PUT', peering, but({ peerASN: 12076 }))).toEqual([400, 'InvalidPeerASN']);
    expect(await refusal(b, 'PUT', peering, but({ primaryPeerAddressPrefix: '172.16.0.0/29' }))).toEqual([
      400,
      'InvalidPeerAddressPrefix',
    ]);
    expect(await refusal(b, 'PUT', peering, but({ secondaryPeerAddressPrefix: '172.16.0.0/30' }))).toEqual([
      400,
      'PeerAddressPrefixesOverlap',
    ]);
    expect(await refusal(b, 'PUT', peering, but({ primaryPeerAddressPrefix: '172.16.0.1/30' }))).toEqual([
      400,
      'InvalidCIDRNotation',
    ]);
    expect(
      await refusal(b, 'PUT', `${CIRCUIT}/peerings/MicrosoftPeering`, but({ peeringType: 'MicrosoftPeering' })),
    ).toEqual([400, 'MicrosoftPeeringConfigNotSpecified']);
    await b.done('PUT', peering, privatePeering());
    const second = but({ peeringType: 'MicrosoftPeering', microsoftPeeringConfig: { advertisedPublicPrefixes: [] } });
    expect(await refusal(b, 'PUT', `${CIRCUIT}/peerings/MicrosoftPeering`, second)).toEqual([400, 'VlanIdInUse']);
  });

  it('is not deleted while the connectivity provider holds it, and is after it let go', async () => {
    const b = await bench();
    await provisioned(b);
    await b.done('DELETE', CIRCUIT);
    expect((await b.get(CIRCUIT)).properties).toMatchObject({ provisioningState: 'Failed' });
    b.sim.deprovision(CIRCUIT);
    await b.done('PUT', CIRCUIT, circuitBody());
    await until(
      async () =>
        ((await b.get(CIRCUIT)).properties as JsonObject).serviceProviderProvisioningState === 'NotProvisioned',
    );
    await b.sim.settled();
    await b.done('DELETE', CIRCUIT);
    expect((await b.send('GET', CIRCUIT)).status).toBe(404);
  });
});

describe('connections', () => {
  it('need a provisioned circuit with a private peering', async () => {
    const b = await bench({ pause: ['provider'] });
    await hubWithGateway(b);
    await b.done('PUT', CIRCUIT, circuitBody());
    expect(await refusal(b, 'PUT', network('connections/cn'), connection())).toEqual([
      400,
      'ExpressRouteCircuitNotProvisioned',
    ]);
    b.sim.resume('provider');
    await until(
      async () => ((await b.get(CIRCUIT)).properties as JsonObject).serviceProviderProvisioningState === 'Provisioned',
    );
    await b.sim.settled();
    expect(await refusal(b, 'PUT', network('connections/cn'), connection())).toEqual([
      400,
      'ExpressRouteCircuitPrivatePeeringNotFound',
    ]);
    await b.done('PUT', `${CIRCUIT}/peerings/AzurePrivatePeering`, privatePeering());
    await b.done('PUT', network('connections/cn'), connection());
    expect((await b.get(network('connections/cn'))).properties).toMatchObject({
      provisioningState: 'Succeeded',
      connectionStatus: 'Connected',
    });
    expect(await refusal(b, 'DELETE', GATEWAY)).toEqual([400, 'VirtualNetworkGatewayInUse']);
    expect(await refusal(b, 'PUT', CIRCUIT, circuitBody())).toEqual([400, 'ExpressRouteCircuitPeeringInUse']);
    expect(await refusal(b, 'PUT', network('connections/cn2'), connection({ routingWeight: 10 }))).toEqual([
      400,
      'ConnectionAlreadyExists',
    ]);
  });

  it('redeem an authorization once, when they are in another subscription', async () => {
    const b = await bench();
    const group = `/subscriptions/${OTHER_SUB}/resourceGroups/rg`;
    const [hub, gateway, cn] = ['virtualNetworks/hub', 'virtualNetworkGateways/gw', 'connections/cn'].map((name) =>
      network(name, group),
    ) as [string, string, string];
    await b.send('PUT', group, { location: 'westeurope' });
    await b.done('PUT', hub, networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26' }));
    await b.done('PUT', gateway, gatewayBody(hub));
    await provisioned(b);
    await b.done('PUT', `${CIRCUIT}/peerings/AzurePrivatePeering`, privatePeering());
    await b.done('PUT', `${CIRCUIT}/authorizations/a`, {});
    const auth = (await b.get(`${CIRCUIT}/authorizations/a`)).properties as JsonObject;
    expect(auth.authorizationUseStatus).toBe('Available');
    const body = (key?: string) =>
      connection({ virtualNetworkGateway1: { id: gateway }, ...(key && { authorizationKey: key }) });
    expect(await refusal(b, 'PUT', cn, body())).toEqual([400, 'AuthorizationKeyRequired']);
    expect(await refusal(b, 'PUT', cn, body('wrong'))).toEqual([400, 'InvalidAuthorizationKey']);
    await b.done('PUT', cn, body(String(auth.authorizationKey)));
    expect((await b.get(cn)).properties).not.toHaveProperty('authorizationKey');
    expect((await b.get(`${CIRCUIT}/authorizations/a`)).properties).toMatchObject({
      authorizationUseStatus: 'InUse',
      connectionResourceUri: cn,
    });
    await b.done('PUT', cn, body());
    expect((await b.get(cn)).properties).toMatchObject({ provisioningState: 'Succeeded' });
    await b.done('DELETE', `${CIRCUIT}/authorizations/a`);
    expect((await b.send('GET', cn)).status).toBe(404);
  });

  it('of IPsec keep their key apart', async () => {
    const b = await bench();
    const address = network('publicIPAddresses/pip');
    await b.done('PUT', HUB, networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26' }));
    await b.done('PUT', address, {
      location: 'westeurope',
      sku: { name: 'Standard' },
      properties: { publicIPAllocationMethod: 'Static' },
    });
    const vpn = gatewayBody(HUB, 'Vpn', 'VpnGw1AZ');
    expect(await refusal(b, 'PUT', GATEWAY, vpn)).toEqual([400, 'GatewayIpConfigurationsInvalid']);
    const configuration = { subnet: { id: `${HUB}/subnets/GatewaySubnet` }, publicIPAddress: { id: address } };
    await b.done('PUT', GATEWAY, {
      ...vpn,
      properties: {
        ...(vpn.properties as JsonObject),
        ipConfigurations: [{ name: 'default', properties: configuration }],
      },
    });
    await b.done('PUT', network('localNetworkGateways/lng'), {
      location: 'westeurope',
      properties: { gatewayIpAddress: '198.51.100.1', localNetworkAddressSpace: { addressPrefixes: ['10.9.0.0/16'] } },
    });
    const properties = {
      connectionType: 'IPsec',
      virtualNetworkGateway1: { id: GATEWAY },
      localNetworkGateway2: { id: network('localNetworkGateways/lng') },
      sharedKey: 'abc',
    };
    await b.done('PUT', network('connections/vpn'), { location: 'westeurope', properties });
    expect((await b.get(network('connections/vpn'))).properties).not.toHaveProperty('sharedKey');
    expect(await b.get(`${network('connections/vpn')}/sharedkey`)).toEqual({ value: 'abc' });
    expect((await b.send('PUT', `${network('connections/vpn')}/sharedkey`, { value: 'def' })).status).toBe(200);
    expect(await b.get(`${network('connections/vpn')}/sharedkey`)).toEqual({ value: 'def' });
    expect(await refusal(b, 'DELETE', address)).toEqual([400, 'PublicIPAddressCannotBeDeleted']);
    expect(await refusal(b, 'DELETE', network('localNetworkGateways/lng'))).toEqual([400, 'LocalNetworkGatewayInUse']);
    expect((await b.get(address)).properties).toMatchObject({
      ipConfiguration: { id: `${GATEWAY}/ipConfigurations/default` },
    });
  });
});

describe('networks', () => {
  it('refuse subnets outside, subnets that overlap, and deleting what is in use', async () => {
    const b = await bench();
    expect(await refusal(b, 'PUT', HUB, networkBody('10.0.0.0/16', { a: '10.1.0.0/24' }))).toEqual([
      400,
      'NetcfgSubnetRangeOutsideVnet',
    ]);
    expect(await refusal(b, 'PUT', HUB, networkBody('10.0.0.0/16', { a: '10.0.0.0/24', b: '10.0.0.128/25' }))).toEqual([
      400,
      'NetcfgSubnetRangesOverlap',
    ]);
    expect(await refusal(b, 'PUT', HUB, networkBody('10.0.0.1/16'))).toEqual([400, 'InvalidCIDRNotation']);
    expect((await b.send('GET', HUB)).status).toBe(404);
    await hubWithGateway(b);
    expect(await refusal(b, 'DELETE', `${HUB}/subnets/GatewaySubnet`)).toEqual([400, 'InUseSubnetCannotBeDeleted']);
    expect(await refusal(b, 'DELETE', HUB)).toEqual([400, 'InUseSubnetCannotBeDeleted']);
    expect(await refusal(b, 'PUT', HUB, networkBody('10.0.0.0/16', { a: '10.0.1.0/24' }))).toEqual([
      400,
      'InUseSubnetCannotBeDeleted',
    ]);
    expect(await refusal(b, 'PUT', network('virtualNetworkGateways/gw2'), gatewayBody(HUB))).toEqual([
      400,
      'VirtualNetworkGatewayTypeExists',
    ]);
  });

  it('keep their subnets where a PUT does not speak of them', async () => {
    const b = await bench();
    await b.done('PUT', HUB, networkBody('10.0.0.0/16', { a: '10.0.0.0/24' }));
    await b.done('PUT', HUB, {
      location: 'westeurope',
      properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } },
    });
    expect((await b.get(HUB)).properties).toMatchObject({ subnets: [{ name: 'a' }] });
  });

  it('peer both ways, and lend a gateway only where there is one', async () => {
    const b = await bench();
    await b.done('PUT', HUB, networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26' }));
    await b.done('PUT', SPOKE, networkBody('10.1.0.0/16'));
    const peer = (to: string, more: JsonObject = {}): JsonObject => ({
      properties: { remoteVirtualNetwork: { id: to }, ...more },
    });
    const [out, back] = [`${HUB}/virtualNetworkPeerings/out`, `${SPOKE}/virtualNetworkPeerings/back`];
    expect(await refusal(b, 'PUT', back, peer(HUB, { useRemoteGateways: true }))).toEqual([
      400,
      'RemoteVnetHasNoGateways',
    ]);
    await b.done('PUT', GATEWAY, gatewayBody(HUB));
    await b.done('PUT', out, peer(SPOKE));
    expect((await b.get(out)).properties).toMatchObject({ peeringState: 'Initiated' });
    expect(await refusal(b, 'PUT', back, peer(HUB, { useRemoteGateways: true }))).toEqual([
      400,
      'RemotePeeringDoesNotAllowGatewayTransit',
    ]);
    await b.done('PUT', out, peer(SPOKE, { allowGatewayTransit: true }));
    await b.done('PUT', back, peer(HUB, { useRemoteGateways: true }));
    expect((await b.get(out)).properties).toMatchObject({
      peeringState: 'Connected',
      remoteAddressSpace: { addressPrefixes: ['10.1.0.0/16'] },
    });
    await b.done('DELETE', SPOKE);
    expect((await b.get(out)).properties).toMatchObject({ peeringState: 'Disconnected' });
  });

  it('refuse references to what is not there or in another region', async () => {
    const b = await bench();
    const using = (id: string): JsonObject => ({
      location: 'westeurope',
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [{ name: 'a', properties: { addressPrefix: '10.0.0.0/24', routeTable: { id } } }],
      },
    });
    expect(await refusal(b, 'PUT', HUB, using(network('routeTables/none')))).toEqual([400, 'InvalidResourceReference']);
    await b.done('PUT', network('routeTables/far'), { location: 'uksouth', properties: {} });
    expect(await refusal(b, 'PUT', HUB, using(network('routeTables/far')))).toEqual([400, 'InvalidResourceReference']);
    await b.done('PUT', network('routeTables/near'), { location: 'West Europe', properties: {} });
    await b.done('PUT', HUB, using(network('routeTables/near')));
    expect(await refusal(b, 'DELETE', network('routeTables/near'))).toEqual([400, 'InUseRouteTableCannotBeDeleted']);
  });

  it('refuse rules and routes that clash', async () => {
    const b = await bench();
    const rule = (name: string, priority: number): JsonObject => ({
      name,
      properties: {
        priority,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        sourceAddressPrefix: '*',
        sourcePortRange: '*',
        destinationAddressPrefix: '*',
        destinationPortRange: '443',
      },
    });
    const group = (...securityRules: JsonObject[]): JsonObject => ({
      location: 'westeurope',
      properties: { securityRules },
    });
    expect(await refusal(b, 'PUT', network('networkSecurityGroups/n'), group(rule('a', 100), rule('b', 100)))).toEqual([
      400,
      'SecurityRuleConflict',
    ]);
    expect(await refusal(b, 'PUT', network('networkSecurityGroups/n'), group(rule('a', 99)))).toEqual([
      400,
      'SecurityRuleInvalidPriority',
    ]);
    await b.done('PUT', network('networkSecurityGroups/n'), group(rule('a', 100), rule('b', 101)));
    expect(
      ((await b.get(network('networkSecurityGroups/n'))).properties as { defaultSecurityRules: unknown[] })
        .defaultSecurityRules,
    ).toHaveLength(6);
    const table = (...routes: JsonObject[]): JsonObject => ({ location: 'westeurope', properties: { routes } });
    const route = (name: string, properties: JsonObject): JsonObject => ({ name, properties });
    expect(
      await refusal(
        b,
        'PUT',
        network('routeTables/t'),
        table(route('a', { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance' })),
      ),
    ).toEqual([400, 'InvalidNextHopIpAddress']);
    const internet = { addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' };
    expect(
      await refusal(b, 'PUT', network('routeTables/t'), table(route('a', internet), route('b', internet))),
    ).toEqual([400, 'RouteConflict']);
  });
});

describe('Global Reach, route filters, ports, Route Server, roles and locks', () => {
  it('joins two private peerings and shows the far end', async () => {
    const b = await bench({ pause: ['provider'] });
    const far = network('expressRouteCircuits/c2');
    for (const [circuit, first] of [
      [CIRCUIT, 0],
      [far, 8],
    ] as const) {
      await b.done('PUT', circuit, circuitBody());
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
    expect(await refusal(b, 'PUT', CIRCUIT, on(40))).toEqual([400, 'ExpressRoutePortBandwidthExceeded']);
    await b.done('PUT', CIRCUIT, on(10));
    expect((await b.get(CIRCUIT)).properties).toMatchObject({ serviceProviderProvisioningState: 'Provisioned' });
    expect((await b.get(port)).properties).toMatchObject({
      provisionedBandwidthInGbps: 10,
      circuits: [{ id: CIRCUIT }],
    });
    expect(await refusal(b, 'DELETE', port)).toEqual([400, 'ExpressRoutePortInUse']);
  });

  it('makes a Route Server in its own subnet', async () => {
    const b = await bench();
    await b.done('PUT', HUB, networkBody('10.0.0.0/16', { RouteServerSubnet: '10.0.0.0/26', other: '10.0.1.0/24' }));
    const server = network('virtualHubs/rs');
    await b.done('PUT', server, { location: 'westeurope', properties: { sku: 'Standard' } });
    const at = (subnet: string): JsonObject => ({ properties: { subnet: { id: `${HUB}/subnets/${subnet}` } } });
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
