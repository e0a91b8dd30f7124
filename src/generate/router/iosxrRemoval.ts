import type { EdgeRouterModel, RoutingTable } from '../../edge';
import { interfaceName, pathsLine } from './cisco';
import { familyName, prefixSets, staticLines, staticsNamed } from './iosxrLines';
import type { Removal, RemovalScope } from './printer';
import { divide, undivided } from './removal';

/** By one commit, so that the order of the lines does not matter to what passes. */
export function iosxrRemoval(model: EdgeRouterModel, scope: RemovalScope): Removal {
  const { gone, vrfs, left } = divide(model, scope);
  const isWhole = ({ vrf }: RoutingTable) => vrf !== undefined && vrfs.includes(vrf.name);
  const sessions = gone.tables.flatMap(({ vrf, neighbors }): string[] => {
    if (vrf && vrfs.includes(vrf.name)) return [` no vrf ${vrf.name}`];
    const own = neighbors.map((n) => `no neighbor ${n.address}`);
    if (!vrf || own.length === 0) return own.map((line) => ` ${line}`);
    return [` vrf ${vrf.name}`, ...own.map((line) => `  ${line}`), ' !'];
  });
  return {
    lines: [
      ...(sessions.length > 0 ? [`router bgp ${model.asn}`, ...sessions, '!'] : []),
      ...gone.tables.filter(isWhole).flatMap((table) => staticLines(table, true)),
      ...gone.policies.map((p) => `no route-policy ${p.name}`),
      ...setsOf(gone).map((what) => `no ${what}`),
      ...gone.interfaces.flatMap((at) =>
        at.unit === undefined
          ? [
              `interface ${at.parent}`,
              ...at.addresses.map((a) => ` no ${a.includes(':') ? 'ipv6' : 'ipv4'} address`),
              ...(at.vrf === undefined ? [] : [` no vrf ${at.vrf}`]),
              '!',
            ]
          : [`no interface ${interfaceName(at)}`],
      ),
      ...vrfs.map((name) => `no vrf ${name}`),
      'commit',
    ],
    left: [...left.tables.flatMap((table) => leftOf(model, table)), ...setsOf(left), ...undivided(gone)],
  };
}

function setsOf({ prefixLists, communityLists }: EdgeRouterModel): string[] {
  return [
    ...prefixSets({ prefixLists }).map(({ name }) => `prefix-set ${name}`),
    ...communityLists.map((l) => `${l.kind === 'standard' ? 'community-set' : 'extcommunity-set rt'} ${l.name}`),
  ];
}

function leftOf({ asn }: EdgeRouterModel, table: RoutingTable): string[] {
  const { vrf, networks, aggregates, families } = table;
  const at = `router bgp ${asn}${vrf ? ` vrf ${vrf.name}` : ''}`;
  return [
    ...(vrf ? [`vrf ${vrf.name}`, at] : []),
    ...(vrf ? families.map((f) => `router bgp ${asn} address-family vpnv${f} unicast`) : []),
    ...networks.map((p) => `${at} address-family ${familyName(p.family)} unicast network ${p.text}`),
    ...aggregates.map((p) => `${at} address-family ${familyName(p.family)} unicast aggregate-address ${p.text}`),
    ...families.flatMap((f) =>
      pathsLine(table, ' ebgp').map((line) => `${at} address-family ${familyName(f)} unicast ${line}`),
    ),
    ...families.flatMap((f) => (vrf?.importPolicy[f] === undefined ? [] : [`route-policy ${vrf.importPolicy[f]}`])),
    ...staticsNamed(table),
  ];
}
