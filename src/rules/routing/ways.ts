import type { Customer, Provider, Site, Subnet, VirtualNetwork } from '../../design';
import { addressAt, containsAddress, parseAddress } from '../../network/prefix';
import { type Endpoint, type OneWay, routedWays } from '../../routing';
import type { CustomerScope } from '../rule';

/** A subnet of workloads, with the network that it is in. */
export interface Workload {
  readonly network: VirtualNetwork;
  readonly subnet: Subnet;
}

/** The ways between a site, or another subnet, and a subnet. */
export interface Ways {
  readonly from: { readonly site: Site } | Workload;
  readonly to: Workload;
  readonly forward: OneWay;
  readonly back: OneWay;
}

/** Subnets that Azure's own things stand in; their routes are looked at by other rules. */
const PLATFORM = [
  'GatewaySubnet',
  'AzureFirewallSubnet',
  'AzureFirewallManagementSubnet',
  'RouteServerSubnet',
  'AzureBastionSubnet',
];
/** Azure keeps the first four addresses of a subnet; source: UDR */
const FIRST_HOST = 4;
/** Beyond this many subnets only the ways to and from sites are looked at. */
const MOST_SUBNETS = 24;

const kept = new WeakMap<Customer, { readonly provider: Provider; readonly ways: readonly Ways[] }>();

/**
 * The ways between all sites and subnets of a customer, and among its subnets. None where no user-defined route stands:
 * then both directions follow what Azure and BGP make, which is symmetric.
 */
export function waysOf(scope: CustomerScope): readonly Ways[] {
  const { customer, provider } = scope;
  const known = kept.get(customer);
  if (known?.provider === provider) return known.ways;
  const ways = customer.subscriptions.some((s) => s.routeTables.some((t) => (t.raw.routes ?? []).length > 0))
    ? [...walked(scope)]
    : [];
  kept.set(customer, { provider, ways });
  return ways;
}

function* walked({ customer, design }: CustomerScope): Generator<Ways> {
  const workloads = customer.virtualNetworks
    .flatMap((network) => network.subnets.map((subnet) => ({ network, subnet })))
    .filter(isWorkload)
    .flatMap((workload) => {
      const end = endOf(workload);
      return end ? [{ workload, end }] : [];
    });
  const sites = customer.sites.flatMap((site) => {
    const address = site.prefixes[0] && addressAt(site.prefixes[0], 1);
    return address ? [{ site, end: { kind: 'site', site, address } satisfies Endpoint }] : [];
  });
  for (const to of workloads) {
    for (const { site, end } of sites) {
      yield { from: { site }, to: to.workload, ...routedWays(design, customer, end, to.end) };
    }
  }
  if (workloads.length > MOST_SUBNETS) return;
  for (const [i, from] of workloads.entries()) {
    for (const to of workloads.slice(i + 1)) {
      yield { from: from.workload, to: to.workload, ...routedWays(design, customer, from.end, to.end) };
    }
  }
}

function endOf({ network, subnet }: Workload): Endpoint | undefined {
  const prefix = subnet.prefixes.find((p) => p.family === 4) ?? subnet.prefixes[0];
  const address = prefix && addressAt(prefix, FIRST_HOST);
  return address && { kind: 'subnet', network, subnet, address };
}

function isWorkload({ network, subnet }: Workload): boolean {
  const firewall = parseAddress(network.firewall?.raw.privateIpAddress ?? '');
  const ofFirewall = firewall !== undefined && subnet.prefixes.some((p) => containsAddress(p, firewall));
  return !PLATFORM.includes(subnet.name) && !ofFirewall;
}

/** The firewalls that a way passes. */
export function firewallsOf(way: OneWay): readonly string[] {
  return way.hops.flatMap((hop) => (hop.kind === 'firewall' && hop.verdict === 'ask' ? [hop.name] : []));
}
