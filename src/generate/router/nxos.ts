import * as l10n from '@vscode/l10n';
import { nxosNameLength } from '../../catalog/routerNames';
import type { EdgeInterface, EdgeRouterModel, Neighbor, Refusal, RoutingTable } from '../../edge';
import { secretToken, siteToken } from '../../edge';
import { guardLines, guardUses, nxosAccess } from './accessGuards';
import { anyTargetsLines, clearingLine, namedWithAnyTargets } from './anyTargets';
import {
  familiesOn,
  interfaceName,
  ip,
  lastStep,
  pathsLine,
  portsOf,
  prefixListLines,
  routeMapLines,
  routedPortLines,
  subinterfaces,
} from './cisco';
import { guardsOf } from './guards';
import { opened } from './heldShut';
import { nxosRemoval } from './nxosRemoval';
import { originLines, staticLines } from './nxosLines';
import {
  type PlatformPrinter,
  type PrintedRouter,
  hasBfd,
  labelledFamilies,
  interfaceSubject,
  hasBgp,
  isExternal,
  sessionSubject,
  speaksBgp,
} from './printer';
import { stagRefusals } from './lacking';
import { ciscoWords } from './words';
import { asnOfBgp, freeNames, newVrfs, routedPorts } from './settle';

/** Cisco NX-OS. source: [K] throughout, facts 7.3 */
export const nxos: PlatformPrinter = {
  platform: 'cisco-nxos',
  label: 'Cisco NX-OS',
  comment: '!',
  configuration: 'nx-os.cfg',
  judged: undefined,
  notJudged: [],
  loading: 'Loaded again it changes nothing, but it closes and opens each session once.',
  words: ciscoWords,
  limits,
  open: (model) => [...asnOfBgp(model), ...newVrfs(model), ...routedPorts(model), ...freeNames(subinterfaces(model))],
  print,
  definitions: namedWithAnyTargets,
  remove: nxosRemoval,
};

function limits(model: EdgeRouterModel): Refusal[] {
  const own = model.interfaces
    .filter((at) => at.tags.kind === 'qinq')
    .map((at) => ({
      subject: interfaceSubject(at),
      reason: l10n.t(
        'Sub-interfaces with two tags depend on the NX-OS platform and are not verified: end the link on another router, or have it handed over with one tag.',
      ),
    }));
  const taken = new Set(own.map((r) => r.subject));
  return [
    ...own,
    ...stagRefusals(model).filter((r) => !taken.has(r.subject)),
    ...guardsOf(model)
      .filter(({ name, at }) => name.length > nxosNameLength && !taken.has(interfaceSubject(at)))
      .map(({ name, at }) => ({
        subject: interfaceSubject(at),
        reason: l10n.t(
          'The name of its access list, "{0}", is longer than the {1} characters of NX-OS: shorten the name of the customer.',
          name,
          nxosNameLength,
        ),
      })),
    ...model.tables
      .flatMap((t) => t.neighbors)
      .filter((n) => [n.in, n.out].some((name) => name.length > nxosNameLength))
      .map((n) => ({
        subject: sessionSubject(n),
        reason: l10n.t(
          'The name of its filter, "{0}", is longer than the {1} characters of NX-OS: shorten the name of the circuit or the site.',
          [n.in, n.out].find((name) => name.length > nxosNameLength) ?? '',
          nxosNameLength,
        ),
      })),
  ];
}

/** Which Nexus carries VRFs with labels depends on the model and its licence. source: [K] */
const LABELS = [
  '! Not judged by anybody: NX-OS with MPLS. Its VRFs are carried between routers only by platforms with the feature',
  '! mpls l3vpn; look with "show feature" whether this one has it before the configuration is loaded.',
];

function print(model: EdgeRouterModel): PrintedRouter {
  const bfd = hasBfd(model);
  return {
    configuration: [
      ...(model.backbone === 'mpls-vpn' ? LABELS : []),
      ...(hasBgp(model) ? ['feature bgp'] : []),
      ...(bfd ? ['feature bfd'] : []),
      ...prefixListLines(model),
      ...communityLines(model),
      ...anyTargetsLines(model, '"'),
      ...model.policies.flatMap((policy) => routeMapLines(model, policy, '  ', clearingLine(model))),
      '!',
      ...model.tables.flatMap(vrfLines),
      ...guardLines(model, nxosAccess),
      ...routedPortLines(model, '  '),
      ...model.interfaces.flatMap((at) => interfaceLines(model, at)),
      ...model.tables.filter((t) => !t.vrf).flatMap((t) => staticLines(t)),
      ...model.tables.flatMap((table) => bgpLines(model, table)),
      ...lastStep(
        model,
        ({ vrf }, n) => `router bgp ${model.asn},${vrf ? ` vrf ${vrf.name},` : ''} neighbor ${n.address}, no shutdown`,
      ),
      ...model.tables.flatMap((table) => openLines(model, table)),
    ],
    preCheck: [
      ...(model.backbone === 'mpls-vpn' ? ['show feature'] : []),
      ...portsOf(model).map((name) => `show running-config interface ${name}`),
      ...model.tables.flatMap(({ vrf }) => (vrf ? [`show running-config vrf ${vrf.name}`] : [])),
      ...(hasBgp(model) ? ['show running-config bgp'] : []),
      'show running-config | include "feature b|ip route|ipv6 route"',
      `show running-config | include "${model.customer}_"`,
    ],
    verification: [
      ...model.interfaces.map((at) => `show interface ${interfaceName(at)}`),
      ...model.tables.flatMap(({ vrf, neighbors, families }) => {
        const at = vrf ? ` vrf ${vrf.name}` : '';
        return [
          ...families.map((f) => `show bgp ipv${f} unicast summary${at}`),
          ...neighbors.flatMap((n) => [
            `show bgp ipv${n.family} unicast neighbors ${n.address} routes${at}`,
            `show bgp ipv${n.family} unicast neighbors ${n.address} advertised-routes${at}`,
          ]),
          ...families.map((f) => `show ${ip(f)} route bgp${at}`),
        ];
      }),
      ...(bfd ? ['show bfd neighbors'] : []),
      ...labelledFamilies(model).map((f) => `show bgp vpnv${f} unicast summary`),
    ],
  };
}

