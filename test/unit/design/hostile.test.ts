import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDesignFile } from '../../../src/design';
import { kinds } from '../../../src/design/schema/kinds';
import { validate } from '../../../src/design/validate';
import { type Field, fields, fileWith, forPeople } from './schemaTexts';

/** What is free text, and nothing else: a new text of the format has to say its kind. */
const free = fields.filter(({ kind }) => forPeople.has(kind)).map(({ path }) => path.replaceAll('.0', ''));

function errorsAt(field: Field, text: string): string[] {
  return validate(field.file, fileWith(field, text), () => undefined)
    .filter(({ finding }) => (finding.severity ?? 'error') === 'error' && finding.code !== 'FMT-002')
    .map(({ finding }) => finding.code);
}

const controls = [
  'a\nb',
  'a\r\nb',
  'a\u0000b',
  '\u001b[31mred',
  'a\u0085b',
  'a\u202Eb',
  'a\u2066b',
  'a\u2028b',
  'a\uD800b',
  'a\n',
];
const codes = [
  'x; rm -rf /',
  '$(id)',
  '`id`',
  '${env.HOME}',
  '%{ if true }',
  "x' or '1",
  'x" y',
  'x\\',
  'a | b',
  'a > b',
  'a && b',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '{{ x }}',
  '!x',
  '# x',
  '-rf',
  ' x',
  '*x*',
];

describe('every text of the format', () => {
  it('has a kind or a format', () => {
    expect(fields.length).toBeGreaterThan(150);
    expect(fields.filter(({ kind }) => kind === 'none')).toEqual([]);
  });

  it('is for people only where that is meant', () => {
    const own = [...new Set(free)].filter((path) => !/\.(suppress\.reason|tags\.key)$/.test(path)).sort();
    expect(own).toEqual([
      'Customer.circuits.order.contact',
      'Customer.circuits.order.primary.portId',
      'Customer.circuits.order.primary.serviceId',
      'Customer.circuits.order.reference',
      'Customer.circuits.order.secondary.portId',
      'Customer.circuits.order.secondary.serviceId',
      'Customer.circuits.peerings.microsoft.nat.device',
      'Customer.displayName',
      'Customer.identity.roleAssignments.principal',
      'Customer.prerequisites.key',
      'Customer.sites.displayName',
      'Customer.subscriptions.networkSecurityGroups.securityRules.description',
      'Provider.displayName',
      'Provider.sites.displayName',
    ]);
  });

  it.each(fields.map((field) => [field.path, field] as const))('%s takes no control characters', (_path, field) => {
    for (const text of controls.filter((text) => field.kind !== 'note' || !/^a[\r\n]/.test(text))) {
      expect(errorsAt(field, text), JSON.stringify(text)).toContain('FMT-005');
    }
  });

  const identifiers = fields.filter(({ kind }) => !forPeople.has(kind));
  it.each(identifiers.map((field) => [field.path, field] as const))('%s takes nothing that is code', (_path, field) => {
    for (const text of codes) {
      if (text === '-rf' && MAY_BEGIN_WITH_DASH.has(field.kind)) continue;
      // AT&T is a connectivity provider.
      if (text === 'a && b' && ['offer', 'role'].includes(field.kind)) continue;
      expect(errorsAt(field, text), JSON.stringify(text)).toContain('FMT-005');
    }
  });

  it('holds for whatever can be written, in every kind', () => {
    const byKind = [...new Map(identifiers.map((field) => [field.kind, field])).values()];
    const sign = fc.constantFrom(...'$`"\\;|<>{}\n\u0000\u001b');
    fc.assert(
      fc.property(fc.constantFrom(...byKind), fc.string(), sign, fc.string(), (field, before, one, after) => {
        if (field.kind === 'namePattern' && '{}'.includes(one)) return;
        expect(errorsAt(field, `${before}${one}${after}`)).toContain('FMT-005');
      }),
      { numRuns: 500 },
    );
  });

  it('is shown in a message without its control characters, and never where it may be a secret', () => {
    const [name] = fields.filter(({ path }) => path === 'Customer.vrf.name');
    const [message] = validate('Customer', name && fileWith(name, '\u001b[31m\u0000red'), () => undefined)
      .map((d) => d.finding)
      .filter((f) => f.code === 'FMT-005')
      .map((f) => f.message);
    expect(message).toContain(String.raw`\u001b[31m\u0000red`);
    for (const field of fields.filter((f) => ['keyVaultId', 'secretName'].includes(f.kind))) {
      const told = validate(field.file, fileWith(field, 's3cr et$'), () => undefined).map((d) => d.finding.message);
      expect(told.join(), field.kind).not.toContain('s3cr');
    }
  });
});

