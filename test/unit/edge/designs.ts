import { readFileSync, readdirSync } from 'node:fs';
import { type Customer, type Design, assemble, readDesignFile } from '../../../src/design';
import { type EdgeRouterModel, edgeRoutersOf } from '../../../src/edge';

const GUID = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f';

/** A design of texts: the provider's, and one of each customer. */
export function designOf(provider: string, ...customers: readonly string[]): Design {
  const files = [
    readDesignFile('provider.csp.yaml', provider),
    ...customers.map((text, i) => readDesignFile(`customers/c${i}.csp.yaml`, text)),
  ];
  const errors = files.flatMap((f) => f.findings).filter((f) => f.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((e) => e.message).join('\n'));
  const design = assemble(files).designs[0];
  if (!design) throw new Error('no design');
  return design;
}

/** The sample that is shipped, or its texts changed. */
export function northwind(change: (text: string) => string = (text) => text): Design {
  const root = new URL('../../../samples/northwind/', import.meta.url);
  const names = readdirSync(new URL('customers', root)).map((n) => `customers/${n}`);
  const read = (name: string) => change(readFileSync(new URL(name, root), 'utf8'));
  return designOf(read('provider.csp.yaml'), ...names.map(read));
}

export function customerOf(design: Design, name: string): Customer {
  const found = design.customers.find((c) => c.name === name);
  if (!found) throw new Error(`no customer ${name}`);
  return found;
}

export function routerOf(design: Design, customer: string, router: string): EdgeRouterModel {
  const found = edgeRoutersOf(design, customerOf(design, customer)).find((m) => m.router === router);
  if (!found) throw new Error(`no slice of ${customer} on ${router}`);
  return found;
}

interface ProviderOptions {
  readonly backbone?: 'mpls-vpn' | 'vrf-lite';
  readonly platform?: string;
}

/** A CSP with one site and two routers, joined by an interlink. */
export function providerText({ backbone = 'vrf-lite', platform = 'frr' }: ProviderOptions = {}): string {
  const router = (name: string, loopback: string) =>
    `      - { name: ${name}, platform: ${platform}, loopback: ${loopback}, interfaces: [{ name: eth1, serviceProviderName: Equinix }, { name: eth2 }] }`;
  return `formatVersion: 1
kind: Provider
name: adatum
tenantId: ${GUID}0001
asn: 65010
backbone:
  type: ${backbone}
  interlinks: [{ a: edge-1, b: edge-2, interfaces: [eth3, eth3] }]
sharedServices:
  - { name: dns, site: dc, prefixes: [10.200.1.0/24], routeTarget: '65010:9000' }
sites:
  - name: dc
    prefixes: [10.200.0.0/16]
    edgeRouters:
${router('edge-1', '10.200.255.1')}
${router('edge-2', '10.200.255.2')}
`;
}

interface ThroughOptions {
  readonly number: number;
  /** More keys of the private peering. */
  readonly peering?: string;
  /** More keys of the circuit. */
  readonly circuit?: string;
  /** More keys of the links. */
  readonly link?: string;
  /** More keys of the customer. */
  readonly more?: string;
  readonly ipv6?: boolean;
  readonly attachment?: string;
}

/**
 * A customer in connect-through. All have the same addresses, so that two of them overlap in everything; VLAN ids and
 * distinguishers follow from the number.
 */
export function throughText(name: string, options: ThroughOptions): string {
  const { number: n, peering = '', circuit = '', link = '', more = '', ipv6 = false, attachment = '' } = options;
  const six = (text: string) => (ipv6 ? `, '${text}'` : '');
  const attach = (router: string, local: string, peer: string) =>
    `      - { site: dc, edgeRouter: ${router}, interface: eth2, vlanId: ${500 + n}, localAddress: ${local}, peerAddress: '${peer}', routing: bgp, peerASN: 4200000001${attachment} }`;
  const config6 = ipv6
    ? `\n        ipv6PeeringConfig: { primaryPeerAddressPrefix: 'fd00:a::/126', secondaryPeerAddressPrefix: 'fd00:a::4/126' }`
    : '';
  return `formatVersion: 1
kind: Customer
name: ${name}
tenantId: ${GUID}0${n}01
model: connect-through
managedBy: csp
identity: { store: csp, delegation: { entra: gdap, azure: aobo } }
vrf: { name: ${name.toUpperCase()}, routeDistinguisher: '65010:${1000 + n}', importRouteTargets: ['65010:${1000 + n}'], exportRouteTargets: ['65010:${1000 + n}'] }
${more}sites:
  - name: office
    prefixes: [10.10.0.0/16${six('fd00:10::/48')}]
    connectsTo:
${attach('edge-1', '100.64.10.1/30', '100.64.10.2')}
${attach('edge-2', '100.64.10.5/30', '100.64.10.6')}
${ipv6 ? `${attach('edge-1', "'fd00:aa::1/126'", 'fd00:aa::2')}\n${attach('edge-2', "'fd00:aa::5/126'", 'fd00:aa::6')}\n` : ''}subscriptions:
  - name: prod
    subscriptionId: ${GUID}0b${n}1
    offer: csp
    resourceGroup: rg
    location: westeurope
    virtualNetworks:
      - name: hub
        addressSpace: [10.100.0.0/20${six('fd00:100::/48')}]
        subnets:
          - { name: GatewaySubnet, addressPrefixes: [10.100.0.0/26${six('fd00:100:0:ff::/64')}] }
          - { name: apps, addressPrefixes: [10.100.1.0/24${six('fd00:100:0:1::/64')}] }
        gateway: { name: ergw, sku: ErGw1AZ }
circuits:
  - name: er
    subscription: prod
    location: westeurope
    connectivity: cloud-exchange
    layer3ManagedBy: csp
    serviceProviderName: Equinix
    peeringLocation: Amsterdam
    bandwidthInMbps: 1000
    sku: { tier: Standard, family: MeteredData }
    links:
      primary: { edgeRouter: edge-1, interface: eth1, handoff: Dot1Q${link} }
      secondary: { edgeRouter: edge-2, interface: eth1, handoff: Dot1Q${link} }
    peerings:
      private:
        peerASN: 65010
        vlanId: ${100 + n}
        primaryPeerAddressPrefix: 172.16.0.0/30
        secondaryPeerAddressPrefix: 172.16.0.4/30${config6}
        sharedKey: { secret: ${name}-key }
${peering}
    connections: [{ name: cn, virtualNetwork: prod/hub }]
${circuit}
`;
}

