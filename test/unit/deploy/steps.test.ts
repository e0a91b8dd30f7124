import { describe, expect, it } from 'vitest';
import { AzureFailure } from '../../../src/azure';
import type { Azure } from '../../../src/deploy';
import { type Setting, carryOut, jobsOf } from '../../../src/deploy/execution';
import { Veil } from '../../../src/deploy/secrets';
import { waitForEnd, waitForParty } from '../../../src/deploy/waiting';
import type { ArmBody, PlanStep } from '../../../src/plan';
import type { WantedResource } from '../../../src/resources';
import { GROUP, circuit, circuitId, connection, connectionId, gatewayId, wanted } from '../plan/wanted';
import { azureOf, failure } from './azureOf';

const pace = {
  lookEveryMs: 1,
  operationMs: 800,
  retryAfterMs: 1,
  tellEveryMs: 1_000,
  patienceMs: { 'connectivity-provider': 800, customer: 800 },
};
const step = (of: WantedResource, action: PlanStep['action'], more: Partial<PlanStep> = {}): PlanStep => ({
  id: of.name,
  action,
  resourceId: of.id,
  dependsOn: [],
  impact: 'what it means',
  changes: [],
  rule: null,
  waitsFor: null,
  ...more,
});
const succeeded = (properties: object = {}): ArmBody => ({
  properties: { provisioningState: 'Succeeded', ...properties },
});
const updating: ArmBody = { properties: { provisioningState: 'Updating' } };
function carried(
  of: WantedResource,
  one: PlanStep,
  azure: Azure,
  more: Partial<Setting> = {},
): ReturnType<typeof carryOut> {
  const [job] = jobsOf([one], [of]);
  if (!job) throw new Error('no job');
  const setting = {
    azure,
    wanted: [of],
    actual: new Map(),
    secrets: new Map(),
    veil: new Veil(),
    pace,
    signal: undefined,
  };
  return carryOut(job, { ...setting, ...more });
}

describe('the jobs of a plan', () => {
  it('change one thing at a time, and use what they refer to', () => {
    const [write, keep] = [step(connection(), 'create'), step(circuit(), 'keep')];
    const jobs = jobsOf([write, keep, step(wanted(gatewayId, {}), 'create')], [connection(), circuit()]);
    expect(jobs.map(({ id, locks, uses }) => [id, locks, uses])).toEqual([
      ['cn', connectionId.toLowerCase(), [circuitId.toLowerCase()]],
      ['ams', undefined, []],
    ]);
  });
});

describe('a step that writes', () => {
  it('is what the resource is, with location, tags and secrets', async () => {
    const of = wanted(
      gatewayId,
      { properties: { sharedKey: { $secret: 'k' }, other: 1 } },
      { location: 'westeurope', tags: { a: 'b' } },
    );
    const { azure, written } = azureOf({});
    expect(await carried(of, step(of, 'create'), azure, { secrets: new Map([['k', 'v']]) })).toEqual({
      state: 'Succeeded',
    });
    expect(written).toEqual([
      {
        id: gatewayId,
        apiVersion: of.apiVersion,
        tenantId: of.tenantId,
        location: 'westeurope',
        tags: { a: 'b' },
        body: { properties: { sharedKey: 'v', other: 1 } },
      },
    ]);
  });

  it('is of what somebody else makes only our part, without its location and tags', async () => {
    const of = circuit({ tags: { a: 'b' } });
    const { azure, written } = azureOf({});
    await carried(of, step(of, 'update', { part: { properties: { routeFilter: { id: 'f' } } } }), azure);
    expect(written[0]).toMatchObject({ body: { properties: { routeFilter: { id: 'f' } } }, location: undefined });
    expect(written[0]?.tags).toBeUndefined();
  });

  it('takes the address space of the other network where that is what changes, and only then', async () => {
    const of = wanted(`${GROUP}/providers/Microsoft.Network/virtualNetworks/v/virtualNetworkPeerings/p`, {
      properties: {},
    });
    const changes = (...paths: string[]) => paths.map((path) => ({ path, from: 'a', to: 'b' }));
    const { azure, written } = azureOf({});
    await carried(of, step(of, 'update', { changes: changes('properties.a', 'properties.peeringSyncLevel') }), azure);
    await carried(of, step(of, 'update', { changes: changes('properties.a') }), azure);
    await carried(of, step(of, 'create'), azure);
    expect(written.map(({ syncRemoteAddressSpace }) => syncRemoteAddressSpace)).toEqual([true, undefined, undefined]);
  });

  it('waits for what is under way on it first', async () => {
    let looks = 0;
    const { azure, written } = azureOf({ read: () => (++looks < 4 ? updating : succeeded()) });
    const actual = new Map([[circuitId.toLowerCase(), updating]]);
    expect(await carried(circuit(), step(circuit(), 'update'), azure, { actual })).toEqual({ state: 'Succeeded' });
    expect([looks, written.length]).toEqual([4, 1]);
  });

  it.each([
    ['AnotherOperationInProgress', 10],
    ['NoAnswer', 3],
    ['InvalidRequestFormat', 1],
  ])('is tried again where Azure asks for patience, and not for ever: %s, %s times', async (code, times) => {
    const refuses = azureOf({
      write: () => {
        throw failure(code);
      },
    });
    const ending = await carried(circuit(), step(circuit(), 'create'), refuses.azure);
    expect([ending.state, ending.code, refuses.written.length]).toEqual(['Failed', code, times]);
    if (times === 1) return;
    const { azure, written } = azureOf({
      write: (_, n) => {
        if (n < times) throw failure(code);
      },
    });
    expect(await carried(circuit(), step(circuit(), 'create'), azure)).toEqual({ state: 'Succeeded' });
    expect(written).toHaveLength(times);
  });

  it('says what failed and what to do, and hides what it knows to be secret', async () => {
    const veil = new Veil();
    veil.add('S3cretValue');
    const { azure } = azureOf({
      write: () => {
        throw new AzureFailure({
          code: 'ScopeLocked',
          status: 409,
          message: 'S3cretValue is locked.',
          resourceId: 'x',
        });
      },
    });
    const { state, message } = await carried(circuit(), step(circuit(), 'create'), azure, { veil });
    expect(state).toBe('Failed');
    expect(message).toMatch(/^\[hidden\] is locked\. Remove the management lock/);
  });

  it('that is cancelled may go on in Azure; one that only waits does not', async () => {
    const cancelled = azureOf({
      write: () => {
        throw failure('Cancelled');
      },
      read: () => {
        throw failure('Cancelled');
      },
    });
    expect(await carried(circuit(), step(circuit(), 'create'), cancelled.azure)).toMatchObject({
      state: 'UnderWay',
      message: 'What was accepted there may go on.',
    });
    const waiting = step(circuit(), 'wait', { waitsFor: 'customer' });
    expect(await carried(circuit(), waiting, cancelled.azure)).toEqual({ state: 'NotStarted' });
  });
});

