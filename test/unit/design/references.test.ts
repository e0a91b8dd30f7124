import { describe, expect, it } from 'vitest';
import { type Design, type DesignFile, applyEdits, assemble, readDesignFile, schemas } from '../../../src/design';
import { completionsAt, occurrencesAt, occurrencesOf, renameAt } from '../../../src/design/language';
import { type Naming, namingsOf, placeOfNaming } from '../../../src/design/references';
import type { SchemaNode } from '../../../src/design/schema/node';
import { check } from '../../../src/rules';

/** A design that has every reference of the format. */
const PROVIDER = `
formatVersion: 1
kind: Provider
name: csp
tenantId: 00000000-0000-4000-8000-000000000001
asn: 65010
backbone:
  type: mpls-vpn
  routeReflectors: [{ name: ams-1, address: 10.200.255.1 }]
  interlinks: [{ a: ams-1, b: ams-2, interfaces: [te9, xe9] }]
sharedServices: [{ name: dns, site: ams, prefixes: [10.200.1.0/24], routeTarget: '65010:9000' }]
sites:
  - name: ams
    edgeRouters:
      - { name: ams-1, platform: cisco-iosxe, interfaces: [{ name: te0, expressRoutePort: csp-port }, { name: te9 }] }
      - { name: ams-2, platform: juniper-junos, interfaces: [{ name: xe0, expressRouteLag: csp-lag }, { name: xe9 }] }
expressRoutePorts:
  - { name: csp-port, subscription: csp-prod, peeringLocation: Equinix-Amsterdam-AM5, bandwidthInGbps: 10, encapsulation: QinQ }
expressRouteLags:
  - { name: csp-lag, subscription: csp-prod, peeringLocation: Equinix-Amsterdam-AM5, bandwidthInGbps: 100, encapsulation: QinQ }
`;

const CUSTOMER = `
formatVersion: 1
kind: Customer
name: alpha
tenantId: 00000000-0000-4000-8000-00000000000a
model: connect-through
managedBy: csp
identity:
  store: csp
  delegation: { entra: gdap, azure: aobo }
  roleAssignments:
    - { principal: AdminAgents, role: Network Contributor, scope: prod }
    - { principal: Operators, role: Network Contributor, scope: prod/hub }
    - { principal: Operators, role: Network Contributor, scope: gw-hub }
vrf:
  name: ALPHA
  routeDistinguisher: '65010:1001'
  importRouteTargets: ['65010:1001']
  exportRouteTargets: ['65010:1001']
  routeDistinguishers: { ams-1: '65010:2001', ams-2: '65010:2002' }
microsoftVrf:
  name: ALPHA-MS
  routeDistinguisher: '65010:1003'
  importRouteTargets: ['65010:1003']
  exportRouteTargets: ['65010:1003']
  routeDistinguishers: { ams-1: '65010:2003' }
sharedServices: [dns]
sites:
  - name: utrecht
    prefixes: [10.10.0.0/16]
    connectsTo: [{ site: ams, edgeRouter: ams-1, interface: te0 }]
    vpnDevices: [{ name: vpn-1, platform: FRR, address: 10.10.0.1 }]
    firewalls: [{ name: fw-1, kind: nva }]
    edgeRouters: [{ name: own-1, platform: frr, interfaces: [{ name: eth0, expressRoutePort: own-port }, { name: eth1, expressRouteLag: own-lag }] }]
  - name: reading
    prefixes: [10.11.0.0/16]
    connectsTo: ams
    reachesProvider: { site: ams, over: mpls }
    vpnDevices: [{ name: vpn-1, platform: FRR, address: 10.11.0.1 }]
subscriptions:
  - name: prod
    subscriptionId: 00000000-0000-4000-8000-0000000000a1
    offer: csp
    resourceGroup: rg
    location: westeurope
    virtualNetworks:
      - name: hub
        addressSpace: [10.100.0.0/20]
        subnets:
          - { name: web, addressPrefix: 10.100.1.0/24, routeTable: rt, networkSecurityGroup: nsg }
        gateway: { name: gw-hub, sku: ErGw1AZ }
        vpnGateway: { name: vpn-hub, sku: VpnGw1AZ }
        firewall: { name: fw-hub, kind: nva, privateIpAddress: 10.100.1.4 }
        virtualNetworkPeerings: [{ name: to-apps, remoteVirtualNetwork: apps }]
      - name: apps
        addressSpace: [10.101.0.0/20]
        subnets: []
    routeTables: [{ name: rt }]
    networkSecurityGroups: [{ name: nsg }]
circuits:
  - name: er-1
    subscription: prod
    connectivity: direct
    layer3ManagedBy: csp
    expressRoutePort: csp-port
    bandwidthInGbps: 1
    sku: { tier: Standard, family: MeteredData }
    links:
      primary: { edgeRouter: ams-1, interface: te0, handoff: QinQ }
      secondary: { edgeRouter: ams-2, interface: xe0, handoff: QinQ }
    peerings:
      microsoft:
        peerASN: 64999
        vlanId: 200
        primaryPeerAddressPrefix: 203.0.113.0/30
        secondaryPeerAddressPrefix: 203.0.113.4/30
        nat: { pools: [203.0.113.8/29], scope: shared, inside: [{ edgeRouter: ams-1, interface: te9 }] }
    authorizations: [{ name: other }]
    connections: [{ name: c, virtualNetwork: prod/hub, authorization: other }]
    globalReach: [{ name: g, circuit: prod/er-2, addressPrefix: 172.31.0.0/29 }]
    encryption:
      mode: nva
      virtualNetwork: hub
      tunnels: [{ name: t, device: utrecht/vpn-1, sharedKey: { secret: k } }]
      firewalls: { site: utrecht/fw-1, azure: fw-hub }
  - name: er-2
    subscription: prod
    connectivity: cloud-exchange
    layer3ManagedBy: csp
    serviceProviderName: Equinix
    peeringLocation: Amsterdam
    bandwidthInMbps: 50
    sku: { tier: Standard, family: MeteredData }
  - name: er-3
    subscription: prod
    connectivity: direct
    layer3ManagedBy: serviceProvider
    expressRouteLag: prod/own-lag
    bandwidthInGbps: 40
    sku: { tier: Standard, family: MeteredData }
expressRoutePorts:
  - { name: own-port, subscription: prod, peeringLocation: Equinix-Amsterdam-AM5, bandwidthInGbps: 10, encapsulation: QinQ }
expressRouteLags:
  - { name: own-lag, subscription: prod, peeringLocation: Equinix-Amsterdam-AM5, bandwidthInGbps: 100, encapsulation: QinQ }
vpnConnections:
  - { name: v, virtualNetwork: prod/hub, device: reading/vpn-1, sharedKey: { secret: k } }
`;

