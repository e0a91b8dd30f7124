import { type Circuit, type Customer, type Design, type Peering, type Site, prefixesOf } from '../design';
import { type Prefix, comparePrefixes, equals, makePrefix } from '../network/prefix';
import { acceptedFromAzure, advertisedToAzure, sitesBehind } from '../routing';
import type { IpFamily } from './model';

/** 0.0.0.0/0 */
export const DEFAULT_ROUTE: Prefix = makePrefix(4, 0n, 0);

/** Without duplicates, in order. */
export function unique(prefixes: readonly Prefix[]): Prefix[] {
  return [...prefixes].sort(comparePrefixes).filter((p, i, all) => {
    const before = all[i - 1];
    return !before || !equals(before, p);
  });
}

export function ofFamily<T extends { readonly family: IpFamily }>(items: readonly T[], family: IpFamily): T[] {
  return items.filter((item) => item.family === family);
}

export function isIn(prefix: Prefix, list: readonly Prefix[]): boolean {
  return list.some((p) => equals(p, prefix));
}

/** What the edge advertises on a link of a peering; only pools of translation differ between the links. */
export function outTo(design: Design, peering: Peering, which: 'primary' | 'secondary'): Prefix[] {
  const { circuit, raw } = peering;
  if (peering.type === 'AzurePrivatePeering') {
    return unique(advertisedToAzure(design, circuit).map((a) => a.prefix));
  }
  const all = prefixesOf(raw.advertisedPublicPrefixes);
  if (raw.nat?.scope !== 'per-link') return unique(all);
  const pools = prefixesOf(raw.nat.pools);
  const own = pools[which === 'primary' ? 0 : 1];
  const others = pools.filter((pool) => pool !== own);
  return unique([...all.filter((p) => !isIn(p, others)), ...(own ? [own] : [])]);
}

/** What the edge accepts on a private peering, with the CSP's prefixes of a site that reaches them by Global Reach. */
export function inFrom(design: Design, circuit: Circuit): Prefix[] {
  const accepted = acceptedFromAzure(design, circuit).map((a) => a.prefix);
  const said = circuit.raw.peerings?.private?.routing?.accept;
  if (said || circuit.model === 'connect-through') return unique(accepted);
  const csp = sitesBehind(design, circuit).flatMap((site) =>
    site.raw.reachesProvider?.over === 'global-reach' ? providerPrefixes(design, site) : [],
  );
  return unique([...accepted, ...csp]);
}

/** The CSP's prefixes that a site reaches: those it names, else all of the CSP's site. */
export function providerPrefixes(design: Design, site: Site): Prefix[] {
  const path = site.raw.reachesProvider;
  if (!path) return [];
  const at = design.provider.sites.find((s) => s.name === path.site);
  return unique(prefixesOf(path.prefixes ?? at?.raw.prefixes));
}

/** Sites whose prefixes are in the customer's VRF: those that are attached to the CSP's network. */
export function attachedSites(customer: Customer): readonly Site[] {
  return customer.sites.filter((site) => site.attachments.length > 0);
}

/** Prefixes of the shared services that the customer names. */
export function sharedPrefixes(design: Design, customer: Customer): Prefix[] {
  return unique(sharedServicesOf(design, customer).flatMap((s) => prefixesOf(s.prefixes)));
}

export function sharedServicesOf(design: Design, customer: Customer) {
  const names = new Set(customer.raw.sharedServices);
  return (design.provider.raw.sharedServices ?? []).filter((s) => s.name !== undefined && names.has(s.name));
}

/** A peering of the customer in the VRF lets the default route go to Azure. */
export function wantsDefaultRoute(design: Design, customer: Customer): boolean {
  return customer.circuits
    .filter((c) => c.model === 'connect-through')
    .some((c) => advertisedToAzure(design, c).some((a) => equals(a.prefix, DEFAULT_ROUTE)));
}
