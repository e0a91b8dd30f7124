import * as l10n from '@vscode/l10n';
import type { EdgeInterface, EdgeRouterModel, Neighbor, Refusal, RoutingTable } from '../../edge';
import { secretToken, siteToken } from '../../edge';
import { ip, prefixListLines, removeLists, routeMapLines } from './cisco';
import { interfaceName } from './iosxe';
import { type PlatformPrinter, type PrintedRouter, interfaceSubject } from './printer';
import { leftToOthers } from './unjudged';

/** The longest name of a route-map or list. source: [K] */
const LONGEST_NAME = 63;

/** Cisco NX-OS. source: [K] throughout, facts 7.3 */
export const nxos: PlatformPrinter = {
  platform: 'cisco-nxos',
  label: 'Cisco NX-OS',
  comment: '!',
  configuration: 'nx-os.cfg',
  judged: undefined,
  notJudged: [],
  limits,
  print,
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
    ...leftToOthers(model, 'Cisco NX-OS').filter((r) => !taken.has(r.subject)),
    ...[...model.policies, ...model.prefixLists]
      .filter(({ name }) => name.length > LONGEST_NAME)
      .map(({ name }) => ({
        subject: name,
        reason: l10n.t('A name of NX-OS has {0} characters at most; shorten the name of the circuit.', LONGEST_NAME),
      })),
  ];
}

function print(model: EdgeRouterModel): PrintedRouter {
  const bfd = model.tables.some((t) => t.neighbors.some((n) => n.bfd));
  return {
    configuration: [
      'feature bgp',
      ...(bfd ? ['feature bfd'] : []),
      ...model.tables.flatMap(vrfLines),
      ...model.interfaces.flatMap(interfaceLines),
      ...model.tables.filter((t) => !t.vrf).flatMap((t) => staticLines(t)),
      ...prefixListLines(model),
      ...communityLines(model),
      ...model.policies.flatMap((policy) => routeMapLines(model, policy, '  ')),
      ...model.tables.flatMap((table) => bgpLines(model, table)),
      ...backboneLines(model),
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
    ],
    backOut: backOut(model),
  };
}

function vrfLines(table: RoutingTable): string[] {
  const { vrf, families } = table;
  if (!vrf) return [];
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

function interfaceLines(at: EdgeInterface): string[] {
  return [
    ...(at.unit === undefined ? [] : [`interface ${at.parent}`, '  no switchport', '  no shutdown']),
    `interface ${interfaceName(at)}`,
    ...(at.unit === undefined ? ['  no switchport'] : []),
    `  description ${at.description}`,
    ...(at.tags.kind === 'dot1q' ? [`  encapsulation dot1q ${at.tags.vlanId}`] : []),
    ...(at.vrf === undefined ? [] : [`  vrf member ${at.vrf}`]),
    ...at.addresses.map((a) => `  ${a.includes(':') ? 'ipv6' : 'ip'} address ${a}`),
    // BFD refuses an interface that sends redirects.
    ...(at.bfd ? ['  no ip redirects', '  bfd interval 300 min_rx 300 multiplier 3'] : []),
    '  no shutdown',
    '!',
  ];
}

function staticLines({ statics }: RoutingTable): string[] {
  return statics.map(
    ({ prefix, nextHop }) =>
      `${ip(prefix.family)} route ${prefix.text} ${nextHop.kind === 'discard' ? 'Null0 254' : nextHop.address}`,
  );
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

function bgpLines(model: EdgeRouterModel, { vrf, neighbors, networks, families }: RoutingTable): string[] {
  const body = [
    ...families.flatMap((family) => [
      `address-family ipv${family} unicast`,
      ...networks.filter((p) => p.family === family).map((p) => `  network ${p.text}`),
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
  const external = n.remoteAsn !== (n.localAsn ?? model.asn);
  return [
    `neighbor ${n.address}`,
    `  remote-as ${n.remoteAsn}`,
    `  description ${n.description}`,
    ...(n.localAsn === undefined ? [] : [`  local-as ${n.localAsn} no-prepend replace-as`]),
    ...(n.secret === undefined ? [] : [`  password 0 ${secretToken(n.secret)}`]),
    ...(n.bfd ? ['  bfd'] : []),
    ...(n.updateSource === undefined
      ? []
      : [`  update-source ${siteToken(model.router, `interface-with-${n.updateSource}`)}`]),
    ...(n.multihop && external ? ['  ebgp-multihop 2'] : []),
    `  address-family ipv${n.family} unicast`,
    ...(n.in === undefined ? [] : [`    route-map ${n.in} in`]),
    ...(n.out === undefined ? [] : [`    route-map ${n.out} out`]),
    ...(n.nextHopSelf ? ['    next-hop-self'] : []),
    ...(n.reflectorClient ? ['    route-reflector-client'] : []),
    ...(n.asOverride ? ['    as-override'] : []),
    ...(n.maximumPrefix ? [`    maximum-prefix ${n.maximumPrefix.limit} ${n.maximumPrefix.warning} restart 5`] : []),
  ];
}

function backboneLines(model: EdgeRouterModel): string[] {
  const { backbone } = model;
  if (!backbone || backbone.vpnNeighbors.length === 0) return [];
  return [
    'install feature-set mpls',
    'feature-set mpls',
    'feature mpls l3vpn',
    'feature mpls ldp',
    ...backbone.labelInterfaces.flatMap((port) => [`interface ${port.name}`, '  mpls ip']),
    `router bgp ${model.asn}`,
    ...backbone.vpnNeighbors.flatMap((n) => [
      `  neighbor ${n.address}`,
      `    remote-as ${n.remoteAsn}`,
      `    description backbone ${n.router}`,
      `    update-source ${siteToken(model.router, `interface-with-${model.loopback ?? 'loopback'}`)}`,
      ...n.families.flatMap((f) => [`    address-family vpnv${f} unicast`, '      send-community extended']),
    ]),
    '!',
  ];
}

function backOut(model: EdgeRouterModel): string[] {
  return [
    `router bgp ${model.asn}`,
    ...model.tables.flatMap(({ vrf, neighbors, networks }) =>
      vrf
        ? [`  no vrf ${vrf.name}`]
        : [
            ...neighbors.map((n) => `  no neighbor ${n.address}`),
            ...networks.flatMap((p) => [`  address-family ipv${p.family} unicast`, `    no network ${p.text}`]),
          ],
    ),
    '!',
    ...model.tables.filter((t) => !t.vrf).flatMap((t) => staticLines(t).map((l) => `no ${l}`)),
    ...removeLists(model, (kind) => `ip ${kind === 'standard' ? 'community' : 'extcommunity'}-list standard`),
    ...model.interfaces.flatMap((at) =>
      at.unit === undefined ? [`default interface ${at.parent}`] : [`no interface ${interfaceName(at)}`],
    ),
    ...model.tables.flatMap(({ vrf }) => (vrf ? [`no vrf context ${vrf.name}`] : [])),
  ];
}
