import { afterEach, describe, expect, it } from 'vitest';
import { startSimulator, PortInUseError } from '../../../src/simulator';
import { bench, CIRCUIT, circuitBody, codeOf, GROUP, network, networkBody, stopAll, SUB, until } from './harness';

afterEach(stopAll);

describe('long-running operations', () => {
  it('creates a circuit as Azure does: 201, Updating, a key of zeros, then the real one', async () => {
    const { send, sim, get } = await bench({ pause: ['provider'] });
    const created = await send('PUT', CIRCUIT, circuitBody());
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBeNull();
    expect(created.headers.get('azure-asyncoperation')).toContain('/operations/');
    expect(created.body.properties).toMatchObject({
      provisioningState: 'Updating',
      circuitProvisioningState: 'Disabled',
      serviceKey: '00000000-0000-0000-0000-000000000000',
    });
    await sim.settled();
    const after = await get(CIRCUIT);
    expect(after.properties).toMatchObject({ provisioningState: 'Succeeded', circuitProvisioningState: 'Enabled' });
    expect((after.properties as { serviceKey: string }).serviceKey).not.toMatch(/^[0-]+$/);
    expect(after.etag).not.toBe(created.body.etag);
  });

  it('serves the operation only at its signed address, unchanged', async () => {
    const { send } = await bench({ operationMilliseconds: 60_000 });
    const created = await send('PUT', CIRCUIT, circuitBody());
    const address = new URL(created.headers.get('azure-asyncoperation') ?? '');
    const path = address.pathname + address.search;
    expect(path.length).toBeGreaterThan(2500);
    expect((await send('GET', path)).body.status).toBe('InProgress');
    expect((await send('GET', path.slice(0, -1))).status).toBe(403);
    expect((await send('GET', path.replace('&s=', '&S='))).status).toBe(403);
  });

  it('sends Retry-After only at the speed of Azure', async () => {
    const fast = await bench();
    expect((await fast.send('PUT', CIRCUIT, circuitBody())).headers.get('retry-after')).toBeNull();
    const real = await bench({ speed: 'real' });
    expect((await real.send('PUT', CIRCUIT, circuitBody())).headers.get('retry-after')).toBe('10');
  });

  it('deletes with 202 and both headers; the result is 202, then 204', async () => {
    const { send, done, sim } = await bench({ pause: ['provider'], operationMilliseconds: 400 });
    await done('PUT', CIRCUIT, circuitBody());
    const deleted = await send('DELETE', CIRCUIT);
    expect(deleted.status).toBe(202);
    expect(deleted.headers.get('azure-asyncoperation')).toBeTruthy();
    const location = (deleted.headers.get('location') ?? '').replace(sim.url, '');
    expect((await send('GET', location)).status).toBe(202);
    expect((await send('GET', CIRCUIT)).body.properties).toMatchObject({ provisioningState: 'Deleting' });
    await sim.settled();
    expect((await send('GET', location)).status).toBe(204);
    expect((await send('GET', CIRCUIT)).status).toBe(404);
    expect((await send('DELETE', CIRCUIT)).status).toBe(204);
  });

  it('refuses a second change while one is under way, around the whole outer resource', async () => {
    const { send, done } = await bench({ operationMilliseconds: 400, pause: ['provider'] });
    await done('PUT', CIRCUIT, circuitBody());
    await send('PUT', `${CIRCUIT}/authorizations/a1`, {});
    const second = await send('PUT', `${CIRCUIT}/authorizations/a2`, {});
    expect(second.status).toBe(429);
    expect(codeOf(second)).toBe('AnotherOperationInProgress');
  });

  it('refuses to use what is still being made', async () => {
    const { send } = await bench({ operationMilliseconds: 60_000 });
    await send('PUT', network('routeTables/rt'), { location: 'westeurope', properties: {} });
    const answer = await send('PUT', network('virtualNetworks/vn'), {
      location: 'westeurope',
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [
          { name: 's', properties: { addressPrefix: '10.0.0.0/24', routeTable: { id: network('routeTables/rt') } } },
        ],
      },
    });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'ReferencedResourceNotProvisioned']);
  });

  it('keeps to If-Match and If-None-Match', async () => {
    const { send, done } = await bench();
    await done('PUT', network('virtualNetworks/vn'), networkBody('10.0.0.0/16'));
    const { body } = await send('GET', network('virtualNetworks/vn'));
    const stale = await send('PUT', network('virtualNetworks/vn'), networkBody('10.0.0.0/16'), {
      'if-match': 'W/"old"',
    });
    expect([stale.status, codeOf(stale)]).toEqual([412, 'PreconditionFailed']);
    const exists = await send('PUT', network('virtualNetworks/vn'), networkBody('10.0.0.0/16'), {
      'if-none-match': '*',
    });
    expect(exists.status).toBe(412);
    const fresh = await send('PUT', network('virtualNetworks/vn'), networkBody('10.0.0.0/16'), {
      'if-match': String(body.etag),
    });
    expect(fresh.status).toBe(200);
  });
});

