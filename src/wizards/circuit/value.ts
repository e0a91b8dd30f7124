import {
  type Circuit,
  type Customer,
  type Design,
  type EditValue,
  MBPS_OF_GBPS,
  type VirtualNetwork,
  findVirtualNetwork,
} from '../../design';
import { findLocation } from '../../catalog/locations';
import { routingNumbers, usualLocalPreference } from '../../catalog/prefixLimits';
import { findProvider } from '../../catalog/providers';
import { normalizeRegion } from '../../catalog/regions';
import { secretName } from '../ask/texts';
import type { EdgePair } from './edgePairs';
import type { Loopbacks } from './loopbacks';
import type { Shared } from './wan';

/** What a new circuit is made of. */
export interface NewCircuit {
  readonly name: string;
  readonly subscription: string;
  /** A subscription of the customer's own that the design does not have yet, in which the customer orders the circuit. */
  readonly ownSubscription?: { readonly name: string; readonly subscriptionId: string };
  readonly peeringLocation: string;
  /** '' on a direct port. */
  readonly serviceProviderName: string;
  /** The direct port that it is on. */
  readonly port?: string;
  /** Mbps */
  readonly bandwidth: number;
  readonly tier: 'Local' | 'Standard' | 'Premium';
  readonly family: 'MeteredData' | 'UnlimitedData';
  readonly layer3ManagedBy: 'csp' | 'customer' | 'serviceProvider';
  /** Where the links end; undefined where the connectivity provider keeps layer 3. */
  readonly links?: EdgePair & {
    readonly handoff: 'Dot1Q' | 'QinQ';
    /** Primary and secondary; with QinQ. */
    readonly outerVlanIds?: readonly [number, number];
  };
  /** For those of the customer's edge routers that have none. */
  readonly loopbacks?: Loopbacks | undefined;
  readonly peering?: {
    readonly peerASN: number;
    readonly vlanId: number;
    readonly primary: string;
    readonly secondary: string;
  };
  /** What it advertises as the circuits at the customer's other sites do; undefined for what is behind its own routers. */
  readonly shared?: Shared | undefined;
  /** References of the virtual networks whose ExpressRoute gateways are connected. */
  readonly virtualNetworks: readonly string[];
  /** The customer made the circuit already: its ARM id. */
  readonly resourceId?: string;
  /** The customer gave the key of an authorization already, which is kept as a secret. */
  readonly keyGiven?: boolean;
}

/** The first circuit gets this local preference, each further one less and a longer AS path. */
const FIRST_PREFERENCE = 200;
const PREFERENCE_STEP = 50;
const PREPEND_STEP = 3;
const FIRST_WEIGHT = 100;

/**
 * Preference of a further circuit, the same in both directions: 200, then 150 with three prepends, and so on down to the
 * most prepends that routers take.
 * What the other circuits say is not changed, so the new one stays below them all.
 */
export function preferenceAfter(circuits: readonly Circuit[]): { localPreference: number; asPathPrepend?: number } {
  const others = circuits.flatMap((circuit) => circuit.peerings.filter((p) => p.type === 'AzurePrivatePeering'));
  if (others.length === 0) return { localPreference: FIRST_PREFERENCE };
  const lowest = Math.min(...others.map((p) => p.raw.routing?.localPreference ?? usualLocalPreference));
  const longest = Math.max(...others.map((p) => p.raw.routing?.asPathPrepend ?? 0));
  return {
    localPreference: Math.max(0, lowest - PREFERENCE_STEP),
    asPathPrepend: Math.min(routingNumbers.asPathPrepend.most, longest + PREPEND_STEP),
  };
}

