import type { Customer, Design, Site, Subnet, VirtualNetwork } from '../design';
import { prefixesOf } from '../design';
import { type Address, type Family, type Prefix, addressAt, containsAddress, parseAddress } from '../network/prefix';
import { clientPools } from './clients';

/** One end of a path. `named`: said by its name, so that any of its addresses stands for it. */
export type Endpoint =
  | {
      readonly kind: 'subnet';
      readonly network: VirtualNetwork;
      readonly subnet: Subnet;
      readonly address: Address;
      readonly named?: boolean;
    }
  | { readonly kind: 'site'; readonly site: Site; readonly address: Address; readonly named?: boolean }
  /** A point-to-site client of the VPN gateway of a network. */
  | { readonly kind: 'client'; readonly network: VirtualNetwork; readonly address: Address }
  /** A shared service that the customer names, or the CSP's site that sites of the customer have a path to. */
  | {
      readonly kind: 'csp';
      readonly name: string;
      readonly address: Address;
      /** The sites of the customer that reach it. */
      readonly reachedBy: readonly Site[];
      /** In the VRF of the customer, by which its circuits reach it too where they advertise it. */
      readonly inVrf: boolean;
    }
  /** An address that is nowhere in the customer's design. */
  | { readonly kind: 'outside'; readonly address: Address; readonly service?: Service };

/** A service of Microsoft, with an address that stands for all of its addresses. */
export interface Service {
  /** Tags of security rules that its addresses are in. */
  readonly tags: readonly string[];
  readonly address: string;
  /** What `serviceEndpoints` of a subnet says where it leads there; source: virtual-network-service-endpoints-overview */
  readonly endpoints: readonly string[];
}

export const services: Readonly<Record<string, Service>> = {
  internet: { tags: [], address: '1.1.1.1', endpoints: [] },
  microsoft365: { tags: ['MicrosoftContainerRegistry', 'Office365'], address: '52.96.0.1', endpoints: [] },
  storage: {
    tags: ['Storage', 'AzureCloud'],
    address: '20.38.98.1',
    endpoints: ['Microsoft.Storage', 'Microsoft.Storage.Global'],
  },
};

/** The first address of a subnet or site that a host can have: Azure keeps the first four of a subnet. */
const FIRST_HOST = { subnet: 4, site: 1 } as const;

/**
 * What a person means by a text: an address, `subscription/network/subnet`, `network/subnet`, the name of a site,
 * or one of the services. undefined where nothing of the customer has that name.
 */
export function endpointOf(design: Design, customer: Customer, text: string): Endpoint | undefined {
  const address = parseAddress(text.trim()) ?? parseAddress(services[text.trim().toLowerCase()]?.address ?? '');
  if (address) return locate(design, customer, address);
  const site = customer.sites.find((s) => s.name === text);
  if (site) {
    const first = site.prefixes[0] && addressAt(site.prefixes[0], FIRST_HOST.site);
    return first && { kind: 'site', site, address: first, named: true };
  }
  for (const network of customer.virtualNetworks) {
    for (const subnet of network.subnets) {
      if (![`${network.ref}/${subnet.name}`, `${network.name}/${subnet.name}`].includes(text)) continue;
      const first = subnet.prefixes[0] && addressAt(subnet.prefixes[0], FIRST_HOST.subnet);
      return first && { kind: 'subnet', network, subnet, address: first, named: true };
    }
  }
  return undefined;
}

/** The two ends with addresses of one family, where an end that is said by its name has one; else as they are. */
export function inOneFamily(from: Endpoint, to: Endpoint): readonly [Endpoint, Endpoint] {
  if (from.address.family === to.address.family) return [from, to];
  const moved = inFamily(from, to.address.family);
  return moved ? [moved, to] : [from, inFamily(to, from.address.family) ?? to];
}

function inFamily(end: Endpoint, family: Family): Endpoint | undefined {
  if ((end.kind !== 'site' && end.kind !== 'subnet') || !end.named) return undefined;
  const prefix = (end.kind === 'site' ? end.site : end.subnet).prefixes.find((p) => p.family === family);
  const address = prefix && addressAt(prefix, FIRST_HOST[end.kind]);
  return address && { ...end, address };
}

/** Where an address is: the most specific subnet, else the most specific site, pool or service, else outside. */
export function locate(design: Design, customer: Customer, address: Address): Endpoint {
  for (const network of customer.virtualNetworks) {
    const subnet = network.subnets.find((s) => s.prefixes.some((p) => containsAddress(p, address)));
    if (subnet) return { kind: 'subnet', network, subnet, address };
  }
  const best = candidates(design, customer, address)
    .filter(({ prefix }) => containsAddress(prefix, address))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0];
  if (best) return best.end;
  const service = Object.values(services).find((one) => one.address === address.text);
  return { kind: 'outside', address, ...(service && { service }) };
}

interface Candidate {
  readonly prefix: Prefix;
  readonly end: Endpoint;
}

function candidates({ provider }: Design, customer: Customer, address: Address): Candidate[] {
  const of = (prefixes: readonly Prefix[], end: Endpoint) => prefixes.map((prefix): Candidate => ({ prefix, end }));
  const attached = customer.sites.filter((site) => site.attachments.length > 0);
  const shared = (provider.raw.sharedServices ?? []).filter(
    ({ name }) => name !== undefined && customer.raw.sharedServices?.includes(name),
  );
  return [
    ...customer.sites.flatMap((site) =>
      of([...site.prefixes, ...prefixesOf(site.raw.publicPrefixes)], { kind: 'site', site, address }),
    ),
    ...customer.virtualNetworks.flatMap((network) => of(clientPools(network), { kind: 'client', network, address })),
    ...shared.flatMap(({ name = '', prefixes }) =>
      of(prefixesOf(prefixes), { kind: 'csp', name, address, reachedBy: attached, inVrf: true }),
    ),
    ...customer.sites.flatMap((site) => {
      const way = site.raw.reachesProvider;
      const at = provider.sites.find(({ name }) => name === way?.site);
      const prefixes = way ? prefixesOf(way.prefixes ?? at?.raw.prefixes) : [];
      const reachedBy = customer.sites.filter(({ raw }) => raw.reachesProvider?.site === way?.site);
      return of(prefixes, { kind: 'csp', name: way?.site ?? '', address, reachedBy, inVrf: false });
    }),
  ];
}

/** The name of an end, as a person would write it. */
export function nameOf(end: Endpoint): string {
  switch (end.kind) {
    case 'subnet':
      return `${end.network.ref}/${end.subnet.name} (${end.address.text})`;
    case 'site':
      return `${end.site.name} (${end.address.text})`;
    case 'client':
      return `${end.network.vpnGateway?.name ?? end.network.ref} (${end.address.text})`;
    case 'csp':
      return `${end.name} (${end.address.text})`;
    case 'outside':
      return end.address.text;
  }
}
