import type { EdgeRouterModel, RoutingTable } from '../../edge';
import { guardRemoval, guardUseRemoval, nxosAccess } from './accessGuards';
import { anyTargetsRemoval } from './anyTargets';
import { interfaceName, leftLists, leftPorts, pathsLine, removeLists, standardList } from './cisco';
import { originLines, staticLines } from './nxosLines';
import { type Removal, type RemovalScope, hasBfd, hasBgp } from './printer';
import { divide, undivided } from './removal';

/** Sessions first, then what they used, then interfaces; VRFs, with their static routes, only where the customer leaves. */
export function nxosRemoval(model: EdgeRouterModel, scope: RemovalScope): Removal {
  const { gone, vrfs, left } = divide(model, scope);
  const sessions = gone.tables.flatMap(({ vrf, neighbors }): string[] => {
    if (vrf && vrfs.includes(vrf.name)) return [`  no vrf ${vrf.name}`];
    const own = neighbors.map((n) => `no neighbor ${n.address}`);
    if (!vrf || own.length === 0) return own.map((line) => `  ${line}`);
    return [`  vrf ${vrf.name}`, ...own.map((line) => `    ${line}`)];
  });
  return {
    lines: [
      ...(sessions.length > 0 ? [`router bgp ${model.asn}`, ...sessions, '!'] : []),
      ...removeLists(gone, standardList),
      ...anyTargetsRemoval(gone),
      ...gone.interfaces.flatMap((at) =>
        at.unit === undefined
          ? [
              `interface ${at.parent}`,
              ...guardUseRemoval(gone, at, nxosAccess),
              ...at.addresses.map((a) => `  no ${a.includes(':') ? 'ipv6' : 'ip'} address ${a}`),
              ...(at.vrf === undefined ? [] : [`  no vrf member ${at.vrf}`]),
            ]
          : [`no interface ${interfaceName(at)}`],
      ),
      ...guardRemoval(gone, nxosAccess),
      ...vrfs.map((name) => `no vrf context ${name}`),
    ],
    left: [
      ...left.tables.flatMap((table) => leftOf(model, table)),
      ...leftLists(left, standardList),
      ...leftPorts(gone),
      ...undivided(gone),
      ...(hasBgp(model) ? ['feature bgp'] : []),
      ...(hasBfd(model) ? ['feature bfd'] : []),
    ],
  };
}

function leftOf({ asn }: EdgeRouterModel, table: RoutingTable): string[] {
  const { vrf, families } = table;
  const at = `router bgp ${asn}${vrf ? `, vrf ${vrf.name}` : ''}`;
  return [
    ...(vrf ? [`vrf context ${vrf.name}`, at] : []),
    ...families.flatMap((f) =>
      [...originLines(table, f), ...pathsLine(table)].map((line) => `${at}, address-family ipv${f} unicast: ${line}`),
    ),
    ...families.flatMap((f) => (vrf?.importPolicy[f] === undefined ? [] : [`route-map ${vrf.importPolicy[f]}`])),
    ...staticLines(table).map((line) => (vrf ? `vrf context ${vrf.name}: ${line}` : line)),
  ];
}
