import { describe, expect, it } from 'vitest';
import { thingsAround, thingsOf } from '../../../src/vscode/features/goto/places';
import { designOf, sample } from './sample';

const design = designOf(sample());
const things = thingsOf([design]);
const labels = (kind: string) => things.filter((thing) => thing.kind === kind).map(({ label }) => label);

describe('what one can go to', () => {
  it('is every customer, circuit, router, VLAN and AS number', () => {
    expect(labels('customer')).toEqual(['Contoso B.V.', 'Fabrikam GmbH', 'Wingtip Toys AG']);
    expect(labels('circuit')).toEqual(expect.arrayContaining(['contoso-ams', 'contoso-lon', 'fabrikam-fra']));
    expect(labels('router')).toContain('ams-edge-1');
    expect(labels('vlan')).toContain('VLAN 110');
    expect(labels('asn')).toContain('AS 65010');
    expect(labels('address')).toContain('10.100.1.0/24');
  });

  it('stands where the design says it', () => {
    for (const { file, path, kind, label } of things) {
      if (kind === 'customer') continue;
      const owner = design.customers.find((c) => c.file.path === file) ?? design.provider;
      const value = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], owner.raw);
      const said = typeof value === 'object' && value !== null ? (value as { name?: unknown }).name : value;
      expect(label).toContain(String(said));
    }
  });

  it('is found by an address that lies in it, the longest prefix first', () => {
    const [first, ...rest] = thingsAround(things, '10.100.1.7');
    expect(first?.label).toBe('10.100.1.0/24');
    expect(rest.length).toBeGreaterThan(0);
    expect(thingsAround(things, 'contoso')).toEqual([]);
    expect(thingsAround(things, '240.0.0.1').filter(({ label }) => label !== '0.0.0.0/0')).toEqual([]);
  });
});
