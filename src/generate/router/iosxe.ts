import * as l10n from '@vscode/l10n';
import type { EdgeInterface, EdgeRouterModel, IpFamily, Neighbor, Refusal, RoutingTable } from '../../edge';
import { secretToken, siteToken } from '../../edge';
import { addressWithMask, ip, prefixListLines, removeLists, routeMapLines, withMask } from './cisco';
import { iosxeSecurity, iosxeSecurityRemoval, tunnelWords } from './iosxeSecurity';
import { type PlatformPrinter, type PrintedRouter, interfaceSubject, tunnelSubject } from './printer';

/** Cisco IOS-XE. source: CFG, BFD, S2SB; lines that these do not show are [K] */
export const iosxe: PlatformPrinter = {
  platform: 'cisco-iosxe',
  label: 'Cisco IOS-XE',
  comment: '!',
  configuration: 'ios-xe.cfg',
  judged: undefined,
  notJudged: [],
  limits,
  print,
};

function limits(model: EdgeRouterModel): Refusal[] {
  return [
    ...model.tunnels
      .filter((t) => !tunnelWords(t))
      .map((t) => ({
        subject: tunnelSubject(t),
        reason: l10n.t('IOS-XE has no counterpart of a value in ipsecPolicies.'),
      })),
    ...stagRefusals(model),
  ];
}

/** The outer tag of a direct port is known when the circuit is made; a configuration needs a number. */
export function stagRefusals(model: EdgeRouterModel): Refusal[] {
  return model.interfaces
    .filter((at) => at.tags.kind === 'qinq' && at.tags.outer === 'stag')
    .map((at) => ({
      subject: interfaceSubject(at),
      reason: l10n.t(
        'Azure hands out the outer tag (stag) when the circuit is made. Write it as outerVlanId of the link then.',
      ),
    }));
}

export function interfaceName(at: Pick<EdgeInterface, 'parent' | 'unit'>): string {
  return at.unit === undefined ? at.parent : `${at.parent}.${at.unit}`;
}

function print(model: EdgeRouterModel): PrintedRouter {
  return {
    configuration: [
      ...model.tables.flatMap((table) => vrfLines(table)),
      ...model.interfaces.flatMap((at) => interfaceLines(model, at)),
      ...iosxeSecurity(model),
      ...model.tables.flatMap((table) => staticLines(table)),
      ...prefixListLines(model),
      ...communityLines(model),
      ...model.policies.flatMap((policy) => routeMapLines(model, policy, ' ')),
      ...model.tables.flatMap((table) => bgpLines(model, table)),
      ...backboneLines(model),
      'end',
    ],
    verification: verification(model),
    backOut: backOut(model),
  };
}

function vrfLines({ vrf, families }: RoutingTable): string[] {
  if (!vrf) return [];
  return [
    `vrf definition ${vrf.name}`,
    ` rd ${vrf.routeDistinguisher}`,
    ...families.flatMap((family) => {
      const policy = vrf.importPolicy[family];
      return [
        ` address-family ipv${family}`,
        ...(policy === undefined ? [] : [`  import map ${policy}`]),
        ...[...vrf.importRouteTargets, ...vrf.leakedRouteTargets].map((t) => `  route-target import ${t}`),
        ...vrf.exportRouteTargets.map((t) => `  route-target export ${t}`),
        ' exit-address-family',
      ];
    }),
    '!',
  ];
}

function interfaceLines(model: EdgeRouterModel, at: EdgeInterface): string[] {
  const { tags } = at;
  const translates = model.translations.some((t) => t.interface.parent === at.parent && t.interface.unit === at.unit);
  const inside = model.translations.length > 0 && at.purpose === 'attachment';
  return [
    `interface ${interfaceName(at)}`,
    ` description ${at.description}`,
    ...(tags.kind === 'dot1q' ? [` encapsulation dot1Q ${tags.vlanId}`] : []),
    ...(tags.kind === 'qinq' ? [` encapsulation dot1Q ${tags.outer} second-dot1q ${tags.inner}`] : []),
    // Before the address: it removes the one that is there.
    ...(at.vrf === undefined ? [] : [` vrf forwarding ${at.vrf}`]),
    ...at.addresses.map((a) => (a.includes(':') ? ` ipv6 address ${a}` : ` ip address ${addressWithMask(a)}`)),
    ...(at.bfd ? [' bfd interval 300 min_rx 300 multiplier 3'] : []),
    ...(translates ? [' ip nat outside'] : inside ? [' ip nat inside'] : []),
    ' no shutdown',
    '!',
  ];
}

