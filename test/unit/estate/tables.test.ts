import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Design, assemble, readDesignFile } from '../../../src/design';
import { TABLES } from '../../../src/diagram/estate';
import { isEstateHostMessage } from '../../../src/diagram/estate/protocol';
import { estateTable } from '../../../src/estate';
import { estate as synthetic } from '../../bench/estate';

const NORTHWIND = new URL('../../../samples/northwind/', import.meta.url);
const NAMES = ['provider.csp.yaml', ...['contoso', 'fabrikam', 'wingtip'].map((name) => `customers/${name}.csp.yaml`)];

function designOf(files: readonly { path: string; text: string }[]): Design {
  const [design] = assemble(files.map(({ path, text }) => readDesignFile(path, text))).designs;
  if (!design) throw new Error('There is no design.');
  return design;
}

const northwind = () => designOf(NAMES.map((path) => ({ path, text: readFileSync(new URL(path, NORTHWIND), 'utf8') })));
const pause = () => Promise.resolve();
const cellsOf = async (design: Design, name: (typeof TABLES)[number]) => {
  const { rows } = await estateTable(design, name, pause);
  return rows.map(({ cells }) => cells);
};

describe('the tables of an estate', () => {
  it.each(TABLES)('%s: each row has a cell for each column, and leads to the text and the picture', async (name) => {
    const table = await estateTable(northwind(), name, pause);
    expect(isEstateHostMessage({ type: 'table', table })).toBe(true);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const { cells } of table.rows) expect(cells).toHaveLength(table.columns.length);
    expect(table.rows.some(({ about }) => about.length > 0)).toBe(true);
    expect(table.rows.some(({ place }) => place !== undefined)).toBe(true);
  });

  it('vlans: has the tags of a circuit on its router, and tells tags that two have', async () => {
    const design = designOf(synthetic(2));
    const own = (await cellsOf(design, 'vlans')).filter(([router]) => router === 'edge-0-1');
    expect(own.map(([, port, outer, vlan]) => [port, outer, vlan])).toContainEqual([
      'TenGigabitEthernet0/0/0',
      '2',
      '100',
    ]);
    const clean = await estateTable(design, 'vlans', pause);
    expect(clean.rows.filter(({ warns }) => warns !== undefined)).toEqual([]);
    const twice = synthetic(4).map(({ path, text }) => ({
      path,
      text: text.replaceAll(/outerVlanId: \d+/g, 'outerVlanId: 7'),
    }));
    const clashing = await estateTable(designOf(twice), 'vlans', pause);
    expect(clashing.rows.some(({ warns }) => warns !== undefined)).toBe(true);
  });

  it('pools: tells the value that is handed out next, once for each kind, and who has one', async () => {
    const rows = await cellsOf(northwind(), 'pools');
    const vlans = rows.find(([, range]) => range === '100-999');
    expect(Number(vlans?.[6])).toBeGreaterThanOrEqual(100);
    expect(Number(vlans?.[3]) + Number(vlans?.[4])).toBe(Number(vlans?.[2]));
  });

  it('sessions: has the limit beside what comes in', async () => {
    const rows = await cellsOf(northwind(), 'sessions');
    const azure = rows.filter(([, , , , asn]) => asn === '12076');
    expect(azure.length).toBeGreaterThan(0);
    for (const row of azure) expect(Number(row[7])).toBeGreaterThan(0);
  });

  it('failures: has what harms most first, and names whom it harms', async () => {
    const rows = await cellsOf(designOf(synthetic(30)), 'failures');
    const harmed = rows.map((row) => Number(row[3]));
    expect(harmed).toEqual(harmed.toSorted((a, b) => b - a));
    expect(harmed[0]).toBeGreaterThan(0);
    for (const row of rows) expect(Number(row[3]) === 0).toBe(row[5] === '');
  });

  it('orders: says of a circuit without an order that it is not ordered', async () => {
    const rows = await cellsOf(designOf(synthetic(1)), 'orders');
    expect(rows[0]?.[5]).toBe('not ordered');
    expect(rows[0]?.[7]).toBe('not known');
  });
});
