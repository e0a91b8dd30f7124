import { dump, load } from 'js-yaml';
import { type Assembly, type DesignFile, type Finding, assemble, readDesignFile } from '../../../src/design';
import { check, filesByPath, resolveFinding } from '../../../src/rules';

/** A design without a single finding: what a case changes is all that is wrong with it. */
const PROVIDER = `
formatVersion: 1
kind: Provider
name: csp
tenantId: 00000000-0000-4000-8000-000000000001
asn: 65010
pools:
  peeringPrefixes: [172.16.0.0/18]
  vlanIds: [100-999]
  customerAsns: [4200000000-4200000999]
  routeDistinguishers: ['65010:1000-1999']
  globalReachPrefixes: [172.31.0.0/24]
backbone: { type: mpls-vpn, interlinks: [{ a: ams-1, b: ams-2, interfaces: [x1, x2] }] }
sharedServices:
  - { name: dns, site: ams, prefixes: [10.200.1.0/24], routeTarget: '65010:9000' }
sites:
  - name: ams
    peeringLocations: [Amsterdam]
    prefixes: [10.200.0.0/16]
    edgeRouters:
      - { name: ams-1, platform: cisco-iosxe, loopback: 10.200.255.1, interfaces: [{ name: te0, serviceProviderName: Equinix }, { name: te2 }] }
      - { name: ams-2, platform: juniper-junos, loopback: 10.200.255.2, interfaces: [{ name: xe0, serviceProviderName: Equinix }, { name: xe2 }] }
  - name: lon
    peeringLocations: [London]
    edgeRouters:
      - { name: lon-1, platform: arista-eos, interfaces: [{ name: et1, serviceProviderName: Megaport }] }
      - { name: lon-2, platform: frr, interfaces: [{ name: eth1, serviceProviderName: Megaport }] }
expressRoutePorts:
  - { name: csp-port, subscription: csp-prod, peeringLocation: Equinix-Amsterdam-AM5, bandwidthInGbps: 10, encapsulation: QinQ, links: { primary: { adminState: Enabled }, secondary: { adminState: Enabled } } }
`;

