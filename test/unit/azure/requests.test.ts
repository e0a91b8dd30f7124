import { describe, expect, it } from 'vitest';
import { NETWORK_API_VERSION, deleteResource, writeResource } from '../../../src/azure';
import { GROUP, StandIn, TABLE, absent, failureOf, say } from './listener';

const azure = new StandIn();

describe('what is written', () => {
  it.each([
    ['a resource of Microsoft.Network', TABLE, NETWORK_API_VERSION],
    ['a child of one', `${GROUP}/providers/Microsoft.Network/virtualNetworks/v/subnets/s`, NETWORK_API_VERSION],
    ['a resource group', GROUP, undefined],
    ['a role assignment on a group', `${GROUP}/providers/Microsoft.Authorization/roleAssignments/g`, undefined],
    ['a lock on a network', `${TABLE}/providers/Microsoft.Authorization/locks/l`, '2020-05-01'],
    ['a workspace', `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/w`, '2020-05-01'],
  ])('%s goes to its own address, as it is meant', async (_, id, version) => {
    const body = { properties: { some: { thing: [1, null, 'x'] } } };
    const written = await writeResource(azure.clients(), {
      id,
      apiVersion: '2020-05-01',
      location: 'westeurope',
      tags: { owner: 'csp' },
      body,
    });
    expect(written).toEqual({ created: true });
    const [put] = azure.of('PUT');
    expect([azure.of('PUT').length, put?.path.toLowerCase()]).toEqual([1, id.toLowerCase()]);
    expect(put?.body).toEqual({ ...body, location: 'westeurope', tags: { owner: 'csp' } });
    expect(put?.version).toMatch(/^\d{4}-\d\d-\d\d/);
    if (version !== undefined) expect(put?.version).toBe(version);
    expect(put?.headers).toMatchObject({ authorization: 'Bearer token' });
    expect(put?.headers).not.toHaveProperty('if-match');
    expect(Object.keys(put?.headers ?? {}).filter((name) => name.startsWith('x-csp'))).toEqual([]);
    expect(put?.query.has('syncRemoteAddressSpace')).toBe(false);
  });

  it('says no location and no tags where there are none', async () => {
    await writeResource(azure.clients(), { id: TABLE, apiVersion: 'x', body: { properties: {} } });
    expect(azure.of('PUT')[0]?.body).toEqual({ properties: {} });
  });

  it('asks for the address space of the other network where that is meant', async () => {
    const id = `${GROUP}/providers/Microsoft.Network/virtualNetworks/v/virtualNetworkPeerings/p`;
    await writeResource(azure.clients(), {
      id,
      apiVersion: 'x',
      body: { properties: {} },
      syncRemoteAddressSpace: true,
    });
    expect(azure.of('PUT')[0]?.query.get('syncRemoteAddressSpace')).toBe('true');
  });

  it('is said to have been there, and keeps what the body does not speak of', async () => {
    const properties = { routes: [{ name: 'r' }], disableBgpRoutePropagation: false };
    azure.answer = ({ method, path, body }, response) =>
      say(response, 200, method === 'GET' ? { id: path, etag: 'e', properties } : { id: path, ...(body as object) });
    const written = await writeResource(azure.clients(), {
      id: TABLE,
      apiVersion: 'x',
      body: { properties: { disableBgpRoutePropagation: true } },
    });
    expect(written).toEqual({ created: false });
    expect(azure.of('PUT')[0]?.body).toMatchObject({
      properties: { routes: [{ name: 'r' }], disableBgpRoutePropagation: true },
    });
    expect(azure.of('PUT')[0]?.headers['if-match']).toBe('e');
  });

  it('tells of the operation each time that it is looked at, and ends with it', async () => {
    let looks = 0;
    azure.answer = ({ method, path, body }, response) => {
      if (method === 'PUT')
        say(
          response,
          201,
          { id: path, ...(body as object), properties: { provisioningState: 'Updating' } },
          {
            'azure-asyncoperation': `${azure.url}/operations/1`,
          },
        );
      else if (path === '/operations/1') say(response, 200, { status: ++looks < 3 ? 'InProgress' : 'Succeeded' });
      else if (looks >= 3) say(response, 200, { id: path, properties: { provisioningState: 'Succeeded' } });
      else say(response, 404, absent);
    };
    const told: string[] = [];
    const onProgress = (status: string) => told.push(status);
    await writeResource(azure.clients(), { id: TABLE, apiVersion: 'x', body: { properties: {} } }, { onProgress });
    expect(looks).toBe(3);
    expect(told.at(-1)).toBe('succeeded');
    expect(told.slice(0, -1).every((status) => status === 'running')).toBe(true);
    expect(told.length).toBeGreaterThan(1);
  });

  it('is given up where the person cancels while the operation goes on', async () => {
    const cancel = new AbortController();
    azure.answer = ({ method, path }, response) => {
      if (method === 'PUT')
        say(
          response,
          201,
          { id: path, properties: { provisioningState: 'Updating' } },
          {
            'azure-asyncoperation': `${azure.url}/operations/1`,
          },
        );
      else if (path === '/operations/1') {
        say(response, 200, { status: 'InProgress' });
        cancel.abort();
      } else say(response, 404, absent);
    };
    const work = writeResource(azure.clients(), { id: TABLE, apiVersion: 'x', body: {} }, { signal: cancel.signal });
    expect(await failureOf(work)).toMatchObject({ code: 'Cancelled', resourceId: TABLE });
  });

  it('ends with what Azure refuses, and is not tried again', async () => {
    azure.answer = ({ method }, response) =>
      method === 'GET'
        ? say(response, 404, absent)
        : say(response, 400, { error: { code: 'InvalidRequestFormat', message: 'Cannot parse.' } });
    const failure = await failureOf(writeResource(azure.clients(), { id: TABLE, apiVersion: 'x', body: {} }));
    expect(failure).toMatchObject({ code: 'InvalidRequestFormat', status: 400, resourceId: TABLE });
    expect(azure.of('PUT')).toHaveLength(1);
  });

  it('is tried once more where it was changed meanwhile, and not twice', async () => {
    azure.answer = ({ method, path }, response) =>
      method === 'GET'
        ? say(response, 200, { id: path, etag: 'e', properties: {} })
        : say(response, 412, { error: { code: 'PreconditionFailed', message: 'changed' } });
    const failure = await failureOf(writeResource(azure.clients(), { id: TABLE, apiVersion: 'x', body: { a: 1 } }));
    expect(failure).toMatchObject({ code: 'PreconditionFailed', resourceId: TABLE });
    expect(azure.of('PUT')).toHaveLength(2);
  });
});

