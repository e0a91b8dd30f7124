import { describe, expect, it } from 'vitest';
import { lockOn, readOnlyLocks } from '../../../src/plan/locked';
import type { ArmBody } from '../../../src/plan/plan';

const GROUP = '/subscriptions/6c0f0000-0000-4000-8000-000000000001/resourceGroups/rg';
const NETWORK = `${GROUP}/providers/Microsoft.Network/virtualNetworks/hub`;
const lockAt = (scope: string, name = 'theirs') => `${scope}/providers/Microsoft.Authorization/locks/${name}`;

const foundAt = (id: string, level: string) =>
  readOnlyLocks(new Map<string, ArmBody>([[id.toLowerCase(), { id, properties: { level } }]]));

describe('a lock that lets nobody write', () => {
  it.each([
    ['on the resource', NETWORK],
    ['on its group', GROUP],
    ['on its subscription', GROUP.slice(0, GROUP.indexOf('/resourceGroups'))],
  ])('is told %s', (_, scope) => {
    expect(lockOn(NETWORK, foundAt(lockAt(scope), 'ReadOnly'))).toBe('theirs');
    expect(lockOn(`${NETWORK}/subnets/a`, foundAt(lockAt(scope), 'ReadOnly'))).toBe('theirs');
  });

  it.each([
    ['forbids only to delete', lockAt(NETWORK), 'CanNotDelete'],
    ['is on something beside it', lockAt(`${NETWORK}2`), 'ReadOnly'],
    ['is on a part of it', lockAt(`${NETWORK}/subnets/a`), 'ReadOnly'],
  ])('is none that %s', (_, id, level) => {
    expect(lockOn(NETWORK, foundAt(id, level))).toBeUndefined();
  });

  it('keeps no lock from being written, itself least of all', () => {
    const own = lockAt(NETWORK, 'lock-hub');
    expect(lockOn(own, foundAt(own, 'ReadOnly'))).toBeUndefined();
    expect(lockOn(own, foundAt(lockAt(GROUP), 'ReadOnly'))).toBeUndefined();
  });
});
