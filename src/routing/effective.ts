import {
  type Circuit,
  type Customer,
  type Design,
  type Subnet,
  type VirtualNetwork,
  findRouteTable,
  findVirtualNetwork,
  findVpnDevice,
  prefixesOf,
  privatePeeringOf,
} from '../design';
import { kept } from '../design/kept';
import { type Prefix, comparePrefixes, parsePrefix } from '../network/prefix';
import { type Announcement, advertisedToAzure, circuitsOf, gatewayHubOf } from './announcements';
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

/** The gateway or Route Server that serves a network: its own, or the hub's whose gateway it uses. */
export function gatewayNetworkOf(network: VirtualNetwork): VirtualNetwork | undefined {
  return network.gateway || network.vpnGateway || network.routeServer ? network : gatewayHubOf(network);
}

/**
 * What the gateways of a network learned from on-premises, best ways only: ExpressRoute before VPN, weight, AS path;
 * the pools of point-to-site clients; and what appliances tell the Route Server beside them.
 */
export const learnedByGateways = kept((design, network: VirtualNetwork): readonly Learned[] => {
  const sources = sourcesOf(design, network);
  const [only] = sources;
  if (only && sources.length === 1) return only.prefixes.map((prefix) => ({ prefix, paths: only.paths }));
  const byPrefix = new Map<string, { prefix: Prefix; paths: LearnedPath[] }>();
  for (const { prefixes, paths } of sources) {
    for (const prefix of prefixes) {
      const entry = byPrefix.get(prefix.text) ?? { prefix, paths: [] };
      entry.paths.push(...paths);
      byPrefix.set(prefix.text, entry);
    }
  }
  return [...byPrefix.values()].map(({ prefix, paths }) => ({ prefix, paths: bestOf(paths) }));
});

/** Prefixes that are learned on the same ways, the best ones of their source. */
interface Source {
  readonly prefixes: readonly Prefix[];
  readonly paths: readonly LearnedPath[];
}

/** Circuits that advertise the same have one list: their paths are compared once and not for each prefix. */
function sourcesOf(design: Design, network: VirtualNetwork): Source[] {
  const together = new Map<readonly Announcement[], LearnedPath[]>();
  for (const { circuit, weight } of network.gateway ? circuitsOf(network.customer, network) : []) {
    const prepend = privatePeeringOf(circuit)?.raw.routing?.asPathPrepend ?? 0;
    const announced = advertisedToAzure(design, circuit);
    const paths = together.get(announced) ?? [];
    paths.push({ over: { kind: 'circuit', circuit }, weight, asPathLength: 1 + prepend });
    together.set(announced, paths);
  }
  const source = (prefix: Prefix, over: LearnedPath['over'], asPathLength: number): Source => ({
    prefixes: [prefix],
    paths: [{ over, weight: 0, asPathLength }],
  });
  const gateway = network.vpnGateway?.name ?? '';
  return [
    ...[...together].map(([announced, paths]) => ({
      prefixes: announced.map(({ prefix }) => prefix),
      paths: bestOf(paths),
    })),
    ...(network.vpnGateway ? learnedOverVpn(network.customer, network) : []).map(({ prefix, connection }) =>
      source(prefix, { kind: 'vpn', connection }, 1),
    ),
    ...clientPools(network).map((prefix) => source(prefix, { kind: 'clients', gateway }, 0)),
    ...peersOf(network).flatMap((peer) =>
      (peer.advertised ?? []).map((prefix) => source(prefix, { kind: 'appliance', peer }, 1)),
    ),
  ];
}

interface Learned {
  readonly prefix: Prefix;
  readonly paths: readonly LearnedPath[];
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

/** Routes of a network by the name of the route table, '' where a subnet has none: all its subnets of one table have the same. */
const tablesOf = kept((_design, _network: VirtualNetwork) => new Map<string, readonly EffectiveRoute[]>());

/**
 * All routes of a subnet as Azure shows them, those that lose against one of the same prefix marked not active.
 * Kept as long as the files of the customer and of the provider do not change.
 */
export function effectiveRoutes(design: Design, network: VirtualNetwork, subnet: Subnet): readonly EffectiveRoute[] {
  const tables = tablesOf(design, network);
  const name = subnet.raw.routeTable ?? '';
  const known = tables.get(name);
  if (known) return known;
  const routes = routesOf(design, network, subnet);
  tables.set(name, routes);
  return routes;
}

function routesOf(design: Design, network: VirtualNetwork, subnet: Subnet): EffectiveRoute[] {
  const table = findRouteTable(network.subscription, subnet.raw.routeTable);
  const learned = table?.raw.disableBgpRoutePropagation ? NONE : gatewayRoutes(design, network);
  const user = (table?.raw.routes ?? []).flatMap((route): EffectiveRoute[] => {
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
  });
  const byUser = new Set(user.map(({ prefix }) => prefix.text));
  // User-defined routes win over those of a gateway, and these over Azure's own.
  const isBeaten = ({ source, prefix }: EffectiveRoute): boolean =>
    source !== 'User' && (byUser.has(prefix.text) || (source === 'Default' && learned.texts.has(prefix.text)));
  // Whoever sets another default route gets rid of these, or no private address would be reached through it [K].
  const overridden = byUser.has(DEFAULT_ROUTE) || learned.texts.has(DEFAULT_ROUTE);
  const isLeft = (route: EffectiveRoute) => !overridden || route.nextHopType !== 'None' || route.source !== 'Default';
  const shown = (route: EffectiveRoute): EffectiveRoute => (isBeaten(route) ? { ...route, active: false } : route);
  // What is learned may be tens of thousands, and is in order already.
  const some = user.some(({ prefix }) => learned.texts.has(prefix.text));
  return [
    ...[...systemRoutes(network), ...user].filter(isLeft).map(shown),
    ...(some ? learned.routes.map(shown) : learned.routes),
  ].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
}

interface LearnedRoutes {
  /** In the order of their prefixes. */
  readonly routes: readonly EffectiveRoute[];
  readonly texts: ReadonlySet<string>;
}

const NONE: LearnedRoutes = { routes: [], texts: new Set() };
const DEFAULT_ROUTE = '0.0.0.0/0';

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
    systemRoute(prefixOf(DEFAULT_ROUTE), 'Internet'),
    ...NOT_ROUTED.filter((text) => !known.has(text)).map((text) => systemRoute(prefixOf(text), 'None')),
  ];
  return [...local, ...peered, ...rest];
}

function gatewayRoutes(design: Design, network: VirtualNetwork): LearnedRoutes {
  const hub = gatewayNetworkOf(network);
  return hub ? routesOfHub(design, hub) : NONE;
}

/** What a gateway gives to its network and to the spokes, in the order of the prefixes. */
const routesOfHub = kept((design, hub: VirtualNetwork): LearnedRoutes => {
  const routes = learnedByGateways(design, hub)
    .map(({ prefix, paths }): EffectiveRoute => ({
      prefix,
      nextHopType: 'VirtualNetworkGateway',
      source: 'VirtualNetworkGateway',
      active: true,
      network: hub,
      paths,
      ...addressOf(paths),
    }))
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  return { routes, texts: new Set(routes.map(({ prefix }) => prefix.text)) };
});

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
