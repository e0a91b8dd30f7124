import * as l10n from '@vscode/l10n';
import type { Customer, Design, VirtualNetwork } from '../../design';
import { type Asking, type Choice, many, one, text, yesOrNo } from '../ask/question';
import { freeName, resourceIdProblem, unusedName } from '../ask/texts';
import { newSubscriptionId } from '../customer/subscriptions';
import { bandwidthChoices, reachableNetworks, tierChoices } from './choices';
import { type Raised, askRaise, hasRoom } from './gateways';
import type { Leg } from './leg';
import type { NewCircuit } from './value';
import { askShared } from './wan';

/** What two circuits of a pair have in common. */
export type Terms = Pick<
  NewCircuit,
  'bandwidth' | 'tier' | 'family' | 'subscription' | 'ownSubscription' | 'virtualNetworks' | 'keyGiven' | 'shared'
> & {
  readonly raised: Raised;
};

/** No name of a subscription. */
export const NEW_SUBSCRIPTION = '';

/** Asks how large a circuit is, which regions it reaches, and which networks it is connected to. */
export function* askTerms(design: Design, customer: Customer, legs: readonly Leg[]): Asking<Terms> {
  const offered = legs.map(({ serviceProviderName }) => bandwidthChoices(design, customer, serviceProviderName));
  const bandwidth = yield* one(
    'bandwidth',
    l10n.t('Bandwidth'),
    (offered[0] ?? []).filter(({ value }) => offered.every((list) => list.some((each) => each.value === value))),
  );
  return yield* askReachOf(design, customer, legs, { bandwidth });
}

/**
 * Asks which regions circuits of a bandwidth reach, how they are billed, and which networks they are connected to.
 * @param given the bandwidth in Mbps, and the billing where something else has decided it
 */
export function* askReachOf(
  design: Design,
  customer: Customer,
  legs: readonly Leg[],
  { bandwidth, billing }: { readonly bandwidth: number; readonly billing?: NewCircuit['family'] },
): Asking<Terms> {
  const locations = legs.map(({ peeringLocation }) => peeringLocation);
  const tier = yield* one(
    'tier',
    l10n.t('Tier: the regions that the circuit reaches'),
    tierChoices(design, customer, locations, bandwidth),
  );
  const family =
    tier === 'Local'
      ? 'UnlimitedData'
      : (billing ??
        (yield* one<NewCircuit['family']>('family', l10n.t('Billing of what leaves Azure'), [
          { label: 'MeteredData', description: l10n.t('by the gigabyte'), value: 'MeteredData' },
          { label: 'UnlimitedData', description: l10n.t('flat; cannot be changed back'), value: 'UnlimitedData' },
        ])));
  const owner = yield* askSubscription(design, customer);
  const reached = reachableNetworks(design, customer, locations, tier).filter((network) =>
    hasRoom(design, customer, network, legs),
  );
  const virtualNetworks = yield* many(
    'virtualNetworks',
    l10n.t('Virtual networks whose gateways are connected'),
    reached.map((network) => ({
      label: network.ref,
      description: network.gateway?.name ?? '',
      ...(network.location !== undefined && { detail: network.location }),
      value: network.ref,
    })),
    // Without a peering here, nothing else would use the circuit.
    {
      chosen: reached.map(({ ref }) => ref),
      least: legs.some((leg) => leg.layer3ManagedBy === 'serviceProvider') ? 1 : 0,
    },
  );
  const chosen = reached.filter(({ ref }) => virtualNetworks.includes(ref));
  return {
    ...{ bandwidth, tier, family, ...owner, virtualNetworks },
    keyGiven: yield* askKey(customer, owner.subscription, chosen),
    shared: yield* askShared(design, customer, legs, virtualNetworks),
    raised: yield* askRaise(customer, chosen, bandwidth, legs.length),
  };
}

/** In connect-to those of the customer's own come first, and one that is not in the design yet can be named. */
function* askSubscription(
  design: Design,
  customer: Customer,
): Asking<Pick<NewCircuit, 'subscription' | 'ownSubscription'>> {
  const through = customer.model === 'connect-through';
  const isOwn = ({ managedBy }: { managedBy: string }) => managedBy === 'customer';
  const known: Choice<string>[] = [...customer.subscriptions]
    // What the CSP does not manage cannot hold a circuit that it makes.
    .filter((subscription) => !through || !isOwn(subscription) || customer.managedBy === 'customer')
    .sort((a, b) => (through ? 0 : Number(isOwn(b)) - Number(isOwn(a))))
    .map((s) => ({ label: s.name, ...(s.location !== undefined && { description: s.location }), value: s.name }));
  const another = {
    label: l10n.t('Another one, of the customer’s own…'),
    detail: l10n.t('The customer orders the circuit there, keeps it and pays for it.'),
    value: NEW_SUBSCRIPTION,
  };
  const choices = customer.subscriptions.some(isOwn) ? [...known, another] : [another, ...known];
  const subscription = yield* one(
    'subscription',
    through
      ? l10n.t('Subscription that the circuit is in')
      : l10n.t('Subscription of the customer in which it orders the circuit'),
    through ? known : choices,
  );
  if (subscription !== NEW_SUBSCRIPTION) return { subscription };
  const names = customer.subscriptions.map(({ name }) => name);
  const ownName = yield* text('ownName', l10n.t("Name of the customer's own subscription"), {
    initial: unusedName('own', names),
    problem: freeName(names),
  });
  const subscriptionId = yield* text('ownId', l10n.t("Subscription id of the customer's own subscription"), {
    example: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001',
    problem: newSubscriptionId(design),
  });
  return { subscription: ownName, ownSubscription: { name: ownName, subscriptionId } };
}

/** What comes back from a customer that owns the circuit: an authorization, or its key, for each other subscription. */
function* askKey(customer: Customer, owner: string, networks: readonly VirtualNetwork[]): Asking<boolean> {
  const isForeign = networks.some(({ subscription }) => subscription.name !== owner);
  if (customer.model === 'connect-through' || !isForeign) return false;
  return yield* yesOrNo('keyGiven', l10n.t('How may the gateways use the circuit of the customer?'), {
    no: l10n.t('The customer makes an authorization from the hand-over document, and tells that it is there'),
    yes: l10n.t('The customer gave the key of an authorization already: it is kept in the secret store'),
    first: false,
  });
}

/** In connect-to: whether the customer has the circuit already, and its id. */
export function* askExisting(customer: Customer, more = ''): Asking<string | undefined> {
  if (customer.model === 'connect-through') return undefined;
  const isThere = yield* yesOrNo(`${more}isThere`, l10n.t('Has the customer made the circuit already?'), {
    no: l10n.t('Not yet: it orders it from the hand-over document'),
    yes: l10n.t('Yes: its resource id is known'),
    first: false,
  });
  if (!isThere) return undefined;
  return yield* text(`${more}resourceId`, l10n.t('Resource id of the circuit'), {
    example:
      '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/cr',
    problem: resourceIdProblem('Microsoft.Network/expressRouteCircuits'),
  });
}
