import { keptByConnectivityProvider } from '../../design';
import { type EdgeInterface, type EdgeRouterModel, MICROSOFT_ASN } from '../../edge';
import type { CustomerOutput } from '../context';
import { definitionsOf } from '../router';
import { entryText } from '../router/definitions';
import { nameInFile, outsideInFile } from '../router/portNames';
import { hasBgp } from '../router/printer';
import type { Chapter } from './chapter';
import { KEPT_BY_PROVIDER, endOf, peeringName, sessionsOf } from './links';
import { localAddressOf, routersOf, setText } from './models';
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

/** The chapters of some routers. @param first heading of the first column, and what stands in it */
export function chaptersOf(
  models: readonly EdgeRouterModel[],
  first: string,
  firstOf: (model: EdgeRouterModel) => string,
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
      table: table(['kind', 'subject', 'text'], openRows),
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
  'for',
];
const interfaceRows = (model: EdgeRouterModel): Row[] => model.interfaces.map((at) => rowOf(model, at));
const rowOf = (model: EdgeRouterModel, at: EdgeInterface): Row => {
  const { parent, unit, tags, vrf, addresses, mtu, bfd, urpf, description } = at;
  return [
    parent,
    unit === undefined ? undefined : nameInFile(model, at),
    tags.kind === 'qinq' ? (tags.outer === 'stag' ? 'given by Azure' : tags.outer) : undefined,
    tags.kind === 'qinq' ? tags.inner : tags.kind === 'dot1q' ? tags.vlanId : undefined,
    vrf,
    addresses.join(' '),
    mtu ?? 'of the platform',
    yes(bfd),
    urpf,
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
        undefined,
        undefined,
        `${circuit.name} ${peeringName(peering)} ${which}`,
      ]),
    ),
  );
  return { header, rows: [...rows, ...kept] };
}

const SESSION = [
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
];
const sessionRows = (model: EdgeRouterModel): Row[] =>
  model.tables.flatMap(({ vrf, neighbors }) =>
    neighbors.map((one) => [
      vrf?.name,
      localAddressOf(model, one),
      one.localAsn ?? model.asn,
      one.address,
      one.remoteAsn,
      one.secret,
      yes(one.bfd),
      yes(one.gracefulRestart),
      one.maximumPrefix?.limit,
      one.maximumPrefix?.warning,
      one.in,
      one.out,
      `${SESSION_KINDS[one.kind]}${one.heldShut === undefined ? '' : ', stays shut (see the open points)'}`,
      one.description,
    ]),
  );

const SESSION_KINDS = {
  azure: 'eBGP to Microsoft',
  attachment: 'eBGP to a site',
  pair: 'iBGP',
  tunnel: 'eBGP in a tunnel',
} as const;

function withSessionsOfProvider({ header, rows }: Table, { customer }: CustomerOutput): Table {
  const kept = customer.circuits
    .filter(keptByConnectivityProvider)
    .flatMap((circuit) =>
      sessionsOf(circuit).map(({ peering, which, local, microsoft }): Row => [
        KEPT_BY_PROVIDER,
        undefined,
        local,
        peering.raw.peerASN,
        microsoft,
        MICROSOFT_ASN,
        peering.raw.sharedKey?.secret,
        ...Array.from({ length: 6 }, () => undefined),
        SESSION_KINDS.azure,
        `${circuit.name} ${peeringName(peering)} ${which}`,
      ]),
    );
  return { header, rows: [...rows, ...kept] };
}

const VRF = [
  'VRF',
  'route distinguisher',
  'import',
  'export',
  'import of shared services',
  'import policy',
  'there before',
];
function vrfRows(model: EdgeRouterModel): Row[] {
  const { hasTargets, importPolicies } = definitionsOf(model);
  return model.tables.flatMap((table): Row[] => {
    const { vrf } = table;
    if (vrf === undefined) return [];
    const targets = hasTargets(vrf)
      ? [vrf.routeDistinguisher, vrf.importRouteTargets.join(' '), vrf.exportRouteTargets.join(' ')]
      : [undefined, undefined, undefined];
    return [
      [vrf.name, ...targets, vrf.leakedRouteTargets.join(' '), importPolicies(table).join(' '), yes(vrf.existing)],
    ];
  });
}

