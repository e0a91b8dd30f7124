import { parseArmId, types } from '../../resources';
import type { FoundResource } from '../found';
import { itemsAt, textAt } from '../json';
import { maintenanceOf } from './governance';
import {
  type Draft,
  type Ground,
  type Reading,
  compact,
  numberAt,
  refAt,
  say,
  textsAt,
  trueAt,
  wordAt,
} from './reading';
import { standing } from './standing';

/** The id of the network that the gateway's address stands in. */
export function networkOfGateway({ body }: FoundResource): string | undefined {
  const subnet = itemsAt(body, 'properties', 'ipConfigurations')
    .map((item) => refAt(item, 'properties', 'subnet'))
    .find((id) => id !== undefined);
  return subnet?.replace(/\/subnets\/[^/]+$/i, '');
}

export const isExpressRoute = ({ body }: FoundResource): boolean =>
  textAt(body, 'properties', 'gatewayType')?.toLowerCase() === 'expressroute';

/** The public addresses that stand in a gateway's configurations, as far as they were found. */
export function addressesOf({ estate }: Reading, { body }: FoundResource): FoundResource[] {
  return itemsAt(body, 'properties', 'ipConfigurations').flatMap(
    (item) => estate.get(refAt(item, 'properties', 'publicIPAddress')) ?? [],
  );
}

/** The id, where it cannot be derived from the network: a gateway that is said to stand in another subscription. */
function strangeId(found: FoundResource): string | undefined {
  const network = networkOfGateway(found)?.split('/')[2];
  return network?.toLowerCase() === found.id.split('/')[2]?.toLowerCase() ? undefined : found.id;
}

/** An ExpressRoute gateway. Its SKU is the name, which Azure goes by where the tier says something else. */
export function expressRouteGateway(reading: Reading, found: FoundResource, ground: Ground): Draft {
  say(reading, found);
  const { body } = found;
  const [min, max] = ['min', 'max'].map((key) => numberAt(body, 'properties', 'autoScaleConfiguration', 'bounds', key));
  return compact({
    name: found.name,
    resourceId: strangeId(found),
    ...standing(reading, found, ground).own,
    sku: textAt(body, 'properties', 'sku', 'name'),
    autoScaleConfiguration: min !== undefined && max !== undefined && max > 0 ? { min, max } : undefined,
    allowRemoteVnetTraffic: trueAt(body, 'properties', 'allowRemoteVnetTraffic'),
    maintenanceWindow: maintenanceOf(reading, found),
    resiliencyModel: wordAt(body, ['SingleHomed', 'MultiHomed'], 'properties', 'resiliencyModel'),
  });
}

/** A VPN gateway, with its public addresses and its point-to-site part as far as the format has them. */
export function vpnGateway(reading: Reading, found: FoundResource, ground: Ground): Draft {
  say(reading, found);
  const { body } = found;
  const addresses = addressesOf(reading, found);
  for (const address of addresses) say(reading, address);
  const asn = numberAt(body, 'properties', 'bgpSettings', 'asn');
  const pool = textsAt(body, 'properties', 'vpnClientConfiguration', 'vpnClientAddressPool', 'addressPrefixes');
  return compact({
    name: found.name,
    resourceId: strangeId(found),
    ...standing(reading, found, ground, addresses).own,
    sku: textAt(body, 'properties', 'sku', 'name'),
    asn: asn === 65515 ? undefined : asn,
    activeActive: trueAt(body, 'properties', 'activeActive'),
    enablePrivateIpAddress: trueAt(body, 'properties', 'enablePrivateIpAddress'),
    maintenanceWindow: maintenanceOf(reading, found),
    pointToSite: pool && compact({ addressPool: pool, authentication: authenticationOf(body) }),
  });
}

function authenticationOf(body: FoundResource['body']): string | undefined {
  const ways = textsAt(body, 'properties', 'vpnClientConfiguration', 'vpnAuthenticationTypes') ?? [];
  if (ways.some((way) => way.toLowerCase() === 'aad')) return 'entra';
  if (ways.some((way) => way.toLowerCase() === 'radius')) return 'radius';
  return ways.length > 0 ? 'certificate' : undefined;
}

/** The id of the network that a Route Server's address stands in. */
export function networkOfRouteServer({ estate }: Reading, server: FoundResource): string | undefined {
  const [configuration] = estate.ofType(types.routeServerAddress, server);
  return configuration && refAt(configuration.body, 'properties', 'subnet')?.replace(/\/subnets\/[^/]+$/i, '');
}

/** A Route Server with its BGP peers. */
export function routeServer(reading: Reading, found: FoundResource, ground: Ground): Draft {
  say(reading, found);
  const { estate } = reading;
  const configurations = estate.ofType(types.routeServerAddress, found);
  const addresses = configurations.flatMap(
    ({ body }) => estate.get(refAt(body, 'properties', 'publicIPAddress')) ?? [],
  );
  for (const one of [...configurations, ...addresses]) say(reading, one);
  const peers = estate.ofType(types.routeServerPeer, found).map((peer) => {
    say(reading, peer);
    return compact({
      name: peer.name,
      peerIp: textAt(peer.body, 'properties', 'peerIp'),
      peerAsn: numberAt(peer.body, 'properties', 'peerAsn'),
    });
  });
  return compact({
    name: found.name,
    ...standing(reading, found, ground, addresses).own,
    branchToBranch: trueAt(found.body, 'properties', 'allowBranchToBranchTraffic'),
    bgpPeers: peers.length > 0 ? peers : undefined,
  });
}

/** Whether a virtual hub is a Route Server: one without a virtual WAN. */
export const isRouteServer = ({ body }: FoundResource): boolean =>
  refAt(body, 'properties', 'virtualWan') === undefined;

/** The name that stands last in an id. */
export const nameIn = (id: string): string => parseArmId(id)?.names.at(-1) ?? '';
