import * as l10n from '@vscode/l10n';
import { types } from '../../resources';
import type { FoundResource } from '../found';
import { itemsAt, textAt } from '../json';
import { networkOfGateway } from './gateways';
import { lockOn } from './governance';
import { remoteName } from './networks';
import {
  type Draft,
  type Reading,
  compact,
  groupNameOf,
  locationOf,
  numberAt,
  refAt,
  say,
  secretName,
  tagsOf,
  textsAt,
  toFill,
  trueAt,
} from './reading';

const isIpsec = ({ body }: FoundResource): boolean =>
  textAt(body, 'properties', 'connectionType')?.toLowerCase() === 'ipsec';

/** The network of the gateway that a connection starts from, and what the connection would inherit from it. */
function startOf(
  reading: Reading,
  { body }: FoundResource,
): { ref: string; network: FoundResource | undefined } | undefined {
  const gateway = reading.estate.get(refAt(body, 'properties', 'virtualNetworkGateway1'));
  const id = gateway && networkOfGateway(gateway);
  const ref = id === undefined ? undefined : (remoteName(reading, id) ?? foreignRef(reading, id));
  return ref === undefined ? undefined : { ref, network: reading.estate.get(id) };
}

/** A network that is not in the source, and in the design because a gateway stands in it. */
function foreignRef(reading: Reading, id: string): string | undefined {
  const subscription = reading.subscriptionName(id.split('/')[2] ?? '');
  return subscription === undefined ? undefined : `${subscription}/${id.slice(id.lastIndexOf('/') + 1)}`;
}

/** What a connection says of itself, as it inherits from the network of its gateway. */
function standingBeside(reading: Reading, found: FoundResource, network: FoundResource | undefined): Draft {
  const group = groupNameOf(found);
  const location = locationOf(found);
  const tags = Object.entries(tagsOf(found)).filter(
    ([key, value]) => value !== '' && (network ? tagsOf(network)[key] !== value : true),
  );
  return {
    resourceGroup: group?.toLowerCase() === (network && groupNameOf(network)?.toLowerCase()) ? undefined : group,
    location: location === (network && locationOf(network)) ? undefined : location,
    tags: tags.length > 0 ? Object.fromEntries(tags) : undefined,
    lock: lockOn(reading, found),
  };
}

/** A connection of an ExpressRoute gateway to a circuit; undefined where its gateway is none of the customer's. */
export function connection(reading: Reading, found: FoundResource, circuit: FoundResource): Draft | undefined {
  const start = startOf(reading, found);
  if (!start) return undefined;
  say(reading, found);
  const { body } = found;
  const authorization = authorizationOf(reading, found, circuit);
  const weight = numberAt(body, 'properties', 'routingWeight');
  const draft = compact({
    name: found.name,
    virtualNetwork: start.ref,
    ...standingBeside(reading, found, start.network),
    authorization,
    routingWeight: weight === 0 ? undefined : weight,
    expressRouteGatewayBypass: trueAt(body, 'properties', 'expressRouteGatewayBypass'),
    enablePrivateLinkFastPath: trueAt(body, 'properties', 'enablePrivateLinkFastPath'),
  });
  if (typeof authorization === 'object') toFill(reading, draft, 'authorization', found);
  return draft;
}

/** The authorization of the circuit that Azure says the connection uses; a secret where only the key is told. */
function authorizationOf(reading: Reading, found: FoundResource, circuit: FoundResource): string | Draft | undefined {
  const used = reading.estate.ofType(types.authorization, circuit).find(({ body }) => {
    const user =
      refAt(body, 'properties', 'connectionResourceUri') ?? textAt(body, 'properties', 'connectionResourceUri');
    return user?.toLowerCase() === found.id.toLowerCase();
  });
  if (used) return used.name;
  const key = textAt(found.body, 'properties', 'authorizationKey');
  // Where a source refers to the authorization itself, its id stands in the place of the key.
  const referred = reading.estate.get(key);
  if (referred?.type === types.authorization) return referred.name;
  return key === undefined || key === '' ? undefined : secretName(found.name, 'authorization');
}

/** What a design says of a VPN connection or a tunnel, and Azure does not: the device by its name there, and which secret is its key. */
export interface KnownVpnConnection {
  readonly device?: string | undefined;
  readonly sharedKey?: { readonly secret?: string | undefined } | undefined;
  readonly prefixes?: readonly string[] | undefined;
}

/** A VPN connection that the design has already, as it is now: its device and key stay those of the design. */
function followedConnection(
  reading: Reading,
  found: FoundResource,
  { ref, network }: { readonly ref: string; readonly network: FoundResource | undefined },
  local: FoundResource,
  before: KnownVpnConnection,
): Draft {
  const behind = textsAt(local.body, 'properties', 'localNetworkAddressSpace', 'addressPrefixes') ?? [];
  // A default route cannot be said to Azure, and is the design's own.
  const [ways, others] = [true, false].map((isDefault) =>
    (before.prefixes ?? []).filter((prefix) => prefix.endsWith('/0') === isDefault),
  );
  const { secret } = before.sharedKey ?? {};
  return compact({
    name: found.name,
    virtualNetwork: ref,
    ...standingBeside(reading, found, network),
    device: before.device,
    prefixes: before.prefixes && [...(behind.length > 0 ? behind : (others ?? [])), ...(ways ?? [])],
    ...protocolOf(found),
    sharedKey: secret === undefined ? undefined : { secret },
  });
}

