import { type Prefix, contains, parsePrefix } from '../../../../../src/network/prefix';
import { refuse } from './grammar';

/** A `route-filter` line: its prefix, and the longest that it matches. */
export interface RouteFilter {
  readonly text: string;
  readonly prefix: Prefix;
  readonly upTo: number;
}

export function routeFilter(text: string, upTo: string | undefined): RouteFilter {
  const prefix = parsePrefix(text) ?? refuse(text);
  return { text, prefix, upTo: upTo === undefined ? prefix.length : Number(upTo) };
}

/**
 * Whether the route filters of one term match a route. Those with the longest prefix that the route lies in are asked, in
 * their order, and no shorter one. source: Juniper, "How route lists are evaluated", "How prefix order affects route list
 * evaluation"
 */
export function routesMatch(filters: readonly RouteFilter[], route: Prefix): boolean {
  const around = filters.filter((f) => contains(f.prefix, route));
  const longest = Math.max(...around.map((f) => f.prefix.length));
  return around.some((f) => f.prefix.length === longest && route.length <= f.upTo);
}

/** The filters of a term of which each matches all that it says; a longer prefix may keep it from that. */
export function withoutHidden(filters: readonly RouteFilter[]): readonly RouteFilter[] {
  for (const outer of filters)
    for (const inner of filters) {
      const isInside = inner.prefix.length > outer.prefix.length && contains(outer.prefix, inner.prefix);
      if (isInside && outer.upTo > inner.upTo) refuse(`${inner.text} hides what ${outer.text} would match`);
    }
  return filters;
}
