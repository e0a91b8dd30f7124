import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { edgeRoutersOf } from '../../../src/edge';
import { type GeneratedFile, generate } from '../../../src/generate';
import { printModel } from '../../../src/generate/router';
import { type Imported, type SourceFile, readSources } from '../../../src/import';
import { wantedOf } from '../../../src/resources';
import { readers } from '../generate/router/read';
import { customerOf, sampleDesign } from '../resources/sample';
import { importedInto } from '../../../src/work';
import { azureAt, deployed, designOf, givenOf, importFiles, simulatorWith, stateOf } from './stage';
import { readJunos } from '../../../src/import/sources/router/junos';

const folder = new URL('routers/', import.meta.url);
const foreign = (name: string): SourceFile => ({ name, text: readFileSync(new URL(name, folder), 'utf8') });
/** Two edge routers of another make, with one customer on both. */
const foreignEdges = Object.fromEntries(
  [foreign('csp-edge.cfg'), foreign('csp-edge-junos.conf')].map(({ name, text }) => [name, text]),
);
/** The peering that they hold the other end of. */
const peeringOfForeign = {
  name: 'AzurePrivatePeering',
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 64600,
    vlanId: 40,
    primaryPeerAddressPrefix: '10.99.0.0/30',
    secondaryPeerAddressPrefix: '10.99.0.4/30',
  },
};

const design = sampleDesign();

/** The printed configurations of a customer's routers, each named like its router. */
function printed(name: string): SourceFile[] {
  const files: readonly GeneratedFile[] = generate(design, customerOf(design, name), 'router');
  return files.flatMap(({ path, content }) => {
    const [, router] =
      /routers\/([^/]+)\/(?:ios-xe\.cfg|ios-xr\.cfg|nx-os\.cfg|eos\.cfg|frr\.conf|junos\.set)$/.exec(path) ?? [];
    return router === undefined || router.includes('vpn') ? [] : [{ name: `${router}.cfg`, text: content }];
  });
}

const rawOf = (imported: Imported) => {
  const [customer] = designOf(imported).customers;
  if (!customer) throw new Error('no customer');
  return customer.raw;
};

describe('configurations of routers beside a subscription', () => {
  it('fill links, VRF and attachments of connect-through, and the plan stays empty', async () => {
    const simulator = await simulatorWith(wantedOf(design, customerOf(design, 'contoso')).resources.map(givenOf));
    try {
      const before = stateOf(simulator);
      const imported = await importedInto({ files: printed('contoso'), azure: azureAt(simulator), deciding: {} });
      expect(imported.errors).toEqual([]);
      const raw = rawOf(imported);
      const wanted = customerOf(design, 'contoso').raw;
      expect(raw.model).toBe('connect-through');
      expect(raw.circuits?.map(({ links, layer3ManagedBy }) => ({ links, layer3ManagedBy }))).toEqual(
        wanted.circuits?.map(({ links, layer3ManagedBy }) => ({ links, layer3ManagedBy })),
      );
      expect(raw.vrf).toEqual({ ...wanted.vrf, importRouteTargets: ['65010:1001', '65010:9000'] });
      const [utrecht] = wanted.sites ?? [];
      const attachments = (utrecht?.connectsTo ?? []) as readonly object[];
      expect(raw.sites?.map(({ prefixes }) => prefixes)).toEqual([['10.10.0.0/16']]);
      expect(raw.sites?.[0]?.connectsTo).toEqual(attachments.map((one) => ({ ...one, site: 'edge-amsterdam' })));
      const { provider } = designOf(imported);
      expect(provider.raw.asn).toBe(65010);
      expect(provider.edgeRouters.map(({ name, raw: { platform } }) => [name, platform])).toEqual([
        ['ams-edge-1', 'cisco-iosxe'],
        ['ams-edge-2', 'juniper-junos'],
        ['lon-edge-1', 'arista-eos'],
        ['lon-edge-2', 'frr'],
      ]);
      expect(imported.told.map(({ message }) => message).join('\n')).not.toMatch(
        /who keeps the BGP sessions|does not hold the VRF/,
      );
      expect(await deployed(simulator, designOf(imported))).toEqual([]);
      expect(stateOf(simulator)).toBe(before);
    } finally {
      await simulator.stop();
    }
  });

  it('fill both sessions of connect-to at the customer’s own routers', async () => {
    const simulator = await simulatorWith(wantedOf(design, customerOf(design, 'fabrikam')).resources.map(givenOf));
    try {
      const imported = await importedInto({ files: printed('fabrikam'), azure: azureAt(simulator), deciding: {} });
      const raw = rawOf(imported);
      const [circuit] = customerOf(design, 'fabrikam').raw.circuits ?? [];
      expect(raw.circuits?.[0]).toMatchObject({ links: circuit?.links, layer3ManagedBy: 'customer' });
      expect(
        raw.sites?.flatMap((site) => site.edgeRouters?.map(({ name, platform }) => [name, platform]) ?? []),
      ).toEqual([
        ['fra-edge-1', 'cisco-iosxr'],
        ['fra-edge-2', 'cisco-nxos'],
      ]);
      expect(raw.vrf).toBeUndefined();
      expect(imported.errors).toEqual([]);
      expect(await deployed(simulator, designOf(imported))).toEqual([]);
    } finally {
      await simulator.stop();
    }
  });
});

