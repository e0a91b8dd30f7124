import type { CommunityList, EdgeRouterModel, RoutingTable } from '../../edge';
import { leftLists, removeLists } from './cisco';
import { originLines, staticRoutes, underlayRoutes } from './frrLines';
import { leftByScript, linuxInterface, removalScript, tunnelInterface } from './linux';
import type { Removal, RemovalScope } from './printer';
import { divide } from './removal';

/** Sessions first, then what they used, then addresses; instances and VRFs only where the customer leaves. */
export function frrRemoval(model: EdgeRouterModel, scope: RemovalScope): Removal {
  const { gone, vrfs, left } = divide(model, scope);
  const isWhole = ({ vrf }: RoutingTable) => vrf !== undefined && vrfs.includes(vrf.name);
  const tunnelRoutes = gone.tunnels.flatMap((t) => [
    ...(t.bgpAddress === undefined ? [] : [`ip route ${t.bgpAddress}/32 ${tunnelInterface(t)}`]),
    ...t.remotePrefixes.map((p) => `ip route ${p.text} ${tunnelInterface(t)}`),
  ]);
  return {
    lines: [
      ...gone.tables.flatMap((table) => {
        const instance = `router bgp ${model.asn}${table.vrf ? ` vrf ${table.vrf.name}` : ''}`;
        if (isWhole(table)) return [`no ${instance}`];
        const own = table.neighbors.map((n) => ` no neighbor ${n.address}`);
        return own.length > 0 ? [instance, ...own, 'exit'] : [];
      }),
      ...removeLists(gone, community),
      ...gone.tables.filter(isWhole).flatMap((table) => {
        const lines = staticRoutes(table).map((l) => ` no ${l}`);
        return lines.length > 0 ? [`vrf ${table.vrf?.name ?? ''}`, ...lines, 'exit-vrf'] : [];
      }),
      ...[...new Set(tunnelRoutes)].map((line) => `no ${line}`),
      ...gone.interfaces.flatMap((at) => [
        `interface ${linuxInterface(at)}${at.vrf === undefined ? '' : ` vrf ${at.vrf}`}`,
        ...at.addresses.map((a) => ` no ${a.includes(':') ? 'ipv6' : 'ip'} address ${a}`),
        ' no description',
        'exit',
      ]),
    ],
    left: leftLines(model, left),
    more: [{ name: 'interfaces-remove.sh', lines: removalScript(gone, vrfs) }],
  };
}

const community = (kind: CommunityList['kind']) =>
  `bgp ${kind === 'standard' ? 'community' : 'extcommunity'}-list standard`;

function leftLines(model: EdgeRouterModel, left: EdgeRouterModel): string[] {
  return [
    ...left.tables.flatMap((table) => {
      const { vrf, families } = table;
      const at = `router bgp ${model.asn}${vrf ? ` vrf ${vrf.name}` : ''}`;
      return [
        ...(vrf ? [`vrf ${vrf.name}`, at] : []),
        ...families.flatMap((f) =>
          originLines(table, f).map((line) => `${at}, address-family ipv${f} unicast: ${line}`),
        ),
        ...families.flatMap((f) => (vrf?.importPolicy[f] === undefined ? [] : [`route-map ${vrf.importPolicy[f]}`])),
        ...Object.values(table.defaultPolicy ?? {}).map((name) => `route-map ${name}`),
        ...staticRoutes(table).map((line) => (vrf ? `vrf ${vrf.name}: ${line}` : line)),
      ];
    }),
    ...leftLists(left, community),
    ...new Set(model.tunnels.flatMap(underlayRoutes)),
    ...model.tunnels.map((t) => `swanctl.conf: connection ${t.name} (take the file away, then swanctl --load-all)`),
    ...leftByScript(model).map((line) => `interfaces.sh: ${line}`),
  ];
}