const files = [readDesignFile('provider.csp.yaml', PROVIDER), readDesignFile('a.csp.yaml', CUSTOMER)];
const designOf = (all: readonly DesignFile[]): Design => {
  const [design] = assemble(all).designs;
  if (!design) throw new Error('no design');
  return design;
};
const design = designOf(files);
const namings = design.files.flatMap(namingsOf);
const references = namings.filter((naming) => naming.role === 'reference');
const customerOf = (file: DesignFile) => design.customers.find((c) => c.file === file);
const titleOf = ({ file, path }: Naming) => `${file.path} ${path.join('.')}`;
const rangeOf = (naming: Naming) => naming.file.offsetsOf(placeOfNaming(naming));
const changed = (file: DesignFile, text: string) =>
  design.files.map((one) => (one === file ? readDesignFile(file.path, text) : one));

/** Schema paths whose value or keys refer to something, indexes left out. */
function referringPaths(node: SchemaNode, path: string, into = new Set<string>()): Set<string> {
  if (node.refersTo) into.add(path);
  for (const choice of node.anyOf ?? []) referringPaths(choice, path, into);
  if (node.items) referringPaths(node.items, path, into);
  if (node.propertyNames) referringPaths(node.propertyNames, `${path}.*`, into);
  for (const [key, below] of Object.entries(node.properties ?? {})) referringPaths(below, `${path}.${key}`, into);
  return into;
}

describe('what the schema says of names', () => {
  it('is kept by the design that is tried here', () => {
    expect(check(assemble(files)).filter(({ code }) => code.startsWith('REF-'))).toEqual([]);
  });

  it('is there for every key that is called like a kind of thing', () => {
    const calledLikeAKind = new Set([
      ...['virtualNetwork', 'remoteVirtualNetwork', 'subscription', 'edgeRouter', 'interface', 'site', 'circuit'],
      ...[
        'routeTable',
        'networkSecurityGroup',
        'device',
        'expressRoutePort',
        'expressRouteLag',
        'connectsTo',
        'sharedServices',
      ],
    ]);
    // The router is the customer's own and described nowhere else; the device of NAT is a text for people.
    const nothingElse = new Set(['Customer.sites.connectsTo.customerRouter.interface']);
    const isText = (node: SchemaNode): boolean =>
      node.type === 'string' || [node.items, ...(node.anyOf ?? [])].some((below) => below && isText(below));
    const refers = (node: SchemaNode): boolean =>
      node.refersTo !== undefined || [node.items, ...(node.anyOf ?? [])].some((below) => below && refers(below));
    const silent: string[] = [];
    const visit = (node: SchemaNode, path: string): void => {
      for (const [key, below] of Object.entries(node.properties ?? {})) {
        const at = `${path}.${key}`;
        const names = calledLikeAKind.has(key) && isText(below) && below.kind !== 'text';
        if (names && !refers(below) && !nothingElse.has(at)) silent.push(at);
        visit(below, at);
      }
      for (const below of [node.items, ...(node.anyOf ?? [])]) if (below) visit(below, path);
    };
    for (const [kind, schema] of Object.entries(schemas)) visit(schema as SchemaNode, kind);
    expect(silent).toEqual([]);
  });

  it('is tried here for every reference of the format', () => {
    const tried = new Set(
      references.map(({ file, path, on }) => {
        const keys = path.filter((step) => typeof step === 'string');
        return [file.content?.kind, ...(on === 'key' ? [...keys.slice(0, -1), '*'] : keys)].join('.');
      }),
    );
    const all = Object.entries(schemas).flatMap(([kind, schema]) => [...referringPaths(schema as SchemaNode, kind)]);
    expect(all.filter((path) => !tried.has(path))).toEqual([]);
  });
});

