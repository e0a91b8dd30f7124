import type { EdgeRouterModel, Neighbor, PrefixEntry, RoutingTable } from '../../edge';
import { type Prefix, contains, overlaps } from '../../network/prefix';
import { definitionsOf } from '../router';
import { entryText } from '../router/definitions';

/** What a session tells its neighbour, each as a text. */
export interface Announced {
  /** What the router originates, learns from another session, or is given in its VRF. */
  readonly announced: readonly string[];
  /** What the filter lets pass, and nothing in the files of the routers brings. */
  readonly letThrough: readonly string[];
}

/** @param all the customer's routers, which bring each other what is in its VRFs */
export function announcedTo(
  model: EdgeRouterModel,
  table: RoutingTable,
  session: Neighbor,
  all: readonly EdgeRouterModel[],
): Announced {
  const passed = passedEntries(model, session.out);
  const isBrought = (entry: Passed) => {
    if (definitionsOf(model).announcesByFilter && session.kind !== 'pair' && isExact(entry)) return true;
    return isHere(model, table, entry, session) || isGiven(model, table, entry, session, all);
  };
  return {
    announced: passed.filter(isBrought).map(({ text }) => text),
    letThrough: passed.filter((entry) => !isBrought(entry)).map(({ text }) => text),
  };
}

/** What a session's policy lets pass, as one text a prefix. */
export function passedBy(model: EdgeRouterModel, policyName: string): string[] {
  return passedEntries(model, policyName).map(({ text }) => text);
}

interface Passed extends PrefixEntry {
  readonly text: string;
}

function passedEntries(model: EdgeRouterModel, policyName: string): Passed[] {
  const policy = model.policies.find(({ name }) => name === policyName);
  return (policy?.terms ?? []).flatMap((term) => {
    if (!term.permit) return [];
    const list = model.prefixLists.find(({ name }) => name === term.prefixList);
    const communities = model.communityLists.find(({ name }) => name === term.communityList)?.values ?? [];
    const marked = communities.length === 0 ? '' : ` with communities ${communities.join(' ')}`;
    return (list?.entries ?? [])
      .filter(({ permit }) => permit)
      .map((entry) => ({ ...entry, text: `${passedText(entry)}${marked}` }));
  });
}

/** Of all addresses, a filter of Microsoft peering lets the public ones pass. */
const passedText = (entry: PrefixEntry): string =>
  isAll(entry) ? `public IPv${entry.prefix.family} prefixes` : entryText(entry);

const isAll = ({ prefix, upTo }: PrefixEntry): boolean => prefix.length === 0 && upTo !== undefined;
const isExact = ({ upTo }: PrefixEntry): boolean => upTo === undefined;

const matches = ({ prefix, upTo }: PrefixEntry, other: Prefix): boolean =>
  upTo === undefined ? other.text === prefix.text : contains(prefix, other);

/** All that is public is met by all that is public alone: what else it has in common with a prefix no filter tells. */
const meets = (one: PrefixEntry, other: PrefixEntry): boolean =>
  isAll(one) || isAll(other)
    ? isAll(one) && isAll(other) && one.prefix.family === other.prefix.family
    : matches(one, other.prefix) ||
      matches(other, one.prefix) ||
      (!isExact(one) && !isExact(other) && overlaps(one.prefix, other.prefix));

function originates({ networks, aggregates }: RoutingTable, entry: PrefixEntry): boolean {
  return [...networks, ...aggregates].some(({ text }) => text === entry.prefix.text);
}

/** The router itself brings it into this table: it originates it, or learns it from a session other than of its pair. */
function isHere(model: EdgeRouterModel, table: RoutingTable, entry: Passed, told?: Neighbor): boolean {
  const others = table.neighbors.filter((other) => other !== told && other.kind !== 'pair');
  return originates(table, entry) || others.some((other) => isLearned(model, other, entry));
}

const isLearned = (model: EdgeRouterModel, { in: policy }: Neighbor, entry: Passed): boolean =>
  passedEntries(model, policy).some((learned) => meets(entry, learned));

/** Another router of the customer brings it into the table of that name. */
function isElsewhere(model: EdgeRouterModel, vrf: string | undefined, entry: Passed, all: readonly EdgeRouterModel[]) {
  const others = all.filter(({ customer, router }) => customer === model.customer && router !== model.router);
  return others.some((other) => other.tables.some((table) => table.vrf?.name === vrf && isHere(other, table, entry)));
}

/**
 * Another router gives it to this one: by the session of a pair, which tells nothing on that it was told itself; by a VRF,
 * which takes what has its targets, and of the shared services what they are let in for.
 */
function isGiven(
  model: EdgeRouterModel,
  { vrf, neighbors }: RoutingTable,
  entry: Passed,
  session: Neighbor,
  all: readonly EdgeRouterModel[],
): boolean {
  const pairs = neighbors.filter(({ kind }) => kind === 'pair' && (session.kind !== 'pair' || session.reflectorClient));
  if (pairs.some((pair) => isLearned(model, pair, entry)) && isElsewhere(model, vrf?.name, entry, all)) return true;
  if (vrf === undefined) return false;
  const leaked = Object.values(vrf.importPolicy).flatMap((name) => passedEntries(model, name));
  if (leaked.some((shared) => meets(entry, shared))) return true;
  if (model.backbone !== 'mpls-vpn' || vrf.importRouteTargets.length === 0) return false;
  // Sites that no router of the design attaches are there too; public prefixes only a router brings.
  return session.link?.peering !== 'microsoft' || isElsewhere(model, vrf.name, entry, all);
}