/** One pool that both links of a circuit are translated to. */
export const SHARED_NAT = '{ pools: [203.0.113.0/29], scope: shared }';

interface MicrosoftOptions {
  /** Microsoft's services whose routes are let in. */
  readonly communities?: readonly string[];
  /** The translation, as a flow mapping; none where it is empty. */
  readonly nat?: string;
}

/** The Microsoft peering of such a customer, which follows on what is said of its private peering. */
export function microsoftText(options: MicrosoftOptions = {}): string {
  const { communities = ['12076:51041'], nat = SHARED_NAT } = options;
  return `      microsoft:
        peerASN: 65010
        vlanId: 300
        primaryPeerAddressPrefix: 198.51.100.0/30
        secondaryPeerAddressPrefix: 198.51.100.4/30
        advertisedPublicPrefixes: [203.0.113.0/28]
        routingRegistryName: RIPENCC
        routeFilter: { name: rf, communities: [${communities.map((value) => `'${value}'`).join(', ')}] }
${nat && `        nat: ${nat}`}`;
}

/** The VRF of that peering, as more keys of the customer. */
export function microsoftVrfText(exportRouteTarget = '65010:1051'): string {
  return `microsoftVrf: { name: ALPHA-M, routeDistinguisher: '65010:1051', importRouteTargets: ['65010:1051'], exportRouteTargets: ['${exportRouteTarget}'] }\n`;
}

/** That peering with its VRF, as options of a customer in connect-through. */
export function withMicrosoft(options?: MicrosoftOptions): Pick<ThroughOptions, 'peering' | 'more'> {
  return { peering: microsoftText(options), more: microsoftVrfText() };
}

/**
 * A customer in connect-to with two sites and a circuit at each, joined by Global Reach: the first brings the default
 * route, and a subnet has a route that drops what goes to the second.
 */
export function twoSitesText(): string {
  const site = (name: string, n: number) => `  - name: ${name}
    prefixes: [10.${n}.0.0/16]
    asn: ${65000 + n}
    edgeRouters:
      - { name: ${name}-1, platform: cisco-iosxe, loopback: 10.${n}.255.1, interfaces: [{ name: Gi0/0/0 }] }
      - { name: ${name}-2, platform: frr, loopback: 10.${n}.255.2, interfaces: [{ name: eth1 }] }
`;
  const circuit = (site: string, n: number, location: string, routing: string, more: string) => `  - name: er-${site}
    subscription: prod
    connectivity: cloud-exchange
    layer3ManagedBy: customer
    serviceProviderName: Equinix
    peeringLocation: ${location}
    bandwidthInMbps: 1000
    sku: { tier: Premium, family: MeteredData }
    links:
      primary: { edgeRouter: ${site}-1, interface: Gi0/0/0, handoff: Dot1Q }
      secondary: { edgeRouter: ${site}-2, interface: eth1, handoff: Dot1Q }
    peerings:
      private: { peerASN: ${65000 + n}, vlanId: ${200 + n}, primaryPeerAddressPrefix: 172.17.${n}.0/30, secondaryPeerAddressPrefix: 172.17.${n}.4/30${routing} }
    connections: [{ name: cn-${site}, virtualNetwork: prod/hub }]
${more}
`;
  return `formatVersion: 1
kind: Customer
name: gamma
tenantId: ${GUID}0001
model: connect-to
managedBy: csp
identity: { store: customer, delegation: { entra: gdap, azure: aobo } }
sites:
${site('ams', 40)}${site('lon', 41)}subscriptions:
  - name: prod
    subscriptionId: ${GUID}0b11
    offer: csp
    resourceGroup: rg
    location: westeurope
    virtualNetworks:
      - name: hub
        addressSpace: [10.140.0.0/16]
        subnets:
          - { name: GatewaySubnet, addressPrefix: 10.140.0.0/26 }
          - { name: apps, addressPrefix: 10.140.1.0/24 }
          - { name: closed, addressPrefix: 10.140.2.0/24, routeTable: rt }
        gateway: { name: ergw, sku: ErGw1AZ }
    routeTables: [{ name: rt, routes: [{ name: no, addressPrefix: 10.41.0.0/16, nextHopType: None }] }]
circuits:
${circuit('ams', 40, 'Amsterdam', ', routing: { advertiseDefaultRoute: true }', '    globalReach: [{ name: gr, circuit: er-lon, addressPrefix: 172.31.0.0/29 }]')}${circuit('lon', 41, 'London', '', '')}`;
}
