import type {
  CommunityList,
  EdgeRouterModel,
  Policy,
  PrefixEntry,
  PrefixList,
  RoutingTable,
  Term,
  Vrf,
} from '../../edge';
import { hasTargets, importPoliciesOf } from './printer';

/** What the file of a router defines, by the names that stand in it: for whoever writes of the file. */
export interface Definitions {
  readonly policies: readonly Policy[];
  /** None where the prefixes stand in the policies themselves. */
  readonly prefixLists: readonly PrefixList[];
  readonly communityLists: readonly CommunityList[];
  /** The policies through which a VRF takes routes of others. */
  readonly importPolicies: (table: RoutingTable) => readonly string[];
  /** Whether the distinguisher and the targets of a VRF are in the file, or on the router already. */
  readonly hasTargets: (vrf: Vrf) => boolean;
  /** What a term asks of a route, a text for each condition. */
  readonly asksFor: (term: Term) => readonly string[];
}

/** The platforms whose lists are named as in the model. */
export function namedAsModel({ policies, prefixLists, communityLists }: EdgeRouterModel): Definitions {
  return {
    policies,
    prefixLists,
    communityLists,
    importPolicies: importPoliciesOf,
    hasTargets: () => true,
    asksFor: ({ prefixList, communityList }) => [
      ...(prefixList === undefined ? [] : [`prefix list ${prefixList}`]),
      ...(communityList === undefined ? [] : [`community list ${communityList}`]),
    ],
  };
}

/** Linux has targets only where something is carried by them. */
export function namedAsFrr(model: EdgeRouterModel): Definitions {
  return { ...namedAsModel(model), hasTargets: (vrf) => vrf.existing || hasTargets(model, vrf) };
}

export const entryText = ({ prefix, upTo }: PrefixEntry): string =>
  upTo === undefined ? prefix.text : `${prefix.text} up to /${upTo}`;
