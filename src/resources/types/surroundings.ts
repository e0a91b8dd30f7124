import type { WantedResource } from '../model';
import { lastName, ownerOf, referenceAt, itemsAt, valueAt } from './bodies';
import type { Surroundings } from './descriptor';

const NETWORK_PEERING = 'microsoft.network/virtualnetworks/virtualnetworkpeerings';
const GATEWAY = 'microsoft.network/virtualnetworkgateways';
const CONNECTION = 'microsoft.network/connections';
const CIRCUIT = 'microsoft.network/expressroutecircuits';

const same = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

const ofType = ({ all }: Surroundings, type: string): WantedResource[] =>
  all.filter((resource) => resource.type.toLowerCase() === type);

/** A peering that an address space is part of. */
export interface PeeringAbout {
  readonly id: string;
  /** Who has to sync it, where it is not us. */
  readonly party: string | undefined;
}

/** The network peerings with an end in a network: those of the design, and those that are there beside it. */
export function peeringsAbout(networkId: string, around: Surroundings): PeeringAbout[] {
  const known = ofType(around, NETWORK_PEERING).filter(
    ({ id, body }) =>
      same(ownerOf(id), networkId) || same(referenceAt(body, 'properties', 'remoteVirtualNetwork'), networkId),
  );
  const ids = new Set(known.map(({ id }) => id.toLowerCase()));
  const others = itemsAt(around.there(networkId), 'properties', 'virtualNetworkPeerings').flatMap((item) => {
    const id = referenceAt({ item }, 'item');
    return id === undefined || ids.has(id.toLowerCase())
      ? []
      : [{ id, remote: referenceAt(item, 'properties', 'remoteVirtualNetwork') }];
  });
  return [
    ...known.map(({ id, party, existing }) => ({
      id,
      party: existing || party !== 'csp' ? partyName(party, id) : undefined,
    })),
    ...others.map(({ id, remote }) => ({ id, party: remote ?? id })),
  ];
}

/** The network at the other end of a peering, where it uses the gateway of this end by its own peering, wanted or found. */
export function usersOfTransit({ id, body }: WantedResource, around: Surroundings): string[] {
  const remote = referenceAt(body, 'properties', 'remoteVirtualNetwork');
  const uses = (peering: string, its: unknown): boolean =>
    same(ownerOf(peering), remote) &&
    same(referenceAt(its, 'properties', 'remoteVirtualNetwork'), ownerOf(id)) &&
    valueAt(its, 'properties', 'useRemoteGateways') === true;
  const inline = itemsAt(
    remote === undefined ? undefined : around.there(remote),
    'properties',
    'virtualNetworkPeerings',
  );
  const isUser =
    ofType(around, NETWORK_PEERING).some((one) => uses(one.id, one.body)) ||
    [...around.found].some(([key, found]) => uses(key, found)) ||
    inline.some((item) => uses(referenceAt({ item }, 'item') ?? '', item));
  return isUser && remote !== undefined ? [lastName(remote)] : [];
}

function partyName(party: WantedResource['party'], id: string): string {
  return party === 'csp' ? id : party;
}

/** Whether an id stands in a subnet of a network. */
const isInside = (id: string | undefined, networkId: string): boolean =>
  id !== undefined && id.toLowerCase().startsWith(`${networkId.toLowerCase()}/subnets/`);

/** The ids of the gateways in a network, wanted or found. */
export function gatewaysIn(
  networkId: string,
  around: Surroundings,
): { readonly id: string; readonly isThere: boolean }[] {
  const standsIn = (body: unknown) =>
    itemsAt(body, 'properties', 'ipConfigurations').some((item) =>
      isInside(referenceAt(item, 'properties', 'subnet'), networkId),
    );
  const wanted = ofType(around, GATEWAY).filter(({ body }) => standsIn(body));
  const found = [...around.found].filter(
    ([id, body]) => id.includes(`/${GATEWAY.split('/')[1] ?? ''}/`) && standsIn(body),
  );
  const ids = new Map<string, string>([
    ...found.map(([id]) => [id, id] as const),
    ...wanted.map(({ id }) => [id.toLowerCase(), id] as const),
  ]);
  return [...ids].map(([key, id]) => ({ id, isThere: around.found.has(key) }));
}

/** The circuits whose edges see the prefixes of a network: connected to its gateways, or to those that it uses by a peering. */
export function circuitsReaching(
  networkId: string,
  around: Surroundings,
): { readonly name: string; readonly edges: readonly string[] }[] {
  const remotes = ofType(around, NETWORK_PEERING)
    .filter(({ id }) => same(ownerOf(id), networkId))
    .flatMap(({ body }) => referenceAt(body, 'properties', 'remoteVirtualNetwork') ?? []);
  const gateways = new Set(
    [networkId, ...remotes].flatMap((id) => gatewaysIn(id, around).map((gateway) => gateway.id.toLowerCase())),
  );
  const peers = new Set(
    ofType(around, CONNECTION)
      .filter(({ body }) =>
        gateways.has(referenceAt(body, 'properties', 'virtualNetworkGateway1')?.toLowerCase() ?? ''),
      )
      .flatMap(({ body }) => referenceAt(body, 'properties', 'peer')?.toLowerCase() ?? []),
  );
  return ofType(around, CIRCUIT)
    .filter(({ id }) => peers.has(id.toLowerCase()))
    .map(({ name, edges = [] }) => ({ name, edges }));
}
