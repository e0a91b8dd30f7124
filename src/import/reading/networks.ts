import * as l10n from '@vscode/l10n';
import { parseArmId, sameId, types } from '../../resources';
import type { FoundResource } from '../found';
import { itemsAt, textAt } from '../json';
import {
  expressRouteGateway,
  isExpressRoute,
  isRouteServer,
  nameIn,
  networkOfGateway,
  networkOfRouteServer,
  routeServer,
  vpnGateway,
} from './gateways';
import {
  type Draft,
  type Ground,
  type Reading,
  compact,
  nameOf,
  refAt,
  say,
  subscriptionOf,
  textsAt,
  trueAt,
} from './reading';
import { standing } from './standing';

/** What stands in a network and inherits from it. */
interface Inside {
  /** The network, as the first of them writes it. */
  readonly id: string;
  readonly gateways: readonly FoundResource[];
  readonly servers: readonly FoundResource[];
}

/** What stands in which network, by the network's id in lower case. */
export function insides(reading: Reading): ReadonlyMap<string, Inside> {
  const { estate } = reading;
  const found = new Map<string, { id: string; gateways: FoundResource[]; servers: FoundResource[] }>();
  const at = (id: string | undefined) => {
    const key = id?.toLowerCase() ?? '';
    const inside = found.get(key) ?? { id: id ?? '', gateways: [], servers: [] };
    found.set(key, inside);
    return inside;
  };
  for (const gateway of estate.ofType(types.gateway)) at(networkOfGateway(gateway)).gateways.push(gateway);
  for (const server of estate.ofType(types.routeServer)) {
    if (isRouteServer(server)) at(networkOfRouteServer(reading, server)).servers.push(server);
  }
  return found;
}

/** A virtual network with its subnets, its gateways, its Route Server, its firewall and its peerings. */
export function virtualNetwork(
  reading: Reading,
  found: FoundResource,
  ground: Ground,
  inside: Inside | undefined,
): Draft {
  say(reading, found);
  const { estate } = reading;
  const { body } = found;
  const { gateways = [], servers = [] } = inside ?? {};
  const { own, below } = standing(reading, found, ground, [
    ...gateways,
    ...servers,
    ...connectionsAt(reading, gateways),
  ]);
  const expressRoute = gateways.find(isExpressRoute);
  const vpn = gateways.find((gateway) => !isExpressRoute(gateway));
  const peerings = estate
    .ofType(types.networkPeering, found)
    .map((one) => networkPeering(reading, one))
    .filter((draft) => draft !== undefined);
  return compact({
    name: found.name,
    ...own,
    addressSpace: textsAt(body, 'properties', 'addressSpace', 'addressPrefixes') ?? [],
    subnets: estate.ofType(types.subnet, found).map((one) => subnet(reading, one)),
    gateway: expressRoute && expressRouteGateway(reading, expressRoute, below),
    vpnGateway: vpn && vpnGateway(reading, vpn, below),
    routeServer: servers[0] && routeServer(reading, servers[0], below),
    firewall: firewall(reading, found),
    virtualNetworkPeerings: peerings.length > 0 ? peerings : undefined,
    dnsServers: textsAt(body, 'properties', 'dhcpOptions', 'dnsServers'),
    summarizedGatewayPrefixes: textsAt(body, 'properties', 'summarizedGatewayPrefixes', 'addressPrefixes'),
  });
}

/** Connections stand beside the gateway, and inherit from its network. */
function connectionsAt({ estate }: Reading, gateways: readonly FoundResource[]): FoundResource[] {
  const ids = new Set(gateways.map(({ id }) => id.toLowerCase()));
  return estate
    .ofType(types.connection)
    .filter(({ body }) => ids.has(refAt(body, 'properties', 'virtualNetworkGateway1')?.toLowerCase() ?? ''));
}

/**
 * A network that is not in the source and that something of the source stands in: it is there, and only referred to.
 * @param inside gateways that are in the source
 */
export function foreignNetwork(reading: Reading, id: string, ground: Ground, inside: Inside | undefined): Draft {
  const gateways = inside?.gateways ?? [];
  const expressRoute = gateways.find(isExpressRoute);
  const vpn = gateways.find((gateway) => !isExpressRoute(gateway));
  const [server] = inside?.servers ?? [];
  const group = parseArmId(id)?.resourceGroup;
  const below = { ...ground, resourceGroup: group };
  const draft = compact({
    name: nameIn(id),
    existing: true,
    resourceId: id,
    resourceGroup: group?.toLowerCase() === ground.resourceGroup?.toLowerCase() ? undefined : group,
    addressSpace: [],
    subnets: [],
    gateway: expressRoute && { ...expressRouteGateway(reading, expressRoute, below), existing: false },
    vpnGateway: vpn && { ...vpnGateway(reading, vpn, below), existing: false },
    routeServer: server && { ...routeServer(reading, server, below), existing: false },
  });
  const text = l10n.t('{0} is not in what was read: its address space is not known here.', id);
  reading.comments.push({ object: draft, key: 'addressSpace', text });
  reading.told.push({ severity: 'warning', code: 'IMP-003', message: text, id });
  return draft;
}