const ALPHA = `
formatVersion: 1
kind: Customer
name: alpha
tenantId: 00000000-0000-4000-8000-00000000000a
model: connect-through
managedBy: csp
identity:
  store: csp
  delegation: { entra: gdap, azure: aobo }
  roleAssignments: [{ principal: AdminAgents, role: Network Contributor, scope: prod }]
vrf: { name: ALPHA, routeDistinguisher: '65010:1001', importRouteTargets: ['65010:1001'], exportRouteTargets: ['65010:1001'] }
sharedServices: [dns]
monitoring: { alerts: baseline, actionGroupId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/actionGroups/a, workspaceId: /subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w }
sites:
  - name: utrecht
    prefixes: [10.10.0.0/16]
    connectsTo:
      - { site: ams, edgeRouter: ams-1, interface: te2, vlanId: 510, localAddress: 100.64.10.1/30, peerAddress: 100.64.10.2, routing: bgp, peerASN: 4200000001 }
      - { site: ams, edgeRouter: ams-2, interface: xe2, vlanId: 511, localAddress: 100.64.10.5/30, peerAddress: 100.64.10.6, routing: bgp, peerASN: 4200000001 }
  - { name: reading, prefixes: [10.11.0.0/16], connectsTo: lon }
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
          - { name: GatewaySubnet, addressPrefix: 10.100.0.0/26, routeTable: rt-gateway }
          - { name: AzureFirewallSubnet, addressPrefix: 10.100.0.64/26 }
          - { name: shared, addressPrefix: 10.100.1.0/24, routeTable: rt-workload, networkSecurityGroup: nsg }
        gateway: { name: gw-hub, sku: ErGw2AZ, maintenanceWindow: { start: '2027-01-01 02:00', hours: 5, timeZone: UTC } }
        firewall: { name: fw, kind: azureFirewall, privateIpAddress: 10.100.0.68, existing: true }
        virtualNetworkPeerings:
          - { name: hub-to-apps, remoteVirtualNetwork: apps, allowGatewayTransit: true, allowForwardedTraffic: true }
      - name: apps
        addressSpace: [10.100.16.0/20]
        subnets:
          - { name: web, addressPrefix: 10.100.16.0/24, routeTable: rt-workload, networkSecurityGroup: nsg }
        virtualNetworkPeerings:
          - { name: apps-to-hub, remoteVirtualNetwork: hub, useRemoteGateways: true, allowForwardedTraffic: true }
    routeTables:
      - name: rt-workload
        disableBgpRoutePropagation: true
        routes: [{ name: all, addressPrefix: 0.0.0.0/0, nextHopType: VirtualAppliance, nextHopIpAddress: 10.100.0.68 }]
      - name: rt-gateway
        routes: [{ name: apps, addressPrefix: 10.100.16.0/20, nextHopType: VirtualAppliance, nextHopIpAddress: 10.100.0.68 }, { name: shared, addressPrefix: 10.100.1.0/24, nextHopType: VirtualAppliance, nextHopIpAddress: 10.100.0.68 }]
    networkSecurityGroups:
      - name: nsg
        securityRules:
          - { name: in, priority: 100, direction: Inbound, access: Allow, protocol: '*', sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix: '*', destinationPortRange: '443' }
          - { name: out, priority: 100, direction: Outbound, access: Deny, protocol: '*', sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix: Internet, destinationPortRange: '*' }
  - name: second
    subscriptionId: 00000000-0000-4000-8000-0000000000a2
    offer: csp
    resourceGroup: rg
    location: uksouth
    virtualNetworks:
      - name: dr
        addressSpace: [10.101.0.0/20]
        subnets: [{ name: GatewaySubnet, addressPrefix: 10.101.0.0/27 }, { name: build, addressPrefix: 10.101.1.0/24 }]
        gateway: { name: gw-dr, sku: ErGw1AZ, maintenanceWindow: { start: '2027-01-02 02:00', hours: 5, timeZone: UTC } }
circuits:
  - name: ams
    subscription: prod
    location: westeurope
    lock: CanNotDelete
    connectivity: cloud-exchange
    layer3ManagedBy: csp
    serviceProviderName: Equinix
    peeringLocation: Amsterdam
    bandwidthInMbps: 1000
    sku: { tier: Standard, family: MeteredData }
    order: { portReady: true }
    links:
      primary: { edgeRouter: ams-1, interface: te0, handoff: QinQ, outerVlanId: 3001 }
      secondary: { edgeRouter: ams-2, interface: xe0, handoff: QinQ, outerVlanId: 3002 }
    peerings:
      private:
        peerASN: 65010
        vlanId: 110
        primaryPeerAddressPrefix: 172.16.0.0/30
        secondaryPeerAddressPrefix: 172.16.0.4/30
        sharedKey: { secret: alpha-ams }
        routing: { localPreference: 200, bfd: true }
    authorizations: [{ name: dr }]
    connections:
      - { name: hub-ams, virtualNetwork: prod/hub, routingWeight: 100 }
      - { name: dr-ams, virtualNetwork: second/dr, authorization: dr, routingWeight: 100 }
  - name: lon
    subscription: prod
    location: uksouth
    lock: CanNotDelete
    connectivity: cloud-exchange
    layer3ManagedBy: csp
    serviceProviderName: Megaport
    peeringLocation: London
    bandwidthInMbps: 1000
    sku: { tier: Standard, family: MeteredData }
    links:
      primary: { edgeRouter: lon-1, interface: et1, handoff: Dot1Q }
      secondary: { edgeRouter: lon-2, interface: eth1, handoff: Dot1Q }
    peerings:
      private:
        peerASN: 65010
        vlanId: 111
        primaryPeerAddressPrefix: 172.16.0.8/30
        secondaryPeerAddressPrefix: 172.16.0.12/30
        sharedKey: { secret: alpha-lon }
        routing: { localPreference: 150, asPathPrepend: 3 }
    authorizations: [{ name: dr }]
    connections:
      - { name: hub-lon, virtualNetwork: prod/hub }
      - { name: dr-lon, virtualNetwork: second/dr, authorization: dr }
`;

