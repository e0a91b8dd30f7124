import type { EdgeRouterModel, IpFamily, Neighbor, RoutingTable } from '../../edge';
import { secretToken } from '../../edge';
import { parseAddress } from '../../network/prefix';
import { isOwnInstance, originLines } from './frrLines';
import { notOpenedLines, opened, openingLine } from './heldShut';
import { hasTargets, isExternal, routerIdOf, speaksBgp } from './printer';

/** Restart of a session that went down by its maximum of prefixes, in minutes. source: facts 7.6 */
const RESTART_MINUTES = 5;
/** An IPv6 address is written as it is; what is filled in later too. */
export function tokenOrAddress(text: string): string {
  return parseAddress(text)?.text ?? text;
}

/**
 * One BGP instance for each VRF, in which nothing is exchanged before its family is activated; in the global table, and
 * in a VRF of before, the instance is the router's own: what is added to it is shut until its filters are there.
 */
export function bgpLines(model: EdgeRouterModel, table: RoutingTable): string[] {
  if (!speaksBgp(table)) return [];
  const { vrf, neighbors, families } = table;
  const own = isOwnInstance(table);
  const routerId = routerIdOf(model);
  return [
    `router bgp ${model.asn}${vrf ? ` vrf ${vrf.name}` : ''}`,
    ...(own && routerId ? [` bgp router-id ${routerId}`] : []),
    ...(own ? [' no bgp default ipv4-unicast'] : []),
    ...neighbors.flatMap((n) => neighborLines(model, n, own)),
    // A session over IPv6 carries IPv4 too unless it is told not to.
    ...(!own && neighbors.some((n) => n.family === 6)
      ? [
          ' address-family ipv4 unicast',
          ...neighbors.filter((n) => n.family === 6).map((n) => `  no neighbor ${n.address} activate`),
          ' exit-address-family',
        ]
      : []),
    ...families.flatMap((family) => familyLines(model, table, family)),
    'exit',
    '!',
  ];
}

function neighborLines(model: EdgeRouterModel, n: Neighbor, own: boolean): string[] {
  const to = ` neighbor ${n.address}`;
  return [
    `${to} remote-as ${n.remoteAsn}`,
    ...(own && n.heldShut === undefined ? [] : [`${to} shutdown`]),
    `${to} description ${n.description}`,
    ...(n.localAsn === undefined ? [] : [`${to} local-as ${n.localAsn} no-prepend replace-as`]),
    ...(n.secret === undefined ? [] : [`${to} password ${secretToken(n.secret)}`]),
    // Three times 300 ms, which Microsoft's side has, is what bfdd does of itself. source: docs.frrouting.org, BFD
    ...(n.bfd ? [`${to} bfd`] : []),
    ...(n.updateSource === undefined ? [] : [`${to} update-source ${n.updateSource}`]),
    ...(n.bfd && n.gracefulRestart ? [`${to} bfd check-control-plane-failure`] : []),
    ...(n.gracefulRestart ? [`${to} graceful-restart`] : []),
    ...(n.ttlSecurity ? [`${to} ttl-security hops 1`] : []),
    ...(n.multihop && isExternal(model, n) ? [`${to} ebgp-multihop 2`] : []),
  ];
}

function familyLines(model: EdgeRouterModel, table: RoutingTable, family: IpFamily): string[] {
  return [
    ' !',
    ` address-family ipv${family} unicast`,
    ...originLines(table, family).map((line) => `  ${line}`),
    ...table.neighbors
      .filter((n) => n.family === family)
      .flatMap((n) => {
        const to = `  neighbor ${n.address}`;
        return [
          `${to} route-map ${n.in} in`,
          `${to} route-map ${n.out} out`,
          ...(n.maximumPrefix
            ? [`${to} maximum-prefix ${n.maximumPrefix.limit} ${n.maximumPrefix.warning} restart ${RESTART_MINUTES}`]
            : []),
          ...(n.nextHopSelf ? [`${to} next-hop-self`] : []),
          ...(n.reflectorClient ? [`${to} route-reflector-client`] : []),
          ...(n.asOverride ? [`${to} as-override`] : []),
          ...(n.kind === 'azure' ? [`${to} soft-reconfiguration inbound`] : []),
          `${to} activate`,
        ];
      }),
    ...vpnLines(model, table, family),
    ' exit-address-family',
  ];
}

/** Into and out of the VPN table: over the backbone, and for the leak of shared services on this router. */
function vpnLines(model: EdgeRouterModel, { vrf }: RoutingTable, family: IpFamily): string[] {
  if (!vrf || !hasTargets(model, vrf)) return [];
  const imports = [...vrf.importRouteTargets, ...vrf.leakedRouteTargets];
  const policy = vrf.importPolicy[family];
  return [
    `  rd vpn export ${vrf.routeDistinguisher}`,
    ...(model.backbone === 'mpls-vpn' ? ['  label vpn export auto'] : []),
    ...(imports.length > 0 ? [`  rt vpn import ${imports.join(' ')}`] : []),
    ...(vrf.exportRouteTargets.length > 0 ? [`  rt vpn export ${vrf.exportRouteTargets.join(' ')}`] : []),
    ...(policy === undefined ? [] : [`  route-map vpn import ${policy}`]),
    '  export vpn',
    '  import vpn',
  ];
}

/** The last step: opens the sessions that were shut until their filters were there. */
export function openLines(model: EdgeRouterModel): string[] {
  return [
    ...notOpenedLines(model, '!', (table, n) => openingLine(model, table, n)),
    ...model.tables
      .filter((table) => !isOwnInstance(table) && opened(table.neighbors).length > 0)
      .flatMap(({ vrf, neighbors }) => [
        `router bgp ${model.asn}${vrf ? ` vrf ${vrf.name}` : ''}`,
        ...opened(neighbors).map((n) => ` no neighbor ${n.address} shutdown`),
        'exit',
        '!',
      ]),
  ];
}
