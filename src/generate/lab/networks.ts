import { isPlatformSubnet } from '../../catalog/networkLimits';
import {
  type Circuit,
  type Customer,
  type Subnet,
  type VirtualNetwork,
  findRouteTable,
  findVirtualNetwork,
} from '../../design';
import { type Prefix, addressAt, parsePrefix } from '../../network/prefix';
import { advertisedByGateway, gatewayKey } from '../../routing';
import { ALL, ALL_POLICY, type Draft, type LabBuilder, bgp, ip, nodeName, ownInstance, withLength } from './builder';

/** The AS number of gateways in Azure. source: RT */
export const GATEWAY_ASN = 65515;

export interface LabHost {
  readonly node: string;
  readonly customer: Customer;
  readonly title: string;
  /** One for each family of the subnet. */
  readonly addresses: readonly string[];
  readonly at: { readonly network: VirtualNetwork; readonly subnet: Subnet };
}

export function networkNode(network: VirtualNetwork): string {
  return nodeName('net', network.customer.name, network.ref);
}

/** A host of its own behind a router of the lab: its first address is the router's, a later one its own. */
export function addHost(
  lab: LabBuilder,
  router: Draft,
  name: string,
  prefixes: readonly Prefix[],
  offset: number,
): string[] {
  const host = lab.node(name, 'host');
  const ends = prefixes.flatMap((prefix) => {
    const length = Math.max(prefix.length, prefix.family === 4 ? 24 : 64);
    const gateway = addressAt(prefix, 1)?.text;
    const own = addressAt(prefix, offset)?.text;
    return gateway && own ? [{ length, gateway, own }] : [];
  });
  lab.connect(
    { node: router.name, interface: lab.port(router), addresses: ends.map((e) => `${e.gateway}/${e.length}`) },
    { node: host.name, interface: lab.port(host), addresses: ends.map((e) => `${e.own}/${e.length}`) },
  );
  host.setup.push(...ends.map((e) => `${e.own.includes(':') ? '-6 ' : ''}route add default via ${e.gateway}`));
  return ends.map((e) => e.own);
}

/** First prefix of each family. */
export function firstOfFamilies(prefixes: readonly Prefix[]): Prefix[] {
  return ([4, 6] as const).flatMap((family) => prefixes.find((p) => p.family === family) ?? []);
}

/** The virtual networks of a customer, each a router with a host in every subnet that may have one. */
export function addNetworks(lab: LabBuilder, customer: Customer): LabHost[] {
  const hosts: LabHost[] = [];
  for (const network of customer.virtualNetworks) {
    const node = lab.node(networkNode(network), 'network');
    node.own.push(...ALL_POLICY, ...ownInstance(GATEWAY_ASN, node));
    for (const { subnet, offset } of probedSubnets(network)) {
      const name = nodeName('host', customer.name, network.ref, subnet.name);
      const addresses = addHost(lab, node, name, firstOfFamilies(subnet.prefixes), offset);
      const title = `${network.ref}/${subnet.name}`;
      if (addresses.length > 0) hosts.push({ node: name, customer, title, addresses, at: { network, subnet } });
    }
    const announced = advertisedByGateway(network).map((a) => a.prefix);
    node.own.push(...announced.map((p) => `${ip(p.family)} route ${p.text} blackhole 254`));
    if (network.gateway) node.own.push(...bgp(GATEWAY_ASN, undefined, [], announced));
  }
  const ways = addPeerings(lab, customer);
  for (const network of customer.virtualNetworks) addRouteTables(lab, network, ways);
  return hosts;
}

/**
 * The subnets with a host that answers: those that may have one, and where there is none of these the GatewaySubnet, at
 * an address that no gateway of the lab has.
 */
function probedSubnets({ subnets }: VirtualNetwork): { readonly subnet: Subnet; readonly offset: number }[] {
  const usual = subnets.filter(({ name }) => !isPlatformSubnet(name));
  if (usual.length > 0) return usual.map((subnet) => ({ subnet, offset: 4 }));
  return subnets.filter(({ name }) => name === 'GatewaySubnet').map((subnet) => ({ subnet, offset: 6 }));
}

/** Addresses of the neighbours over network peerings, by family: `from → to`. */
type Ways = ReadonlyMap<string, Readonly<Partial<Record<4 | 6, string>>>>;

const way = (from: VirtualNetwork, to: VirtualNetwork) => `${from.ref}\n${to.ref}`;

function addPeerings(lab: LabBuilder, customer: Customer): Ways {
  const ways = new Map<string, Partial<Record<4 | 6, string>>>();
  const remoteOf = (network: VirtualNetwork, ref: string | undefined) =>
    findVirtualNetwork(customer, ref, network.subscription);
  for (const network of customer.virtualNetworks) {
    for (const peering of network.virtualNetworkPeerings) {
      const remote = remoteOf(network, peering.raw.remoteVirtualNetwork);
      const back = remote?.virtualNetworkPeerings.find((p) => remoteOf(remote, p.raw.remoteVirtualNetwork) === network);
      if (!remote || !back || ways.has(way(network, remote))) continue;
      const [a, b] = [lab.node(networkNode(network), 'network'), lab.node(networkNode(remote), 'network')];
      const pairs = [lab.pair(4), lab.pair(6)];
      lab.connect(
        { node: a.name, interface: lab.port(a), addresses: pairs.map((p) => withLength(p.a, p)) },
        { node: b.name, interface: lab.port(b), addresses: pairs.map((p) => withLength(p.b, p)) },
      );
      ways.set(way(network, remote), { 4: pairs[0]?.b ?? '', 6: pairs[1]?.b ?? '' });
      ways.set(way(remote, network), { 4: pairs[0]?.a ?? '', 6: pairs[1]?.a ?? '' });
      addPeeringRoutes(
        a,
        network,
        remote,
        ways,
        Boolean(peering.raw.useRemoteGateways && back.raw.allowGatewayTransit),
      );
      addPeeringRoutes(
        b,
        remote,
        network,
        ways,
        Boolean(back.raw.useRemoteGateways && peering.raw.allowGatewayTransit),
      );
    }
  }
  return ways;
}