/** The circuit as the file says it. */
export function circuitValue(
  design: Design,
  customer: Customer,
  made: NewCircuit,
): { readonly [key: string]: EditValue | undefined } {
  const networks = made.virtualNetworks.flatMap((ref) => findVirtualNetwork(customer, ref) ?? []);
  const foreign = [...new Set(networks.map((n) => n.subscription.name))].filter((name) => name !== made.subscription);
  const { links, peering } = made;
  return {
    name: made.name,
    subscription: made.subscription,
    existing: made.resourceId === undefined ? undefined : true,
    resourceId: made.resourceId,
    // In connect-to the customer orders the circuit, keeps it and pays for it, whoever manages what is behind it.
    managedBy: keeperOf(customer, made),
    resourceGroup: hasGroup(customer, made) ? undefined : `rg-${customer.name}-connectivity`.slice(0, 90),
    location: regionOf(design, customer, made),
    connectivity: connectivityOf(made),
    layer3ManagedBy: made.layer3ManagedBy,
    ...orderOf(made),
    sku: { tier: made.tier, family: made.family },
    links: links && {
      primary: { ...links.primary, handoff: links.handoff, outerVlanId: links.outerVlanIds?.[0] },
      secondary: { ...links.secondary, handoff: links.handoff, outerVlanId: links.outerVlanIds?.[1] },
    },
    peerings: peering && {
      private: {
        peerASN: peering.peerASN,
        vlanId: peering.vlanId,
        primaryPeerAddressPrefix: peering.primary,
        secondaryPeerAddressPrefix: peering.secondary,
        sharedKey: { secret: secretName(`${made.name}-private`) },
        routing: { advertise: made.shared?.prefixes, ...preferenceAfter(customer.circuits), bfd: true },
      },
    },
    authorizations: foreign.length > 0 && !made.keyGiven ? foreign.map((name) => ({ name })) : undefined,
    connections: networks.length > 0 ? networks.map((network) => connectionValue(customer, made, network)) : undefined,
  };
}

/** What carries the circuit, and how much: a connectivity provider, or a direct port. */
function orderOf({
  port,
  serviceProviderName,
  peeringLocation,
  bandwidth,
}: NewCircuit): Readonly<Record<string, string | number | boolean>> {
  return port === undefined
    ? { serviceProviderName, peeringLocation, bandwidthInMbps: bandwidth }
    : { expressRoutePort: port, bandwidthInGbps: bandwidth / MBPS_OF_GBPS, enableDirectPortRateLimit: true };
}

/** Whether the subscription says a resource group; one of the customer's own is written with one. */
function hasGroup(customer: Customer, { subscription, ownSubscription }: NewCircuit): boolean {
  return (
    ownSubscription !== undefined ||
    customer.subscriptions.some((s) => s.name === subscription && s.resourceGroup !== undefined)
  );
}

/** Who keeps the circuit, where that has to be said: the subscription that it is in often says so already. */
function keeperOf(customer: Customer, { subscription, ownSubscription }: NewCircuit): 'csp' | 'customer' | undefined {
  const keeper = customer.model === 'connect-to' ? 'customer' : 'csp';
  const inherited = ownSubscription
    ? 'customer'
    : customer.subscriptions.find(({ name }) => name === subscription)?.managedBy;
  return inherited === keeper ? undefined : keeper;
}

/** The customer's own subscription as the file says it. */
export function ownSubscriptionValue(
  design: Design,
  customer: Customer,
  made: NewCircuit,
): { readonly [key: string]: EditValue | undefined } | undefined {
  return (
    made.ownSubscription && {
      ...made.ownSubscription,
      offer: 'other',
      managedBy: 'customer',
      resourceGroup: `rg-${customer.name}-connectivity`.slice(0, 80),
      location: regionOf(design, customer, made) ?? customer.subscriptions.find(({ location }) => location)?.location,
    }
  );
}

function connectionValue(customer: Customer, made: NewCircuit, network: VirtualNetwork): EditValue {
  const isForeign = network.subscription.name !== made.subscription;
  const others = customer.circuits.flatMap((c) => c.connections).filter((c) => c.virtualNetwork?.ref === network.ref);
  return {
    name: `cn-${network.name}-${made.name}`.slice(0, 80),
    virtualNetwork: network.ref,
    authorization: isForeign ? authorizationOf(made, network) : undefined,
    routingWeight: others.length === 0 ? FIRST_WEIGHT : 0,
  };
}

/** The region that the location stands in, where the design does not say it already. */
function regionOf(
  design: Design,
  customer: Customer,
  { subscription, peeringLocation }: NewCircuit,
): string | undefined {
  const inherited = customer.subscriptions.find((s) => s.name === subscription)?.location;
  const [near] = findLocation(peeringLocation, design.provider.cloud)?.localRegions ?? [];
  const region = near && normalizeRegion(near);
  return region === (inherited && normalizeRegion(inherited)) ? undefined : region;
}

/** The name of one that is to be made, or the secret that the key of one is kept under. */
function authorizationOf({ keyGiven, name }: NewCircuit, { subscription }: VirtualNetwork): EditValue {
  return keyGiven ? { secret: secretName(`${name}-${subscription.name}-authorization`) } : subscription.name;
}

function connectivityOf({ layer3ManagedBy, serviceProviderName, port }: NewCircuit): string {
  if (port !== undefined) return 'direct';
  if (layer3ManagedBy === 'serviceProvider') return 'any-to-any';
  return findProvider(serviceProviderName)?.exchange ? 'cloud-exchange' : 'point-to-point-ethernet';
}