function staticLines({ vrf, statics }: RoutingTable): string[] {
  return statics.map(({ prefix, nextHop }) => {
    const to = nextHop.kind === 'discard' ? 'Null0 254' : nextHop.address;
    return `${ip(prefix.family)} route ${vrf ? `vrf ${vrf.name} ` : ''}${withMask(prefix)} ${to}`;
  });
}

function communityLines(model: EdgeRouterModel): string[] {
  const standard = model.communityLists.some((l) => l.kind === 'standard');
  return [
    ...(standard ? ['ip bgp-community new-format'] : []),
    ...model.communityLists.flatMap(({ name, kind, values }) =>
      values.map((value) =>
        kind === 'standard'
          ? `ip community-list standard ${name} permit ${value}`
          : `ip extcommunity-list standard ${name} permit rt ${value}`,
      ),
    ),
  ];
}

/** In a VRF a neighbour lives in the address family; in the global table it is made first and activated there. */
function bgpLines(model: EdgeRouterModel, { vrf, neighbors, networks, families }: RoutingTable): string[] {
  const inFamily = (family: IpFamily) => neighbors.filter((n) => n.family === family);
  return [
    `router bgp ${model.asn}`,
    ' bgp log-neighbor-changes',
    ...(vrf ? [] : neighbors.flatMap((n) => sessionLines(model, n, ' '))),
    ...families.flatMap((family) => [
      ` address-family ipv${family}${vrf ? ` vrf ${vrf.name}` : ''}`,
      ...networks
        .filter((p) => p.family === family)
        .map((p) => `  network ${family === 4 ? withMask(p).replace(' ', ' mask ') : p.text}`),
      ...inFamily(family).flatMap((n) => [...(vrf ? sessionLines(model, n, '  ') : []), ...exchangeLines(n)]),
      ' exit-address-family',
    ]),
    '!',
  ];
}

function sessionLines(model: EdgeRouterModel, n: Neighbor, indent: string): string[] {
  const to = `${indent}neighbor ${n.address}`;
  const external = n.remoteAsn !== (n.localAsn ?? model.asn);
  return [
    `${to} remote-as ${n.remoteAsn}`,
    `${to} description ${n.description}`,
    ...(n.localAsn === undefined ? [] : [`${to} local-as ${n.localAsn} no-prepend replace-as`]),
    ...(n.secret === undefined ? [] : [`${to} password ${secretToken(n.secret)}`]),
    ...(n.bfd ? [`${to} fall-over bfd`] : []),
    ...(n.updateSource === undefined
      ? []
      : [`${to} update-source ${siteToken(model.router, `interface-with-${n.updateSource}`)}`]),
    ...(n.multihop && external ? [`${to} ebgp-multihop 2`] : []),
  ];
}

function exchangeLines(n: Neighbor): string[] {
  const to = `  neighbor ${n.address}`;
  return [
    `${to} activate`,
    ...(n.nextHopSelf ? [`${to} next-hop-self`] : []),
    ...(n.reflectorClient ? [`${to} route-reflector-client`] : []),
    ...(n.asOverride ? [`${to} as-override`] : []),
    ...(n.in === undefined ? [] : [`${to} route-map ${n.in} in`]),
    ...(n.out === undefined ? [] : [`${to} route-map ${n.out} out`]),
    ...(n.maximumPrefix ? [`${to} maximum-prefix ${n.maximumPrefix.limit} ${n.maximumPrefix.warning} restart 5`] : []),
  ];
}

