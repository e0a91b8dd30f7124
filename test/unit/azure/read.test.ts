import { describe, expect, it } from 'vitest';
import {
  readActual,
  readAuthorizationKey,
  readCircuitState,
  readList,
  readOffers,
  readServiceKey,
} from '../../../src/azure';
import { type Answer, GROUP, RM, SUB, SUBSCRIPTION, StandIn, TABLE, absent, failureOf, say } from './listener';

const azure = new StandIn();

describe('what is read', () => {
  const circuit = `${GROUP}/providers/Microsoft.Network/expressRouteCircuits/c`;
  const readable = { id: circuit, apiVersion: '2024-05-01' };
  const told =
    (properties: object): Answer =>
    ({ path }, response) =>
      say(response, 200, { id: path, properties });

  it('of several is what is there, by the ids that were asked for', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `${circuit}-${String(i)}`);
    azure.answer = ({ path }, response) =>
      Number(path.split('-').at(-1)) % 3 === 0 ? say(response, 404, absent) : say(response, 200, { id: path });
    const found = await readActual(
      azure.clients(),
      ids.map((id) => ({ id, apiVersion: 'v' })),
    );
    expect([...found.keys()].sort()).toEqual(ids.filter((_, i) => i % 3 !== 0).sort());
    expect(found.get(`${circuit}-1`)).toEqual({ id: `${circuit}-1` });
    expect(await readActual(azure.clients(), [])).toEqual(new Map());
    expect(azure.seen.every(({ version }) => version === 'v')).toBe(true);
  });

  it.each([
    'ResourceNotFound',
    'NotFound',
    'ResourceGroupNotFound',
    'ParentResourceNotFound',
    'RoleAssignmentNotFound',
  ])('is absent where Azure says %s, with 404 only', async (code) => {
    azure.answer = (_, response) => say(response, 404, { error: { code, message: 'm' } });
    expect(await readCircuitState(azure.clients(), readable)).toBeUndefined();
    azure.answer = (_, response) => say(response, 400, { error: { code, message: 'm' } });
    expect(await failureOf(readCircuitState(azure.clients(), readable))).toMatchObject({ code, status: 400 });
  });

  it('is a failure where 404 means something else', async () => {
    azure.answer = (_, response) => say(response, 404, { error: { code: 'SubscriptionNotFound', message: 'm' } });
    expect((await failureOf(readCircuitState(azure.clients(), readable))).code).toBe('SubscriptionNotFound');
    azure.answer = (_, response) => say(response, 404, {});
    expect(await failureOf(readCircuitState(azure.clients(), readable))).toMatchObject({
      code: 'Http404',
      message: 'Azure answered HTTP 404 and did not say why.',
    });
  });

  it('of a circuit is its three states, empty where Azure says none', async () => {
    const states = {
      provisioningState: 'Updating',
      circuitProvisioningState: 'Enabled',
      serviceProviderProvisioningState: 'NotProvisioned',
    };
    azure.answer = told(states);
    expect(await readCircuitState(azure.clients(), readable)).toEqual(states);
    azure.answer = told({});
    expect(await readCircuitState(azure.clients(), readable)).toEqual({
      provisioningState: '',
      circuitProvisioningState: '',
      serviceProviderProvisioningState: '',
    });
  });

  it('of keys is what Azure has issued', async () => {
    const guid = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0000';
    azure.answer = told({ serviceKey: guid, authorizationKey: 'k' });
    expect(await readServiceKey(azure.clients(), readable)).toBe(guid);
    expect(await readAuthorizationKey(azure.clients(), readable)).toBe('k');
    azure.answer = told({ serviceKey: '00000000-0000-0000-0000-000000000000' });
    expect(await readServiceKey(azure.clients(), readable)).toBeUndefined();
    azure.answer = told({ serviceKey: '00000000-0000-0000-0000-00000000000a' });
    expect(await readServiceKey(azure.clients(), readable)).toMatch(/a$/);
    azure.answer = told({ serviceKey: 'a0000000-0000-0000-0000-000000000000' });
    expect(await readServiceKey(azure.clients(), readable)).toMatch(/^a/);
    azure.answer = told({});
    expect(await readServiceKey(azure.clients(), readable)).toBeUndefined();
    expect(await readAuthorizationKey(azure.clients(), readable)).toBeUndefined();
  });

  it('of a list are its objects, and none where the list is not there', async () => {
    azure.answer = (_, response) =>
      say(response, 200, { value: [{ id: 'a' }, 'text', null, { id: 'b' }], nextLink: '' });
    expect(await readList(azure.clients(), readable)).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(azure.seen).toHaveLength(1);
    azure.answer = (_, response) => say(response, 404, absent);
    expect(await readList(azure.clients(), readable)).toEqual([]);
    azure.answer = ({ path }, response) => say(response, 200, { id: path, value: 'text' });
    expect(await readList(azure.clients(), readable)).toEqual([]);
  });

  it('asks for JSON, in a name that Azure logs', async () => {
    azure.answer = told({});
    await readCircuitState(azure.clients({ userAgent: 'csp-connectivity/9.9' }), readable);
    expect(azure.seen[0]?.headers.accept).toBe('application/json');
    expect(azure.seen[0]?.headers['user-agent']).toMatch(/^csp-connectivity\/9\.9 /);
    await readCircuitState(azure.clients(), readable);
    expect(azure.seen[1]?.headers['user-agent']).toMatch(/^csp-connectivity /);
  });
});