describe('a key that a connection is made with', () => {
  const authorizationId = `${circuitId}/authorizations/dr`;
  const using = connection({
    body: { properties: { authorizationKey: { $authorizationKey: authorizationId } } },
  });
  const authorization = wanted(authorizationId, {}, { apiVersion: '2019-01-01', tenantId: 'theirs' });

  it('comes from Azure, as the design knows the authorization, and is hidden from then on', async () => {
    const veil = new Veil();
    const { azure, read, written } = azureOf({ read: () => succeeded({ authorizationKey: 'K3yOfTheCircuit' }) });
    await carried(using, step(using, 'create'), azure, { wanted: [using, authorization], veil });
    expect(read).toEqual([{ id: authorizationId, apiVersion: '2019-01-01', tenantId: 'theirs' }]);
    expect(written[0]?.body).toEqual({ properties: { authorizationKey: 'K3yOfTheCircuit' } });
    expect(veil.hide('the K3yOfTheCircuit.')).toBe('the [hidden].');
  });

  it.each([
    ['is not there', undefined],
    ['shows none', succeeded()],
    ['shows an empty one', succeeded({ authorizationKey: '' })],
  ])('is asked for by name where the authorization %s, and nothing is written', async (_, body) => {
    const { azure, written } = azureOf({ read: () => body });
    const ending = await carried(using, step(using, 'create'), azure, { wanted: [using, authorization] });
    expect(ending).toMatchObject({ state: 'Failed', code: 'AuthorizationKeyRequired' });
    expect(ending.message).toContain('The authorization dr shows no key.');
    expect(written).toEqual([]);
  });
});

describe('a step that writes nothing', () => {
  it('is over where it is kept, once nothing is under way on it', async () => {
    const { azure, read } = azureOf({ read: () => updating });
    expect(await carried(circuit(), step(circuit(), 'keep'), azure)).toEqual({ state: 'Succeeded' });
    expect(read).toEqual([]);
    const actual = new Map([[circuitId.toLowerCase(), updating]]);
    expect(await carried(circuit(), step(circuit(), 'keep'), azure, { actual })).toMatchObject({ state: 'UnderWay' });
    const ends = azureOf({ read: () => succeeded() });
    expect(await carried(circuit(), step(circuit(), 'keep'), ends.azure, { actual })).toEqual({ state: 'Succeeded' });
  });

  it('is not begun where it is refused, and waits for who has to act', async () => {
    const { azure } = azureOf({});
    expect(await carried(circuit(), step(circuit(), 'refuse'), azure)).toEqual({
      state: 'NotStarted',
      message: 'what it means',
    });
    const waits = step(circuit(), 'wait', { waitsFor: 'customer' });
    expect(await carried(circuit(), waits, azure)).toEqual({ state: 'Waiting', message: 'what it means' });
    const comes = azureOf({ read: () => succeeded() });
    expect(await carried(circuit(), waits, comes.azure)).toEqual({ state: 'Succeeded' });
  });
});

describe('waiting', () => {
  const waits = step(circuit(), 'wait', { waitsFor: 'customer' });
  it('goes on while the other party has not shared what it makes, and not after a failure', async () => {
    let looks = 0;
    const { azure } = azureOf({
      read: () => {
        if (++looks < 3) throw failure('AuthorizationFailed', 403);
        return succeeded();
      },
    });
    expect(await waitForParty(azure, waits, circuit(), pace, undefined)).toBe(true);
    const fails = azureOf({
      read: () => {
        throw failure('InternalServerError', 500);
      },
    });
    await expect(waitForParty(fails.azure, waits, circuit(), pace, undefined)).rejects.toThrow(AzureFailure);
  });

  it('ends with patience, each party’s own', async () => {
    const { azure } = azureOf({});
    const began = performance.now();
    const own = { ...pace, patienceMs: { 'connectivity-provider': 20_000, customer: 30 } };
    expect(await waitForParty(azure, waits, circuit(), own, undefined)).toBe(false);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('ends when it is cancelled, during a pause too', async () => {
    const { azure, read } = azureOf({});
    expect(await waitForParty(azure, waits, circuit(), pace, AbortSignal.abort())).toBe(false);
    expect(read).toEqual([]);
    const slow = { ...pace, lookEveryMs: 60_000, operationMs: 60_000 };
    const going = azureOf({ read: () => updating });
    expect(await waitForEnd(going.azure, circuit(), slow, AbortSignal.timeout(30))).toBeUndefined();
  });
});
