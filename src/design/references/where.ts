import type { Path } from '../finding';
import { edgeRoutersFor, findEdgeRouterAt, findProviderSite } from '../lookup';
import type { Circuit, Customer, Design, EdgeRouter, Subscription } from '../model';

/** What stands around a name, as far as it can be read. */
export interface Where {
  readonly design: Pick<Design, 'provider'> | undefined;
  /** The customer whose file it is; undefined in the provider file. */
  readonly customer: Customer | undefined;
  readonly path: Path;
  /** The value of the file, half typed. */
  readonly value: unknown;
}

/** The value of a key in the nearest mapping around that has it. */
export function around({ path, value }: Where, key: string): unknown {
  for (let length = path.length; length >= 0; length--) {
    const at = path
      .slice(0, length)
      .reduce<unknown>((v, step) => (v as Record<string | number, unknown> | undefined)?.[step], value);
    if (typeof at === 'object' && at !== null && !Array.isArray(at) && key in at)
      return (at as Record<string, unknown>)[key];
  }
  return undefined;
}

export function circuitAround({ customer, path }: Where): Circuit | undefined {
  return path[0] === 'circuits' ? customer?.circuits[Number(path[1])] : undefined;
}

/** The subscription that a name stands in, or that its circuit is in. */
export function subscriptionAround(where: Where): Subscription | undefined {
  const { customer, path } = where;
  return path[0] === 'subscriptions' ? customer?.subscriptions[Number(path[1])] : circuitAround(where)?.subscription;
}

/** The edge routers that can be meant; undefined where the site that they are at is not known. */
export function edgeRoutersAround(where: Where): readonly EdgeRouter[] | undefined {
  const { design, path } = where;
  if (!design) return undefined;
  const circuit = circuitAround(where);
  if (circuit) return edgeRoutersFor(design, circuit);
  if (!path.includes('connectsTo')) return design.provider.edgeRouters;
  const site = around(where, 'site');
  return typeof site === 'string' ? findProviderSite(design.provider, site)?.edgeRouters : undefined;
}

/** The edge router whose interface is meant: that of the link, of the attachment, or of this end of the interlink. */
export function edgeRouterAround(where: Where): EdgeRouter | undefined {
  const { path } = where;
  const key = path.includes('interlinks') ? (path.at(-1) === 0 ? 'a' : 'b') : 'edgeRouter';
  const name = around(where, key);
  return typeof name === 'string' ? findEdgeRouterAt(edgeRoutersAround(where) ?? [], name) : undefined;
}