describe('configurations of routers beside a design', () => {
  const without = sampleDesign({
    'customers/contoso.csp.yaml': (text) =>
      text
        .replaceAll(/^ +links:\n(?: +(?:primary|secondary): .*\n){2}/gm, '')
        .replaceAll('layer3ManagedBy: csp ', 'layer3ManagedBy: serviceProvider ')
        .replaceAll('layer3ManagedBy: csp\n', 'layer3ManagedBy: serviceProvider\n')
        .replace(/^ +- \{ site: ams-dc1, edgeRouter: ams-edge-2,.*\n/m, '')
        .replace("routeDistinguisher: '65010:1001'", "routeDistinguisher: '65010:1999'"),
  });

  it('fill what is missing by the smallest edits, without Azure', async () => {
    const imported = await importFiles(Object.fromEntries(printed('contoso').map(({ name, text }) => [name, text])), {
      design: without,
    });
    expect(imported.files.map(({ path }) => path)).toEqual(['customers/contoso.csp.yaml']);
    const [file] = imported.files;
    const wanted = customerOf(design, 'contoso').raw;
    const raw = customerOf(
      designOf({
        ...imported,
        files: [
          { path: 'provider.csp.yaml', before: undefined, text: design.provider.file.text, customer: undefined },
          ...imported.files,
        ],
      }),
      'contoso',
    ).raw;
    expect(raw.circuits).toEqual(wanted.circuits);
    expect(raw.vrf).toEqual(wanted.vrf);
    expect(raw.sharedServices).toEqual(wanted.sharedServices);
    expect(raw.sites).toEqual(wanted.sites);
    expect(file?.text.split('\n').filter((line) => line.includes('#')).length).toBe(
      without.customers
        .find(({ name }) => name === 'contoso')
        ?.file.text.split('\n')
        .filter((line) => line.includes('#')).length,
    );
  });

  it('change nothing of a design that says it already', async () => {
    const all = ['contoso', 'fabrikam'].flatMap((name) => printed(name));
    const imported = await importFiles(Object.fromEntries(all.map(({ name, text }) => [name, text])), { design });
    expect(imported.files).toEqual([]);
  });

  it('leave out what was assumed, as soon as it is known', async () => {
    const simulator = await simulatorWith(wantedOf(design, customerOf(design, 'contoso')).resources.map(givenOf));
    const azure = azureAt(simulator);
    const first = await importedInto({ files: [], azure, deciding: { model: 'connect-through' } }).finally(() =>
      simulator.stop(),
    );
    expect(first.files[1]?.text).toMatch(/# Assumed: Azure does not hold who keeps the BGP sessions/);
    const imported = await importFiles(Object.fromEntries(printed('contoso').map(({ name, text }) => [name, text])), {
      design: designOf(first),
    });
    const text = imported.files.find(({ customer }) => customer !== undefined)?.text ?? '';
    expect(text).not.toMatch(/who keeps the BGP|does not hold the VRF/);
    expect(text).toMatch(/# Assumed: no source holds how the subscription is bought/);
    expect(text).toContain('layer3ManagedBy: csp');
    expect(imported.files.map(({ path }) => path)).toContain('provider.csp.yaml');
    expect(imported.errors).toEqual([]);
  });
});

describe('a configuration with more in it than ours', () => {
  it.each([
    ['csp-edge.cfg', 'cisco-iosxe', 'ams-pe-1', 64600, '192.0.2.1'],
    ['csp-edge-junos.conf', 'juniper-junos', 'ams-pe-2', 64600, '192.0.2.2'],
    ['customer-edge.conf', 'frr', 'blue-edge-2', 64086 * 65536 + 59904, '192.0.2.62'],
  ] as const)('is read, and the rest is counted: %s', async (name, platform, router, asn, loopback) => {
    const { routers, told } = await readSources([foreign(name)]);
    expect(routers).toMatchObject([{ name: router, platform, asn, loopback, isNamedByFile: false }]);
    const [found] = routers;
    expect(found?.sessions.filter(({ remoteAsn }) => remoteAsn === 12076)).toHaveLength(1);
    expect(JSON.stringify(found)).not.toMatch(/9\/9\/9|094F471A1A0A|not-a-secret/);
    expect(found?.lines.passedOver).toBeGreaterThan(0);
    expect(told.map(({ message }) => message).join()).toContain(String(found?.lines.passedOver));
    expect(told.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has no target that a policy takes away, and no pattern of targets', () => {
    const router = readJunos(
      [
        'set policy-options community all members target:*:*',
        'set policy-options community own members target:65010:7',
        'set policy-options policy-statement out term 1 then community delete all',
        'set policy-options policy-statement out term 2 then community add own',
        'set policy-options policy-statement in term 1 from community all',
        'set routing-instances RED vrf-export out',
        'set routing-instances RED vrf-import in',
      ].join('\n'),
    );
    expect([...router.vrf('RED').exports]).toEqual(['65010:7']);
    expect([...router.vrf('RED').imports]).toEqual([]);
  });

  it('holds links with outer tags, groups of neighbours, static routes and sites of several attachments', async () => {
    const azure = {
      id: '/subscriptions/6c0f0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/er',
      location: 'westeurope',
      sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
      properties: {
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: 50,
        },
        peerings: [peeringOfForeign],
      },
    };
    const imported = await importFiles({ ...foreignEdges, 'er.json': JSON.stringify(azure) }, { customer: 'red' });
    expect(imported.errors).toEqual([]);
    const raw = designOf(imported).customers[0]?.raw;
    expect(raw?.model).toBe('connect-through');
    expect(raw?.circuits?.[0]?.links).toEqual({
      primary: { edgeRouter: 'ams-pe-1', interface: 'TenGigabitEthernet0/1/0', handoff: 'QinQ', outerVlanId: 700 },
      secondary: {
        edgeRouter: 'ams-pe-2',
        interface: 'xe-0/1/0',
        handoff: 'QinQ',
        outerVlanId: 701,
        subinterface: 7000,
      },
    });
    expect(raw?.vrf).toEqual({
      name: 'RED',
      routeDistinguisher: '64600:17',
      importRouteTargets: ['64600:17'],
      exportRouteTargets: ['64600:17'],
      routeDistinguishers: { 'ams-pe-2': '64600:18' },
    });
    const attachment = { site: 'edge-amsterdam', routing: 'bgp', peerASN: 65101 };
    expect(raw?.sites).toEqual([
      {
        name: 'as-65101',
        prefixes: ['10.41.0.0/16'],
        connectsTo: [
          {
            ...attachment,
            edgeRouter: 'ams-pe-1',
            interface: 'TenGigabitEthernet0/1/1',
            vlanId: 55,
            localAddress: '100.64.8.1/30',
            peerAddress: '100.64.8.2',
          },
          {
            ...attachment,
            edgeRouter: 'ams-pe-2',
            interface: 'xe-0/1/1',
            vlanId: 57,
            localAddress: '100.64.8.9/30',
            peerAddress: '100.64.8.10',
          },
        ],
      },
      {
        name: 'behind-10-42-0-0-16',
        prefixes: ['10.42.0.0/16'],
        connectsTo: [
          {
            site: 'edge-amsterdam',
            edgeRouter: 'ams-pe-1',
            interface: 'TenGigabitEthernet0/1/1',
            vlanId: 56,
            localAddress: '100.64.8.5/30',
            peerAddress: '100.64.8.6',
            routing: 'static',
          },
        ],
      },
    ]);
  });

  it.each([
    ['expressRoutePorts', 'expressRoutePort'],
    ['expressRouteLags', 'expressRouteLag'],
  ])('holds no outer tag of a circuit on %s, where Azure gives it', async (type, key) => {
    const group = '/subscriptions/6c0f0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network';
    const port = {
      id: `${group}/${type}/erd`,
      location: 'westeurope',
      properties: { peeringLocation: 'Equinix-Amsterdam-AM5', bandwidthInGbps: 10, encapsulation: 'QinQ' },
    };
    const circuit = {
      id: `${group}/expressRouteCircuits/er`,
      location: 'westeurope',
      sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
      properties: {
        bandwidthInGbps: 5,
        [key]: { id: port.id },
        peerings: [peeringOfForeign],
      },
    };
    const imported = await importFiles(
      { ...foreignEdges, 'er.json': JSON.stringify([port, circuit]) },
      { customer: 'red' },
    );
    const { primary, secondary } = designOf(imported).customers[0]?.raw.circuits?.[0]?.links ?? {};
    expect([primary, secondary]).toMatchObject([{ handoff: 'QinQ' }, { handoff: 'QinQ' }]);
    expect([primary?.outerVlanId, secondary?.outerVlanId]).toEqual([undefined, undefined]);
  });

  it('tells a session that ends no circuit, and one link whose other router is missing', async () => {
    const lone = await importFiles({ 'a.conf': foreign('customer-edge.conf').text }, { design });
    expect(lone.told).toContainEqual(
      expect.objectContaining({ code: 'IMP-006', message: expect.stringContaining('10.98.0.6') as string }),
    );
    const half = await importFiles({ 'a.cfg': printed('contoso')[0]?.text ?? '' }, { design });
    expect(half.told.map(({ message }) => message).join('\n')).toMatch(
      /contoso-ams: the routers hold the session of one link only/,
    );
    expect(half.files).toEqual([]);
  });
});

describe('what is read of a configuration that we print', () => {
  const models = ['contoso', 'fabrikam']
    .flatMap((name) => edgeRoutersOf(design, customerOf(design, name)))
    // What a person fills in is no address yet.
    .filter(({ tunnels }) => tunnels.length === 0);

  it.each(models.map((model) => [model.platform ?? '', model] as const))(
    'is what the strict reader reads: %s',
    async (_, model) => {
      const { router, printer } = printModel(model) ?? {};
      if (!router || !printer || !model.platform) throw new Error(model.router);
      const vrfs = new Set(model.tables.flatMap(({ vrf }) => vrf?.name ?? []));
      const said = readers[model.platform](router, new Set());
      const { routers } = await readSources([{ name: `${model.router}.cfg`, text: router.configuration.join('\n') }]);
      const [found] = routers;
      expect(found?.platform).toBe(model.platform);
      const ports = found?.interfaces.filter(({ addresses }) => addresses.length > 0) ?? [];
      expect(
        Object.fromEntries(
          ports.map(({ name, tags, vrf, addresses }) => [name, { tags: tags.join('.'), vrf, addresses }]),
        ),
      ).toEqual(
        Object.fromEntries(
          Object.entries(said.interfaces).map(([name, { tags, vrf, addresses }]) => [name, { tags, vrf, addresses }]),
        ),
      );
      expect(
        Object.fromEntries(
          found?.sessions.map(({ vrf, address, remoteAsn }) => [`${vrf ?? ''} ${address}`, String(remoteAsn)]) ?? [],
        ),
      ).toEqual(Object.fromEntries(Object.entries(said.sessions).map(([key, { remoteAsn }]) => [key, remoteAsn])));
      for (const name of vrfs)
        expect(found?.vrfs.get(name)?.routeDistinguisher).toBe(said.vrfs[name]?.routeDistinguisher);
    },
  );
});
