import { RestError } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { AzureFailure, parseResourceId, redact, toFailure } from '../../../src/azure';

const ID = '/subscriptions/s/resourceGroups/rg';
const failure = (code: string, status?: number, message = 'm') =>
  new AzureFailure({ code, status, message, resourceId: ID });

describe('what a person can do about a failure', () => {
  const action = 'Microsoft.Network/virtualNetworks/write';
  it.each([
    ['Cancelled', undefined, 'goes on there'],
    ['NetworkUnavailable', undefined, 'network connection and the proxy'],
    ['NoAnswer', undefined, 'network connection and the proxy'],
    ['CutOff', undefined, 'network connection and the proxy'],
    ['NotAzure', 200, 'sign-in page of the network'],
    ['AuthorizationFailed', 403, 'Network Contributor role'],
    ['LinkedAuthorizationFailed', 403, 'Network Contributor role'],
    ['SubscriptionNotFound', 404, 'tenant of this subscription'],
    ['InvalidAuthenticationTokenTenant', 401, 'tenant of this subscription'],
    ['ScopeLocked', 409, 'management lock'],
    ['AnotherOperationInProgress', 409, 'still being made'],
    ['ReferencedResourceNotProvisioned', 409, 'still being made'],
    ['ConflictError', undefined, 'connectivity provider about the state'],
    ['ExpressRouteCircuitNotProvisioned', 400, 'connectivity provider about the state'],
    ['InvalidAuthorizationKey', 400, 'new authorization'],
    ['AuthorizationKeyRequired', 400, 'new authorization'],
    ['Other', 401, 'Sign in again'],
    ['Other', 403, 'a role that allows this'],
    ['Other', 429, 'limits the number of requests'],
    ['Other', 500, 'status page'],
    ['Other', 503, 'status page'],
  ])('%s, HTTP %s: %s', (code, status, text) => {
    expect(failure(code, status).advice).toContain(text);
  });

  it('is nothing where the message says it all', () => {
    for (const status of [undefined, 400, 404, 409, 499]) expect(failure('Other', status).advice).toBe('');
  });

  it('is the action to ask for, where Azure names it', () => {
    for (const code of ['AuthorizationFailed', 'LinkedAuthorizationFailed'])
      expect(failure(code, 403, `may not perform action '${action}' over scope`).advice).toContain(
        `action ${action} is`,
      );
    expect(failure('ScopeLocked', 409, `cannot perform action '${action}'`).advice).not.toContain(action);
  });
});

describe('whether the same may succeed later', () => {
  it.each([
    ['AnotherOperationInProgress', 409],
    ['ReferencedResourceNotProvisioned', 409],
    ['RetryableError', undefined],
    ['TooManyRequests', 429],
    ['SubscriptionRequestsThrottled', 429],
    ['InternalServerError', undefined],
    ['NetworkUnavailable', undefined],
    ['NoAnswer', undefined],
    ['CutOff', undefined],
    ['PreconditionFailed', 412],
    ['Any', 408],
    ['Any', 429],
    ['Any', 500],
    ['Any', 504],
  ])('is so of %s, HTTP %s', (code, status) => expect(failure(code, status).retryable).toBe(true));

  it.each([
    ['Any', 400],
    ['Any', 404],
    ['Any', 409],
    ['Any', 499],
    ['Any', undefined],
    ['Cancelled', undefined],
    ['NotAzure', 200],
  ])('is not so of %s, HTTP %s', (code, status) => expect(failure(code, status).retryable).toBe(false));
});

