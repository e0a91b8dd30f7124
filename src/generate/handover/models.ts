import type { EdgeRouterModel, Neighbor, Policy, PrefixEntry } from '../../edge';
import { containsAddress, parseAddress, parseInterfaceAddress } from '../../network/prefix';
import type { CustomerOutput } from '../context';
import { asPrinted, modelsOf } from '../router';
import { entryText } from '../router/definitions';

const known = new WeakMap<CustomerOutput, readonly EdgeRouterModel[]>();

/**
 * What the customer needs on each router, as the router files have it, without what its platform cannot do: the CSP's,
 * the customer's, and its VPN devices.
 */
export function routersOf(output: CustomerOutput): readonly EdgeRouterModel[] {
  const models = known.get(output) ?? modelsOf(output).map(asPrinted);
  known.set(output, models);
  return models;
}

/** The address from which a session is spoken: of the interface that its neighbour is on, of the tunnel, or a loopback. */
export function localAddressOf(model: EdgeRouterModel, neighbor: Neighbor): string | undefined {
  const address = parseAddress(neighbor.address);
  const own = model.interfaces
    .flatMap((at) => at.addresses)
    .find((text) => {
      const parsed = parseInterfaceAddress(text);
      return parsed !== undefined && address !== undefined && containsAddress(parsed.prefix, address);
    });
  return own?.split('/')[0] ?? neighbor.updateSource;
}

/** What a session's policy lets pass, as one text a prefix. */
export function passedBy(model: EdgeRouterModel, policyName: string): string[] {
  const policy = model.policies.find(({ name }) => name === policyName);
  return (policy?.terms ?? []).flatMap((term) => {
    if (!term.permit) return [];
    const list = model.prefixLists.find(({ name }) => name === term.prefixList);
    const communities = model.communityLists.find(({ name }) => name === term.communityList)?.values ?? [];
    const marked = communities.length === 0 ? '' : ` with communities ${communities.join(' ')}`;
    return (list?.entries ?? []).filter(({ permit }) => permit).map((entry) => `${passedText(entry)}${marked}`);
  });
}

/** Of all addresses, a filter of Microsoft peering lets the public ones pass. */
const passedText = (entry: PrefixEntry): string =>
  entry.prefix.length === 0 && entry.upTo !== undefined
    ? `public IPv${entry.prefix.family} prefixes`
    : entryText(entry);

/** What a term of a policy sets, as a text. */
export function setText(set: Policy['terms'][number]): string {
  const sets = [
    set.localPreference !== undefined && `local preference ${set.localPreference}`,
    set.prepend && `AS ${set.prepend.asn} prepended ${set.prepend.count} times`,
    set.siteOfOrigin && `site of origin ${set.siteOfOrigin}`,
  ];
  return sets.filter(Boolean).join(', ');
}
