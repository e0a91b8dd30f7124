import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AzureClients, JsonObject, Written } from '../../src/azure';
import {
  AzureFailure,
  createClients,
  deleteResource,
  NETWORK_API_VERSION,
  readActual,
  readAuthorizationKey,
  readCircuitState,
  readResource,
  readServiceKey,
  simulatorCredential,
  writeResource,
} from '../../src/azure';
import { networkTypes } from '../../src/azure/operations';
import { parseResourceId } from '../../src/azure/ids';
import type { Simulator } from '../../src/simulator';
import { startSimulator } from '../../src/simulator';
import { at, CSP, estate } from './estate';
import type { Tap } from './tap';
import { startTap } from './tap';

const API = '2024-05-01';
const circuit = { id: at('expressRouteCircuits/c1'), apiVersion: API };

let sim: Simulator;
let tap: Tap;
let clients: AzureClients;
const written = new Map<string, Written>();

/** The path of an address as an id in lower case; the older SDK puts its scope behind a second slash. */
const pathOf = (url: string): string =>
  decodeURIComponent(url.split('?')[0] ?? '')
    .replace(/^\/+/, '/')
    .toLowerCase();

/** Keys that Azure never shows are sent again with each change. */
function secretsOf(body: JsonObject): JsonObject {
  const { sharedKey, authorizationKey } = (body.properties ?? {}) as JsonObject;
  return { ...(sharedKey !== undefined && { sharedKey }), ...(authorizationKey !== undefined && { authorizationKey }) };
}