/** A tunnel that the design has already, as it is now: its device and key stay those of the design. */
function followedTunnel(found: FoundResource, { device, sharedKey }: KnownVpnConnection): Draft {
  const { secret } = sharedKey ?? {};
  return compact({
    name: found.name,
    device,
    sharedKey: secret === undefined ? undefined : { secret },
    useLocalAzureIpAddress: trueAt(found.body, 'properties', 'useLocalAzureIpAddress'),
    ...protocolOf(found),
  });
}

/** How a tunnel is routed and secured. */
function protocolOf({ body }: FoundResource): Draft {
  const policies = itemsAt(body, 'properties', 'ipsecPolicies');
  return {
    enableBgp: trueAt(body, 'properties', 'enableBgp'),
    ipsecPolicies: policies.length > 0 ? [...policies] : undefined,
  };
}

/** What the connections over the internet need: devices at sites, and the connections. */
export interface VpnPart {
  readonly sites: Draft[];
  readonly vpnConnections: Draft[];
  /** Tunnels to private addresses, by the network whose gateway they start from: they run over a circuit. */
  readonly tunnels: ReadonlyMap<string, Draft[]>;
}

/** Every site-to-site connection of the customer's VPN gateways, with the devices at their other ends as sites. */
export function vpnConnections(
  reading: Reading,
  mine: (found: FoundResource) => boolean,
  known: {
    readonly tunnels: ReadonlyMap<string, KnownVpnConnection>;
    readonly vpnConnections: ReadonlyMap<string, KnownVpnConnection>;
  },
): VpnPart {
  const sites = new Map<string, Draft>();
  const tunnels = new Map<string, Draft[]>();
  const connections = reading.estate
    .ofType(types.connection)
    .filter((found) => isIpsec(found) && mine(found))
    .flatMap((found) => {
      const start = startOf(reading, found);
      const local = reading.estate.get(refAt(found.body, 'properties', 'localNetworkGateway2'));
      const address = local && textAt(local.body, 'properties', 'gatewayIpAddress');
      if (!start || !local || !address) return [];
      say(reading, found);
      say(reading, local);
      const key = found.name.toLowerCase();
      const knownTunnel = known.tunnels.get(key);
      if (knownTunnel) {
        tunnels.set(start.ref, [...(tunnels.get(start.ref) ?? []), followedTunnel(found, knownTunnel)]);
        return [];
      }
      const before = known.vpnConnections.get(key);
      if (before) return [followedConnection(reading, found, start, local, before)];
      if (!sites.has(local.id.toLowerCase())) sites.set(local.id.toLowerCase(), siteOf(reading, local, address));
      const draft = vpnConnection(reading, found, start, local);
      if (trueAt(found.body, 'properties', 'useLocalAzureIpAddress') === undefined) return [draft];
      const { name, device, enableBgp, sharedKey, ipsecPolicies } = draft;
      const tunnel = compact({ name, device, sharedKey, enableBgp, useLocalAzureIpAddress: true, ipsecPolicies });
      tunnels.set(start.ref, [...(tunnels.get(start.ref) ?? []), tunnel]);
      return [];
    });
  return { sites: [...sites.values()], vpnConnections: connections, tunnels };
}

/** A site behind a local network gateway: Azure knows its device's address and the prefixes behind it. */
function siteOf(reading: Reading, local: FoundResource, address: string): Draft {
  const asn = numberAt(local.body, 'properties', 'bgpSettings', 'asn');
  const speaker = textAt(local.body, 'properties', 'bgpSettings', 'bgpPeeringAddress') || undefined;
  const device = compact({
    name: local.name,
    platform: 'unknown',
    address,
    bgpPeeringAddress: speaker === address ? undefined : speaker,
    asn: asn === 0 ? undefined : asn,
  });
  const text = l10n.t('Assumed: Azure holds the address of the device, and not what it is.');
  reading.comments.push({ object: device, text });
  reading.told.push({ severity: 'warning', code: 'IMP-003', message: text, id: local.id });
  return {
    name: local.name,
    prefixes: textsAt(local.body, 'properties', 'localNetworkAddressSpace', 'addressPrefixes') ?? [],
    vpnDevices: [device],
  };
}

function vpnConnection(
  reading: Reading,
  found: FoundResource,
  { ref, network }: { readonly ref: string; readonly network: FoundResource | undefined },
  local: FoundResource,
): Draft {
  const draft = compact({
    name: found.name,
    virtualNetwork: ref,
    ...standingBeside(reading, found, network),
    device: `${local.name}/${local.name}`,
    sharedKey: secretName(found.name, 'psk'),
    ...protocolOf(found),
  });
  toFill(reading, draft, 'sharedKey', found);
  return draft;
}