describe.each(references.map((naming) => [titleOf(naming), naming] as const))('%s', (_title, naming) => {
  const { file, kinds, written, mayBeElsewhere, on } = naming;
  // Subscriptions of the CSP are not part of the design.
  const isOfCsp = kinds[0] === 'subscription' && file === design.provider.file;

  it('is completed', () => {
    if (isOfCsp) return;
    const { start } = rangeOf(naming);
    const labels = completionsAt(file, start, design, customerOf(file))?.items.map(({ label }) => label) ?? [];
    const isSegmentOnly = kinds.includes('azureObject') || kinds.includes('siteFirewall');
    const last = written.slice(written.indexOf('/') + 1);
    if (on === 'value' && !isSegmentOnly) expect(labels.map((l) => l.slice(l.indexOf('/') + 1))).toContain(last);
    else expect(labels.length).toBeGreaterThan(0);
  });

  it('leads to its definition, and follows its new name', () => {
    if (isOfCsp) return;
    const { end } = rangeOf(naming);
    const found = occurrencesAt(design, file, end);
    expect(found?.all.filter((o) => o.role === 'definition')).toHaveLength(1);
    const { edits } = renameAt(design, file, end, 'zz-9');
    const after = designOf(
      design.files.map((one) => readDesignFile(one.path, applyEdits(one.text, edits.get(one) ?? []))),
    );
    const count = (of: Design) => occurrencesOf(of).length;
    expect(count(after)).toBe(count(design));
    expect(occurrencesOf(after).filter((o) => o.name === 'zz-9')).toHaveLength(found?.all.length ?? 0);
    expect(check(assemble(after.files)).filter(({ code }) => code.startsWith('REF-'))).toEqual([]);
  });

  it('is found when it names nothing', () => {
    const { start, end } = rangeOf(naming);
    const text = `${file.text.slice(0, start)}zz-9${file.text.slice(end)}`;
    const found = check(assemble(changed(file, text))).filter(({ code }) => code.startsWith('REF-'));
    if (mayBeElsewhere || isOfCsp) expect(found).toEqual([]);
    else {
      const after = changed(file, text).find((one) => one.path === file.path);
      const marked = found.flatMap(({ severity, place }) => {
        const range = place.file === file.path && severity === 'error' ? after?.offsetsOf(place) : undefined;
        return range ? [text.slice(range.start, range.end)] : [];
      });
      expect(marked.filter((word) => word === 'zz-9')).toHaveLength(1);
    }
  });
});

describe('two devices of one name', () => {
  const [, customer] = files;
  if (!customer) throw new Error('no customer');

  it('are told apart when one is renamed', () => {
    const at = customer.text.indexOf('vpnDevices: [{ name: vpn-1') + 'vpnDevices: [{ name: '.length;
    const file = design.files.find((one) => one.path === customer.path);
    if (!file) throw new Error('no file');
    const { edits } = renameAt(design, file, at, 'utrecht-vpn');
    const text = applyEdits(file.text, edits.get(file) ?? []);
    expect(text).toContain('device: utrecht/utrecht-vpn');
    expect(text).toContain('device: reading/vpn-1');
    expect(text.match(/name: vpn-1/g)).toHaveLength(1);
  });

  it('are not to be named without their site', () => {
    const text = customer.text.replace('device: reading/vpn-1', 'device: vpn-1');
    const found = check(assemble(changed(customer, text)));
    expect(found.filter(({ code }) => code === 'REF-010')).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('a new name that is no text for YAML', () => {
  it.each(['10', 'true', 'null', '1e3'])('%s is put into quotes', (name) => {
    const file = design.files.find((one) => one.path === 'a.csp.yaml');
    if (!file) throw new Error('no file');
    const { edits } = renameAt(design, file, file.text.indexOf('name: apps') + 7, name);
    const text = applyEdits(file.text, edits.get(file) ?? []);
    expect(readDesignFile(file.path, text).findings).toEqual([]);
    expect(text).toContain(`name: '${name}'`);
  });
});
