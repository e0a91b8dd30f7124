import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designOf, importFiles } from './stage';

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const guid = (n: number) => `6c0f0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = (subscription: number, path: string) =>
  `/subscriptions/${guid(subscription)}/resourceGroups/rg/providers/Microsoft.Network/${path}`;
const tenant = (n: number) => `6c0f0000-0000-4000-8000-0000000000a${String(n)}`;

const network = (subscription: number, name: string, of?: number) => ({
  id: at(subscription, `virtualNetworks/${name}`),
  location: 'westeurope',
  ...(of !== undefined && { tenantId: tenant(of) }),
  properties: {
    addressSpace: { addressPrefixes: [`10.${String(subscription)}.0.0/16`] },
    subnets: [{ name: 'GatewaySubnet', properties: { addressPrefix: `10.${String(subscription)}.0.0/26` } }],
  },
});
const gateway = (subscription: number, of?: number) => ({
  id: at(subscription, 'virtualNetworkGateways/gw'),
  location: 'westeurope',
  ...(of !== undefined && { tenantId: tenant(of) }),
  properties: {
    gatewayType: 'ExpressRoute',
    sku: { name: 'ErGw1AZ', tier: 'ErGw1AZ' },
    ipConfigurations: [
      {
        name: 'default',
        properties: { subnet: { id: at(subscription, 'virtualNetworks/net/subnets/GatewaySubnet') } },
      },
    ],
  },
});
const circuit = (subscription: number, of?: number) => ({
  id: at(subscription, 'expressRouteCircuits/er'),
  location: 'westeurope',
  ...(of !== undefined && { tenantId: tenant(of) }),
  sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
  properties: {
    serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: 'Amsterdam', bandwidthInMbps: 50 },
  },
});
const connection = (subscription: number, to: number, of?: number) => ({
  id: at(subscription, 'connections/cn'),
  location: 'westeurope',
  ...(of !== undefined && { tenantId: tenant(of) }),
  properties: {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: at(subscription, 'virtualNetworkGateways/gw') },
    peer: { id: at(to, 'expressRouteCircuits/er') },
  },
});
const exported = (...value: readonly object[]) => JSON.stringify({ value });
const codes = (told: readonly { code: string; severity: string }[], severity: string) =>
  told.filter((one) => one.severity === severity).map(({ code }) => code);

describe('what cannot be imported is told, and the rest is imported', () => {
  it('a truncated export', async () => {
    const whole = exported(network(1, 'net'));
    const { files, told } = await importFiles({ 'cut.json': whole.slice(0, -9), 'whole.json': whole });
    expect(told).toContainEqual(expect.objectContaining({ code: 'IMP-001', severity: 'error', source: 'cut.json' }));
    expect(files.map(({ path }) => path)).toContain('customers/customer-6c0f0000.csp.yaml');
  });

  it('a template with a function that nobody knows', async () => {
    const template = {
      $schema: SCHEMA,
      resources: [
        {
          type: 'Microsoft.Network/virtualNetworks',
          name: 'net',
          location: 'westeurope',
          properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] } },
        },
        {
          type: 'Microsoft.Network/routeTables',
          name: "[nameOfNextYear('rt')]",
          location: 'westeurope',
          properties: {},
        },
        { type: 'Microsoft.Network/routeTables', name: "[concat('rt', variables('own'))]", location: 'westeurope' },
      ],
      variables: { own: "[variables('own')]" },
    };
    const imported = await importFiles({ 'a.json': JSON.stringify(template) });
    expect(codes(imported.told, 'error')).toEqual(['IMP-002', 'IMP-002']);
    expect(imported.told.find(({ code }) => code === 'IMP-002')?.message).toContain('nameOfNextYear');
    expect(designOf(imported).customers[0]?.virtualNetworks.map(({ name }) => name)).toEqual(['net']);
  });

  it('a template with an object where a name belongs', async () => {
    const table = { type: 'Microsoft.Network/routeTables', location: 'westeurope', properties: {} };
    const template = {
      $schema: SCHEMA,
      parameters: { whole: { type: 'object', defaultValue: { name: 'rt' } } },
      resources: [
        { ...table, name: "[parameters('whole')]" },
        { ...table, name: "[parameters('whole').name]" },
        { ...table, name: "[resourceId(parameters('whole'), 'Microsoft.Network/routeTables', 'b')]" },
      ],
    };
    const imported = await importFiles({ 'a.json': JSON.stringify(template) });
    expect(codes(imported.told, 'error')).toEqual(['IMP-002', 'IMP-002']);
    const text = imported.files.map((file) => file.text).join('');
    expect(text).not.toContain('object Object');
    expect(text).toMatch(/routeTables:\n +- \{? ?name: rt/);
  });

  it('a module of a registry', async () => {
    const hcl = `module "hub" {
  source  = "Azure/avm-ptn-hub/azurerm"
  version = "1.0.0"
}
resource "azurerm_virtual_network" "net" {
  name                = "net"
  resource_group_name = "rg"
  location            = "westeurope"
  address_space       = ["10.1.0.0/16"]
}`;
    const imported = await importFiles({ 'main.tf': hcl, 'broken.tf': 'resource "azurerm_subnet" {{' });
    expect(imported.told.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
      expect.stringContaining('broken.tf'),
      expect.stringContaining('Azure/avm-ptn-hub/azurerm'),
    ]);
    expect(designOf(imported).customers[0]?.virtualNetworks.map(({ name }) => name)).toEqual(['net']);
  });

  it('a circuit that belongs to nobody', async () => {
    const imported = await importFiles({ 'a.json': exported(network(1, 'net'), circuit(2)) });
    expect(imported.told).toContainEqual(expect.objectContaining({ code: 'IMP-006', id: circuit(2).id }));
    expect(designOf(imported).customers.flatMap(({ circuits }) => circuits)).toEqual([]);
    const said = await importFiles({ 'a.json': exported(network(1, 'net'), circuit(2)) }, { customer: 'contoso' });
    expect(designOf(said).customers.map(({ name, circuits }) => [name, circuits.length])).toEqual([['contoso', 1]]);
  });

  it('a circuit that two customers claim', async () => {
    const of = (n: number) => [network(n, 'net', n), gateway(n, n), connection(n, 1, n)];
    const imported = await importFiles({ 'a.json': exported(circuit(1, 1), ...of(1), ...of(2)) });
    expect(imported.told).toContainEqual(expect.objectContaining({ code: 'IMP-007', id: circuit(1).id }));
    const { customers } = designOf(imported);
    expect(
      customers.map(({ tenantId, circuits }) => [tenantId, circuits.flatMap(({ connections }) => connections.length)]),
    ).toEqual([
      [tenant(1), [1]],
      [tenant(2), []],
    ]);
  });

  it.each(['', '{}', '[]', 'null', '3', '{"value": 3}', '[{"id": 7}]', '\uFEFF[]', 'hostname edge\n'])(
    'what holds nothing: %j',
    async (text) => {
      const { files, told } = await importFiles({ 'a.json': text });
      expect(files).toEqual([]);
      expect(codes(told, 'error')).toEqual(['IMP-001']);
    },
  );

  it('a circuit of which nobody says what it runs over', async () => {
    const port = { bandwidthInGbps: 5, expressRoutePort: { id: "[reference('elsewhere').outputs.port.value]" } };
    const template = {
      $schema: SCHEMA,
      resources: [{ type: 'Microsoft.Network/expressRouteCircuits', name: 'er', sku: {}, properties: port }],
    };
    const imported = await importFiles({ 'a.json': JSON.stringify(template) }, { customer: 'contoso' });
    expect(imported.told).toContainEqual(
      expect.objectContaining({
        code: 'IMP-002',
        message: expect.stringContaining('neither its connectivity provider') as string,
      }),
    );
    expect(imported.errors).toEqual([]);
  });

  it('a template whose deployments hold themselves', async () => {
    const deployment: Record<string, unknown> = { type: 'Microsoft.Resources/deployments', name: 'again' };
    let template: Record<string, unknown> = {
      $schema: SCHEMA,
      resources: [{ ...network(1, 'deep'), type: 'Microsoft.Network/virtualNetworks', name: 'deep' }],
    };
    for (let depth = 0; depth < 300; depth++)
      template = { $schema: SCHEMA, resources: [{ ...deployment, properties: { template } }] };
    const imported = await importFiles({
      'deep.json': JSON.stringify(template),
      'b.json': exported(network(1, 'net')),
    });
    expect(codes(imported.told, 'error')).toContain('IMP-002');
    expect(
      designOf(imported).customers.flatMap(({ virtualNetworks }) => virtualNetworks.map(({ name }) => name)),
    ).toEqual(['net']);
  });

  it('a module of Terraform that calls itself', async () => {
    const files = {
      'main.tf': 'module "a" {\n  source = "./a"\n}\n',
      'a/main.tf': 'module "b" {\n  source = "../a"\n}\n',
      'b.json': exported(network(1, 'net')),
    };
    const imported = await importFiles(files);
    expect(codes(imported.told, 'error').length).toBeGreaterThan(0);
    expect(designOf(imported).customers[0]?.virtualNetworks.map(({ name }) => name)).toEqual(['net']);
  });

  it('a file of more than any export holds, and the configuration of a platform that nobody knows', async () => {
    const huge = `[${' '.repeat(65 * 1024 * 1024)}]`;
    const alien =
      'exit all\nconfigure\n    system\n        name "pe1"\n    exit\n    router Base\n        bgp\n            group "azure" peer-as 12076\n';
    const imported = await importFiles({ 'huge.json': huge, 'sros.cfg': alien, 'b.json': exported(network(1, 'net')) });
    expect(codes(imported.told, 'error')).toEqual(['IMP-001', 'IMP-001']);
    for (const name of ['huge.json', 'sros.cfg'])
      expect(imported.told).toContainEqual(expect.objectContaining({ code: 'IMP-001', source: name }));
    expect(designOf(imported).customers[0]?.virtualNetworks.map(({ name }) => name)).toEqual(['net']);
  });

  it.each([
    '../../../etc/x',
    '"; rm -rf ~',
    '${jndi:x}',
    '<img src=x onerror=alert(1)>',
    'a: b\n- c: {',
    '__proto__',
    'CON',
    '\u202egnp',
    '# x',
    "[concat('a')]",
  ])('a subscription and a network with the name %j stay text, inside the folder', async (name) => {
    const subscription = { id: `/subscriptions/${guid(1)}`, displayName: name, tenantId: tenant(1) };
    const odd = {
      ...network(1, 'net'),
      id: at(1, `virtualNetworks/${encodeURIComponent(name)}`),
      tags: { [name]: name },
    };
    const imported = await importFiles({ 'a.json': exported(subscription, odd, network(1, 'net')) });
    for (const { path, text } of imported.files) {
      expect(path).toMatch(/^(provider|customers\/[A-Za-z0-9._-]+)\.csp\.yaml$/);
      expect(text).toMatch(/^formatVersion: 1\n/);
    }
    expect(designOf(imported).customers[0]?.virtualNetworks.map((one) => one.name)).toContain('net');
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('never throws on JSON of any shape around the ids of resources', async () => {
    const value = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom('properties', 'sku', 'subnets', 'name', 'id', 'ipConfigurations', 'peerings', 'tags'),
          tie('json'),
        ),
      ),
    })).json;
    const id = fc.constantFrom(
      ...[
        'virtualNetworks/a',
        'virtualNetworkGateways/b',
        'expressRouteCircuits/c',
        'connections/d',
        'routeTables/e',
      ].map((path) => at(1, path)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(id, value), { maxLength: 6 }), async (items) => {
        const bodies = items.map(([of, properties]) => ({ id: of, location: 'westeurope', properties }));
        const imported = await importFiles({ 'a.json': JSON.stringify(bodies) });
        for (const { text } of imported.files) expect(text).toMatch(/^formatVersion: 1\n/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an import into a design that is there', () => {
  const first = exported(network(1, 'net'), gateway(1), circuit(1), connection(1, 1));

  it('changes nothing where nothing changed', async () => {
    const imported = await importFiles({ 'a.json': first });
    const again = await importFiles({ 'a.json': first }, { design: designOf(imported) });
    expect(again.files.map(({ before, text }) => before === text)).toEqual([true]);
  });

  it('follows what changed by the smallest edit, and keeps what people wrote', async () => {
    const imported = await importFiles({ 'a.json': first });
    const [provider, customer] = imported.files;
    if (!provider || !customer) throw new Error('two files');
    const written = customer.text
      .replace('layer3ManagedBy: serviceProvider', 'layer3ManagedBy: serviceProvider   # told by phone')
      .replace('offer: other', 'offer: csp');
    const design = designOf({ ...imported, files: [provider, { ...customer, text: written }] });
    const wider = first
      .replace('"bandwidthInMbps":50', '"bandwidthInMbps":100')
      .replace('"10.1.0.0/16"', '"10.1.0.0/16","10.201.0.0/16"');
    const again = await importFiles({ 'a.json': wider }, { design });
    expect(again.files[0]?.text).toBe(
      written
        .replace('bandwidthInMbps: 50', 'bandwidthInMbps: 100')
        .replace('addressSpace: [10.1.0.0/16]', 'addressSpace: [10.1.0.0/16, 10.201.0.0/16]'),
    );
  });

  it('tells what is gone, and keeps it', async () => {
    const design = designOf(await importFiles({ 'a.json': first }));
    const again = await importFiles({ 'a.json': exported(network(1, 'net'), gateway(1)) }, { design });
    expect(again.files[0]?.text).toBe(again.files[0]?.before);
  });
});