const BETA = `
formatVersion: 1
kind: Customer
name: beta
tenantId: 00000000-0000-4000-8000-00000000000b
model: connect-through
managedBy: csp
identity: { store: csp, delegation: { entra: gdap, azure: lighthouse } }
vrf: { name: BETA, routeDistinguisher: '65010:1002', importRouteTargets: ['65010:1002', '65010:9000'], exportRouteTargets: ['65010:1002'] }
sites: [{ name: head, prefixes: [10.10.0.0/16], connectsTo: ams }]
subscriptions:
  - name: prod
    subscriptionId: 00000000-0000-4000-8000-0000000000b1
    offer: csp
    environment: nonproduction
    resourceGroup: rg
    location: westeurope
`;

const GAMMA = `
formatVersion: 1
kind: Customer
name: gamma
tenantId: 00000000-0000-4000-8000-00000000000c
model: connect-to
managedBy: csp
identity: { store: customer, delegation: { entra: none, azure: aobo } }
suppress:
  - { code: RES-001, reason: one location is accepted }
  - { code: RES-002, reason: one location is accepted, until: 2099-12-31 }
  - { code: EDGE-005, reason: the firewalls prefer vpn-1 }
sites:
  - name: dc
    prefixes: [10.20.0.0/16]
    publicPrefixes: [20.33.0.0/24]
    asn: 65020
    edgeRouters:
      - { name: dc-1, platform: cisco-iosxr, loopback: 10.20.255.1, interfaces: [{ name: te0 }, { name: te1 }] }
      - { name: dc-2, platform: cisco-nxos, loopback: 10.20.255.2, interfaces: [{ name: e1 }, { name: e2 }] }
    vpnDevices:
      - { name: vpn-1, platform: cisco-iosxe, address: 10.20.254.11, bgpPeeringAddress: 10.20.255.11, asn: 65021 }
    firewalls: [{ name: fw-dc, kind: nva }]
    reachesProvider: { site: ams, over: mpls }
subscriptions:
  - { name: own, subscriptionId: 00000000-0000-4000-8000-0000000000c1, offer: ea, managedBy: customer, resourceGroup: rg-own, location: germanywestcentral }
  - name: core
    subscriptionId: 00000000-0000-4000-8000-0000000000c2
    offer: csp
    environment: nonproduction
    resourceGroup: rg
    location: germanywestcentral
    virtualNetworks:
      - name: core
        addressSpace: [10.110.0.0/16]
        subnets: [{ name: GatewaySubnet, addressPrefix: 10.110.0.0/26 }, { name: apps, addressPrefix: 10.110.1.0/24 }]
        gateway: { name: gw-core, sku: ErGw1AZ, maintenanceWindow: { start: '2027-01-01 02:00', hours: 5, timeZone: UTC } }
        vpnGateway: { name: vpn-core, sku: VpnGw2AZ, asn: 65515, activeActive: true, enablePrivateIpAddress: true, role: encryption }
circuits:
  - name: fra
    subscription: own
    location: germanywestcentral
    lock: CanNotDelete
    connectivity: point-to-point-ethernet
    layer3ManagedBy: customer
    serviceProviderName: Colt
    peeringLocation: Frankfurt
    bandwidthInMbps: 500
    sku: { tier: Standard, family: UnlimitedData }
    links:
      primary: { edgeRouter: dc-1, interface: te0, handoff: Dot1Q }
      secondary: { edgeRouter: dc-2, interface: e1, handoff: Dot1Q }
    peerings:
      private:
        peerASN: 65020
        vlanId: 200
        primaryPeerAddressPrefix: 172.17.0.0/30
        secondaryPeerAddressPrefix: 172.17.0.4/30
        sharedKey: { secret: gamma-private }
        routing: { advertise: [10.20.254.0/24] }
      microsoft:
        peerASN: 5400
        vlanId: 201
        primaryPeerAddressPrefix: 20.33.1.0/30
        secondaryPeerAddressPrefix: 20.33.1.4/30
        sharedKey: { secret: gamma-microsoft }
        advertisedPublicPrefixes: [20.33.0.0/24]
        routingRegistryName: RIPENCC
        routeFilter: { name: rf, communities: ['12076:51041'] }
        nat: { pools: [20.33.0.0/28], scope: shared, device: fw-dc }
    authorizations: [{ name: core }]
    connections:
      - { name: core-fra, virtualNetwork: core/core, authorization: core, routingWeight: 10 }
    encryption:
      mode: ipsec-tunnel
      over: private
      virtualNetwork: core/core
      advertise: [10.20.0.0/16]
      tunnels:
        - { name: ipsec-1, device: vpn-1, sharedKey: { secret: gamma-ipsec }, enableBgp: true, useLocalAzureIpAddress: true }
`;

