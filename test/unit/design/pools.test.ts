import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { poolReport } from '../../../src/design/poolReport';
import { assemble } from '../../../src/design/assemble';
import { readDesignFile } from '../../../src/design/file';
import {
  nextCustomerAsn,
  nextGlobalReachPrefix,
  nextLinkPair,
  nextRouteDistinguisher,
  nextVlanId,
} from '../../../src/design/pools';

const read = (name: string) =>
  readDesignFile(name, readFileSync(new URL(`../../../samples/northwind/${name}`, import.meta.url), 'utf8'));
const customers = ['contoso', 'fabrikam', 'wingtip'].map((n) => read(`customers/${n}.csp.yaml`));
const design = assemble([read('provider.csp.yaml'), ...customers]).designs[0];
if (!design) throw new Error('The sample has no design.');

describe('the pools', () => {
  it('hand out the lowest value that no customer uses', () => {
    expect(nextLinkPair(design)).toMatchObject({
      primary: { text: '172.16.0.16/30' },
      secondary: { text: '172.16.0.20/30' },
    });
    expect(nextVlanId(design)).toBe(100);
    expect(
      nextVlanId(
        design,
        Array.from({ length: 10 }, (_, i) => 100 + i),
      ),
    ).toBe(112);
    expect(nextCustomerAsn(design)).toBe(4200000000);
    expect(nextRouteDistinguisher(design)).toBe('65010:1000');
    expect(nextGlobalReachPrefix(design)?.text).toBe('172.31.0.8/29');
    expect(nextLinkPair(design, 6)).toBeUndefined();
  });

  it('run out', () => {
    const text = design.provider.file.text
      .replace('172.16.0.0/18', '172.16.0.0/28')
      .replace('100-999', '110-111')
      .replace("'65010:1000-1999'", "'65010:1001-1001'");
    const small = assemble([readDesignFile('provider.csp.yaml', text), ...customers]).designs[0];
    if (!small) throw new Error('The provider cannot be read.');
    expect(nextLinkPair(small)).toBeUndefined();
    expect(nextVlanId(small)).toBeUndefined();
    expect(nextRouteDistinguisher(small)).toBeUndefined();
  });

  it('count what ends on the routers of the CSP, and nothing that ends on others', () => {
    const taken = poolReport(design).flatMap(({ kind, taken: all }) =>
      all.map(({ value, customer }) => `${kind} ${customer} ${value}`),
    );
    expect(taken.filter((one) => one.startsWith('vlanIds')).sort()).toEqual(
      [110, 111, 510, 511].map((id) => `vlanIds contoso ${id}`),
    );
    expect(taken).toContain('globalReachPrefixes wingtip 172.31.0.0/29');
    const wide = assemble([
      readDesignFile(
        'provider.csp.yaml',
        design.provider.file.text
          .replace('172.16.0.0/18', '172.16.0.0/14, 100.64.0.0/10')
          .replace('100-999', '100-4000')
          .replace('4200000000-', '65000-'),
      ),
      ...customers,
    ]).designs[0];
    const all = poolReport(wide ?? design).flatMap((pool) => pool.taken);
    expect(new Set(all.filter(({ value }) => value !== '172.31.0.0/29').map(({ customer }) => customer))).toEqual(
      new Set(['contoso']),
    );
    // Outer tags stand on the same interfaces; addresses of attachments are counted by their prefix.
    expect(all.map(({ value }) => value)).toEqual(expect.arrayContaining(['3001', '3002', '100.64.10.0/30']));
  });
});