function addPeeringRoutes(
  node: Draft,
  from: VirtualNetwork,
  to: VirtualNetwork,
  ways: Ways,
  everything: boolean,
): void {
  const next = ways.get(way(from, to));
  const all = everything ? (['0.0.0.0/0', '::/0'] as const).flatMap((p) => parsePrefix(p) ?? []) : [];
  for (const prefix of [...to.addressSpace, ...all]) {
    node.own.push(`${ip(prefix.family)} route ${prefix.text} ${next?.[prefix.family] ?? ''}`);
  }
}

/** User-defined routes as the kernel's policy routing: a table for each subnet, asked before the main one. */
function addRouteTables(lab: LabBuilder, network: VirtualNetwork, ways: Ways): void {
  const node = lab.node(networkNode(network), 'network');
  const peered = network.virtualNetworkPeerings.flatMap(
    (p) => findVirtualNetwork(network.customer, p.raw.remoteVirtualNetwork, network.subscription) ?? [],
  );
  for (const [index, subnet] of network.subnets.entries()) {
    const table = findRouteTable(network.subscription, subnet.raw.routeTable);
    if (!table || isPlatformSubnet(subnet.name)) continue;
    const number = 1000 + index;
    const local = [...network.addressSpace, ...peered.flatMap((n) => n.addressSpace)];
    const routes = new Map<string, string>(local.map((p) => [p.text, `throw ${p.text}`]));
    if (table.raw.disableBgpRoutePropagation) {
      for (const family of [4, 6])
        routes.set(family === 4 ? '0.0.0.0/0' : '::/0', `unreachable ${family === 4 ? '0.0.0.0/0' : '::/0'}`);
    }
    for (const route of table.raw.routes ?? []) {
      const prefix = parsePrefix(route.addressPrefix ?? '');
      if (prefix) routes.set(prefix.text, userRoute(network, prefix, route, peered, ways));
    }
    const family = (text: string) => (text.includes(':') ? '-6 ' : '');
    node.setup.push(
      ...[...routes].map(([prefix, text]) => `${family(prefix)}route add ${text} table ${number}`),
      ...subnet.prefixes.map((p) => `${family(p.text)}rule add from ${p.text} lookup ${number} pref ${number}`),
    );
  }
}

function userRoute(
  network: VirtualNetwork,
  prefix: Prefix,
  route: { readonly nextHopType?: string; readonly nextHopIpAddress?: string },
  peered: readonly VirtualNetwork[],
  ways: Ways,
): string {
  switch (route.nextHopType) {
    case 'None':
      return `blackhole ${prefix.text}`;
    case 'Internet':
      return `unreachable ${prefix.text}`;
    case 'VirtualAppliance': {
      const home = [network, ...peered].find((n) => n.firewall?.raw.privateIpAddress === route.nextHopIpAddress);
      if (home === network) return `throw ${prefix.text}`;
      const next = home && ways.get(way(network, home))?.[prefix.family];
      return next ? `${prefix.text} via ${next}` : `unreachable ${prefix.text}`;
    }
    default:
      return `throw ${prefix.text}`;
  }
}

/** Connects the gateways of a circuit to one of its Microsoft edge routers. */
export function addGatewaySessions(
  lab: LabBuilder,
  circuit: Circuit,
  msee: Draft,
  mseeAsn: number,
  towards: string,
): void {
  for (const connection of circuit.connections) {
    const network = connection.virtualNetwork;
    if (!network?.gateway) continue;
    const node = lab.node(networkNode(network), 'network');
    const families = ([4, 6] as const).filter((f) => network.addressSpace.some((p) => p.family === f));
    const pairs = families.map((f) => lab.pair(f));
    const link = lab.connect(
      { node: msee.name, interface: lab.port(msee), addresses: pairs.map((p) => withLength(p.a, p)) },
      { node: node.name, interface: lab.port(node), addresses: pairs.map((p) => withLength(p.b, p)) },
    );
    lab.part(circuit.customer.name, gatewayKey(network, network.gateway.name)).links.add(link);
    const weight = nodeName('weight', circuit.name);
    node.own.push(`route-map ${weight} permit 10`, ` set weight ${connection.raw.routingWeight ?? 0}`, 'exit');
    msee.own.push(
      ...bgp(
        mseeAsn,
        undefined,
        pairs.map((p) => ({ address: p.b, family: p.family, asn: GATEWAY_ASN, in: ALL, out: towards })),
        [],
      ),
    );
    node.own.push(
      ...bgp(
        GATEWAY_ASN,
        undefined,
        pairs.map((p) => ({ address: p.a, family: p.family, asn: mseeAsn, in: weight, out: ALL })),
        [],
      ),
    );
  }
}
