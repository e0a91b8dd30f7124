import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/simulator';
import {
  bench,
  CIRCUIT,
  circuitBody,
  connection,
  GATEWAY,
  gatewayBody,
  HUB,
  hubWithGateway,
  network,
  networkBody,
  OTHER_SUB,
  privatePeering,
  provisioned,
  refusal,
  stopAll,
  until,
} from './harness';

afterEach(stopAll);

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
      zones: ['1', '2', '3'],
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
