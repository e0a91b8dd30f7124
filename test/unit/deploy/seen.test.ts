import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AzureFailure } from '../../../src/azure';
import { observe } from '../../../src/deploy';
import { leadsOutOf } from '../../../src/deploy/links';
import { rememberedOf } from '../../../src/deploy/remembered';
import type { ArmBody } from '../../../src/plan';
import { GROUP, wanted } from '../plan/wanted';
import { azureOf, failure } from './azureOf';

describe('what is observed', () => {
  const table = wanted(`${GROUP}/providers/Microsoft.Network/routeTables/rt`, {});
  const group = wanted(GROUP, {});
  const ids = (map: ReadonlyMap<string, ArmBody>) => [...map.keys()].sort();

  it('must be readable where we write it, and may be out of sight where others do', async () => {
    const refuses = (code: string, status?: number) =>
      azureOf({
        read: () => {
          throw failure(code, status);
        },
      }).azure;
    await expect(observe(refuses('AuthorizationFailed', 403), [table])).rejects.toThrow(AzureFailure);
    for (const one of [
      { ...table, party: 'customer' as const },
      { ...table, existing: true },
    ]) {
      for (const [code, status] of [
        ['AuthorizationFailed', 403],
        ['InvalidResourceType', 404],
        ['SubscriptionNotFound', 400],
      ] as const)
        expect((await observe(refuses(code, status), [one])).unreadable).toEqual(new Set([table.id.toLowerCase()]));
      await expect(observe(refuses('InternalServerError', 500), [one])).rejects.toThrow(AzureFailure);
    }
  });

  it('is taken as it comes where it is only looked at, until somebody cancels or the program fails', async () => {
    const refuses = (error: Error) =>
      azureOf({
        read: () => {
          throw error;
        },
      }).azure;
    const looking = { tolerant: true };
    expect((await observe(refuses(failure('InternalServerError', 500)), [table], looking)).unreadable.size).toBe(1);
    await expect(observe(refuses(failure('Cancelled')), [table], looking)).rejects.toThrow(AzureFailure);
    await expect(observe(refuses(new TypeError('a mistake')), [table], looking)).rejects.toThrow('a mistake');
    const { azure } = azureOf({
      list: () => {
        throw new Error('listed');
      },
    });
    await observe(azure, [group], looking);
  });

  it('is also what stands beside, where it may be listed', async () => {
    const stranger = `${GROUP}/providers/Microsoft.Network/routeTables/strange`;
    const { azure } = azureOf({
      read: ({ id }) => (id === stranger ? { id } : undefined),
      list: () => [{ id: stranger }],
    });
    expect(ids((await observe(azure, [group])).actual)).toEqual([stranger]);
    const closed = azureOf({
      list: () => {
        throw failure('AuthorizationFailed', 403);
      },
    });
    expect((await observe(closed.azure, [group])).unlisted).toEqual(new Set([`${GROUP}/resources`.toLowerCase()]));
    const absent = azureOf({
      list: () => {
        throw failure('ResourceTypeNotFound', 404);
      },
    });
    expect((await observe(absent.azure, [group])).unlisted).toEqual(new Set());
    const broken = azureOf({
      list: () => {
        throw failure('InternalServerError', 500);
      },
    });
    await expect(observe(broken.azure, [group])).rejects.toThrow(AzureFailure);
  });

  it('is also what we made before, in subscriptions that the design still names', async () => {
    const made = `${GROUP}/providers/Microsoft.Network/routeTables/old`.toLowerCase();
    const far = made.replace(/subscriptions\/[^/]+/, 'subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0bff');
    const { azure, read } = azureOf({ read: ({ id }) => ({ id }) });
    const { actual } = await observe(azure, [table], { made: new Set([made, far, table.id.toLowerCase(), 'odd']) });
    expect(ids(actual)).toEqual([table.id, made].sort());
    expect(read.find(({ id }) => id === made)?.tenantId).toBe(table.tenantId);
    const hidden = azureOf({
      read: ({ id }) => {
        if (id === made) throw failure('AuthorizationFailed', 403);
        return { id };
      },
    });
    expect(ids((await observe(hidden.azure, [table], { made: new Set([made]) })).actual)).toEqual([table.id]);
  });
});

describe('what is remembered', () => {
  const at = '2026-01-01T00:00:00Z';
  const start = (target: string) => ({ kind: 'start' as const, at, customer: 'c', target });
  const made = (
    resourceId: string,
    state: 'Succeeded' | 'Failed' | 'UnderWay' | 'NotStarted',
    action: 'create' | 'update' = 'create',
  ) => ({ kind: 'step' as const, at, step: 's', resourceId, state, action, keys: [{ path: 'k', secret: 's' }] });
  const removal = (resourceId: string, state: 'Succeeded' | 'Failed') => ({
    kind: 'removal' as const,
    at,
    id: 'r',
    resourceId,
    state,
  });

  it('was created, or may be there by now, in this target', () => {
    const entries = [
      start('here'),
      made('/A', 'Succeeded'),
      made('/B', 'UnderWay'),
      made('/C', 'Failed'),
      made('/D', 'Succeeded', 'update'),
    ];
    expect([...rememberedOf([entries], 'here').made]).toEqual(['/a', '/b']);
    expect([...rememberedOf([entries], 'there').made]).toEqual([]);
  });

  it('is forgotten with what was removed, and with nothing that failed to be', () => {
    const entries = [start('here'), made('/a', 'Succeeded'), made('/a/b', 'Succeeded'), made('/ab', 'Succeeded')];
    const left = (...more: ReturnType<typeof removal>[]) => rememberedOf([[...entries, ...more]], 'here');
    expect([...left(removal('/A', 'Succeeded')).made]).toEqual(['/ab']);
    expect([...left(removal('/A', 'Succeeded')).keysWritten.keys()]).toEqual(['/ab#k']);
    expect([...left(removal('/a', 'Failed')).made]).toEqual(['/a', '/a/b', '/ab']);
    expect(left().keysWritten.get('/a#k')).toEqual({ secret: 's', at });
  });
});

describe('a way that leads out of a folder', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'links-')));
    mkdirSync(join(root, 'in/side'), { recursive: true });
    writeFileSync(join(root, 'out.txt'), '');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const out = (path: string) => leadsOutOf(join(root, 'in'), join(root, path));

  it('is one that is written so', () => {
    expect(['out.txt', '.', 'in/../out.txt', 'inside'].map(out)).toEqual([true, true, true, true]);
    expect(['in', 'in/side', 'in/..side', 'in/not/there', 'in/side/../x'].map(out)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is one that a link takes there, wherever on the way it stands, and a link to nothing', () => {
    symlinkSync(join(root, 'out.txt'), join(root, 'in/file'));
    symlinkSync(root, join(root, 'in/side/up'));
    symlinkSync(join(root, 'nothing'), join(root, 'in/dead'));
    symlinkSync('circle', join(root, 'in/circle'));
    symlinkSync(join(root, 'in/side'), join(root, 'in/same'));
    symlinkSync(join(root, 'in'), join(root, 'also'));
    expect(['in/file', 'in/side/up/x', 'in/dead', 'in/circle', 'in/same/up'].map(out)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['in/same', 'in/same/x'].map(out)).toEqual([false, false]);
    expect(leadsOutOf(join(root, 'also'), join(root, 'also/side'))).toBe(false);
    expect(leadsOutOf(join(root, 'also'), join(root, 'also/file'))).toBe(true);
  });
});
