import type { EdgeRouterModel, PrefixEntry } from '../../edge';
import { type Definitions, entryText } from './definitions';
import { communityName, importsOf, vrfPolicy } from './junosPolicy';
import { hasTargets } from './printer';

/** Prefixes stand in the terms, a community has one value, and a VRF has one policy for both families. */
export function junosDefinitions(model: EdgeRouterModel): Definitions {
  const vrfs = model.tables.flatMap(({ vrf }) => (vrf && hasTargets(model, vrf) ? [vrf] : []));
  const merged = new Set(vrfs.flatMap((vrf) => importsOf(model, vrf)));
  const texts = (entries: readonly PrefixEntry[] | undefined, permit: boolean) =>
    (entries ?? []).filter((e) => e.permit === permit).map(entryText);
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
    asksFor: ({ prefixList, communityList }) => {
      const list = model.prefixLists.find(({ name }) => name === prefixList);
      const communities = model.communityLists.find(({ name }) => name === communityList);
      const [permitted, denied] = [texts(list?.entries, true), texts(list?.entries, false)];
      return [
        ...(list ? [`prefixes ${permitted.join(' ') || 'none'}`] : []),
        ...(denied.length > 0 ? [`none of prefixes ${denied.join(' ')}`] : []),
        ...(communities
          ? [`any of communities ${communities.values.map((_, i) => communityName(communities.name, i)).join(' ')}`]
          : []),
      ];
    },
  };
}