/** The sessions of the backbone, which all customers share, and the label interfaces. */
function backboneLines(model: EdgeRouterModel): string[] {
  const { backbone } = model;
  if (!backbone || backbone.vpnNeighbors.length === 0) return [];
  const source = siteToken(model.router, `interface-with-${model.loopback ?? 'loopback'}`);
  const families = [...new Set(backbone.vpnNeighbors.flatMap((n) => n.families))];
  return [
    ...backbone.labelInterfaces.flatMap((port) => [`interface ${port.name}`, ' mpls ip', '!']),
    `router bgp ${model.asn}`,
    ...backbone.vpnNeighbors.flatMap((n) => [
      ` neighbor ${n.address} remote-as ${n.remoteAsn}`,
      ` neighbor ${n.address} description backbone ${n.router}`,
      ` neighbor ${n.address} update-source ${source}`,
      ...(n.remoteAsn === model.asn ? [] : [` neighbor ${n.address} ebgp-multihop 255`]),
    ]),
    ...families.flatMap((family) => [
      ` address-family vpnv${family}`,
      ...backbone.vpnNeighbors
        .filter((n) => n.families.includes(family))
        .flatMap((n) => [`  neighbor ${n.address} activate`, `  neighbor ${n.address} send-community extended`]),
      ' exit-address-family',
    ]),
    '!',
  ];
}

function verification(model: EdgeRouterModel): string[] {
  const bfd = model.tables.some((t) => t.neighbors.some((n) => n.bfd));
  return [
    ...model.interfaces.map((at) => `show interfaces ${interfaceName(at)}`),
    ...model.interfaces.map((at) => `show ip arp ${at.vrf === undefined ? '' : `vrf ${at.vrf} `}${interfaceName(at)}`),
    ...model.tables.flatMap(({ vrf, neighbors, families }) => {
      const bgp = (family: IpFamily) =>
        vrf ? `show bgp vpnv${family} unicast vrf ${vrf.name}` : `show bgp ipv${family} unicast`;
      return [
        ...families.map((family) => `${bgp(family)} summary`),
        ...neighbors.flatMap((n) => [
          `${bgp(n.family)} neighbors ${n.address} routes`,
          `${bgp(n.family)} neighbors ${n.address} advertised-routes`,
        ]),
        ...families.map((family) => `show ${ip(family)} route ${vrf ? `vrf ${vrf.name} ` : ''}bgp`),
      ];
    }),
    ...(bfd ? ['show bfd neighbors'] : []),
    ...(model.backbone?.vpnNeighbors.length ? ['show bgp vpnv4 unicast all summary', 'show mpls ldp neighbor'] : []),
    ...(model.tunnels.length > 0 ? ['show crypto ikev2 sa', 'show crypto ipsec sa'] : []),
    ...(model.translations.length > 0 ? ['show ip nat statistics'] : []),
    ...model.macSec.map((m) => `show macsec interface ${m.interface}`),
  ];
}

function backOut(model: EdgeRouterModel): string[] {
  const bgp = model.tables.flatMap(({ vrf, neighbors, networks, families }) => [
    `router bgp ${model.asn}`,
    ...families.flatMap((family) => {
      if (vrf) return [` no address-family ipv${family} vrf ${vrf.name}`];
      const own = networks.filter((p) => p.family === family);
      const remove = own.map((p) => `  no network ${family === 4 ? withMask(p).replace(' ', ' mask ') : p.text}`);
      return remove.length > 0 ? [` address-family ipv${family}`, ...remove, ' exit-address-family'] : [];
    }),
    ...(vrf ? [] : neighbors.map((n) => ` no neighbor ${n.address}`)),
    '!',
  ]);
  return [
    ...bgp,
    ...iosxeSecurityRemoval(model),
    ...model.tables.flatMap((table) => staticLines(table).map((line) => `no ${line}`)),
    ...removeLists(model, (kind) => `ip ${kind === 'standard' ? 'community' : 'extcommunity'}-list standard`),
    ...model.interfaces.flatMap((at) =>
      at.unit === undefined
        ? [
            `interface ${at.parent}`,
            ' no ip address',
            ...(at.vrf === undefined ? [] : [` no vrf forwarding ${at.vrf}`]),
          ]
        : [`no interface ${interfaceName(at)}`],
    ),
    ...model.tables.flatMap(({ vrf }) => (vrf ? [`no vrf definition ${vrf.name}`] : [])),
    'end',
  ];
}