/** `file:path.of.keys` to a value; `undefined` takes the key out. Files: p(rovider), a(lpha), b(eta), g(amma). */
export type Change = Readonly<Record<string, unknown>>;

const FILES = {
  p: ['provider.csp.yaml', PROVIDER],
  a: ['customers/alpha.csp.yaml', ALPHA],
  b: ['customers/beta.csp.yaml', BETA],
  g: ['customers/gamma.csp.yaml', GAMMA],
} as const;

interface BaseFile {
  readonly path: string;
  readonly value: unknown;
  readonly file: DesignFile;
}

const fileOf = (path: string, value: unknown) => readDesignFile(path, dump(value, { lineWidth: -1, noRefs: true }));
/** Reading is most of the work of a case: what it does not change is read once for all. */
const base = new Map(
  Object.entries(FILES).map(([short, [path, text]]): [string, BaseFile] => {
    const value = load(text);
    return [short, { path, value, file: fileOf(path, value) }];
  }),
);

/** The base design with some values changed. */
export function designFiles(change: Change = {}): DesignFile[] {
  const changed = new Map<string, unknown>();
  for (const [where, value] of Object.entries(change)) {
    const [short = '', keys = ''] = where.split(/:(.*)/s);
    const file = base.get(short);
    if (!file) throw new Error(`no file ${where}`);
    const root = changed.get(short) ?? structuredClone(file.value);
    changed.set(short, root);
    put(root, keys.split('.'), value);
  }
  return [...base].map(([short, { path, file }]) => (changed.has(short) ? fileOf(path, changed.get(short)) : file));
}

function put(root: unknown, keys: readonly string[], value: unknown): void {
  let at = root as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) {
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  const last = keys.at(-1) ?? '';
  if (value !== undefined) at[last] = structuredClone(value);
  else if (Array.isArray(at)) at.splice(Number(last), 1);
  else Reflect.deleteProperty(at, last);
}

/** A value of the base design, to be changed and put elsewhere. */
export function part(where: string): Record<string, unknown> {
  const [short, keys = ''] = where.split(/:(.*)/s);
  let at: unknown = load(FILES[short as keyof typeof FILES][1]);
  for (const key of keys.split('.')) at = (at as Record<string, unknown>)[key];
  return at as Record<string, unknown>;
}

export interface Found extends Finding {
  /** The text that is marked. */
  readonly marked: string;
}

/** What is found in files, with the text that each finding marks; a rule that throws fails the test. */
export function findingsIn(files: readonly DesignFile[], today = '2027-01-01'): Found[] {
  return findingsOf(assemble(files), files, today);
}

function findingsOf(assembly: Assembly, files: readonly DesignFile[], today: string): Found[] {
  const byPath = filesByPath(files);
  const onError = (error: unknown): never => {
    throw error;
  };
  return check(assembly, { today, onError }).map((finding) => {
    const at = resolveFinding(finding, byPath);
    if (!at) throw new Error(`${finding.code} is in no file`);
    const { start, end } = finding.range ?? at.file.offsetsOf(finding.place);
    return { ...finding, marked: at.file.text.slice(start, end) };
  });
}
