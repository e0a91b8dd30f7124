import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/simulator';
import {
  bench,
  CIRCUIT,
  circuitBody,
  GATEWAY,
  gatewayBody,
  GROUP,
  HUB,
  networkBody,
  network,
  refusal,
  SPOKE,
  stopAll,
  SUB,
} from './harness';

afterEach(stopAll);

const propertiesOf = (body: JsonObject): JsonObject => body.properties as JsonObject;
const provider = `/subscriptions/${SUB}/providers/Microsoft.Network`;

describe('network peerings', () => {
  it('fall out of sync when an address space grows, until a PUT asks to sync them', async () => {
    const b = await bench();
    await b.done('PUT', HUB, networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26' }));
    await b.done('PUT', SPOKE, networkBody('10.1.0.0/16'));
    await b.done('PUT', GATEWAY, gatewayBody(HUB));
    const [down, up] = [`${HUB}/virtualNetworkPeerings/p`, `${SPOKE}/virtualNetworkPeerings/p`];
    const downBody = { properties: { remoteVirtualNetwork: { id: SPOKE }, allowGatewayTransit: true } };
    await b.done('PUT', down, downBody);
    await b.done('PUT', up, { properties: { remoteVirtualNetwork: { id: HUB }, useRemoteGateways: true } });
    const levels = async () => [
      propertiesOf(await b.get(down)).peeringSyncLevel,
      propertiesOf(await b.get(up)).peeringSyncLevel,
    ];
    const told = async () => {
      const answer = await b.done('POST', `${GATEWAY}/getAdvertisedRoutes?api-version=2024-05-01&peer=1.2.3.4`);
      const location = (answer.headers.get('location') ?? '').replace(b.sim.url, '');
      return ((await b.get(location)).value as JsonObject[]).map((route) => route.network);
    };
    expect(await levels()).toEqual(['FullyInSync', 'FullyInSync']);
    const grown = networkBody('10.1.0.0/16');
    (propertiesOf(grown).addressSpace as JsonObject).addressPrefixes = ['10.1.0.0/16', '10.2.0.0/16'];
    await b.done('PUT', SPOKE, grown);
    expect(await levels()).toEqual(['LocalNotInSync', 'RemoteNotInSync']);
    await b.done('PUT', down, downBody);
    expect(await levels()).toEqual(['LocalNotInSync', 'RemoteNotInSync']);
    expect(await told()).toEqual(['10.0.0.0/16', '10.1.0.0/16']);
    await b.done('PUT', `${down}?api-version=2024-05-01&syncRemoteAddressSpace=true`, downBody);
    expect(await levels()).toEqual(['FullyInSync', 'FullyInSync']);
    expect(await told()).toEqual(['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16']);
  });
});

describe('what Azure offers', () => {
  it('is listed by ARM’s names', async () => {
    const b = await bench();
    const names = async (list: string) =>
      ((await b.get(`${provider}/${list}`)).value as JsonObject[]).map(({ name }) => name);
    expect(await names('expressRouteServiceProviders')).toEqual(expect.arrayContaining(['Equinix', 'Interxion']));
    expect(await names('expressRouteServiceProviders')).not.toContain('Interxion (Digital Realty)');
    expect(await names('expressRoutePortsLocations')).toContain('Equinix-Amsterdam-AM5');
    const one = await b.get(`${provider}/expressRoutePortsLocations/Equinix-Amsterdam-AM5`);
    expect(propertiesOf(one).availableBandwidths).not.toEqual([]);
    expect(await names('bgpServiceCommunities')).toEqual(expect.arrayContaining(['azurewesteurope', 'exchangeonline']));
    const locations = (await b.get(`/subscriptions/${SUB}/locations`)).value as JsonObject[];
    expect(locations.find(({ name }) => name === 'westeurope')).toHaveProperty('availabilityZoneMappings');
    expect(locations.find(({ name }) => name === 'ukwest')).not.toHaveProperty('availabilityZoneMappings');
  });
});

describe('the resource graph', () => {
  it('answers by type and subscription, page by page, and says what it does not understand', async () => {
    const b = await bench();
    for (const name of ['n1', 'n2'])
      await b.done('PUT', network(`virtualNetworks/${name}`), networkBody('10.0.0.0/16'));
    await b.done('PUT', CIRCUIT, circuitBody());
    const ask = (query: string, options: JsonObject = {}) =>
      b.send('POST', '/providers/Microsoft.ResourceGraph/resources', { subscriptions: [SUB], query, options });
    const first = (await ask("resources | where type =~ 'Microsoft.Network/virtualNetworks'", { $top: 1 })).body;
    expect(first).toMatchObject({
      totalRecords: 2,
      count: 1,
      data: [{ name: 'n1', type: 'microsoft.network/virtualnetworks' }],
    });
    const next = await ask("Resources | where type in~ ('microsoft.network/virtualnetworks')", {
      $skipToken: String(first.$skipToken),
    });
    expect(next.body).toMatchObject({ count: 1, data: [{ name: 'n2' }] });
    expect((await ask('resources | summarize count()')).status).toBe(400);
  });
});

describe('faults', () => {
  it('are a page of HTML, a cut body, a token that has run out, and silence', async () => {
    const b = await bench();
    const get = (signal?: AbortSignal) =>
      fetch(`${b.sim.url}${GROUP}?api-version=2024-05-01`, {
        headers: { authorization: 'Bearer x' },
        ...(signal && { signal }),
      });
    b.sim.faults.add({ kind: 'htmlPage' });
    const page = await get();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
    b.sim.faults.clear();
    b.sim.faults.add({ kind: 'cutBody' });
    await expect(get().then((answer) => answer.text())).rejects.toThrow();
    b.sim.faults.clear();
    b.sim.faults.add({ kind: 'unauthorized' });
    expect((await get()).status).toBe(401);
    b.sim.faults.clear();
    b.sim.faults.add({ kind: 'silence' });
    await expect(get(AbortSignal.timeout(50))).rejects.toThrow();
    b.sim.faults.clear();
    expect((await get()).status).toBe(200);
  });
});

describe('MACsec', () => {
  it('needs an identity of the port that can read the keys', async () => {
    const b = await bench();
    const secret = (name: string) => `https://kv.vault.azure.net/secrets/${name}`;
    const macSecConfig = {
      cknSecretIdentifier: secret('ckn'),
      cakSecretIdentifier: secret('cak'),
      cipher: 'GcmAes256',
    };
    const port: JsonObject = {
      location: 'westeurope',
      properties: {
        peeringLocation: 'Equinix-Amsterdam-AM5',
        bandwidthInGbps: 10,
        encapsulation: 'Dot1Q',
        links: [{ name: 'link1', properties: { adminState: 'Enabled', macSecConfig } }],
      },
    };
    const id = network('expressRoutePorts/p');
    expect(await refusal(b, 'PUT', id, port)).toEqual([400, 'MacSecNeedsIdentity']);
    const identity = { type: 'UserAssigned', userAssignedIdentities: { '/x': {} } };
    expect((await b.done('PUT', id, { ...port, identity })).status).toBe(201);
  });
});
