import { keptByConnectivityProvider } from '../../design';
import type { EdgeInterface, EdgeRouterModel } from '../../edge';
import type { CustomerOutput } from '../context';
import { definitionsOf } from '../router';
import { hasBgp } from '../router/printer';
import { outerTag, vlanIdOf } from './cells';
import type { Chapter } from './chapter';
import { endOf, peeringName, sessionsOf } from './links';
import { routersOf } from './models';
import { LIST, POLICY, ROUTE, VRF, listRows, policyRows, routeRows, vrfRows } from './routingRows';
import { MACSEC, NAT, TUNNEL, macSecRows, natRows, tunnelRows } from './securityRows';
import { ANNOUNCEMENT, SESSION, announcementRows, sessionRows, withSessionsOfProvider } from './sessionChapter';
import type { Cell, Table } from './table';

type Row = readonly Cell[];

/** Chapters of which the first column is the router, as its configuration has it. */
export function routerChapters(output: CustomerOutput): Chapter[] {
  const chapters = chaptersOf(routersOf(output), 'router', ({ router }) => router);
  const more: Readonly<Record<string, (table: Table) => Table>> = {
    vlans: (table) => withLayer3Provider(table, output),
    'bgp-sessions': (table) => withSessionsOfProvider(table, output),
  };
  return chapters.map((chapter) => ({ ...chapter, table: more[chapter.file]?.(chapter.table) ?? chapter.table }));
}

/**
 * The chapters of some routers.
 * @param first heading of the first column, and what stands in it
 * @param all the routers of the customers of these, which bring each other what is in their VRFs
 */
export function chaptersOf(
  models: readonly EdgeRouterModel[],
  first: string,
  firstOf: (model: EdgeRouterModel) => string,
  all = models,
): Chapter[] {
  const table = (header: readonly string[], rowsOf: (model: EdgeRouterModel) => readonly Row[]): Table => ({
    header: [first, ...header],
    rows: models.flatMap((model) => rowsOf(model).map((row) => [firstOf(model), ...row])),
  });
  return [
    { file: 'routers', title: 'Routers', table: table(ROUTER, routerRows) },
    {
      file: 'vlans',
      title: 'Interfaces and VLANs',
      text: 'The sub-interface is the number that the configuration has; where the handoff is QinQ, the VLAN id is the inner tag.',
      table: table(INTERFACE, interfaceRows),
    },
    { file: 'bgp-sessions', title: 'BGP sessions', table: table(SESSION, sessionRows) },
    {
      file: 'announcements',
      title: 'What is announced and accepted',
      text: 'What is announced the router originates, learns from another session, or is given in its VRF; it is announced while the router has it.',
      table: table(ANNOUNCEMENT, (model) => announcementRows(model, all)),
    },
    { file: 'vrfs', title: 'VRFs', table: table(VRF, vrfRows) },
    { file: 'routes', title: 'Static routes and what is originated', table: table(ROUTE, routeRows) },
    { file: 'policies', title: 'Policies', text: 'What no term permits is denied.', table: table(POLICY, policyRows) },
    { file: 'prefix-lists', title: 'Prefix and community lists', table: table(LIST, listRows) },
    { file: 'tunnels', title: 'IPsec tunnels', table: table(TUNNEL, tunnelRows) },
    { file: 'nat', title: 'Address translation', table: table(NAT, natRows) },
    { file: 'macsec', title: 'MACsec', table: table(MACSEC, macSecRows) },
    {
      file: 'open',
      title: 'Open points',
      text: 'What is not printed, and what a person has to settle before the configuration is loaded.',
      table: table(OPEN, openRows),
    },
  ];
}

const yes = (value: boolean | undefined): string => (value ? 'yes' : 'no');

const ROUTER = ['site', 'owner', 'role', 'platform', 'AS', 'loopback', 'backbone'];
const routerRows = (model: EdgeRouterModel): Row[] => {
  const { site, owner, role, platform, family, asn, loopback, backbone } = model;
  const named = [platform, family].filter(Boolean).join(' ');
  return [[site, owner, role, named, hasBgp(model) ? asn : undefined, loopback, backbone]];
};

const INTERFACE = [
  'interface',
  'sub-interface',
  'outer tag',
  'VLAN id',
  'VRF',
  'addresses',
  'MTU',
  'BFD',
  'source check',
  'filter in',
  'for',
];
const interfaceRows = (model: EdgeRouterModel): Row[] => model.interfaces.map((at) => rowOf(model, at));
const rowOf = (model: EdgeRouterModel, at: EdgeInterface): Row => {
  const { portsOf, guardsOn } = definitionsOf(model);
  const { parent, unit, vrf, addresses, mtu, bfd, urpf, description } = at;
  return [
    parent,
    unit === undefined ? undefined : portsOf(at).join(' '),
    outerTag(at),
    vlanIdOf(at),
    vrf,
    addresses.join(' '),
    mtu ?? 'of the platform',
    yes(bfd),
    urpf,
    guardsOn(at).join(', '),
    description,
  ];
};

/** Where the connectivity provider keeps layer 3, the links end on its routers. */
function withLayer3Provider({ header, rows }: Table, { customer, design }: CustomerOutput): Table {
  const kept = customer.circuits.filter(keptByConnectivityProvider).flatMap((circuit) =>
    circuit.peerings.flatMap((peering) =>
      (['primary', 'secondary'] as const).map((which): Row => [
        endOf(design, circuit, which).router,
        undefined,
        undefined,
        undefined,
        peering.raw.vlanId,
        undefined,
        sessionsOf(circuit)
          .filter((session) => session.peering === peering && session.which === which)
          .map(({ local, prefix }) => `${local ?? ''}/${prefix.split('/')[1] ?? ''}`)
          .join(' '),
        undefined,
        yes(peering.raw.routing?.bfd ?? true),
        undefined,
        undefined,
        `${circuit.name} ${peeringName(peering)} ${which}`,
      ]),
    ),
  );
  return { header, rows: [...rows, ...kept] };
}

const OPEN = ['kind', 'subject', 'text'];
const openRows = ({ open, refusals }: EdgeRouterModel): Row[] => [
  ...refusals.map(({ subject, reason }) => ['refused', subject, reason]),
  ...open.map((content) => ['open', undefined, content]),
];