describe('what the SDK throws', () => {
  it.each(['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN', 'EPIPE', 'REQUEST_SEND_ERROR'])(
    '%s is a connection that was lost, where no answer came',
    (code) => {
      const lost = toFailure(new RestError('why', { code }), ID);
      expect([lost.code, lost.message]).toEqual(['NetworkUnavailable', 'Azure could not be reached: why']);
      expect(toFailure(new RestError('why', { code, statusCode: 502 }), ID)).toMatchObject({ code, status: 502 });
    },
  );

  it('has a code in any case: its own, that of its status, or none that is known', () => {
    expect(toFailure(new RestError('no', { statusCode: 418 }), ID)).toMatchObject({ code: 'Http418', status: 418 });
    expect(toFailure(new Error('no'), ID)).toMatchObject({ code: 'Unknown', status: undefined });
    expect(toFailure(Object.assign(new Error('no'), { code: 7, statusCode: 'x' }), ID)).toMatchObject({
      code: 'Unknown',
      status: undefined,
    });
    expect(toFailure(new RestError('EOTHER', { code: 'EOTHER' }), ID).code).toBe('EOTHER');
  });

  it('is told in the words of the answer only where those are words', () => {
    const odd = (error: unknown) =>
      toFailure(Object.assign(new RestError('said', { code: 'C', statusCode: 400 }), { details: { error } }), ID);
    expect(odd({ code: 1, message: 2 })).toMatchObject({ code: 'C', message: 'said' });
    expect(odd('text')).toMatchObject({ code: 'C', message: 'said' });
    expect(odd({ code: 'Inner' })).toMatchObject({ code: 'Inner', message: 'said' });
    expect(odd({ message: 'inner' })).toMatchObject({ code: 'C', message: 'inner' });
  });

  it('is no failed operation where it only speaks of one', () => {
    for (const text of [
      'It said: The long-running operation has failed. Code. Why.',
      'The long-running operation has failed again',
    ])
      expect(toFailure(new Error(text), ID)).toMatchObject({ code: 'Unknown', message: text });
    expect(toFailure(new Error('The long-running operation has failed'), ID).message).toContain('could not complete');
    expect(toFailure(new Error('The long-running operation has failed. A_1. first\nsecond'), ID)).toMatchObject({
      code: 'A_1',
      message: 'first\nsecond',
    });
  });

  it('is named as what it is', () => expect(failure('X').name).toBe('AzureFailure'));
});

describe('what nobody may read', () => {
  const key = 'Zm9vYmFyLX4rLz0w';
  it.each(['sharedKey', 'authorizationKey', 'serviceKey', 'password', 'clientSecret', 'access_token'])(
    'is the value of %s, however it is spaced',
    (name) => {
      for (const between of [':', ': ', ' : ', '\t:\n'])
        expect(redact(`{"a":1,"${name}"${between}"${key}","b":2}`)).toBe(`{"a":1,"${name}"${between}"[hidden]","b":2}`);
    },
  );

  it.each(['t', 'c', 's', 'h', 'sig', 'se', 'sv', 'code'])('is the part %s of an address, to its end', (name) => {
    for (const start of ['?', '&']) {
      const end = ['&x=1', ' after', "'after", '"after', ''];
      for (const after of end)
        expect(redact(`GET https://a/b${start}${name}=${key}${after}`)).toBe(
          `GET https://a/b${start}${name}=[hidden]${after}`,
        );
    }
  });

  it('is a token, and not the word before it or what comes behind it', () => {
    expect(redact(`authorization: Bearer ${key}.${key}, then`)).toBe('authorization: Bearer [hidden], then');
    expect(redact(`BEARER ${key}`)).toBe('BEARER [hidden]');
    expect(redact('https://a/b?apisig=1&vlan=2')).toBe('https://a/b?apisig=1&vlan=2');
  });
});

describe('an id', () => {
  const sub = '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01';
  it('of a group, a resource below a subscription and an extension say their scopes', () => {
    expect(parseResourceId(`${sub}/resourceGroups/rg`)).toEqual({
      subscriptionId: sub.slice(15),
      resourceGroup: 'rg',
      scope: sub,
      type: 'Microsoft.Resources/resourceGroups',
      names: ['rg'],
    });
    expect(parseResourceId(`${sub.toUpperCase()}/RESOURCEGROUPS/rg`)).toMatchObject({ names: ['rg'] });
    const rule = `${sub}/resourceGroups/rg/providers/Microsoft.Network/networkSecurityGroups/n/securityRules/r`;
    expect(parseResourceId(`${rule}/providers/Microsoft.Authorization/roleAssignments/a`)).toEqual({
      subscriptionId: sub.slice(15),
      resourceGroup: 'rg',
      scope: rule,
      type: 'Microsoft.Authorization/roleAssignments',
      names: ['a'],
    });
  });

  it.each([
    `${sub}/resourceGroups/`,
    `${sub}/resourceGroups/rg/more`,
    `${sub}/tenants/rg`,
    `${sub}/locations/x`,
    `/tenants/${sub.slice(15)}/resourceGroups/rg`,
    `${sub}/resourceGroups/rg/providers/`,
    `${sub}/resourceGroups/rg/providers/Microsoft.Network`,
    `${sub}/resourceGroups/rg/providers//virtualNetworks/v`,
    `${sub}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets`,
    `${sub}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/`,
  ])('is none: %s', (id) => {
    expect(() => parseResourceId(id)).toThrow(RangeError);
    expect(() => parseResourceId(id)).toThrow(id);
  });
});
