import { isPlatformSubnet } from '../../catalog/networkLimits';
import type { Customer, Design, Site, Subnet, VirtualNetwork } from '../../design';
import { kept } from '../../design/kept';
import { addressAt, containsAddress, hostPrefix, parseAddress, parsePrefix } from '../../network/prefix';
import { PrefixTable } from '../../network/trie';
import { type Endpoint, type OneWay, attachedFamilies, routedWays } from '../../routing';
import type { CustomerScope } from '../rule';
import { grouped } from '../shared/groups';

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

/** Azure keeps the first four addresses of a subnet; source: UDR */
const FIRST_HOST = 4;
/** Beyond this many subnets only the ways to and from sites are looked at. */
const MOST_SUBNETS = 24;
/** Of sites that have the same ways a message names no more. */
const MOST_SITES = 4;

/**
 * The ways between all sites and subnets of a customer, and among its subnets. None where no user-defined route stands:
 * then both directions follow what Azure and BGP make, which is symmetric.
 */
export function waysOf({ customer, design }: CustomerScope): readonly Ways[] {
  return waysIn(design, customer);
}

const waysIn = kept((design, customer: Customer): readonly Ways[] =>
  customer.subscriptions.some((s) => s.routeTables.some((t) => (t.raw.routes ?? []).length > 0))
    ? [...walked(design, customer)]
    : [],
);

/** The ends by kind: those of one kind have the same ways, so that thousands of subnets are not walked one by one. */
function endsOf(customer: Customer) {
  const said = saidPrefixes(customer);
  const covers = ({ address }: Endpoint) => said.covering(hostPrefix(address)).map(({ prefix }) => prefix.text);
  const workloads = customer.virtualNetworks
    .flatMap((network) => network.subnets.map((subnet) => ({ network, subnet })))
    .filter(isWorkload)
    .flatMap((workload) => {
      const end = endOf(workload);
      return end ? [{ workload, end }] : [];
    });
  const sites = customer.sites.flatMap((site) => {
    const address = site.prefixes[0] && addressAt(site.prefixes[0], 1);
    return address ? [{ site, end: { kind: 'site', site, address, named: true } satisfies Endpoint }] : [];
  });
  return {
    workloads,
    kinds: alike(workloads, ({ workload: { network, subnet }, end }) => [
      network.ref,
      subnet.raw.routeTable ?? null,
      end.address.family,
      covers(end),
    ]),
    sites: alike(sites, ({ site, end }) => {
      const more = { ...site.raw, name: null, displayName: null, prefixes: null, connectsTo: null };
      return [more, end.address.family, attachedFamilies(site), site.attachments.length > 0, covers(end)];
    }),
  };
}

function alike<T>(items: readonly T[], kindOf: (item: T) => unknown): T[][] {
  return [...grouped(items, (item) => JSON.stringify(kindOf(item))).values()];
}

/** Every prefix that a route, a filter, a gateway or a tunnel treats in a way of its own. */
function saidPrefixes(customer: Customer): PrefixTable<true> {
  const table = new PrefixTable<true>();
  const lists = [
    ...customer.subscriptions.flatMap((s) =>
      s.routeTables.map((t) => (t.raw.routes ?? []).map((route) => route.addressPrefix ?? '')),
    ),
    ...customer.circuits.flatMap(({ raw, peerings }) => [
      raw.encryption?.advertise,
      ...peerings.flatMap((peering) => [peering.raw.routing?.advertise, peering.raw.routing?.accept]),
    ]),
    ...customer.vpnConnections.map(({ raw }) => raw.prefixes),
    ...customer.virtualNetworks.flatMap(({ raw }) => [
      raw.addressSpace,
      raw.summarizedGatewayPrefixes,
      raw.vpnGateway?.pointToSite?.addressPool,
      ...(raw.routeServer?.bgpPeers ?? []).map((peer) => peer.advertise),
    ]),
  ];
  for (const prefix of new Set(lists.flatMap((list) => list ?? []))) {
    const parsed = parsePrefix(prefix);
    if (parsed) table.insert(parsed, true);
  }
  return table;
}

function* walked(design: Design, customer: Customer): Generator<Ways> {
  const { workloads, kinds, sites } = endsOf(customer);
  for (const subnets of kinds) {
    for (const ofKind of sites) {
      const [to, from] = [subnets[0], ofKind[0]];
      if (!to || !from) continue;
      const ways = routedWays(design, customer, from.end, to.end);
      for (const { workload } of subnets) {
        for (const { site } of ofKind.slice(0, MOST_SITES)) yield { from: { site }, to: workload, ...ways };
      }
    }
  }
  if (workloads.length > MOST_SUBNETS) return;
  for (const [i, from] of workloads.entries()) {
    for (const to of workloads.slice(i + 1)) {
      yield { from: from.workload, to: to.workload, ...routedWays(design, customer, from.end, to.end) };
    }
  }
}

/** The first address of a subnet that a machine can have. */
export function endOf({ network, subnet }: Workload): Extract<Endpoint, { kind: 'subnet' }> | undefined {
  const prefix = subnet.prefixes.find((p) => p.family === 4) ?? subnet.prefixes[0];
  const address = prefix && addressAt(prefix, FIRST_HOST);
  return address && { kind: 'subnet', network, subnet, address };
}

/** The routes of subnets that Azure's own things stand in are looked at by other rules. */
export function isWorkload({ network, subnet }: Workload): boolean {
  const firewall = parseAddress(network.firewall?.raw.privateIpAddress ?? '');
  const ofFirewall = firewall !== undefined && subnet.prefixes.some((p) => containsAddress(p, firewall));
  return !isPlatformSubnet(subnet.name) && !ofFirewall;
}

/** The firewalls that a way passes. */
export function firewallsOf(way: OneWay): readonly string[] {
  return way.hops.flatMap((hop) => (hop.kind === 'firewall' && hop.verdict === 'ask' ? [hop.name] : []));
}