const ROUTE = ['VRF', 'kind', 'prefix', 'next hop'];
const routeRows = ({ tables }: EdgeRouterModel): Row[] =>
  tables.flatMap(({ vrf, networks, aggregates, statics }) => [
    ...networks.map((prefix) => [vrf?.name, 'originated while the table has it', prefix.text, undefined]),
    ...aggregates.map((prefix) => [vrf?.name, 'aggregate of more specific ones', prefix.text, undefined]),
    ...statics.map(({ prefix, nextHop }) => [
      vrf?.name,
      'static',
      prefix.text,
      nextHop.kind === 'discard' ? 'discard' : nextHop.address,
    ]),
  ]);

const POLICY = ['policy', 'family', 'term', 'action', 'asks for', 'sets'];
function policyRows(model: EdgeRouterModel): Row[] {
  const { policies, asksFor } = definitionsOf(model);
  return policies.flatMap(({ name, family, terms }) =>
    terms.map((term, index) => [
      name,
      `IPv${family}`,
      index + 1,
      term.permit ? 'permit' : 'deny',
      asksFor(term).join(', '),
      setText(term),
    ]),
  );
}

const LIST = ['list', 'kind', 'action', 'value'];
function listRows(model: EdgeRouterModel): Row[] {
  const { prefixLists, communityLists } = definitionsOf(model);
  return [
    ...prefixLists.flatMap(({ name, family, entries }) =>
      entries.map((entry) => [name, `IPv${family} prefixes`, entry.permit ? 'permit' : 'deny', entryText(entry)]),
    ),
    ...communityLists.flatMap(({ name, kind, values }) =>
      values.map((value) => [name, kind === 'standard' ? 'communities' : 'route targets', 'permit', value]),
    ),
  ];
}

const TUNNEL = [
  'tunnel',
  'number',
  'purpose',
  'local address',
  'gateway',
  'remote address',
  'BGP address of the gateway',
  'key (name)',
  'IKE',
  'IPsec',
  'lifetime (s)',
  'routed into it',
];
const tunnelRows = ({ tunnels }: EdgeRouterModel): Row[] =>
  tunnels.map((one) => [
    one.name,
    one.number,
    one.purpose,
    one.localAddress,
    one.gateway,
    one.remoteAddress,
    one.bgpAddress ?? 'no BGP',
    one.secret,
    `${one.ike.ikeEncryption} ${one.ike.ikeIntegrity} ${one.ike.dhGroup}`,
    `${one.ike.ipsecEncryption} ${one.ike.ipsecIntegrity} PFS ${one.ike.pfsGroup}`,
    one.ike.saLifeTimeSeconds,
    one.remotePrefixes.map(({ text }) => text).join(' '),
  ]);

const NAT = ['interface', 'pool', 'sources', 'inside VRF', 'outside VRF', 'name'];
const natRows = (model: EdgeRouterModel): Row[] =>
  model.translations.map((one) => [
    outsideInFile(model, one),
    one.pool.text,
    one.sources.map(({ text }) => text).join(' '),
    one.insideVrf,
    one.outsideVrf,
    one.name,
  ]);

const MACSEC = ['interface', 'cipher', 'CKN (name)', 'CAK (name)', 'SCI'];
const macSecRows = ({ macSec }: EdgeRouterModel): Row[] =>
  macSec.map((one) => [one.interface, one.cipher, one.cknSecret, one.cakSecret, yes(one.sci)]);

const openRows = ({ open, refusals }: EdgeRouterModel): Row[] => [
  ...refusals.map(({ subject, reason }) => ['refused', subject, reason]),
  ...open.map((content) => ['open', undefined, content]),
];
