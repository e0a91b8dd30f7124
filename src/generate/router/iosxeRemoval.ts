import type { EdgeRouterModel, RoutingTable } from '../../edge';
import { anyTargetsRemoval } from './anyTargets';
import { interfaceName, leftLists, pathsLine, removeLists, standardList } from './cisco';
import { familyLine, originLines, routingLines, staticLines } from './iosxeLines';
import { iosxeSecurityLeft, iosxeSecurityRemoval } from './iosxeSecurity';
import { guardRemoval, guardUseRemoval, iosxeAccess } from './accessGuards';
import type { Removal, RemovalScope } from './printer';
import { divide, undivided } from './removal';

/** Sessions first, then what they used, then interfaces; VRFs only where the customer leaves. */
export function iosxeRemoval(model: EdgeRouterModel, scope: RemovalScope): Removal {
  const { gone, vrfs, left } = divide(model, scope);
  const isWhole = ({ vrf }: RoutingTable) => vrf !== undefined && vrfs.includes(vrf.name);
  const sessions = gone.tables.flatMap(({ vrf, neighbors, families }): string[] => {
    if (vrf && vrfs.includes(vrf.name)) return families.map((f) => ` no${familyLine(f, vrf)}`);
    if (!vrf) return neighbors.map((n) => ` no neighbor ${n.address}`);
    return families.flatMap((family) => {
      const own = neighbors.filter((n) => n.family === family).map((n) => `  no neighbor ${n.address}`);
      return own.length > 0 ? [familyLine(family, vrf), ...own, ' exit-address-family'] : [];
    });
  });
  return {
    lines: [
      ...(sessions.length > 0 ? [`router bgp ${model.asn}`, ...sessions, '!'] : []),
      ...iosxeSecurityRemoval(gone),
      ...gone.tables.filter(isWhole).flatMap((t) => staticLines(t).map((line) => `no ${line}`)),
      ...removeLists(gone, standardList),
      ...anyTargetsRemoval(gone),
      ...gone.interfaces.flatMap((at) =>
        at.unit === undefined
          ? [
              `interface ${at.parent}`,
              ...guardUseRemoval(gone, at, iosxeAccess),
              ...at.addresses.map((a) => (a.includes(':') ? ` no ipv6 address ${a}` : ' no ip address')),
              ...(at.vrf === undefined ? [] : [` no vrf forwarding ${at.vrf}`]),
            ]
          : [`no interface ${interfaceName(at)}`],
      ),
      ...guardRemoval(gone, iosxeAccess),
      ...vrfs.map((name) => `no vrf definition ${name}`),
      'end',
    ],
    left: [
      ...routingLines(model),
      ...left.tables.flatMap((t) => leftOf(model, t)),
      ...leftLists(left, standardList),
      ...iosxeSecurityLeft(model),
      ...undivided(gone),
    ],
  };
}

function leftOf({ asn }: EdgeRouterModel, table: RoutingTable): string[] {
  const { vrf, families } = table;
  const at = `router bgp ${asn}`;
  return [
    ...(vrf ? [`vrf definition ${vrf.name}`] : []),
    ...families.flatMap((f) => [
      ...(vrf ? [`${at},${familyLine(f, vrf)}`] : []),
      ...[...originLines(table, f), ...pathsLine(table)].map((line) => `${at},${familyLine(f, vrf)}: ${line}`),
    ]),
    ...families.flatMap((f) => (vrf?.importPolicy[f] === undefined ? [] : [`route-map ${vrf.importPolicy[f]}`])),
    ...staticLines(table),
  ];
}