function subnet(reading: Reading, found: FoundResource): Draft {
  say(reading, found);
  const { body } = found;
  const many = textsAt(body, 'properties', 'addressPrefixes');
  const prefixes = many ?? [textAt(body, 'properties', 'addressPrefix') ?? ''].filter((prefix) => prefix !== '');
  const services = itemsAt(body, 'properties', 'serviceEndpoints').flatMap((item) => textAt(item, 'service') ?? []);
  return compact({
    name: found.name,
    ...(prefixes.length > 1 ? { addressPrefixes: prefixes } : { addressPrefix: prefixes[0] }),
    routeTable: besideName(reading, found, refAt(body, 'properties', 'routeTable')),
    networkSecurityGroup: besideName(reading, found, refAt(body, 'properties', 'networkSecurityGroup')),
    serviceEndpoints: services.length > 0 ? services : undefined,
  });
}

/** The name of a table or group that the design says in the same subscription; what is elsewhere stays as it is, and is told. */
function besideName(reading: Reading, at: FoundResource, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const target = reading.estate.get(id);
  if (target && reading.said.has(id.toLowerCase()) && subscriptionOf(target) === subscriptionOf(at)) return target.name;
  reading.told.push({
    severity: 'info',
    code: 'IMP-005',
    message: l10n.t(
      '{0} of {1} is not in what was read, or stands in another subscription: it stays as it is.',
      nameIn(id),
      at.name,
    ),
    id: at.id,
  });
  return undefined;
}

/** One direction of a peering; undefined where it leads to a network that is gone. */
function networkPeering(reading: Reading, found: FoundResource): Draft | undefined {
  const { body } = found;
  const remote = refAt(body, 'properties', 'remoteVirtualNetwork');
  if (remote === undefined) return undefined;
  const target = remoteName(reading, remote) ?? foreignRemote(reading, found, remote);
  if (target === undefined) return undefined;
  say(reading, found);
  const access = body['properties'];
  const allowed =
    typeof access === 'object' && access !== null && 'allowVirtualNetworkAccess' in access
      ? access.allowVirtualNetworkAccess !== false
      : true;
  return compact({
    name: found.name,
    remoteVirtualNetwork: target,
    allowGatewayTransit: trueAt(body, 'properties', 'allowGatewayTransit'),
    useRemoteGateways: trueAt(body, 'properties', 'useRemoteGateways'),
    allowForwardedTraffic: trueAt(body, 'properties', 'allowForwardedTraffic'),
    allowVirtualNetworkAccess: allowed ? undefined : false,
  });
}

/** A network as a reference in the design: `subscription/name`. */
export function remoteName(reading: Reading, id: string): string | undefined {
  const parsed = parseArmId(id);
  const subscription = reading.subscriptionName(parsed?.subscriptionId ?? '');
  const isSaid = reading.said.has(id.toLowerCase()) || reading.estate.get(id) !== undefined;
  return subscription !== undefined && isSaid ? `${subscription}/${nameIn(id)}` : undefined;
}

/** A network of somebody else, told by the peering: it is there, and only referred to. A peering whose other end is gone leads nowhere. */
function foreignRemote(reading: Reading, { id, body }: FoundResource, remote: string): string | undefined {
  const own = parseArmId(id)?.subscriptionId ?? '';
  const subscription = reading.subscriptionName(own);
  const state = textAt(body, 'properties', 'peeringState')?.toLowerCase();
  if (subscription === undefined || state === 'disconnected' || !parseArmId(remote)) return undefined;
  const list = reading.foreign.get(own.toLowerCase()) ?? [];
  reading.foreign.set(own.toLowerCase(), list);
  const known = list.find(({ resourceId }) => typeof resourceId === 'string' && sameId(resourceId, remote));
  if (known) return `${subscription}/${nameOf(known)}`;
  const isTaken = (name: string): boolean =>
    [...reading.said].some(
      (said) =>
        said.startsWith(`/subscriptions/${own.toLowerCase()}/`) &&
        said.endsWith(`/virtualnetworks/${name.toLowerCase()}`),
    ) || list.some((one) => one['name'] === name);
  let name = nameIn(remote);
  for (let n = 2; isTaken(name); n++) name = `${nameIn(remote)}-${String(n)}`;
  const space =
    textsAt(body, 'properties', 'remoteVirtualNetworkAddressSpace', 'addressPrefixes') ??
    textsAt(body, 'properties', 'remoteAddressSpace', 'addressPrefixes') ??
    [];
  list.push({ name, existing: true, managedBy: 'customer', resourceId: remote, addressSpace: space, subnets: [] });
  return `${subscription}/${name}`;
}

/** An Azure Firewall in the network: routes point to its private address. It is no resource of the design's. */
function firewall(reading: Reading, network: FoundResource): Draft | undefined {
  const inside = `${network.id.toLowerCase()}/subnets/`;
  for (const found of reading.estate.ofType('Microsoft.Network/azureFirewalls')) {
    for (const item of itemsAt(found.body, 'properties', 'ipConfigurations')) {
      const subnetId = refAt(item, 'properties', 'subnet');
      const address = textAt(item, 'properties', 'privateIPAddress');
      if (subnetId?.toLowerCase().startsWith(inside) !== true || address === undefined) continue;
      return compact({ name: found.name, kind: 'azureFirewall', privateIpAddress: address });
    }
  }
  return undefined;
}
