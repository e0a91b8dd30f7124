import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/simulator';
import {
  bench,
  GATEWAY,
  gatewayBody,
  HUB,
  hubWithGateway,
  network,
  networkBody,
  refusal,
  SPOKE,
  stopAll,
} from './harness';

afterEach(stopAll);

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
