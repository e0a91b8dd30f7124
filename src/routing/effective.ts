import {
  type Circuit,
  type Customer,
  type Design,
  type Provider,
  type Subnet,
  type VirtualNetwork,
  findRouteTable,
  findVirtualNetwork,
  findVpnDevice,
  prefixesOf,
  privatePeeringOf,
} from '../design';
import { type Prefix, comparePrefixes, equals, parsePrefix } from '../network/prefix';
import { advertisedToAzure, circuitsOf, gatewayHubOf } from './announcements';
import { clientPools } from './clients';
import { type AppliancePeer, peersOf } from './routeServers';

export type NextHopType =
  'VnetLocal' | 'VNetPeering' | 'VirtualNetworkGateway' | 'VirtualAppliance' | 'Internet' | 'None';

/** A way that a gateway learned a prefix on. */
export interface LearnedPath {
  readonly over:
    | { readonly kind: 'circuit'; readonly circuit: Circuit }
    | { readonly kind: 'vpn'; readonly connection: string }
    /** To an appliance that is a BGP peer of the Route Server. */
    | { readonly kind: 'appliance'; readonly peer: AppliancePeer }
    /** To the point-to-site clients of the VPN gateway of that name. */
    | { readonly kind: 'clients'; readonly gateway: string };
  readonly weight: number;
  /** AS numbers in the path, prepended ones counted. */
  readonly asPathLength: number;
}

export interface EffectiveRoute {
  readonly prefix: Prefix;
  readonly nextHopType: NextHopType;
  readonly nextHopIpAddress?: string;
  /** Where the route comes from, in Azure's words. */
  readonly source: 'Default' | 'VirtualNetworkGateway' | 'User';
  /** False for a route that another one of the same prefix wins over. */
  readonly active: boolean;
  /** Name of the user-defined route. */
  readonly name?: string;
  /** The network at the other end of a peering, or the hub whose gateway is used. */
  readonly network?: VirtualNetwork;
  /** The ways of a gateway route that traffic is spread over, best ones only. */
  readonly paths?: readonly LearnedPath[];
}

/** Prefixes that Azure drops where nothing more specific is known; source: UDR. */
const NOT_ROUTED = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];
const PRECEDENCE = { User: 3, VirtualNetworkGateway: 2, Default: 1 } as const;

/** The gateway or Route Server that serves a network: its own, or the hub's whose gateway it uses. */
export function gatewayNetworkOf(network: VirtualNetwork): VirtualNetwork | undefined {
  return network.gateway || network.vpnGateway || network.routeServer ? network : gatewayHubOf(network);
}

/**
 * What the gateways of a network learned from on-premises, best ways only: ExpressRoute before VPN, weight, AS path;
 * the pools of point-to-site clients; and what appliances tell the Route Server beside them.
 */
export function learnedByGateways(design: Design, network: VirtualNetwork): { prefix: Prefix; paths: LearnedPath[] }[] {
  const byPrefix = new Map<string, { prefix: Prefix; paths: LearnedPath[] }>();
  const learn = (prefix: Prefix, path: LearnedPath) => {
    const entry = byPrefix.get(prefix.text) ?? { prefix, paths: [] };
    entry.paths.push(path);
    byPrefix.set(prefix.text, entry);
  };
  for (const { circuit, weight } of network.gateway ? circuitsOf(network.customer, network) : []) {
    const prepend = privatePeeringOf(circuit)?.raw.routing?.asPathPrepend ?? 0;
    for (const { prefix } of advertisedToAzure(design, circuit)) {
      learn(prefix, { over: { kind: 'circuit', circuit }, weight, asPathLength: 1 + prepend });
    }
  }
  for (const { prefix, connection } of network.vpnGateway ? learnedOverVpn(network.customer, network) : []) {
    learn(prefix, { over: { kind: 'vpn', connection }, weight: 0, asPathLength: 1 });
  }
  for (const prefix of clientPools(network)) {
    learn(prefix, { over: { kind: 'clients', gateway: network.vpnGateway?.name ?? '' }, weight: 0, asPathLength: 0 });
  }
  for (const peer of peersOf(network)) {
    for (const prefix of peer.advertised ?? [])
      learn(prefix, { over: { kind: 'appliance', peer }, weight: 0, asPathLength: 1 });
  }
  return [...byPrefix.values()].map(({ prefix, paths }) => ({ prefix, paths: bestOf(paths) }));
}

function learnedOverVpn(customer: Customer, network: VirtualNetwork): { prefix: Prefix; connection: string }[] {
  const plain = customer.vpnConnections
    .filter((c) => findVirtualNetwork(customer, c.raw.virtualNetwork) === network)
    .flatMap((c) => {
      const prefixes = c.raw.prefixes
        ? prefixesOf(c.raw.prefixes)
        : (findVpnDevice(customer, c.raw.device)?.site.prefixes ?? []);
      return prefixes.map((prefix) => ({ prefix, connection: c.name }));
    });
  const encrypted = customer.circuits.flatMap((circuit) => {
    const { encryption } = circuit.raw;
    if (encryption?.mode !== 'ipsec-tunnel') return [];
    if (findVirtualNetwork(customer, encryption.virtualNetwork, circuit.subscription) !== network) return [];
    return (encryption.tunnels ?? []).flatMap((tunnel) => {
      const prefixes = encryption.advertise
        ? prefixesOf(encryption.advertise)
        : (findVpnDevice(customer, tunnel.device)?.site.prefixes ?? []);
      return prefixes.map((prefix) => ({ prefix, connection: tunnel.name ?? '' }));
    });
  });
  return [...plain, ...encrypted];
}