describe('requests', () => {
  it('answers as ARM does where something is missing', async () => {
    const { send, sim } = await bench();
    const plain = async (path: string, headers: Record<string, string>) => {
      const response = await fetch(sim.url + path, { headers });
      return [response.status, ((await response.json()) as { error: { code: string } }).error.code];
    };
    expect(await plain(`${GROUP}?api-version=2024-05-01`, {})).toEqual([401, 'AuthenticationFailed']);
    expect(await plain(GROUP, { authorization: 'Bearer x' })).toEqual([400, 'MissingApiVersionParameter']);
    expect(await plain(`${GROUP}?api-version=now`, { authorization: 'Bearer x' })).toEqual([
      400,
      'InvalidApiVersionParameter',
    ]);
    const cases: [string, string, number, string][] = [
      ['GET', CIRCUIT, 404, 'ResourceNotFound'],
      ['GET', `${CIRCUIT}/peerings/AzurePrivatePeering`, 404, 'NotFound'],
      ['PUT', `${CIRCUIT}/peerings/AzurePrivatePeering`, 404, 'ParentResourceNotFound'],
      ['PUT', network('virtualNetworks/vn', `/subscriptions/${SUB}/resourceGroups/none`), 404, 'ResourceGroupNotFound'],
      ['PUT', network('virtualNetworks/vn'), 400, 'LocationRequired'],
      ['GET', network('loadBalancers/l'), 404, 'InvalidResourceType'],
      ['GET', '/subscriptions/nobody', 404, 'SubscriptionNotFound'],
    ];
    for (const [method, path, status, code] of cases) {
      const answer = await send(method, path, method === 'PUT' ? {} : undefined);
      expect([path, answer.status, codeOf(answer)]).toEqual([path, status, code]);
    }
  });

  it('takes paths in any case and keeps the case of the first PUT', async () => {
    const { send, done, get } = await bench();
    await done('PUT', network('virtualNetworks/Hub'), networkBody('10.0.0.0/16'));
    const body = await get(
      network('VIRTUALNETWORKS/hub').replace('resourceGroups', 'resourcegroups').replace('/rg/', '/RG/'),
    );
    expect(body).toMatchObject({ id: network('virtualNetworks/Hub'), name: 'Hub' });
    expect((await send('PUT', network('virtualnetworks/HUB'), networkBody('10.0.0.0/16'))).status).toBe(200);
  });

  it('lists by group, by subscription and below a parent; changes tags; knows groups', async () => {
    const { send, done, get } = await bench();
    await done('PUT', network('virtualNetworks/vn'), networkBody('10.0.0.0/16', { a: '10.0.0.0/24' }));
    const ids = async (path: string) => ((await get(path)).value as { name: string }[]).map(({ name }) => name);
    expect(await ids(network('virtualNetworks'))).toEqual(['vn']);
    expect(await ids(`/subscriptions/${SUB}/providers/Microsoft.Network/virtualNetworks`)).toEqual(['vn']);
    expect(await ids(network('virtualNetworks/vn/subnets'))).toEqual(['a']);
    expect(await ids(`/subscriptions/${SUB}/resourceGroups`)).toEqual(['rg']);
    expect(await ids(`${GROUP}/resources`)).toEqual(['vn']);
    expect((await send('PATCH', network('virtualNetworks/vn'), { tags: { a: 'b' } })).body.tags).toEqual({ a: 'b' });
    expect((await send('HEAD', GROUP)).status).toBe(204);
    expect((await send('HEAD', `${GROUP}2`)).status).toBe(404);
    await done('DELETE', GROUP);
    expect((await send('GET', network('virtualNetworks/vn'))).status).toBe(404);
    expect((await send('HEAD', GROUP)).status).toBe(404);
  });

  it('refuses what is not JSON, what is too large, and other hosts', async () => {
    const { sim } = await bench();
    const headers = { authorization: 'Bearer x' };
    const url = `${sim.url}${CIRCUIT}?api-version=2024-05-01`;
    expect((await fetch(url, { method: 'PUT', headers, body: '{' })).status).toBe(400);
    expect((await fetch(url, { method: 'PUT', headers, body: ' '.repeat(5_000_000) })).status).toBe(413);
  });

  it('says that a port is in use', async () => {
    const { sim } = await bench();
    await expect(startSimulator({ port: sim.port })).rejects.toThrow(PortInUseError);
  });

  it('keeps a log of requests and operations', async () => {
    const { sim, done } = await bench();
    await done('PUT', network('virtualNetworks/vn'), networkBody('10.0.0.0/16'));
    await until(() => sim.log().some((event) => event.kind === 'operation'));
    expect(sim.log().find((event) => event.kind === 'operation')).toMatchObject({
      resourceId: network('virtualNetworks/vn'),
      verb: 'PUT',
      status: 'Succeeded',
    });
  });
});