describe('what is deleted', () => {
  it.each([
    ['a route table', TABLE],
    ['a subnet', `${GROUP}/providers/Microsoft.Network/virtualNetworks/v/subnets/s`],
    ['a resource group', GROUP],
    ['a role assignment', `${TABLE}/providers/Microsoft.Authorization/roleAssignments/g`],
    ['a lock', `${TABLE}/providers/Microsoft.Authorization/locks/l`],
  ])('%s is that one', async (_, id) => {
    azure.answer = (request, response) =>
      request.method === 'DELETE' ? say(response, 200) : say(response, 404, absent);
    await deleteResource(azure.clients(), { id, apiVersion: '2020-05-01' });
    expect(azure.of('DELETE').map(({ path }) => path.toLowerCase())).toEqual([id.toLowerCase()]);
  });

  it('is told where Azure refuses it', async () => {
    azure.answer = (_, response) => say(response, 409, { error: { code: 'ScopeLocked', message: 'It is locked.' } });
    for (const id of [TABLE, `${TABLE}/providers/Microsoft.Authorization/roleAssignments/g`])
      expect(await failureOf(deleteResource(azure.clients(), { id, apiVersion: 'x' }))).toMatchObject({
        code: 'ScopeLocked',
        resourceId: id,
      });
  });

  it('is no more begun once it is cancelled', async () => {
    azure.answer = (_, response) => say(response, 200);
    const signal = AbortSignal.abort();
    for (const id of [TABLE, `${TABLE}/providers/Microsoft.Authorization/roleAssignments/g`])
      expect((await failureOf(deleteResource(azure.clients(), { id, apiVersion: 'x' }, { signal }))).code).toBe(
        'Cancelled',
      );
    expect(azure.of('DELETE')).toEqual([]);
  });
});
