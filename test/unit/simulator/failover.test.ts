import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/simulator';
import {
  type Bench,
  CIRCUIT,
  HUB,
  bench,
  circuitBody,
  gatewayBody,
  network,
  networkBody,
  privatePeering,
  refusal,
  stopAll,
  until,
} from './harness';

const GATEWAY = network('virtualNetworkGateways/gw');
const FAR = network('expressRouteCircuits/far');

afterEach(stopAll);

const versioned = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}api-version=2026-01-01`;

/** The answer of a long-running action. */
async function asked(b: Bench, path: string, body: JsonObject = {}): Promise<unknown> {
  const { status, headers } = await b.send('POST', versioned(path), body);
  expect(status).toBe(202);
  await b.sim.settled();
  const location = new URL(headers.get('location') ?? '');
  return (await b.send('GET', location.pathname + location.search)).body;
}

async function join(b: Bench, circuit: string, peeringLocation: string, first: number): Promise<void> {
  const order = circuitBody();
  Object.assign((order.properties as JsonObject).serviceProviderProperties as JsonObject, { peeringLocation });
  await b.done('PUT', circuit, order);
  await until(
    async () => ((await b.get(circuit)).properties as JsonObject).serviceProviderProvisioningState === 'Provisioned',
  );
  await b.sim.settled();
  const properties = {
    ...(privatePeering().properties as JsonObject),
    primaryPeerAddressPrefix: `172.16.0.${first}/30`,
    secondaryPeerAddressPrefix: `172.16.0.${first + 4}/30`,
  };
  await b.done('PUT', `${circuit}/peerings/AzurePrivatePeering`, { properties });
  await b.done('PUT', network(`connections/to-${circuit.split('/').at(-1) ?? ''}`), {
    location: 'westeurope',
    properties: { connectionType: 'ExpressRoute', virtualNetworkGateway1: { id: GATEWAY }, peer: { id: circuit } },
  });
}

async function withGateway(): Promise<Bench> {
  const b = await bench();
  await b.done('PUT', HUB, networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26' }));
  await b.done('PUT', GATEWAY, gatewayBody(HUB));
  await join(b, CIRCUIT, 'Amsterdam', 0);
  return b;
}

describe('failover tests', () => {
  it('take a peering location from a gateway that has another one', async () => {
    const b = await withGateway();
    const start = `${GATEWAY}/startSiteFailoverTest?peeringLocation=Amsterdam`;
    expect(await refusal(b, 'POST', versioned(start), {})).toEqual([400, 'FailoverTestNeedsTwoLocations']);
    await join(b, FAR, 'London', 8);
    expect(await refusal(b, 'POST', versioned(start.replace('Amsterdam', 'Paris')), {})).toEqual([
      400,
      'InvalidPeeringLocation',
    ]);
    await asked(b, start);
    expect(await refusal(b, 'POST', versioned(start), {})).toEqual([400, 'FailoverTestAlreadyRunning']);
    const [test] = (await asked(
      b,
      `${GATEWAY}/getFailoverAllTestsDetails?type=SingleSiteFailover&fetchLatest=true`,
    )) as JsonObject[];
    expect(test).toMatchObject({
      peeringLocation: 'Amsterdam',
      status: 'Running',
      circuits: [{ name: 'c1', connectionName: 'to-c1' }],
    });
    await asked(b, `${GATEWAY}/stopSiteFailoverTest`, { peeringLocation: 'Amsterdam', wasSimulationSuccessful: true });
    const one = `${GATEWAY}/getFailoverSingleTestDetails?peeringLocation=Amsterdam&failoverTestId=${String(test?.testGuid)}`;
    expect(await asked(b, one)).toMatchObject([{ status: 'Completed', wasSimulationSuccessful: true }]);
    expect(await refusal(b, 'POST', `${GATEWAY}/stopSiteFailoverTest`, {})).toEqual([400, 'FailoverTestNotRunning']);
    // Written again, the gateway keeps its tests, and shows none.
    await b.done('PUT', GATEWAY, gatewayBody(HUB));
    expect((await b.get(GATEWAY)).properties).not.toHaveProperty('failoverTests');
    expect(await asked(b, one)).toHaveLength(1);
  });

  it('take one link of a circuit', async () => {
    const b = await withGateway();
    const start = (link: string, category: string) =>
      `${CIRCUIT}/startCircuitLinkFailoverTest?linkType=${link}&circuitTestCategory=${category}`;
    expect(await refusal(b, 'POST', versioned(start('Third', 'BgpDisconnect')), {})).toEqual([400, 'InvalidLinkType']);
    expect(await refusal(b, 'POST', versioned(start('Primary', 'Unplug')), {})).toEqual([
      400,
      'InvalidCircuitTestCategory',
    ]);
    await asked(b, start('Primary', 'BgpDisconnect'));
    await asked(b, `${CIRCUIT}/stopCircuitLinkFailoverTest`, { linkType: 'Primary' });
    expect(
      await asked(b, `${CIRCUIT}/getCircuitLinkFailoverAllTestsDetails?failoverTestType=All&fetchLatest=true`),
    ).toMatchObject([
      {
        linkType: 'Primary',
        circuitTestCategory: 'BgpDisconnect',
        status: 'Completed',
        wasSimulationSuccessful: false,
      },
    ]);
  });

  it('come with what a gateway knows of its routes and its resiliency', async () => {
    const b = await withGateway();
    const advice = async (): Promise<unknown> =>
      ((await asked(b, `${GATEWAY}/getResiliencyInformation`)) as { components: { recommendations: unknown[] }[] })
        .components[0]?.recommendations.length;
    expect(await advice()).toBe(1);
    await join(b, FAR, 'London', 8);
    expect(await advice()).toBe(0);
    expect(await asked(b, `${GATEWAY}/getRoutesInformation`)).toMatchObject({
      routeSets: [{ locations: ['Amsterdam', 'London'] }],
    });
  });
});

describe('link aggregation groups', () => {
  const LAG = network('expressRouteLags/lag');
  const lag = (more: JsonObject = {}): JsonObject => ({
    location: 'westeurope',
    properties: {
      peeringLocation: 'Equinix-Amsterdam-AM5',
      bandwidthInGbps: 100,
      encapsulation: 'QinQ',
      numberOfPorts: 4,
      minimumActivePortsRequired: 2,
      lacpTimer: 'Fast',
      ...more,
    },
  });

  it('have two links of as many members as they have ports, and carry circuits', async () => {
    const b = await bench();
    expect(await refusal(b, 'PUT', LAG, lag({ minimumActivePortsRequired: 5 }))).toEqual([
      400,
      'InvalidMinimumActivePorts',
    ]);
    expect(await refusal(b, 'PUT', LAG, lag({ numberOfPorts: 0 }))).toEqual([400, 'InvalidNumberOfPorts']);
    expect(await refusal(b, 'PUT', LAG, lag({ lacpTimer: 'Quick' }))).toEqual([400, 'InvalidLacpTimer']);
    expect(await refusal(b, 'PUT', LAG, lag({ encapsulation: 'VXLAN' }))).toEqual([400, 'InvalidEncapsulation']);
    await b.done('PUT', LAG, lag({ links: [{ name: 'link1', properties: { adminState: 'Enabled' } }] }));
    const links = ((await b.get(LAG)).properties as { links: { name: string; properties: JsonObject }[] }).links;
    expect(
      links.map(({ name, properties }) => [name, properties.adminState, (properties.members as unknown[]).length]),
    ).toEqual([
      ['link1', 'Enabled', 4],
      ['link2', 'Disabled', 4],
    ]);
    const circuit = {
      location: 'westeurope',
      sku: { name: 'Premium_MeteredData', tier: 'Premium', family: 'MeteredData' },
      properties: { expressRouteLag: { id: LAG }, bandwidthInGbps: 200 },
    };
    expect(
      await refusal(b, 'PUT', CIRCUIT, {
        ...circuit,
        properties: { ...circuit.properties, expressRoutePort: { id: network('expressRoutePorts/p') } },
      }),
    ).toEqual([400, expect.any(String)]);
    await b.done('PUT', CIRCUIT, circuit);
    expect((await b.get(CIRCUIT)).properties).toMatchObject({ serviceProviderProvisioningState: 'Provisioned' });
    expect((await b.get(LAG)).properties).toMatchObject({
      circuits: [{ id: CIRCUIT }],
      provisionedBandwidthInGbps: 200,
    });
    expect(await refusal(b, 'PUT', LAG, lag({ bandwidthInGbps: 400 }))).toEqual([400, 'PropertyChangeNotAllowed']);
    expect(await refusal(b, 'DELETE', LAG)).toEqual([400, 'ExpressRoutePortInUse']);
  });
});
