import { afterEach, describe, expect, it } from 'vitest';
import { startSimulator } from '../../../src/simulator';
import type { CustomerInstruction, JsonObject } from '../../../src/simulator';
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
  privatePeering,
  stopAll,
  until,
} from './harness';

afterEach(stopAll);

const stateOf = async (b: Bench, id = CIRCUIT) =>
  ((await b.get(id)).properties as JsonObject | undefined)?.serviceProviderProvisioningState;
const peering = `${CIRCUIT}/peerings/AzurePrivatePeering`;

describe('the connectivity provider', () => {
  it('provisions a circuit by itself, step by step', async () => {
    const b = await bench();
    await b.done('PUT', CIRCUIT, circuitBody());
    await until(async () => (await stateOf(b)) === 'Provisioned');
    const said = b.sim.log().flatMap((event) => (event.kind === 'party' ? [event.text] : []));
    expect(said).toEqual(['provisioning', 'provisioned']);
  });

  it('waits while it is paused, and goes on when it is resumed', async () => {
    const b = await bench({ pause: ['provider'] });
    await b.done('PUT', CIRCUIT, circuitBody());
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await stateOf(b)).toBe('NotProvisioned');
    expect((await b.send('POST', '/simulator/resume/provider')).body).toEqual({ party: 'provider', paused: false });
    await until(async () => (await stateOf(b)) === 'Provisioned');
  });

  it('makes the peerings where it keeps layer 3', async () => {
    const peerings = [{ name: 'AzurePrivatePeering', body: privatePeering() }];
    const b = await bench({ provider: [{ circuitId: CIRCUIT, peerings }] });
    await b.done('PUT', CIRCUIT, circuitBody());
    await until(async () => (await b.send('GET', peering)).status === 200);
    await b.sim.settled();
    expect((await b.get(peering)).properties).toMatchObject({
      provisioningState: 'Succeeded',
      lastModifiedBy: 'Provider',
    });
  });
});

