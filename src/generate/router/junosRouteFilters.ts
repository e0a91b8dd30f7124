import type { PrefixEntry } from '../../edge';
import { contains } from '../../network/prefix';

/** Entries of one verdict that stand in one term, where none of them hides anything of another. */
export interface RouteFilters {
  readonly permit: boolean;
  readonly entries: readonly PrefixEntry[];
}

/**
 * A list, whose first entry that matches decides, as terms of Junos, which asks the route filters of a term for the
 * longest prefix alone: where that one's length does not match, the term does not, whatever a shorter one would say.
 * source: Juniper, "How a route filter is evaluated in routing policy match conditions"
 */
export function routeFiltersOf(entries: readonly PrefixEntry[]): RouteFilters[] {
  return runsOf(entries).flatMap(({ permit, entries: run }) =>
    layersOf(run).map((layer) => ({ permit, entries: layer })),
  );
}

/** Neighbours of one verdict, among which the order means nothing. */
function runsOf(entries: readonly PrefixEntry[]): RouteFilters[] {
  const runs: { permit: boolean; entries: PrefixEntry[] }[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last?.permit === entry.permit) last.entries.push(entry);
    else runs.push({ permit: entry.permit, entries: [entry] });
  }
  return runs;
}

function layersOf(entries: readonly PrefixEntry[]): PrefixEntry[][] {
  const layers: PrefixEntry[][] = [];
  for (const entry of entries) {
    const layer = layers.find((l) => !l.some((other) => hides(entry, other) || hides(other, entry)));
    if (layer) layer.push(entry);
    else layers.push([entry]);
  }
  return layers;
}

/** The longest prefixes that an entry matches have this length. */
const reachOf = ({ prefix, upTo }: PrefixEntry): number => upTo ?? prefix.length;

/** Whether the longer prefix of an entry keeps from another what lies in both and only the other matches. */
function hides(entry: PrefixEntry, from: PrefixEntry): boolean {
  return contains(from.prefix, entry.prefix) && reachOf(from) > reachOf(entry);
}
