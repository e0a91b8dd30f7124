import { describe, expect, it } from 'vitest';
import { AzureFailure } from '../../../src/azure';
import { observe } from '../../../src/deploy';
import { type ArmBody, keyOf } from '../../../src/plan';
import { GROUP, wanted } from '../plan/wanted';
import { azureOf, failure } from './azureOf';

const TABLES = `${GROUP}/providers/Microsoft.Network/routeTables`;
const table = (name: string, more = {}) =>
  wanted(`${TABLES}/${name}`, { properties: { disableBgpRoutePropagation: true } }, more);
const body = (name: string, properties: object = { disableBgpRoutePropagation: true }): ArmBody =>
  ({ id: `${TABLES}/${name}`, name, properties: { provisioningState: 'Succeeded', ...properties } }) as ArmBody;

/** What is read by itself of some tables, where the list and the readings answer with these. */
async function askedOf(
  tables: readonly ReturnType<typeof table>[],
  listed: readonly ArmBody[] | AzureFailure,
  read: ArmBody | undefined = body('read'),
) {
  const lists: string[] = [];
  const { azure, read: readings } = azureOf({
    read: () => read,
    list: ({ id }) => {
      lists.push(id);
      if (listed instanceof AzureFailure) throw listed;
      return listed;
    },
  });
  const { actual } = await observe(azure, tables);
  return { lists, actual, read: readings.map(({ id }) => id.slice(id.lastIndexOf('/') + 1)) };
}

describe('resources of one collection', () => {
  it('are read with one list, where it shows them as they are wanted', async () => {
    const { lists, read, actual } = await askedOf([table('a'), table('B')], [body('a'), body('b'), body('c')]);
    expect([lists, read]).toEqual([[TABLES], []]);
    expect([...actual.keys()].map(keyOf)).toEqual([`${TABLES}/a`, `${TABLES}/b`].map(keyOf));
  });

  it.each([
    ['differs', body('b', { disableBgpRoutePropagation: false })],
    ['shows less', body('b', {})],
    ['is under way', body('b', { disableBgpRoutePropagation: true, provisioningState: 'Updating' })],
    ['is another one', body('c')],
  ])('are read by themselves where what the list shows %s', async (_, item) => {
    const { read, actual } = await askedOf([table('a'), table('b')], [body('a'), item]);
    expect(read).toEqual(['b']);
    expect(actual.get(`${TABLES}/b`)).toEqual(body('read'));
  });

  it('are not there where neither the list nor a reading shows them', async () => {
    const { azure, read } = azureOf({ read: () => undefined, list: () => [] });
    expect((await observe(azure, [table('a'), table('b')])).actual.size).toBe(0);
    expect(read).toHaveLength(2);
  });

  it('are read one by one where nobody may list, or a list costs as much as a reading', async () => {
    expect((await askedOf([table('a'), table('b')], failure('AuthorizationFailed', 403))).read).toEqual(['a', 'b']);
    expect((await askedOf([table('a')], [body('a')])).lists).toEqual([]);
    const existing = { existing: true };
    expect((await askedOf([table('a', existing), table('b', existing)], [body('a'), body('b')])).lists).toEqual([]);
  });

  it('are not guessed at where the program fails', async () => {
    const { azure } = azureOf({
      list: () => {
        throw new TypeError('a mistake');
      },
    });
    await expect(observe(azure, [table('a'), table('b')])).rejects.toThrow('a mistake');
  });
});
