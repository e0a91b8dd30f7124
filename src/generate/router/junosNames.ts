import type { EdgeInterface, EdgeRouterModel, IpFamily, Neighbor, RoutingTable } from '../../edge';
import { nameOfFilter } from '../../edge';

export const inet = (family: IpFamily) => (family === 4 ? 'inet' : 'inet6');

/** `xe-0/0/0.110` */
export function unitName(at: Pick<EdgeInterface, 'parent' | 'unit'>): string {
  return `${at.parent}.${at.unit ?? 0}`;
}

/** `interfaces xe-0/0/0 unit 110` */
export function unitPath(at: Pick<EdgeInterface, 'parent' | 'unit'>): string {
  return `interfaces ${at.parent} unit ${at.unit ?? 0}`;
}

/** Name of what the model has no word for: it exists on Junos only. */
export function own(model: EdgeRouterModel, what: string): string {
  return nameOfFilter(model.customer, what);
}

/** What comes before the statements of a table: nothing in the global one. */
export function instanceOf({ vrf }: Pick<RoutingTable, 'vrf'>): string {
  return vrf ? `routing-instances ${vrf.name} ` : '';
}

/** One group for each neighbour: its name tells the customer and what it is. */
export function groupName(model: EdgeRouterModel, { kind, address }: Neighbor): string {
  return own(model, `${kind}-${addressInName(address)}`);
}

/** An address as a part of a name: `10-200-255-1` */
export function addressInName(address: string): string {
  return address.replaceAll(/[^0-9A-Za-z]+/g, '-').replaceAll(/^-|-$/g, '');
}

export function groupOf(model: EdgeRouterModel, table: Pick<RoutingTable, 'vrf'>, n: Neighbor): string {
  return `${instanceOf(table)}protocols bgp group ${groupName(model, n)}`;
}

/** Static routes of a table, with their next hops. */
export function staticLines(table: RoutingTable): string[] {
  const { vrf, statics } = table;
  return statics.map(({ prefix, nextHop }) => {
    const to = nextHop.kind === 'discard' ? 'discard' : `next-hop ${nextHop.address}`;
    return `${ribOf(vrf, prefix.family)}static route ${prefix.text} ${to}`;
  });
}

/** A discard route gives way to any other route of its prefix. */
export function discardPreferences({ vrf, statics }: RoutingTable): string[] {
  return statics
    .filter((s) => s.nextHop.kind === 'discard')
    .map(({ prefix }) => `${ribOf(vrf, prefix.family)}static route ${prefix.text} preference 254`);
}

/** Where the routes of a family of a table are said. */
export function ribOf(vrf: RoutingTable['vrf'], family: IpFamily): string {
  const rib = family === 4 ? '' : `rib ${vrf ? `${vrf.name}.` : ''}inet6.0 `;
  return `${instanceOf({ vrf })}routing-options ${rib}`;
}