describe('what Azure offers', () => {
  const names = (path: string) => path.slice(SUB.length).replace(/^\/providers\/Microsoft\.Network/, '');
  const page = (path: string) => ({ id: path, name: names(path) });

  it('is each list to its last page, and the free bandwidths of each location', async () => {
    azure.answer = ({ path, query }, response) => {
      if (path.includes('/expressRoutePortsLocations/')) say(response, 200, { id: path, name: 'read', free: 1 });
      else if (path.endsWith('/expressRoutePortsLocations'))
        say(response, 200, { value: [{ id: `${path}/ams` }, { name: 'no id' }, { id: `${path}/lon` }] });
      else if (query.has('page')) say(response, 200, { value: [page(`${path}/2`)] });
      else say(response, 200, { value: [page(`${path}/1`)], nextLink: `${RM}${path}?page=2` });
    };
    const offers = await readOffers(azure.clients(), SUBSCRIPTION);
    const namesOf = (list: keyof typeof offers) => offers[list]?.value.map(({ name }) => name);
    expect(namesOf('serviceProviders')).toEqual(['/expressRouteServiceProviders/1', '/expressRouteServiceProviders/2']);
    expect(namesOf('communities')).toEqual(['/bgpServiceCommunities/1', '/bgpServiceCommunities/2']);
    expect(namesOf('providerPorts')).toEqual(['/expressRouteProviderPorts/1', '/expressRouteProviderPorts/2']);
    expect(namesOf('regions')).toEqual(['/locations/1', '/locations/2']);
    expect(offers.portLocations?.value.map(({ name, free }) => [name, free])).toEqual([
      ['read', 1],
      ['no id', undefined],
      ['read', 1],
    ]);
    expect(azure.seen.find(({ path }) => path === `${SUB}/locations`)?.version).toBe('2022-12-01');
  });

  it('leaves out a list that this cloud does not have, and no other', async () => {
    azure.answer = ({ path }, response) => {
      if (path.endsWith('/expressRouteProviderPorts'))
        say(response, 400, { error: { code: 'NoRegisteredProviderFound', message: 'm' } });
      else if (path.endsWith('/bgpServiceCommunities')) say(response, 404, { error: { code: 'Odd', message: 'm' } });
      else if (path.endsWith('/expressRoutePortsLocations')) say(response, 404, absent);
      else say(response, 200, { value: [] });
    };
    expect(await readOffers(azure.clients(), SUBSCRIPTION)).toEqual({
      serviceProviders: { value: [] },
      communities: undefined,
      regions: { value: [] },
      portLocations: undefined,
      providerPorts: undefined,
    });
  });

  it.each([
    ['a refusal', 403, { error: { code: 'AuthorizationFailed', message: 'm' } }, 'AuthorizationFailed'],
    ['what is no list', 200, { id: 'x' }, 'NotAList'],
    ['a list that goes on elsewhere', 200, { value: [], nextLink: `${RM}.example/x` }, 'ListCutOff'],
  ])('is a failure where it answers %s', async (_, status, body, code) => {
    azure.answer = ({ path }, response) =>
      say(response, status, path.endsWith('ServiceProviders') ? body : { value: [] });
    const failure = await failureOf(readOffers(azure.clients(), SUBSCRIPTION));
    expect(failure).toMatchObject({ code });
    expect(failure.resourceId).toContain(SUBSCRIPTION);
  });

  it('keeps a location as it was listed where it is gone meanwhile', async () => {
    azure.answer = ({ path }, response) => {
      if (path.includes('/expressRoutePortsLocations/')) say(response, 404, absent);
      else if (path.endsWith('/expressRoutePortsLocations')) say(response, 200, { value: [{ id: `${path}/ams` }] });
      else say(response, 200, { value: [] });
    };
    expect((await readOffers(azure.clients(), SUBSCRIPTION)).portLocations?.value).toHaveLength(1);
  });
});

describe('patience', () => {
  const asked = async (value: string) => {
    azure.answer = ({ path }, response) => say(response, 200, { id: path }, { 'retry-after': value });
    await readCircuitState(azure.clients(), { id: TABLE, apiVersion: 'x' });
    return azure.waits.map(({ seconds }) => seconds);
  };
  it('of five seconds and more is told, and no other', async () => {
    expect(await asked('5')).toEqual([5]);
    azure.waits = [];
    for (const value of ['4', '0', 'soon', new Date(Date.now() - 60_000).toUTCString()])
      expect(await asked(value), value).toEqual([]);
  });

  it('needs nobody who listens', async () => {
    azure.answer = ({ path }, response) => say(response, 200, { id: path }, { 'retry-after': '60' });
    const read = readCircuitState(azure.clients({ onWait: undefined }), { id: TABLE, apiVersion: 'x' });
    expect(await read).toBeDefined();
  });
});
