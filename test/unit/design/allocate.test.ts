import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Design, applyEdits, assemble, poolReport, readDesignFile } from '../../../src/design';
import { allocate } from '../../../src/design/allocate';
import { check } from '../../../src/rules';

const text = (name: string) => readFileSync(new URL(`../../../samples/northwind/${name}`, import.meta.url), 'utf8');
const CONTOSO = 'customers/contoso.csp.yaml';

function designOf(contoso: string, provider = text('provider.csp.yaml')): Design {
  const design = assemble([
    readDesignFile('provider.csp.yaml', provider),
    readDesignFile(CONTOSO, contoso),
    readDesignFile('customers/fabrikam.csp.yaml', text('customers/fabrikam.csp.yaml')),
  ]).designs[0];
  if (!design) throw new Error('no design');
  return design;
}

function allocated(contoso: string, provider?: string) {
  const design = designOf(contoso, provider);
  const customer = design.customers[0];
  if (!customer) throw new Error('no customer');
  const { edits, handedOut } = allocate(design, customer);
  return { text: applyEdits(contoso, edits), handedOut: handedOut.map(({ key, value }) => `${key} ${value}`) };
}

describe('allocation for a customer', () => {
  it('changes nothing where nothing is missing', () => {
    const result = allocated(text(CONTOSO));
    expect(result.handedOut).toEqual([]);
    expect(result.text).toBe(text(CONTOSO));
  });

  it('fills circuits, attachments and the VRF with the lowest free values, each once, and leaves the rest as it is', () => {
    const lacking = text(CONTOSO)
      .replace("  routeDistinguisher: '65010:1001'\n", '')
      .replace('        peerASN: 65010\n        vlanId: 110\n', '')
      .replace(/ {8}primaryPeerAddressPrefix: 172.16.0.0\/30\n.*\n/, '')
      .replace('        secondaryPeerAddressPrefix: 172.16.0.12/30\n', '')
      .replace('vlanId: 511, localAddress: 100.64.10.5/30, peerAddress: 100.64.10.6, ', '');
    const { text: filled, handedOut } = allocated(lacking);
    expect(handedOut).toEqual([
      'routeDistinguisher "65010:1000"',
      'peerASN 65010',
      'vlanId 100',
      'primaryPeerAddressPrefix "172.16.0.0/30"',
      'secondaryPeerAddressPrefix "172.16.0.4/30"',
      'secondaryPeerAddressPrefix "172.16.0.12/30"',
      'vlanId 101',
      'localAddress "172.16.0.17/30"',
      'peerAddress "172.16.0.18"',
    ]);
    const errors = check({ designs: [designOf(filled)], findings: [], unreadable: [] }).filter(
      (f) => f.severity === 'error',
    );
    expect(errors.map((f) => `${f.code} ${f.message}`)).toEqual([]);
    const left = filled.split('\n').filter((line) => lacking.split('\n').includes(line));
    expect(left.length).toBeGreaterThanOrEqual(lacking.split('\n').length - 1);
  });

  it('makes the VRF of a customer that has none', () => {
    const { text: filled } = allocated(text(CONTOSO).replace(/^vrf:\n(?: .*\n)+/m, ''));
    expect(filled).toContain("routeDistinguisher: '65010:1000'");
    expect(filled.indexOf('identity:')).toBeLessThan(filled.indexOf('vrf:'));
  });

  it('passes over a route distinguisher that a VRF has on one router', () => {
    const other = text(CONTOSO)
      .replace("routeDistinguisher: '65010:1001'", "routeDistinguishers: { ams-edge-1: '65010:1000' }")
      .replace('name: contoso', 'name: adatum');
    const lacking = text(CONTOSO).replace(/^vrf:\n(?: .*\n)+/m, '');
    const files = [
      readDesignFile('provider.csp.yaml', text('provider.csp.yaml')),
      readDesignFile(CONTOSO, lacking),
      readDesignFile('customers/adatum.csp.yaml', other),
    ];
    const [design] = assemble(files).designs;
    const customer = design?.customers.find(({ name }) => name === 'contoso');
    if (!design || !customer) throw new Error('no customer');
    expect(allocate(design, customer).handedOut[0]?.value).toContain('65010:1001');
  });

  it('gives nothing from empty or missing pools', () => {
    const lacking = text(CONTOSO).replace('        vlanId: 110\n', '');
    const provider = text('provider.csp.yaml').replace('  vlanIds: [100-999]\n', '');
    expect(allocated(lacking, provider).handedOut).toEqual([]);
  });

  it('leaves alone what ends on the routers of a customer', () => {
    const design = designOf(text(CONTOSO));
    const lacking = text('customers/fabrikam.csp.yaml').replace('        vlanId: 200\n', '');
    const files = [design.provider.file, readDesignFile('customers/fabrikam.csp.yaml', lacking)];
    const fabrikam = assemble(files).designs[0];
    const customer = fabrikam?.customers[0];
    if (!fabrikam || !customer) throw new Error('no customer');
    expect(allocate(fabrikam, customer).edits).toEqual([]);
  });
});

describe('the report of the pools', () => {
  it('counts pairs of links, numbers and blocks, and names who has them', () => {
    const pools = poolReport(designOf(text(CONTOSO)));
    const of = (kind: string) => pools.find((p) => p.kind === kind);
    expect(of('peeringPrefixes')).toMatchObject({ pool: '172.16.0.0/18', size: 2048, used: 2, free: 2046 });
    // Contoso's alone: the VLANs of Fabrikam end on routers of its own.
    expect(of('vlanIds')).toMatchObject({ size: 900, used: 4, free: 896 });
    expect(of('routeDistinguishers')?.taken).toEqual([{ value: '65010:1001', customer: 'contoso', by: 'CONTOSO' }]);
    expect(of('customerAsns')?.taken).toEqual([{ value: '4200000001', customer: 'contoso', by: 'utrecht' }]);
    expect(of('globalReachPrefixes')).toMatchObject({ size: 32, used: 0, taken: [] });
  });

  it('counts a prefix that is larger than a pair, or than the pool, for all that it takes', () => {
    const wide = text(CONTOSO).replace('172.16.0.0/30', '172.16.0.0/28').replace('172.16.0.4/30', '172.16.0.0/28');
    expect(poolReport(designOf(wide)).find((p) => p.kind === 'peeringPrefixes')?.used).toBe(2);
    const all = text(CONTOSO).replace('172.16.0.0/30', '172.16.0.0/12');
    expect(poolReport(designOf(all)).find((p) => p.kind === 'peeringPrefixes')?.free).toBe(0);
  });
});
