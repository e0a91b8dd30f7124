import { keptByConnectivityProvider } from '../../design';
import { type EdgeRouterModel, type Neighbor, MICROSOFT_ASN, inFrom, limitOfPeering } from '../../edge';
import type { CustomerOutput } from '../context';
import { definitionsOf } from '../router';
import { isExternal } from '../router/printer';
import { announcedTo, passedBy } from './announced';
import { bfdText } from './cells';
import { KEPT_BY_PROVIDER, peeringName, sessionsOf } from './links';
import { localAddressOf } from './models';
import type { Cell, Table } from './table';

type Row = readonly Cell[];

/** The columns of the sessions of a router. */
export const SESSION = [
  'VRF',
  'local address',
  'local AS',
  'peer address',
  'peer AS',
  'key (name)',
  'BFD',
  'graceful restart',
  'limit of prefixes',
  'warning at %',
  'in policy',
  'out policy',
  'kind',
  'for',
  'options',
  'group',
];

export function sessionRows(model: EdgeRouterModel): Row[] {
  const { groupOf } = definitionsOf(model);
  return model.tables.flatMap((table) =>
    table.neighbors.map((one) => [
      table.vrf?.name,
      localAddressOf(model, one),
      one.localAsn ?? model.asn,
      one.address,
      one.remoteAsn,
      one.secret,
      bfdText(one.bfd),
      one.gracefulRestart ? 'yes' : 'no',
      one.maximumPrefix?.limit,
      one.maximumPrefix?.warning,
      one.in,
      one.out,
      `${SESSION_KINDS[one.kind]}${one.heldShut === undefined ? '' : ', stays shut (see the open points)'}`,
      one.description,
      optionsOf(model, one).join(', '),
      groupOf(table, one),
    ]),
  );
}

const SESSION_KINDS = {
  azure: 'eBGP to Microsoft',
  attachment: 'eBGP to a site',
  pair: 'iBGP',
  tunnel: 'eBGP in a tunnel',
} as const;

/** What a session has beside what every session has. */
function optionsOf(model: EdgeRouterModel, session: Neighbor): string[] {
  const said: readonly (readonly [boolean | undefined, string])[] = [
    [session.multihop && isExternal(model, session), 'multihop'],
    [session.ttlSecurity, 'TTL security'],
    [session.nextHopSelf, 'next hop self'],
    [session.reflectorClient, 'client of this route reflector'],
    [session.asOverride, 'AS override'],
  ];
  return said.flatMap(([is, text]) => (is ? [text] : []));
}

/** The columns of what is exchanged over each session. */
export const ANNOUNCEMENT = [
  'VRF',
  'peer address',
  'announces',
  'lets pass, and has it from nowhere',
  'accepts',
  'for',
];

/** @param all the customer's routers, which bring each other what is in its VRFs */
export function announcementRows(model: EdgeRouterModel, all: readonly EdgeRouterModel[]): Row[] {
  return model.tables.flatMap((table) =>
    table.neighbors.map((one) => {
      const { announced, letThrough } = announcedTo(model, table, one, all);
      const accepted = passedBy(model, one.in).join(', ');
      return [table.vrf?.name, one.address, announced.join(', '), letThrough.join(', '), accepted, one.description];
    }),
  );
}

/** With the sessions that end on routers of the connectivity provider. */
export function withSessionsOfProvider({ header, rows }: Table, { customer, design }: CustomerOutput): Table {
  const kept = customer.circuits.filter(keptByConnectivityProvider).flatMap((circuit) =>
    sessionsOf(circuit).map(({ peering, which, local, microsoft }): Row => {
      const isPrivate = peering.type === 'AzurePrivatePeering';
      const { limit, warning } = limitOfPeering(peering, isPrivate ? inFrom(design, circuit).length : 0);
      return [
        KEPT_BY_PROVIDER,
        undefined,
        local,
        peering.raw.peerASN,
        microsoft,
        MICROSOFT_ASN,
        peering.raw.sharedKey?.secret,
        bfdText(peering.raw.routing?.bfd ?? true),
        peering.raw.routing?.gracefulRestart ? 'yes' : 'no',
        limit,
        warning,
        undefined,
        undefined,
        SESSION_KINDS.azure,
        `${circuit.name} ${peeringName(peering)} ${which}`,
        undefined,
        undefined,
      ];
    }),
  );
  return { header, rows: [...rows, ...kept] };
}
