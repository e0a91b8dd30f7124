import { describe, expect, it } from 'vitest';
import { statesOf } from '../../../src/deploy/afterwards';
import { circuit, peering } from '../plan/wanted';
import { azureOf, failure } from './azureOf';

describe('what Azure says afterwards', () => {
  const of = async (parts: Parameters<typeof azureOf>[0], signal?: AbortSignal) =>
    (await statesOf(azureOf(parts).azure, [circuit(), peering()], signal)).map((one) => one.provisioningState);

  it('is the state of each resource, and absent what is not there', async () => {
    const there = { properties: { provisioningState: 'Updating' } };
    expect(await of({ read: ({ id }) => (id === circuit().id ? there : undefined) })).toEqual(['Updating', 'Absent']);
  });

  it('is unknown of what Azure does not show, and of everything after Cancel', async () => {
    const refuse = () => {
      throw failure('AuthorizationFailed', 403);
    };
    expect(await of({ read: refuse })).toEqual(['Unknown', 'Unknown']);
    expect(await of({ read: () => ({ properties: {} }) }, AbortSignal.abort())).toEqual(['Unknown', 'Unknown']);
  });
});