/** Writes a resource; what Azure asks to try again is tried again. */
async function write(resource: (typeof estate)[number]): Promise<Written> {
  for (;;) {
    try {
      return await writeResource(clients, resource);
    } catch (error) {
      if (!(error instanceof AzureFailure) || !(error.retryable || error.code === 'ExpressRouteCircuitNotProvisioned'))
        throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

beforeAll(async () => {
  sim = await startSimulator({ operationMilliseconds: 10 });
  tap = await startTap(sim.url);
  clients = createClients({ cloud: 'AzureCloud', simulatorUrl: tap.url, pollIntervalMs: 10 }, simulatorCredential);
  for (const resource of estate) written.set(resource.id, await write(resource));
});

afterAll(async () => {
  await tap.stop();
  await sim.stop();
});

describe('the SDK against the simulator', () => {
  it('writes one of every type, each body as it is meant', () => {
    for (const [id, { created }] of written) expect({ id, created }).toEqual({ id, created: true });
    for (const { id, body } of estate) {
      const sent = tap.exchanges.filter(({ method, url }) => method === 'PUT' && pathOf(url) === id.toLowerCase());
      expect(sent.length, id).toBeGreaterThan(0);
      for (const { requestBody, requestHeaders } of sent) {
        expect(requestBody).toMatchObject(JSON.parse(JSON.stringify(body)) as object);
        expect(Object.keys(requestHeaders).filter((name) => name.startsWith('x-csp'))).toEqual([]);
      }
    }
  });

  it('covers every type that is written with @azure/arm-network', () => {
    const types = new Set(estate.map(({ id }) => parseResourceId(id).type));
    const missing = networkTypes.filter((type) => !types.has(type));
    expect(missing).toEqual([
      'Microsoft.Network/routeFilters/routeFilterRules',
      'Microsoft.Network/expressRoutePorts/authorizations',
    ]);
  });

  it('sends the api-version that reading for a change relies on', () => {
    const versions = new Set(
      tap.exchanges
        .filter(({ method, url }) => method === 'PUT' && url.includes('Microsoft.Network/'))
        .map(({ url }) => new URLSearchParams(url.split('?')[1]).get('api-version')),
    );
    expect([...versions]).toEqual([NETWORK_API_VERSION]);
  });

  it('ends with every resource Succeeded, read in the wire form', async () => {
    const actual = await readActual(clients, estate);
    expect(estate.map(({ id }) => id).filter((id) => !actual.has(id))).toEqual([]);
    for (const [id, body] of actual) {
      const state = (body.properties as JsonObject).provisioningState;
      if (!id.includes('Microsoft.Authorization')) expect([id, state]).toEqual([id, 'Succeeded']);
    }
    expect(actual.get(at('connections/er'))).toMatchObject({
      properties: { routingWeight: 100, peer: { id: circuit.id } },
    });
    expect(actual.get(at('virtualNetworkGateways/vpngw'))).toMatchObject({
      properties: { activeActive: true, enablePrivateIpAddress: true },
    });
  });

  it('knows what is not there', async () => {
    expect(await readResource(clients, { id: at('virtualNetworks/none'), apiVersion: API })).toBeUndefined();
    expect(
      (await readActual(clients, [{ id: at('expressRouteCircuits/c9/peerings/AzurePrivatePeering'), apiVersion: API }]))
        .size,
    ).toBe(0);
  });

  it('reads states and keys', async () => {
    expect(await readCircuitState(clients, circuit)).toEqual({
      provisioningState: 'Succeeded',
      circuitProvisioningState: 'Enabled',
      serviceProviderProvisioningState: 'Provisioned',
    });
    expect(await readServiceKey(clients, circuit)).toMatch(/^[0-9a-f-]{36}$/);
    const authorization = { id: `${circuit.id}/authorizations/dev`, apiVersion: API };
    expect(await readAuthorizationKey(clients, authorization)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('reads the tables of a peering as the SDK does, by an operation that has nothing but a location', async () => {
    const client = await clients.network(CSP);
    const options = { updateIntervalInMs: 10 };
    const where = ['rg-contract', 'c1', 'AzurePrivatePeering', 'primary'] as const;
    const arp = await client.expressRouteCircuits.listArpTable(...where, options);
    expect(arp.value?.map(({ interface: side, ipAddress }) => [side, ipAddress])).toEqual([
      ['On-Prem', '172.16.0.1'],
      ['Microsoft', '172.16.0.2'],
    ]);
    const routes = await client.expressRouteCircuits.listRoutesTable(...where, options);
    expect(routes.value?.map(({ network, nextHop }) => [network, nextHop])).toContainEqual([
      '10.0.0.0/16',
      '172.16.0.2',
    ]);
  });

  it('changes a circuit and leaves its peerings, authorizations and Global Reach alone', async () => {
    const wanted = estate.find(({ id }) => id === circuit.id);
    expect(wanted).toBeDefined();
    if (wanted === undefined) return;
    const { created } = await writeResource(clients, { ...wanted, tags: { changed: 'yes' } });
    expect(created).toBe(false);
    const body = await readResource(clients, circuit);
    expect(body).toMatchObject({
      tags: { changed: 'yes' },
      properties: {
        authorizations: [{ name: 'dev' }],
        peerings: [
          { name: 'AzurePrivatePeering', properties: { connections: [{ name: 'gr' }] } },
          { name: 'MicrosoftPeering' },
        ],
      },
    });
  });

  it('sends back what was read, with what no model of the SDK knows, and the change that was meant', async () => {
    const own = estate.filter(
      ({ id }) => /Microsoft\.Network/.test(id) && !/peerings|authorizations|ipConfigurations/.test(id),
    );
    expect(own.length).toBeGreaterThan(8);
    const foreign = {
      natRules: [{ name: 'n', properties: { type: 'Static', mode: 'EgressSnat' } }],
      ipamPoolPrefixAllocations: [{ pool: { id: '/pool' }, numberOfIpAddresses: '64' }],
      fromTomorrow: { deep: [{ name: 'x', type: 'y' }] },
    };
    for (const resource of own) {
      const read = await readResource(clients, { id: resource.id, apiVersion: NETWORK_API_VERSION });
      const body = { ...read, properties: { ...(read?.properties as JsonObject), ...foreign } };
      await fetch(`${sim.url}${resource.id}?api-version=${NETWORK_API_VERSION}`, {
        method: 'PUT',
        headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      await sim.settled();
      const there = await readResource(clients, { id: resource.id, apiVersion: NETWORK_API_VERSION });
      expect(there?.properties).toMatchObject(foreign);
      const before = tap.exchanges.length;
      await writeResource(clients, { ...resource, tags: { changed: 'again' } });
      const put = tap.exchanges.slice(before).find(({ method }) => method === 'PUT');
      expect(put?.requestBody, resource.id).toEqual({
        ...there,
        tags: { ...(there?.tags as JsonObject | undefined), changed: 'again' },
        properties: { ...(there?.properties as JsonObject), ...secretsOf(resource.body) },
      });
    }
  });

  it('changes a network and leaves subnets and settings that the body does not speak of', async () => {
    const id = at('virtualNetworks/hub');
    const addressSpace = { addressPrefixes: ['10.0.0.0/16', '10.5.0.0/16', '10.6.0.0/16'] };
    await writeResource(clients, {
      id,
      apiVersion: API,
      location: 'westeurope',
      body: { properties: { addressSpace } },
    });
    const names = (
      (await readResource(clients, { id, apiVersion: API }))?.properties as { subnets: { name: string }[] }
    ).subnets.map(({ name }) => name);
    expect(names).toEqual(['GatewaySubnet', 'RouteServerSubnet', 'work', 'more']);
  });

  it('obeys Retry-After, survives a 500 and a cut connection', async () => {
    const id = at('virtualNetworks/retries');
    const body = { properties: { addressSpace: { addressPrefixes: ['10.7.0.0/16'] } } };
    const match = { path: '/virtualNetworks/retries' };
    sim.faults.add({ kind: 'throttle', retryAfterSeconds: 1, nth: 1, match });
    sim.faults.add({ kind: 'serverError', nth: 2, match: { ...match, method: 'PUT' } });
    sim.faults.add({ kind: 'serverError', nth: 1, match: { ...match, method: 'PUT' } });
    sim.faults.add({ kind: 'drop', nth: 3, match: { ...match, method: 'PUT' } });
    const startedAt = performance.now();
    expect((await writeResource(clients, { id, apiVersion: API, location: 'westeurope', body })).created).toBe(true);
    expect(performance.now() - startedAt).toBeGreaterThan(990);
    sim.faults.clear();
  });

  it('tells refusals, failed operations and missing roles apart', async () => {
    const location = 'westeurope';
    const outside = {
      addressSpace: { addressPrefixes: ['10.8.0.0/16'] },
      subnets: [{ name: 'a', properties: { addressPrefix: '10.9.0.0/24' } }],
    };
    const refused = writeResource(clients, {
      id: at('virtualNetworks/bad'),
      apiVersion: API,
      location,
      body: { properties: outside },
    });
    await expect(refused).rejects.toMatchObject({
      code: 'NetcfgSubnetRangeOutsideVnet',
      status: 400,
      retryable: false,
    });

    const body = { properties: { addressSpace: { addressPrefixes: ['10.8.0.0/16'] } } };
    const resource = { id: at('virtualNetworks/bad'), apiVersion: API, location, body };
    sim.faults.add({ kind: 'failOperation', error: { code: 'ResourceDeploymentFailure', message: 'It broke.' } });
    await expect(writeResource(clients, resource)).rejects.toMatchObject({
      code: 'ResourceDeploymentFailure',
      message: 'It broke.',
      status: undefined,
    });

    sim.faults.add({ kind: 'forbid', match: { method: 'PUT' } });
    await expect(writeResource(clients, resource)).rejects.toMatchObject({
      code: 'AuthorizationFailed',
      status: 403,
      advice: expect.stringContaining('Network Contributor') as string,
    });
    sim.faults.clear();
  });

  it('can be cancelled while it waits, and goes on afterwards', async () => {
    const resource = {
      id: at('virtualNetworks/slow'),
      apiVersion: API,
      location: 'westeurope',
      body: { properties: { addressSpace: { addressPrefixes: ['10.6.0.0/16'] } } },
    };
    sim.faults.add({ kind: 'slowOperation', milliseconds: 300 });
    const controller = new AbortController();
    const seen: string[] = [];
    const work = writeResource(clients, resource, {
      signal: controller.signal,
      onProgress: (status) => {
        seen.push(status);
        controller.abort();
      },
    });
    await expect(work).rejects.toMatchObject({ code: 'Cancelled' });
    expect(seen).toContain('running');
    await sim.settled();
    expect((await writeResource(clients, resource)).created).toBe(false);
  });

  it('says that nothing answers where nothing listens', async () => {
    const nobody = createClients({ cloud: 'AzureCloud', simulatorUrl: 'http://127.0.0.1:9' }, simulatorCredential);
    await expect(readResource(nobody, circuit)).rejects.toMatchObject({ code: 'NetworkUnavailable', retryable: true });
  });

  it('speaks to the simulator in the name of each cloud', async () => {
    for (const cloud of ['AzureUSGovernment', 'AzureChinaCloud'] as const) {
      const other = createClients({ cloud, simulatorUrl: sim.url, pollIntervalMs: 10 }, simulatorCredential);
      const id = at(`routeTables/of-${cloud}`);
      await writeResource(other, { id, apiVersion: API, location: 'westeurope', body: { properties: {} } });
      expect(await readResource(other, { id, apiVersion: API })).toMatchObject({
        properties: { provisioningState: 'Succeeded' },
      });
    }
  });

  it('deletes, children first, and takes what is gone as gone', async () => {
    const lock = estate.at(-1);
    if (lock !== undefined) await deleteResource(clients, lock);
    await expect(
      deleteResource(clients, { id: at('virtualNetworkGateways/ergw'), apiVersion: API }),
    ).rejects.toMatchObject({ status: 400 });
    const order = [
      'connections/er',
      'connections/ipsec',
      'virtualHubs/rs',
      'expressRouteCircuits/c1/peerings/AzurePrivatePeering/connections/gr',
      'expressRouteCircuits/c1/peerings/MicrosoftPeering',
      'virtualNetworkGateways/ergw',
    ];
    for (const name of order) await deleteResource(clients, { id: at(name), apiVersion: API });
    await deleteResource(clients, { id: at('connections/er'), apiVersion: API });
    expect(
      (
        await readActual(
          clients,
          order.map((name) => ({ id: at(name), apiVersion: API })),
        )
      ).size,
    ).toBe(0);
    const role = estate.at(-2);
    if (role !== undefined) await deleteResource(clients, role);
    sim.deprovision(circuit.id);
  });
});
