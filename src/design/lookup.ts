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

/** A reference in its two segments; without a subscription it is in the one of who refers. */
function segments(ref: string, own: Subscription | undefined): { subscription: string | undefined; name: string } {
  const slash = ref.indexOf('/');
  return slash < 0
    ? { subscription: own?.name, name: ref }
    : { subscription: ref.slice(0, slash), name: ref.slice(slash + 1) };
}

/** The virtual network that a reference means; one segment is in the subscription of who refers. Exact in case. */
export function findVirtualNetwork(
  customer: Customer,
  ref: string | undefined,
  own?: Subscription,
): VirtualNetwork | undefined {
  if (!ref) return undefined;
  const { subscription, name } = segments(ref, own);
  const candidates = customer.subscriptions.filter((s) => subscription === undefined || s.name === subscription);
  return candidates.flatMap((s) => s.virtualNetworks).find((v) => v.name === name);
}

/** The circuit that a reference means: by name, or by subscription and name. */
export function findCircuit(customer: Customer, ref: string | undefined): Circuit | undefined {
  if (!ref) return undefined;
  const { subscription, name } = segments(ref, undefined);
  return customer.circuits.find((c) => c.name === name && (!subscription || c.raw.subscription === subscription));
}

/** The direct port that a circuit is on: the customer's, or in connect-through the CSP's. */
export function findDirectPort(design: Design, customer: Customer, ref: string | undefined): DirectPort | undefined {
  if (!ref) return undefined;
  const { subscription, name } = segments(ref, undefined);
  const own = customer.expressRoutePorts.find(
    (p) => p.name === name && (!subscription || p.raw.subscription === subscription),
  );
  return own ?? design.provider.expressRoutePorts.find((p) => p.name === name);
}

/** The edge routers that the links of a circuit may end on: the CSP's in connect-through, the customer's in connect-to. */
export function edgeRoutersFor(design: Design, circuit: Circuit): readonly EdgeRouter[] {
  return circuit.model === 'connect-through'
    ? design.provider.edgeRouters
    : circuit.customer.sites.flatMap((site) => site.edgeRouters);
}

/** The edge router of a name, at the sites where the model of the circuit looks for it. Exact in case, no fallback. */
export function findEdgeRouter(design: Design, circuit: Circuit, name: string | undefined): EdgeRouter | undefined {
  return name ? edgeRoutersFor(design, circuit).find((router) => router.name === name) : undefined;
}

export function findRouteTable(
  subscription: Subscription,
  name: string | undefined,
): AzurePart<RawRouteTable> | undefined {
  return name ? subscription.routeTables.find((t) => t.name === name) : undefined;
}

export function findSecurityGroup(
  subscription: Subscription,
  name: string | undefined,
): AzurePart<RawSecurityGroup> | undefined {
  return name ? subscription.networkSecurityGroups.find((g) => g.name === name) : undefined;
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
    const raw = at.raw.vpnDevices?.find((d) => d.name === name);
    if (raw) return { site: at, raw };
  }
  return undefined;
}
