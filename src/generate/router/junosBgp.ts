import type { EdgeRouterModel, Neighbor, RoutingTable } from '../../edge';
import { secretToken } from '../../edge';
import { discardPreferences, groupOf, inet, instanceOf, ribOf, staticLines, unitName } from './junosNames';
import { vrfPolicy } from './junosPolicy';
import { hasTargets, isExternal, routerIdOf } from './printer';

/** The routing instance with its interfaces and routes, before any session is in it. */
export function junosInstance(model: EdgeRouterModel, table: RoutingTable): string[] {
  const { vrf, aggregates } = table;
  return [
    ...(vrf ? instanceLines(model, table) : []),
    ...staticLines(table),
    ...discardPreferences(table),
    ...aggregates.map((p) => `${ribOf(vrf, p.family)}aggregate route ${p.text}`),
    ...(vrf && !vrf.existing ? [`${instanceOf(table)}routing-options autonomous-system ${model.asn}`] : []),
  ];
}

function instanceLines(model: EdgeRouterModel, { vrf }: RoutingTable): string[] {
  if (!vrf) return [];
  const at = `routing-instances ${vrf.name}`;
  const ports = model.interfaces.filter((i) => i.vrf === vrf.name).map((i) => `${at} interface ${unitName(i)}`);
  if (vrf.existing) return ports;
  if (!hasTargets(model, vrf)) return [`${at} instance-type virtual-router`, ...ports];
  return [
    `${at} instance-type vrf`,
    `${at} route-distinguisher ${vrf.routeDistinguisher}`,
    `${at} vrf-table-label`,
    `${at} routing-options auto-export`,
    `${at} vrf-export ${vrfPolicy(model, vrf, 'export')}`,
    `${at} vrf-import ${vrfPolicy(model, vrf, 'import')}`,
    ...ports,
  ];
}

/** The filters first; the neighbour itself last. */
export function junosNeighbor(model: EdgeRouterModel, table: RoutingTable, n: Neighbor): string[] {
  const group = groupOf(model, table, n);
  const external = isExternal(model, n);
  const unicast = `${group} family ${inet(n.family)} unicast`;
  return [
    `${group} type ${external ? 'external' : 'internal'}`,
    `${group} import ${n.in}`,
    `${group} export ${n.out}`,
    ...(external ? [`${group} peer-as ${n.remoteAsn}`] : []),
    ...(n.localAsn === undefined ? [] : [`${group} local-as ${n.localAsn} no-prepend-global-as`]),
    ...(n.secret === undefined ? [] : [`${group} authentication-key "${secretToken(n.secret)}"`]),
    ...(n.bfd
      ? [`${group} bfd-liveness-detection minimum-interval 300`, `${group} bfd-liveness-detection multiplier 3`]
      : []),
    ...(n.updateSource === undefined ? [] : [`${group} local-address ${n.updateSource}`]),
    ...(n.multihop && external ? [`${group} multihop ttl 2`] : []),
    // What the neighbour checks; what it sends is checked by a filter of the interface.
    ...(n.ttlSecurity ? [`${group} ttl 255`] : []),
    ...(n.reflectorClient ? [`${group} cluster ${routerIdOf(model) ?? '0.0.0.1'}`] : []),
    ...(n.asOverride ? [`${group} as-override`] : []),
    ...(n.gracefulRestart ? [`${group} graceful-restart`] : []),
    ...(table.maximumPaths !== undefined && n.link ? [`${group} multipath`] : []),
    unicast,
    // Counted after policy: what the filter refuses does not close the session.
    ...(n.maximumPrefix
      ? [
          `${unicast} accepted-prefix-limit maximum ${n.maximumPrefix.limit}`,
          `${unicast} accepted-prefix-limit teardown ${n.maximumPrefix.warning} idle-timeout 5`,
        ]
      : []),
    `${group} neighbor ${n.address} description "${n.description}"`,
  ];
}

/** Groups that stay as they are written, and without effect. */
export function junosHeldShut(model: EdgeRouterModel, table: RoutingTable): string[] {
  return table.neighbors.filter((n) => n.heldShut !== undefined).map((n) => groupOf(model, table, n));
}
