import type { EdgeRouterModel, PrefixEntry } from '../../edge';
import { type Definitions, entryText } from './definitions';
import { askedBy, communityName, importsOf, vrfPolicy } from './junosPolicy';
import { hasTargets } from './printer';

/** Prefixes stand in the terms, a community has one value, and a VRF has one policy for both families. */
export function junosDefinitions(model: EdgeRouterModel): Definitions {
  const vrfs = model.tables.flatMap(({ vrf }) => (vrf && hasTargets(model, vrf) ? [vrf] : []));
  const merged = new Set(vrfs.flatMap((vrf) => importsOf(model, vrf)));
  const texts = (entries: readonly PrefixEntry[]) => entries.map(entryText).join(' ');
  return {
    policies: [
      ...model.policies.filter((p) => !merged.has(p)),
      ...vrfs.flatMap((vrf) => importsOf(model, vrf).map((p) => ({ ...p, name: vrfPolicy(model, vrf, 'import') }))),
    ],
    prefixLists: [],
    communityLists: model.communityLists.flatMap(({ name, kind, values }) =>
      values.map((value, i) => ({ name: communityName(name, i), kind, values: [value] })),
    ),
    importPolicies: ({ vrf }) => (vrf && hasTargets(model, vrf) ? [vrfPolicy(model, vrf, 'import')] : []),
    hasTargets: (vrf) => vrf.existing || hasTargets(model, vrf),
    asksFor: (term) => {
      const { permitted, denied, communities } = askedBy(model, term);
      return [
        ...(permitted ? [`prefixes ${texts(permitted) || 'none'}`] : []),
        ...(denied.length > 0 ? [`none of prefixes ${texts(denied)}`] : []),
        ...(communities ? [`any of communities ${communities.join(' ')}`] : []),
      ];
    },
  };
}
