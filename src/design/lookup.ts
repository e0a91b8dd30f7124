import { indexBy } from './byName';
import type {
  AzurePart,
  Circuit,
  Customer,
  Design,
  DirectPort,
  EdgeRouter,
  RawRouteTable,
  RawSecurityGroup,
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

/** The direct port that a circuit is on: the customer's, or in connect-through the CSP's. */
export function findDirectPort(design: Design, customer: Customer, ref: string | undefined): DirectPort | undefined {
  if (!ref) return undefined;
  const { subscription, name } = segments(ref, undefined);
  const own = namedAll(customer.expressRoutePorts, name).find(
    (p) => !subscription || p.raw.subscription === subscription,
  );
  return own ?? named(design.provider.expressRoutePorts, name);
}

/** The edge routers that the links of a circuit may end on: the CSP's in connect-through, the customer's in connect-to. */
export function edgeRoutersFor(design: Design, circuit: Circuit): readonly EdgeRouter[] {
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

/** A VPN device of one of the customer's sites: by name, or by site and name. */
export function findVpnDevice(
  customer: Customer,
  ref: string | undefined,
): { site: Site; raw: RawVpnDevice } | undefined {
  if (!ref) return undefined;
  const { subscription: site, name } = segments(ref, undefined);
  for (const at of customer.sites) {
    if (site !== undefined && at.name !== site) continue;
    const raw = at.raw.vpnDevices && byRawName(at.raw.vpnDevices, name)[0];
    if (raw) return { site: at, raw };
  }
  return undefined;
}