/** A name of the format may begin with a dash; Azure's own rules (NAME-001) and quoting are apart from that. */
const MAY_BEGIN_WITH_DASH = new Set([
  'name',
  'reference',
  'secretName',
  'word',
  'namePattern',
  'resourceGroup',
  'keyVaultId',
]);

describe('legal texts', () => {
  const legal: Readonly<Partial<Record<keyof typeof kinds, readonly string[]>>> = {
    interface: [
      'TenGigE0/0/0/1.110',
      'ge-0/0/0:1',
      'Bundle-Ether10',
      'Ethernet1/1',
      'eth1',
      'Port-channel1',
      'HundredGigE0/0/0/0',
      'xe-0/0/0.0',
      'Te0/0/1:2',
      'br-lan',
      'enp0s31f6',
      'irb.100',
    ],
    routeDistinguisher: ['65010:1001', '192.0.2.1:7', '4200000000:1', '1.10:5'],
    routeTarget: ['65010:1001', '192.0.2.1:7', '4200000000:1'],
    community: ['12076:51041', '12076:5010'],
    offer: [
      'Equinix',
      'AT&T NetBond',
      'GÉANT',
      'Level 3 Communications - Exchange',
      'Cellcom Fixed Line Communication (l.p.)',
      'Sao Paulo2',
      'Newport(Wales)',
      'Equinix-Amsterdam-AM5',
      '1-IX.EU',
      'Palo Alto PAN-OS 10.1',
    ],
    resourceGroup: ['rg', 'rg-hub_(1)', 'Zürich.net', '-rg'],
    region: ['westeurope', 'West Europe', 'East US 2', 'US Gov Virginia', 'chinaeast3'],
    role: ['Network Contributor', 'Network Contributor (CSP)', '4d97b98b-1d4f-4787-a291-c67834d212e7'],
    scope: ['prod', 'prod/hub', '/subscriptions/00000000-0000-4000-8000-0000000000a1/resourceGroups/rg'],
    timeZone: [
      'UTC',
      'W. Europe Standard Time',
      'UTC-11',
      'Central Standard Time (Mexico)',
      'UTC+13',
      'Europe/Amsterdam',
    ],
    time: ['2027-01-15 02:00'],
    addresses: [
      '*',
      '10.0.0.0/8',
      '::/0',
      'fd00:1::/48',
      'Internet',
      'Storage.WestEurope',
      'AzureCloud.westeurope',
      '10.0.0.1',
    ],
    ports: ['*', '443', '8000-8080'],
    service: ['Microsoft.Storage', 'Microsoft.Storage.Global', 'Microsoft.Sql'],
    text: ['Contoso Bank – Zürich "HQ" & <Co>', '日本', 'PO 12/34; urgent', 'مرحبا', "it's"],
    note: ['one line', 'two\nlines\n'],
    tagValue: ['', 'a b'],
    keyVaultId: [
      'https://kv-1.vault.azure.net/secrets/ckn/0123456789abcdef',
      'https://kv.vault.usgovcloudapi.net/secrets/cak',
    ],
    word: ['GcmAesXpn256', 'RIPENCC', 'ErGw1AZ'],
    namePattern: ['{name}-pip-{n}'],
  };
  it.each(Object.entries(legal))('of the kind %s', (kind, texts) => {
    const pattern = new RegExp(kinds[kind as keyof typeof kinds], 'u');
    expect(texts.filter((text) => !pattern.test(text))).toEqual([]);
  });

  it('are Unicode in a name for people, and hostile ones survive a whole file as findings', () => {
    const text = 'formatVersion: 1\nkind: Provider\nname: csp\ndisplayName: "Zürich ✓"\n';
    expect(readDesignFile('provider.csp.yaml', text).findings.filter((f) => f.code === 'FMT-005')).toEqual([]);
    const bad = 'formatVersion: 1\nkind: Provider\nname: csp\ndisplayName: "a\\nb"\ntags: { "a\\nb": c }\n';
    expect(readDesignFile('provider.csp.yaml', bad).findings.filter((f) => f.code === 'FMT-005')).toHaveLength(1);
  });

  it('are regions, SKUs and groups that Azure has since', () => {
    const gateway = { subscriptions: [{ virtualNetworks: [{ gateway: { sku: 'ErGw9AZ' } }] }] };
    const found = validate('Customer', gateway, () => undefined).filter((d) => d.finding.path.includes('sku'));
    expect(found.map((d) => [d.finding.code, d.finding.severity, d.drop])).toEqual([['FMT-013', 'warning', false]]);
  });
});