/** ExpressRoute wins over VPN for the same prefix, then the higher weight, then the shorter AS path; equal ones share. */
function bestOf(paths: readonly LearnedPath[]): LearnedPath[] {
  const rank = (p: LearnedPath) => [p.over.kind === 'circuit' ? 1 : 0, p.weight, -p.asPathLength];
  const best = [...paths].sort((a, b) => compare(rank(b), rank(a)))[0];
  return best ? paths.filter((p) => compare(rank(p), rank(best)) === 0) : [];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, x] of a.entries()) {
    const difference = x - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const kept = new WeakMap<Subnet, { readonly provider: Provider; readonly routes: readonly EffectiveRoute[] }>();

/**
 * All routes of a subnet as Azure shows them, those that lose against one of the same prefix marked not active.
 * Kept as long as the files of the customer and of the provider do not change.
 */
export function effectiveRoutes(design: Design, network: VirtualNetwork, subnet: Subnet): readonly EffectiveRoute[] {
  const known = kept.get(subnet);
  if (known?.provider === design.provider) return known.routes;
  const routes = routesOf(design, network, subnet);
  kept.set(subnet, { provider: design.provider, routes });
  return routes;
}

function routesOf(design: Design, network: VirtualNetwork, subnet: Subnet): EffectiveRoute[] {
  const table = findRouteTable(network.subscription, subnet.raw.routeTable);
  const all = [
    ...systemRoutes(network),
    ...(table?.raw.disableBgpRoutePropagation ? [] : gatewayRoutes(design, network)),
    ...(table?.raw.routes ?? []).flatMap((route): EffectiveRoute[] => {
      const prefix = route.addressPrefix ? parsePrefix(route.addressPrefix) : undefined;
      if (!prefix || !route.nextHopType) return [];
      return [
        {
          prefix,
          nextHopType: route.nextHopType,
          source: 'User',
          active: true,
          ...(route.nextHopIpAddress && { nextHopIpAddress: route.nextHopIpAddress }),
          ...(route.name && { name: route.name }),
        },
      ];
    }),
  ];
  // Whoever sets another default route gets rid of these, or no private address would be reached through it [K].
  const overridden = all.some((r) => r.prefix.text === '0.0.0.0/0' && r.source !== 'Default');
  return all
    .filter((route) => !overridden || route.nextHopType !== 'None' || route.source !== 'Default')
    .map((route) => ({
      ...route,
      active: !all.some((o) => equals(o.prefix, route.prefix) && PRECEDENCE[o.source] > PRECEDENCE[route.source]),
    }))
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix));
}

function systemRoutes(network: VirtualNetwork): EffectiveRoute[] {
  const families = new Set(network.addressSpace.map((p) => p.family));
  const local = network.addressSpace.map((prefix) => systemRoute(prefix, 'VnetLocal'));
  const peered = network.virtualNetworkPeerings.flatMap((peering) => {
    const remote = findVirtualNetwork(network.customer, peering.raw.remoteVirtualNetwork, network.subscription);
    const back = remote?.virtualNetworkPeerings.some(
      (p) => findVirtualNetwork(remote.customer, p.raw.remoteVirtualNetwork, remote.subscription) === network,
    );
    if (!remote || !back || peering.raw.allowVirtualNetworkAccess === false) return [];
    return remote.addressSpace.map((prefix) => ({ ...systemRoute(prefix, 'VNetPeering'), network: remote }));
  });
  const known = new Set([...local, ...peered].map((r) => r.prefix.text));
  const rest = [
    ...(families.has(6) ? [systemRoute(prefixOf('::/0'), 'Internet')] : []),
    systemRoute(prefixOf('0.0.0.0/0'), 'Internet'),
    ...NOT_ROUTED.filter((text) => !known.has(text)).map((text) => systemRoute(prefixOf(text), 'None')),
  ];
  return [...local, ...peered, ...rest];
}

function gatewayRoutes(design: Design, network: VirtualNetwork): EffectiveRoute[] {
  const hub = gatewayNetworkOf(network);
  if (!hub) return [];
  return learnedByGateways(design, hub).map(({ prefix, paths }) => ({
    prefix,
    nextHopType: 'VirtualNetworkGateway',
    source: 'VirtualNetworkGateway',
    active: true,
    network: hub,
    paths,
    ...addressOf(paths),
  }));
}

/** The next hop of a route that an appliance told has the appliance's address. */
function addressOf(paths: readonly LearnedPath[]): Pick<EffectiveRoute, 'nextHopIpAddress'> {
  const over = paths[0]?.over;
  return over?.kind === 'appliance' ? { nextHopIpAddress: over.peer.address } : {};
}

function systemRoute(prefix: Prefix, nextHopType: NextHopType): EffectiveRoute {
  return { prefix, nextHopType, source: 'Default', active: true };
}

function prefixOf(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix) throw new RangeError(`${text} is no prefix.`);
  return prefix;
}
