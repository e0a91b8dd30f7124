import { indexBy } from './byName';
import type {
  AzurePart,
  Circuit,
  Customer,
  Design,
  DirectPort,
  DirectPortList,
  EdgeRouter,
  Provider,
  ProviderSite,
  RawAuthorization,
  RawInterface,
  RawRouteTable,
  RawSecurityGroup,
  RawSharedService,
  RawSiteFirewall,
  RawVpnDevice,
  Site,
  Subscription,
  VirtualNetwork,
} from './model';

const byRef = indexBy((network: VirtualNetwork) => network.ref);
const byName = indexBy((part: { readonly name: string }) => part.name);
const byRawName = indexBy((raw: { readonly name?: string }) => raw.name ?? '');

/** A reference in its two segments; without a subscription it is in the one of who refers. */
function segments(ref: string, own: Subscription | undefined): { subscription: string | undefined; name: string } {
  const slash = ref.indexOf('/');
  return slash < 0
    ? { subscription: own?.name, name: ref }
    : { subscription: ref.slice(0, slash), name: ref.slice(slash + 1) };
}

/** Every part of a list that has a name; the type says which list. */
function namedAll<T extends { readonly name: string }>(parts: readonly T[], name: string): readonly T[] {
  return byName(parts, name) as readonly T[];
}

function named<T extends { readonly name: string }>(parts: readonly T[], name: string): T | undefined {
  return namedAll(parts, name)[0];
}

function namedRaw<T extends { readonly name?: string }>(raws: readonly T[] | undefined, name: string): T | undefined {
  return raws && (byRawName(raws, name)[0] as T | undefined);
}

/** The virtual network that a reference means; one segment is in the subscription of who refers. Exact in case. */
export function findVirtualNetwork(
  customer: Customer,
  ref: string | undefined,
  own?: Subscription,
): VirtualNetwork | undefined {
  if (!ref) return undefined;
  const { subscription, name } = segments(ref, own);
  const { virtualNetworks } = customer;
  return subscription === undefined
    ? named(virtualNetworks, name)
    : byRef(virtualNetworks, `${subscription}/${name}`)[0];
}

/** The circuit that a reference means: by name, or by subscription and name. */
export function findCircuit(customer: Customer, ref: string | undefined): Circuit | undefined {
  if (!ref) return undefined;
  const { subscription, name } = segments(ref, undefined);
  return namedAll(customer.circuits, name).find((c) => !subscription || c.raw.subscription === subscription);
}

/** Every circuit of that name; each subscription can have one. */
export function findCircuits(customer: Customer, name: string): readonly Circuit[] {
  return namedAll(customer.circuits, name);
}

export function findSubscription(customer: Customer, name: string): Subscription | undefined {
  return named(customer.subscriptions, name);
}

export function findSite(customer: Customer, name: string): Site | undefined {
  return named(customer.sites, name);
}

export function findProviderSite(provider: Provider, name: string): ProviderSite | undefined {
  return named(provider.sites, name);
}

export function findSharedService({ raw }: Provider, name: string): RawSharedService | undefined {
  return namedRaw(raw.sharedServices, name);
}

export function findEdgeRouterAt(routers: readonly EdgeRouter[], name: string): EdgeRouter | undefined {
  return named(routers, name);
}

export function findInterface({ raw }: EdgeRouter, name: string): RawInterface | undefined {
  return namedRaw(raw.interfaces, name);
}

export function findAuthorization(circuit: Circuit, name: string): AzurePart<RawAuthorization> | undefined {
  return named(circuit.authorizations, name);
}

/** The direct port of a name, or the LAG of that name: the customer's, or in connect-through the CSP's. */
export function findDirectPort(
  design: Pick<Design, 'provider'>,
  customer: Customer | undefined,
  ref: string | undefined,
  list: DirectPortList = 'expressRoutePorts',
): DirectPort | undefined {
  if (!ref) return undefined;
  const { subscription, name } = segments(ref, undefined);
  const own = namedAll(customer?.expressRoutePorts ?? [], name).find(
    (port) => port.list === list && (!subscription || port.raw.subscription === subscription),
  );
  return own ?? namedAll(design.provider.expressRoutePorts, name).find((port) => port.list === list);
}

/** The edge routers that the links of a circuit may end on: the CSP's in connect-through, the customer's in connect-to. */
export function edgeRoutersFor(design: Pick<Design, 'provider'>, circuit: Circuit): readonly EdgeRouter[] {
  return circuit.model === 'connect-through' ? design.provider.edgeRouters : routersOfSites(circuit.customer.sites);
}

const routersKept = new WeakMap<readonly Site[], readonly EdgeRouter[]>();

function routersOfSites(sites: readonly Site[]): readonly EdgeRouter[] {
  let routers = routersKept.get(sites);
  if (!routers) routersKept.set(sites, (routers = sites.flatMap((site) => site.edgeRouters)));
  return routers;
}

/** The edge router of a name, at the sites where the model of the circuit looks for it. Exact in case, no fallback. */
export function findEdgeRouter(design: Design, circuit: Circuit, name: string | undefined): EdgeRouter | undefined {
  return name ? named(edgeRoutersFor(design, circuit), name) : undefined;
}

export function findRouteTable(
  subscription: Subscription,
  name: string | undefined,
): AzurePart<RawRouteTable> | undefined {
  return name ? named(subscription.routeTables, name) : undefined;
}

export function findSecurityGroup(
  subscription: Subscription,
  name: string | undefined,
): AzurePart<RawSecurityGroup> | undefined {
  return name ? named(subscription.networkSecurityGroups, name) : undefined;
}

interface AtSite<Raw> {
  readonly site: Site;
  readonly name: string;
  readonly raw: Raw;
}

/** The parts of all sites of a list, put together once. */
function atSites<Raw extends { readonly name?: string }>(
  partsOf: (site: Site) => readonly Raw[] | undefined,
): (sites: readonly Site[], ref: string) => readonly AtSite<Raw>[] {
  const kept = new WeakMap<readonly Site[], readonly AtSite<Raw>[]>();
  return (sites, ref) => {
    let parts = kept.get(sites);
    if (!parts) {
      parts = sites.flatMap((site) => (partsOf(site) ?? []).map((raw) => ({ site, name: raw.name ?? '', raw })));
      kept.set(sites, parts);
    }
    const { subscription: site, name } = segments(ref, undefined);
    const all = namedAll(parts, name);
    return site === undefined ? all : all.filter((part) => part.site.name === site);
  };
}

/** Every VPN device of the sites that a reference can mean: by name, or by site and name. */
export const findVpnDevices = atSites<RawVpnDevice>((site) => site.raw.vpnDevices);

const firewallsAt = atSites<RawSiteFirewall>((site) => site.raw.firewalls);

/** Every firewall of the customer's sites that a reference can mean: by name, or by site and name. */
export function findSiteFirewalls(customer: Customer, ref: string): readonly AtSite<RawSiteFirewall>[] {
  return firewallsAt(customer.sites, ref);
}

/** A VPN device of one of the customer's sites: by name, or by site and name. */
export function findVpnDevice(customer: Customer, ref: string | undefined): AtSite<RawVpnDevice> | undefined {
  return ref ? findVpnDevices(customer.sites, ref)[0] : undefined;
}
