import type { EdgeRouterModel, RoutingTable } from '../../edge';
import { ip } from './cisco';

/** No table is routed of itself. source: Arista, EOS user manual (IPv4, IPv6) */
export function routingLines({ vrf, families }: Pick<RoutingTable, 'vrf' | 'families'>): string[] {
  const at = vrf ? ` vrf ${vrf.name}` : '';
  // A VRF has IPv4 whatever its sessions are.
  const isRouted = { 4: vrf !== undefined || families.includes(4), 6: families.includes(6) };
  return [...(isRouted[4] ? [`ip routing${at}`] : []), ...(isRouted[6] ? [`ipv6 unicast-routing${at}`] : [])];
}

/** Of the global table: it may have been routed before. */
export function globalRoutingLines({ tables }: Pick<EdgeRouterModel, 'tables'>): string[] {
  return tables.filter((t) => t.vrf === undefined).flatMap(routingLines);
}

export function staticLines({ vrf, statics }: RoutingTable): string[] {
  return statics.map(
    ({ prefix, nextHop }) =>
      `${ip(prefix.family)} route ${vrf ? `vrf ${vrf.name} ` : ''}${prefix.text} ${nextHop.kind === 'discard' ? 'Null0 254' : nextHop.address}`,
  );
}
