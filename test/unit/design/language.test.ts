import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyEdits, assemble, readDesignFile } from '../../../src/design';
import { completionsAt, hoverAt, occurrencesAt, renameAt } from '../../../src/design/language';

const text = (name: string) => readFileSync(new URL(`../../../samples/northwind/${name}`, import.meta.url), 'utf8');
const read = (change = (t: string) => t) => {
  const names = ['contoso', 'fabrikam', 'wingtip'];
  const files = names.map((n) => readDesignFile(`customers/${n}.csp.yaml`, change(text(`customers/${n}.csp.yaml`))));
  const design = assemble([readDesignFile('provider.csp.yaml', text('provider.csp.yaml')), ...files]).designs[0];
  if (!design) throw new Error('The sample has no design.');
  return { design, files: design.files };
};
const { design } = read();

function complete(name: string, change: (t: string) => string) {
  const marked = change(text(`customers/${name}.csp.yaml`));
  const offset = marked.indexOf('‸');
  const file = { path: `customers/${name}.csp.yaml`, text: marked.replace('‸', '') };
  const customer = design.customers.find((c) => c.name === name);
  return completionsAt(file, offset, design, customer)?.items.map((i) => i.text) ?? [];
}

describe('completions', () => {
  it('are the keys that are not there yet', () => {
    const keys = complete('contoso', (t) =>
      t.replace('    sku: { tier: Standard, family: MeteredData }\n    order', '    ‸\n    order'),
    );
    expect(keys).toContain('sku: ');
    expect(keys).toContain('globalReach: ');
    expect(keys).not.toContain('peeringLocation: ');
  });

  it('are what the catalogue knows: providers at the location, locations of the provider, bandwidths, SKUs, regions', () => {
    expect(complete('wingtip', (t) => t.replace('serviceProviderName: Swisscom', 'serviceProviderName: ‸'))).toContain(
      'Swisscom',
    );
    expect(
      complete('wingtip', (t) => t.replace('serviceProviderName: Swisscom', 'serviceProviderName: ‸')),
    ).not.toContain('LG CNS');
    expect(complete('wingtip', (t) => t.replace('peeringLocation: Zurich', 'peeringLocation: Zu‸'))).toContain(
      'Zurich',
    );
    expect(complete('wingtip', (t) => t.replace('peeringLocation: Zurich', 'peeringLocation: Zu‸'))).not.toContain(
      'Busan',
    );
    expect(complete('wingtip', (t) => t.replace('bandwidthInMbps: 200', 'bandwidthInMbps: ‸'))).toContain('10000');
    expect(complete('contoso', (t) => t.replace('sku: ErGw2AZ', 'sku: ‸'))).toEqual([
      'Standard',
      'ErGw1AZ',
      'HighPerformance',
      'ErGw2AZ',
      'UltraPerformance',
      'ErGw3AZ',
      'ErGwScale',
    ]);
    expect(complete('fabrikam', (t) => t.replace("['12076:51041']", '[‸]'))).toContain("'12076:51041'");
    expect(complete('contoso', (t) => t.replace('location: uksouth', 'location: ‸'))).toContain('uksouth');
  });

  it('are what the design knows: routers, networks, interfaces, the next free VLAN', () => {
    expect(
      complete('contoso', (t) => t.replace('primary: { edgeRouter: lon-edge-1', 'primary: { edgeRouter: ‸')),
    ).toContain('lon-edge-2');
    expect(
      complete('contoso', (t) =>
        t.replace('edgeRouter: lon-edge-1, interface: Ethernet1', 'edgeRouter: lon-edge-1, interface: ‸'),
      ),
    ).toEqual(['Ethernet1', 'Ethernet3']);
    expect(complete('contoso', (t) => t.replace('virtualNetwork: dev/dev', 'virtualNetwork: ‸'))).toEqual([
      'prod/hub',
      'prod/apps',
      'dev/dev',
    ]);
    expect(complete('contoso', (t) => t.replace('vlanId: 111', 'vlanId: ‸'))).toEqual(['100']);
    expect(complete('contoso', (t) => t.replace('routeTable: rt-gateway', 'routeTable: ‸'))).toEqual([
      'rt-workload',
      'rt-gateway',
      'rt-firewall',
    ]);
    expect(complete('contoso', (t) => t.replace('sharedServices: [dns]', 'sharedServices: [‸]'))).toEqual(['dns']);
  });
});

describe('hovers', () => {
  const hover = (name: string, word: string) => {
    const file = design.files.find((f) => f.path.endsWith(`${name}.csp.yaml`));
    return file && hoverAt(file, file.text.indexOf(word) + 1, design)?.paragraphs.join('\n');
  };
  it('explain keys, prefixes, providers, locations, SKUs and communities', () => {
    expect(hover('contoso', 'bandwidthInMbps')).toContain('Mbps');
    expect(hover('contoso', '10.10.0.0/16')).toMatch(
      /65,536 addresses, 10\.10\.0\.0 to 10\.10\.255\.255[\s\S]*Utrecht/,
    );
    expect(hover('contoso', 'Equinix')).toContain('cloud exchange');
    expect(hover('contoso', 'Amsterdam')).toContain('West Europe');
    expect(hover('contoso', 'ErGw2AZ')).toContain('2000 Mbps');
    expect(hover('fabrikam', '12076:51041')).toContain('Germany');
    expect(hover('provider', '172.16.0.0/18')).toContain('contoso-ams, primary link');
  });
});

describe('names', () => {
  it('are found with all places where they stand, across files', () => {
    const file = design.provider.file;
    const found = occurrencesAt(design, file, file.text.indexOf('name: ams-edge-1') + 8);
    expect(found?.all.map((o) => `${o.file.path} ${o.role}`).sort()).toEqual([
      'customers/contoso.csp.yaml reference',
      'customers/contoso.csp.yaml reference',
      'provider.csp.yaml definition',
      'provider.csp.yaml reference',
    ]);
  });

  it('are renamed everywhere, and every reference still leads there', () => {
    const customer = design.customers.find((c) => c.name === 'contoso');
    if (!customer) throw new Error('contoso');
    const { edits } = renameAt(design, customer.file, customer.file.text.indexOf('- name: prod') + 9, 'production');
    const after = readDesignFile(customer.file.path, applyEdits(customer.file.text, edits.get(customer.file) ?? []));
    expect(after.text).toContain('virtualNetwork: production/hub, routingWeight: 100');
    expect(after.text).toContain('scope: production');
    expect(after.text).toContain('subscription: production');
    expect(after.text).toContain('environment: production      # production | nonproduction');
    expect(after.text).not.toContain('prod/hub');
  });

  it('are not given twice', () => {
    const customer = design.customers.find((c) => c.name === 'contoso');
    if (!customer) throw new Error('contoso');
    const at = customer.file.text.indexOf('- name: prod') + 9;
    expect(() => renameAt(design, customer.file, at, 'DEV')).toThrow(/something else/);
    expect(() => renameAt(design, customer.file, at, 'a b')).toThrow(/cannot be a name/);
    expect(() => renameAt(design, customer.file, 3, 'x')).toThrow(/no name here/);
  });
});