describe('the customer', () => {
  const made = `${GROUP}-customer`;
  const circuit = network('expressRouteCircuits/own', made);
  const customer: CustomerInstruction[] = [
    { id: `${circuit}/authorizations/core`, body: {} },
    { id: `${circuit}/peerings/AzurePrivatePeering`, body: privatePeering() },
    { id: circuit, body: circuitBody() },
    { id: made, body: { location: 'westeurope' } },
  ];

  it('makes what it was told in whatever order is possible, and hands it over', async () => {
    const b = await bench({ customer });
    await until(() => b.sim.waiting().length === 0);
    await b.sim.settled();
    expect((await b.get(`${circuit}/peerings/AzurePrivatePeering`)).properties).toMatchObject({
      provisioningState: 'Succeeded',
    });
    const [handed] = b.sim.handedOver();
    expect(handed).toMatchObject({ circuitId: circuit, authorizations: [{ id: `${circuit}/authorizations/core` }] });
    expect(handed?.authorizations[0]?.authorizationKey).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('waits for what somebody else makes', async () => {
    const hub = network('virtualNetworks/hub');
    const body = { properties: { remoteVirtualNetwork: { id: hub } } };
    const own = network('virtualNetworks/own');
    const b = await bench({
      customer: [
        { id: own, body: networkBody('10.9.0.0/16') },
        { id: `${own}/virtualNetworkPeerings/p`, body },
      ],
    });
    await until(async () => (await b.send('GET', own)).status === 200);
    await b.sim.settled();
    expect(b.sim.waiting()).toHaveLength(1);
    await b.done('PUT', hub, networkBody('10.0.0.0/16'));
    await until(() => b.sim.waiting().length === 0);
  });

  it('takes instructions over HTTP, and refuses what is none', async () => {
    const b = await bench();
    expect((await b.send('POST', '/simulator/instruct', { customer: [...customer] as never[] })).body).toEqual({
      customer: 4,
      provider: 0,
    });
    await until(() => b.sim.waiting().length === 0);
    expect(codeOf(await b.send('POST', '/simulator/instruct', { customer: [{ id: 'x' }] }))).toBe('InvalidCommand');
    expect(codeOf(await b.send('POST', '/simulator/instruct', { provider: [{ circuitId: 'x', peerings: [1] }] }))).toBe(
      'InvalidCommand',
    );
    expect(codeOf(await b.send('POST', '/simulator/pause/nobody'))).toBe('UnknownCommand');
    expect(((await b.get('/simulator/log')).value as unknown[]).length).toBeGreaterThan(0);
  });

  it('does nothing while it is paused', async () => {
    const b = await bench({ customer, pause: ['customer'] });
    await b.done('PUT', network('virtualNetworks/vn'), networkBody('10.0.0.0/16'));
    expect(b.sim.waiting()).toHaveLength(4);
    b.sim.resume('customer');
    await until(() => b.sim.waiting().length === 0);
  });
});

describe('what was there before', () => {
  it('is there from the start', async () => {
    const hub = network('virtualNetworks/hub', `${GROUP}-old`);
    const b = await bench({
      existing: [{ id: hub, body: networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26' }) }],
    });
    expect((await b.get(hub)).properties).toMatchObject({
      provisioningState: 'Succeeded',
      subnets: [{ name: 'GatewaySubnet' }],
    });
  });

  it('comes in any order, and what Azure would refuse is told', async () => {
    const hub = network('virtualNetworks/hub');
    const outside = network('virtualNetworks/bad');
    const b = await bench({
      existing: [
        { id: network('virtualNetworkGateways/gw'), body: gatewayBody(hub) },
        { id: hub, body: networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26' }) },
        { id: outside, body: networkBody('10.0.0.0/16', { a: '10.9.0.0/24' }) },
        { id: network('azureFirewalls/afw'), body: { location: 'westeurope' } },
      ],
    });
    expect((await b.send('GET', network('virtualNetworkGateways/gw'))).status).toBe(200);
    expect(b.sim.refused).toMatchObject([{ id: outside, code: 'NetcfgSubnetRangeOutsideVnet' }]);
  });

  it('has circuits that are in use, with a private peering even where nobody has told of it', async () => {
    const told = network('expressRouteCircuits/c2');
    const b = await bench({
      existing: [
        { id: CIRCUIT, body: circuitBody() },
        { id: `${told}/peerings/AzurePrivatePeering`, body: privatePeering(7) },
        { id: told, body: circuitBody() },
      ],
    });
    expect(await stateOf(b)).toBe('Provisioned');
    expect((await b.get(peering)).properties).toMatchObject({ provisioningState: 'Succeeded' });
    expect((await b.get(`${told}/peerings/AzurePrivatePeering`)).properties).toMatchObject({ vlanId: 7 });
  });

  it('can be added later, and then stays as it has become', async () => {
    const b = await bench();
    const hub = network('virtualNetworks/hub', `${GROUP}-old`);
    const existing = [{ id: hub, body: networkBody('10.0.0.0/16') }];
    expect((await b.send('POST', '/simulator/seed', { existing })).body).toEqual({ refused: [] });
    await b.send('PATCH', hub, { tags: { mine: 'yes' } });
    expect(b.sim.seed(existing)).toEqual([]);
    expect((await b.get(hub)).tags).toEqual({ mine: 'yes' });
  });

  it('comes back from a snapshot, operations under way taken as done', async () => {
    const b = await bench({ pause: ['provider'] });
    await b.done('PUT', network('virtualNetworks/vn'), networkBody('10.0.0.0/16', { a: '10.0.0.0/24' }));
    await b.send('PUT', CIRCUIT, circuitBody());
    const snapshot = JSON.parse(JSON.stringify(b.sim.snapshot())) as ReturnType<typeof b.sim.snapshot>;
    const again = await bench({ snapshot, pause: ['provider'] });
    expect((await again.get(network('virtualNetworks/vn'))).properties).toMatchObject({ subnets: [{ name: 'a' }] });
    expect((await again.get(CIRCUIT)).properties).toMatchObject({
      provisioningState: 'Succeeded',
      circuitProvisioningState: 'Enabled',
    });
  });
});

describe('faults', () => {
  it('throttle, fail and forbid the requests that they are for', async () => {
    const b = await bench();
    const path = network('virtualNetworks/vn');
    b.sim.faults.add({
      kind: 'throttle',
      retryAfterSeconds: 3,
      nth: 2,
      match: { method: 'GET', path: '/virtualNetworks/' },
    });
    expect((await b.send('GET', path)).status).toBe(404);
    const throttled = await b.send('GET', path);
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '3']);
    expect((await b.send('GET', path)).status).toBe(404);
    b.sim.faults.add({ kind: 'serverError' });
    expect((await b.send('GET', path)).status).toBe(500);
    const off = b.sim.faults.add({ kind: 'forbid', times: 100 });
    expect(codeOf(await b.send('GET', path))).toBe('AuthorizationFailed');
    off();
    expect((await b.send('GET', path)).status).toBe(404);
  });

  it('cut the connection', async () => {
    const b = await bench();
    b.sim.faults.add({ kind: 'drop' });
    await expect(b.send('GET', GROUP)).rejects.toThrow();
    expect((await b.send('GET', GROUP)).status).toBe(200);
  });

  it('let an operation fail, or take long', async () => {
    const b = await bench({ pause: ['provider'] });
    b.sim.faults.add({
      kind: 'failOperation',
      error: { code: 'ResourceDeploymentFailure', message: 'no' },
      match: { path: '/c1' },
    });
    const accepted = await b.send('PUT', CIRCUIT, circuitBody());
    expect(accepted.status).toBe(201);
    await b.sim.settled();
    const operation = (accepted.headers.get('azure-asyncoperation') ?? '').replace(b.sim.url, '');
    expect((await b.send('GET', operation)).body).toMatchObject({
      status: 'Failed',
      error: { code: 'ResourceDeploymentFailure' },
    });
    expect((await b.get(CIRCUIT)).properties).toMatchObject({ provisioningState: 'Failed' });
    b.sim.faults.add({ kind: 'slowOperation', milliseconds: 100 });
    const started = performance.now();
    await b.done('PUT', CIRCUIT, circuitBody());
    expect(performance.now() - started).toBeGreaterThan(90);
  });

  it('refuse a peering until the circuit is provisioned', async () => {
    const b = await bench({ pause: ['provider'], faults: [{ kind: 'refusePeeringBeforeProvisioned' }] });
    await b.done('PUT', CIRCUIT, circuitBody());
    expect(codeOf(await b.send('PUT', peering, privatePeering()))).toBe('CircuitNotProvisioned');
    b.sim.faults.clear();
    expect((await b.done('PUT', peering, privatePeering())).status).toBe(201);
  });
});

describe('stopping', () => {
  it('ends what is under way', async () => {
    const sim = await startSimulator({ operationMilliseconds: 60_000 });
    await fetch(`${sim.url}${GROUP}?api-version=2024-05-01`, {
      method: 'PUT',
      headers: { authorization: 'Bearer x' },
      body: '{"location":"westeurope"}',
    });
    await fetch(`${sim.url}${CIRCUIT}?api-version=2024-05-01`, {
      method: 'PUT',
      headers: { authorization: 'Bearer x' },
      body: JSON.stringify(circuitBody()),
    });
    await sim.stop();
    await expect(fetch(sim.url)).rejects.toThrow();
  });
});