function vrfLines(table: RoutingTable): string[] {
  const { vrf, families } = table;
  if (!vrf) return [];
  if (vrf.existing) {
    const routes = staticLines(table);
    return routes.length > 0 ? [`vrf context ${vrf.name}`, ...routes.map((l) => `  ${l}`), '!'] : [];
  }
  return [
    `vrf context ${vrf.name}`,
    `  rd ${vrf.routeDistinguisher}`,
    ...staticLines(table).map((l) => `  ${l}`),
    ...families.flatMap((family) => {
      const policy = vrf.importPolicy[family];
      return [
        `  address-family ipv${family} unicast`,
        ...[...vrf.importRouteTargets, ...vrf.leakedRouteTargets].map((t) => `    route-target import ${t}`),
        ...vrf.exportRouteTargets.map((t) => `    route-target export ${t}`),
        ...(policy === undefined ? [] : [`    import map ${policy}`]),
      ];
    }),
    '!',
  ];
}

function interfaceLines(model: EdgeRouterModel, at: EdgeInterface): string[] {
  return [
    `interface ${interfaceName(at)}`,
    ...(at.unit === undefined ? ['  no switchport'] : []),
    `  description ${at.description}`,
    ...(at.tags.kind === 'dot1q' ? [`  encapsulation dot1q ${at.tags.vlanId}`] : []),
    ...(at.vrf === undefined ? [] : [`  vrf member ${at.vrf}`]),
    ...at.addresses.map((a) => `  ${a.includes(':') ? 'ipv6' : 'ip'} address ${a}`),
    ...(at.mtu === undefined ? [] : [`  mtu ${at.mtu}`]),
    ...(at.urpf === undefined
      ? []
      : familiesOn(at).map(
          (f) => `  ${ip(f)} verify unicast source reachable-via ${at.urpf === 'strict' ? 'rx' : 'any'}`,
        )),
    // BFD refuses an interface that sends redirects.
    ...(at.bfd
      ? [...familiesOn(at).map((f) => `  no ${ip(f)} redirects`), '  bfd interval 300 min_rx 300 multiplier 3']
      : []),
    ...guardUses(model, at, nxosAccess),
    '  no shutdown',
    '!',
  ];
}

function communityLines(model: EdgeRouterModel): string[] {
  return model.communityLists.flatMap(({ name, kind, values }) =>
    values.map((value) =>
      kind === 'standard'
        ? `ip community-list standard ${name} permit ${value}`
        : `ip extcommunity-list standard ${name} permit rt ${value}`,
    ),
  );
}

function bgpLines(model: EdgeRouterModel, table: RoutingTable): string[] {
  if (!speaksBgp(table)) return [];
  const { vrf, neighbors, families } = table;
  const body = [
    ...families.flatMap((family) => [
      `address-family ipv${family} unicast`,
      ...originLines(table, family).map((line) => `  ${line}`),
      ...pathsLine(table).map((line) => `  ${line}`),
    ]),
    ...neighbors.flatMap((n) => neighborLines(model, n)),
  ];
  return [
    `router bgp ${model.asn}`,
    ...(vrf ? [`  vrf ${vrf.name}`, ...body.map((l) => `    ${l}`)] : body.map((l) => `  ${l}`)),
    '!',
  ];
}

function neighborLines(model: EdgeRouterModel, n: Neighbor): string[] {
  return [
    `neighbor ${n.address}`,
    '  shutdown',
    `  remote-as ${n.remoteAsn}`,
    `  description ${n.description}`,
    ...(n.localAsn === undefined ? [] : [`  local-as ${n.localAsn} no-prepend replace-as`]),
    ...(n.secret === undefined ? [] : [`  password 0 ${secretToken(n.secret)}`]),
    ...(n.bfd ? ['  bfd'] : []),
    ...(n.updateSource === undefined
      ? []
      : [`  update-source ${siteToken(model.router, `interface-with-${n.updateSource}`)}`]),
    ...(n.multihop && isExternal(model, n) ? ['  ebgp-multihop 2'] : []),
    ...(n.ttlSecurity ? ['  ttl-security hops 1'] : []),
    `  address-family ipv${n.family} unicast`,
    `    route-map ${n.in} in`,
    `    route-map ${n.out} out`,
    ...(n.nextHopSelf ? ['    next-hop-self'] : []),
    ...(n.reflectorClient ? ['    route-reflector-client'] : []),
    ...(n.asOverride ? ['    as-override'] : []),
    ...(n.maximumPrefix ? [`    maximum-prefix ${n.maximumPrefix.limit} ${n.maximumPrefix.warning} restart 5`] : []),
  ];
}

function openLines(model: EdgeRouterModel, { vrf, neighbors }: RoutingTable): string[] {
  const open = opened(neighbors).flatMap((n) => [`neighbor ${n.address}`, '  no shutdown']);
  if (open.length === 0) return [];
  return [
    `router bgp ${model.asn}`,
    ...(vrf ? [`  vrf ${vrf.name}`, ...open.map((l) => `    ${l}`)] : open.map((l) => `  ${l}`)),
    '!',
  ];
}
