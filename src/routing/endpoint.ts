import type { Customer, Site, Subnet, VirtualNetwork } from '../design';
import { type Address, addressAt, containsAddress, parseAddress } from '../network/prefix';

/** One end of a path. */
export type Endpoint =
  | { readonly kind: 'subnet'; readonly network: VirtualNetwork; readonly subnet: Subnet; readonly address: Address }
  | { readonly kind: 'site'; readonly site: Site; readonly address: Address }
  /** An address that is nowhere in the customer's design. */
  | { readonly kind: 'outside'; readonly address: Address };

/** Services of Microsoft, by service tag, with an address of theirs that stands for all. */
export const services: Readonly<Record<string, { readonly tags: readonly string[]; readonly address: string }>> = {
  internet: { tags: [], address: '1.1.1.1' },
  microsoft365: { tags: ['MicrosoftContainerRegistry', 'Office365'], address: '52.96.0.1' },
  storage: { tags: ['Storage', 'AzureCloud'], address: '20.38.98.1' },
};

/** The first address of a subnet or site that a host can have: Azure keeps the first four of a subnet. */
const FIRST_HOST = { subnet: 4, site: 1 } as const;

/**
 * What a person means by a text: an address, `subscription/network/subnet`, `network/subnet`, the name of a site,
 * or one of the services. undefined where nothing of the customer has that name.
 */
export function endpointOf(customer: Customer, text: string): Endpoint | undefined {
  const address = parseAddress(text.trim()) ?? parseAddress(services[text.trim().toLowerCase()]?.address ?? '');
  if (address) return locate(customer, address);
  const site = customer.sites.find((s) => s.name === text);
  if (site) {
    const first = site.prefixes[0] && addressAt(site.prefixes[0], FIRST_HOST.site);
    return first && { kind: 'site', site, address: first };
  }
  for (const network of customer.virtualNetworks) {
    for (const subnet of network.subnets) {
      if (![`${network.ref}/${subnet.name}`, `${network.name}/${subnet.name}`].includes(text)) continue;
      const first = subnet.prefixes[0] && addressAt(subnet.prefixes[0], FIRST_HOST.subnet);
      return first && { kind: 'subnet', network, subnet, address: first };
    }
  }
  return undefined;
}

/** Where an address is: the most specific subnet, else the most specific site, else outside. */
export function locate(customer: Customer, address: Address): Endpoint {
  for (const network of customer.virtualNetworks) {
    const subnet = network.subnets.find((s) => s.prefixes.some((p) => containsAddress(p, address)));
    if (subnet) return { kind: 'subnet', network, subnet, address };
  }
  const candidates = customer.sites.flatMap((site) =>
    site.prefixes.filter((p) => containsAddress(p, address)).map((prefix) => ({ site, prefix })),
  );
  const best = candidates.sort((a, b) => b.prefix.length - a.prefix.length)[0];
  return best ? { kind: 'site', site: best.site, address } : { kind: 'outside', address };
}

/** The name of an end, as a person would write it. */
export function nameOf(end: Endpoint): string {
  if (end.kind === 'subnet') return `${end.network.ref}/${end.subnet.name} (${end.address.text})`;
  return end.kind === 'site' ? `${end.site.name} (${end.address.text})` : end.address.text;
}
