import type { EdgeRouterModel, IpFamily, Neighbor, RoutingTable } from '../../edge';
import { secretToken } from '../../edge';
import { parseAddress } from '../../network/prefix';

/** Restart of a session that went down by its maximum of prefixes, in minutes. source: facts 7.6 */
const RESTART_MINUTES = 5;
/** milliseconds; what Microsoft's side has. source: BFD */
const BFD_INTERVAL = 300;
const PROFILE = 'expressroute';

/** An IPv6 address is written as it is; what is filled in later too. */
export function tokenOrAddress(text: string): string {
  return parseAddress(text)?.text ?? text;
}

export function bfdLines(model: EdgeRouterModel): string[] {
  if (!model.tables.some((t) => t.neighbors.some((n) => n.bfd))) return [];
  return [
    'bfd',
    ` profile ${PROFILE}`,
    '  detect-multiplier 3',
    `  receive-interval ${BFD_INTERVAL}`,
    `  transmit-interval ${BFD_INTERVAL}`,
    ' exit',
    'exit',
    '!',
  ];
}

/** One BGP instance for each VRF; in the global table the router's own, to which is added. */
export function bgpLines(model: EdgeRouterModel, table: RoutingTable): string[] {
  const { vrf, neighbors, families } = table;
  const routerId = model.loopback !== undefined && !model.loopback.includes(':') ? model.loopback : undefined;
  return [
    `router bgp ${model.asn}${vrf ? ` vrf ${vrf.name}` : ''}`,
    ...(vrf && routerId ? [` bgp router-id ${routerId}`] : []),
    ...(vrf ? [' no bgp default ipv4-unicast'] : []),
    ' bgp log-neighbor-changes',
    ...neighbors.flatMap((n) => neighborLines(model, n)),
    ...families.flatMap((family) => familyLines(model, table, family)),
    'exit',
    '!',
  ];
}

function neighborLines(model: EdgeRouterModel, n: Neighbor): string[] {
  const to = ` neighbor ${n.address}`;
  const external = n.remoteAsn !== (n.localAsn ?? model.asn);
  return [
    `${to} remote-as ${n.remoteAsn}`,
    `${to} description ${n.description}`,
    ...(n.localAsn === undefined ? [] : [`${to} local-as ${n.localAsn} no-prepend replace-as`]),
    ...(n.secret === undefined ? [] : [`${to} password ${secretToken(n.secret)}`]),
    ...(n.bfd ? [`${to} bfd`, `${to} bfd profile ${PROFILE}`] : []),
    ...(n.updateSource === undefined ? [] : [`${to} update-source ${n.updateSource}`]),
    ...(n.multihop && external ? [`${to} ebgp-multihop 2`] : []),
  ];
}

function familyLines(model: EdgeRouterModel, table: RoutingTable, family: IpFamily): string[] {
  return [
    ' !',
    ` address-family ipv${family} unicast`,
    ...table.networks.filter((p) => p.family === family).map((p) => `  network ${p.text}`),
    ...table.neighbors
      .filter((n) => n.family === family)
      .flatMap((n) => {
        const to = `  neighbor ${n.address}`;
        return [
          `${to} activate`,
          ...(n.nextHopSelf ? [`${to} next-hop-self`] : []),
          ...(n.reflectorClient ? [`${to} route-reflector-client`] : []),
          ...(n.asOverride ? [`${to} as-override`] : []),
          ...(n.kind === 'azure' ? [`${to} soft-reconfiguration inbound`] : []),
          ...(n.in === undefined ? [] : [`${to} route-map ${n.in} in`]),
          ...(n.out === undefined ? [] : [`${to} route-map ${n.out} out`]),
          ...(n.maximumPrefix
            ? [`${to} maximum-prefix ${n.maximumPrefix.limit} ${n.maximumPrefix.warning} restart ${RESTART_MINUTES}`]
            : []),
        ];
      }),
    ...vpnLines(model, table, family),
    ' exit-address-family',
  ];
}

/** Into and out of the VPN table: over the backbone, and for the leak of shared services on this router. */
function vpnLines(model: EdgeRouterModel, { vrf }: RoutingTable, family: IpFamily): string[] {
  if (!vrf || (model.backbone?.type !== 'mpls-vpn' && vrf.leakedRouteTargets.length === 0)) return [];
  const imports = [...vrf.importRouteTargets, ...vrf.leakedRouteTargets];
  const policy = vrf.importPolicy[family];
  return [
    `  rd vpn export ${vrf.routeDistinguisher}`,
    ...(model.backbone?.type === 'mpls-vpn' ? ['  label vpn export auto'] : []),
    ...(imports.length > 0 ? [`  rt vpn import ${imports.join(' ')}`] : []),
    ...(vrf.exportRouteTargets.length > 0 ? [`  rt vpn export ${vrf.exportRouteTargets.join(' ')}`] : []),
    ...(policy === undefined ? [] : [`  route-map vpn import ${policy}`]),
    '  export vpn',
    '  import vpn',
  ];
}

/** The sessions of the backbone, which all customers share. */
export function backboneLines(model: EdgeRouterModel): string[] {
  const neighbors = model.backbone?.vpnNeighbors ?? [];
  if (neighbors.length === 0 || model.loopback === undefined) return [];
  const families = [...new Set(neighbors.flatMap((n) => n.families))];
  return [
    `router bgp ${model.asn}`,
    ...neighbors.flatMap((n) => [
      ` neighbor ${n.address} remote-as ${n.remoteAsn}`,
      ` neighbor ${n.address} description backbone ${n.router}`,
      ` neighbor ${n.address} update-source ${model.loopback}`,
      ...(n.remoteAsn === model.asn ? [] : [` neighbor ${n.address} ebgp-multihop 255`]),
    ]),
    ...families.flatMap((family) => [
      ' !',
      ` address-family ipv${family} vpn`,
      ...neighbors
        .filter((n) => n.families.includes(family))
        .flatMap((n) => [`  neighbor ${n.address} activate`, `  neighbor ${n.address} next-hop-self`]),
      ' exit-address-family',
    ]),
    'exit',
    '!',
  ];
}
