import type { CommunityList, EdgeRouterModel, RoutingTable } from '../../edge';
import { eosAccess, guardRemoval, guardUseRemoval } from './accessGuards';
import { interfaceName, leftLists, leftPorts, pathsLine, removeLists } from './cisco';
import { globalRoutingLines, routingLines, staticLines } from './eosLines';
import type { Removal, RemovalScope } from './printer';
import { divide, undivided } from './removal';

/** Sessions first, then what they used, then interfaces; VRFs only where the customer leaves. */
export function eosRemoval(model: EdgeRouterModel, scope: RemovalScope): Removal {
  const { gone, vrfs, left } = divide(model, scope);
  const isWhole = ({ vrf }: RoutingTable) => vrf !== undefined && vrfs.includes(vrf.name);
  const sessions = gone.tables.flatMap(({ vrf, neighbors }): string[] => {
    if (vrf && vrfs.includes(vrf.name)) return [`   no vrf ${vrf.name}`];
    const own = neighbors.map((n) => `no neighbor ${n.address}`);
    if (!vrf || own.length === 0) return own.map((line) => `   ${line}`);
    return [`   vrf ${vrf.name}`, ...own.map((line) => `      ${line}`)];
  });
  return {
    lines: [
      ...(sessions.length > 0 ? [`router bgp ${model.asn}`, ...sessions, '!'] : []),
      ...gone.tables.filter(isWhole).flatMap((table) => staticLines(table).map((line) => `no ${line}`)),
      ...removeLists(gone, community),
      ...gone.interfaces.flatMap((at) =>
        at.unit === undefined
          ? [
              `interface ${at.parent}`,
              ...guardUseRemoval(gone, at, eosAccess),
              ...at.addresses.map((a) => `   no ${a.includes(':') ? 'ipv6' : 'ip'} address ${a}`),
              ...(at.vrf === undefined ? [] : [`   no vrf ${at.vrf}`]),
            ]
          : [`no interface ${interfaceName(at)}`],
      ),
      ...guardRemoval(gone, eosAccess),
      ...gone.tables.filter(isWhole).flatMap((table) => routingLines(table).map((line) => `no ${line}`)),
      ...vrfs.map((name) => `no vrf instance ${name}`),
    ],
    left: [
      ...globalRoutingLines(model),
      ...left.tables.flatMap((table) => leftOf(model, table)),
      ...leftLists(left, community),
      ...leftPorts(gone),
      ...undivided(gone),
    ],
  };
}

const community = (kind: CommunityList['kind']) => `ip ${kind === 'standard' ? 'community' : 'extcommunity'}-list`;

function leftOf({ asn }: EdgeRouterModel, table: RoutingTable): string[] {
  const { vrf, networks, aggregates, families } = table;
  const at = `router bgp ${asn}${vrf ? `, vrf ${vrf.name}` : ''}`;
  return [
    ...(vrf ? [`vrf instance ${vrf.name}`, at, ...routingLines(table)] : []),
    ...networks.map((p) => `${at}, address-family ipv${p.family}: network ${p.text}`),
    ...pathsLine(table).map((line) => `${at}: ${line}`),
    ...aggregates.map((p) => `${at}: aggregate-address ${p.text}`),
    ...families.flatMap((f) => (vrf?.importPolicy[f] === undefined ? [] : [`route-map ${vrf.importPolicy[f]}`])),
    ...staticLines(table),
  ];
}
