import type {
  CommunityList,
  EdgeInterface,
  EdgeRouterModel,
  IpFamily,
  MacSec,
  Neighbor,
  PrefixEntry,
  PrefixList,
  RoutingTable,
  Term,
  Translation,
  Tunnel,
  Vrf,
} from '../../edge';
import { interfaceName } from './cisco';
import { guardsOf } from './guards';
import { hasTargets, importPoliciesOf, macSecName } from './printer';

/** A policy as the file has it, in texts: what no term permits is denied. */
export interface WrittenPolicy {
  readonly name: string;
  readonly families: readonly IpFamily[];
  readonly terms: readonly WrittenTerm[];
}

export interface WrittenTerm {
  readonly action: 'permit' | 'deny' | 'go on';
  /** What it asks of a route, a text for each condition; none where it asks nothing. */
  readonly asksFor: readonly string[];
  readonly sets: readonly string[];
}

export interface WrittenCommunities extends Omit<CommunityList, 'kind'> {
  readonly kind: CommunityList['kind'] | 'site-of-origin';
}

/** What the file of a router defines, by the names that stand in it: for whoever writes of the file. */
export interface Definitions {
  readonly policies: readonly WrittenPolicy[];
  /** None where the prefixes stand in the policies themselves. */
  readonly prefixLists: readonly PrefixList[];
  readonly communityLists: readonly WrittenCommunities[];
  /** The policies through which a VRF takes routes of others. */
  readonly importPolicies: (table: RoutingTable) => readonly string[];
  /** The policies through which a VRF gives its routes to others. */
  readonly exportPolicies: (table: RoutingTable) => readonly string[];
  /** A route of the table that a filter lets pass is announced, wherever it came from: nothing originates it in BGP. */
  readonly announcesByFilter: boolean;
  /** Whether the distinguisher and the targets of a VRF are in the file, or on the router already. */
  readonly hasTargets: (vrf: Vrf) => boolean;
  /** The number of a VRF's table in the kernel, where the file says one. */
  readonly tableOf: (vrf: Vrf) => number | undefined;
  /** A sub-interface, after what the file makes for it to stand on. */
  readonly portsOf: (at: EdgeInterface) => readonly string[];
  /** What lets in, on an interface, what is for the router itself. */
  readonly guardsOn: (at: EdgeInterface) => readonly string[];
  /** The group that a session is in. */
  readonly groupOf: (table: RoutingTable, session: Neighbor) => string | undefined;
  /** The interface of a tunnel. */
  readonly interfaceOf: (tunnel: Tunnel) => string;
  /** The policy of IKE for the local address of a tunnel, where it has another name than the tunnel. */
  readonly ikePolicyOf: (tunnel: Tunnel) => string | undefined;
  /** What cuts the segments of TCP for a tunnel, where that is a thing of its own with a name. */
  readonly segmentsOf: (tunnel: Tunnel) => string | undefined;
  readonly nameOfTranslation: (translation: Translation) => string;
  /** Interfaces of before that the file makes the inside of a translation. */
  readonly insideOf: (translation: Translation) => readonly string[];
  readonly nameOfMacSec: (macSec: MacSec) => string;
}

/**
 * The platforms whose lists are named as in the model.
 * @param cleared what is said of a term that takes route targets away
 * @param asksFor what a term asks of a route
 */
export function namedAsModel(model: EdgeRouterModel, cleared?: string, asksFor = listsOf): Definitions {
  const { policies, prefixLists, communityLists } = model;
  return {
    policies: policies.map(({ name, family, terms }) => ({
      name,
      families: [family],
      terms: terms.map((term) => ({ action: actionOf(term), asksFor: asksFor(term), sets: setsOf(term, cleared) })),
    })),
    prefixLists,
    communityLists,
    importPolicies: importPoliciesOf,
    exportPolicies: () => [],
    announcesByFilter: false,
    hasTargets: () => true,
    tableOf: () => undefined,
    portsOf: (at) => [interfaceName(at)],
    guardsOn: (at) => guardsOf({ ...model, interfaces: [at] }).map(({ name }) => name),
    groupOf: () => undefined,
    interfaceOf: ({ name }) => name,
    ikePolicyOf: () => undefined,
    segmentsOf: () => undefined,
    nameOfTranslation: ({ name }) => name,
    insideOf: () => [],
    nameOfMacSec: macSecName,
  };
}

export const actionOf = ({ permit }: Term) => (permit ? 'permit' : 'deny');

/** The lists that a term asks, by their names. */
export function listsOf({ prefixList, communityList }: Term): string[] {
  return [
    ...(prefixList === undefined ? [] : [`prefix list ${prefixList}`]),
    ...(communityList === undefined ? [] : [`community list ${communityList}`]),
  ];
}

/**
 * What a term sets, a text for each.
 * @param cleared the text of a term that takes route targets away
 */
export function setsOf(term: Term, cleared?: string): string[] {
  const { localPreference, prepend, siteOfOrigin, withoutRouteTargets } = term;
  return [
    ...(withoutRouteTargets && cleared !== undefined ? [cleared] : []),
    ...(localPreference === undefined ? [] : [`local preference ${localPreference}`]),
    ...(prepend ? [`AS ${prepend.asn} prepended ${prepend.count} times`] : []),
    ...(siteOfOrigin === undefined ? [] : [`site of origin ${siteOfOrigin}`]),
  ];
}

export const entryText = ({ prefix, upTo }: PrefixEntry): string =>
  upTo === undefined ? prefix.text : `${prefix.text} up to /${upTo}`;

/** Where the platform can do without, a VRF has targets only where something is carried by them. */
export const targetsWhereCarried = (model: EdgeRouterModel) => (vrf: Vrf) => vrf.existing || hasTargets(model, vrf);
