import type { EdgeRouterModel, RoutingTable } from '../../edge';
import { containsAddress, parseAddress, parsePrefix } from '../../network/prefix';
import { importPoliciesOf } from './printer';

/** Without the policies and lists that no session and no VRF refers to. */
export function usedOnly(model: EdgeRouterModel): EdgeRouterModel {
  const named = new Set(model.tables.flatMap(policiesOf));
  const policies = model.policies.filter((p) => named.has(p.name));
  const terms = policies.flatMap((p) => p.terms);
  const lists = new Set(terms.flatMap((t) => t.prefixList ?? []));
  const communities = new Set(terms.flatMap((t) => t.communityList ?? []));
  return {
    ...model,
    policies,
    prefixLists: model.prefixLists.filter((l) => lists.has(l.name)),
    communityLists: model.communityLists.filter((l) => communities.has(l.name)),
  };
}

/** Whether a policy takes the route targets away that a neighbour sent. */
export function clearsTargets({ policies }: Pick<EdgeRouterModel, 'policies'>): boolean {
  return policies.some((p) => p.terms.some((t) => t.withoutRouteTargets));
}

/** Names of the policies that a table refers to. */
export function policiesOf(table: RoutingTable): string[] {
  return [
    ...table.neighbors.flatMap((n) => [n.in, n.out]),
    ...importPoliciesOf(table),
    ...Object.values(table.defaultPolicy ?? {}),
  ];
}

/** Both ends of a link network of four addresses or less. */
export function sameLink(withLength: string, address: string): boolean {
  const prefix = parsePrefix(withLength);
  const other = parseAddress(address);
  return prefix !== undefined && other !== undefined && containsAddress(prefix, other);
}
