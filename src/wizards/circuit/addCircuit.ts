import * as l10n from '@vscode/l10n';
import { vlanIds } from '../../catalog/networkLimits';
import {
  type Customer,
  type Design,
  type EditValue,
  appendItem,
  insertKey,
  nextLinkPair,
  nextVlanId,
  usedBy,
} from '../../design';
import { halves, parsePrefix } from '../../network/prefix';
import { type Asking, Refused, text } from '../ask/question';
import { freeName, orNothing, resourceIdProblem } from '../ask/texts';
import { type Made, addItem, pathIn, revise, sameCustomer } from '../change';
import type { CustomerScope } from '../scope';
import { freeCircuitName, linkPrefixProblem, proposedLinks } from './choices';
import { withRaised } from './gateways';
import { type Leg, askLeg } from './leg';
import { withLoopbacks } from './loopbacks';
import { type Terms, askExisting, askTerms } from './terms';
import { type NewCircuit, circuitValue, ownSubscriptionValue } from './value';
import { withShared } from './wan';

const FIRST_VLAN = 100;

/** Asks what a circuit needs; addresses and VLAN come from the pools. */
export function* addCircuit({ design, customer }: CustomerScope): Asking<Made> {
  requireGround(design, customer);
  const leg = yield* askLeg(design, customer);
  const terms = yield* askTerms(design, customer, [leg]);
  const circuit = yield* askCircuit(design, customer, leg, terms);
  const watched = yield* askWatch(customer);
  return withWatch(withCircuits(design, customer, terms, [circuit]), customer, watched);
}

/**
 * What is told before the first question.
 * @throws Refused where a circuit could not be made whatever is answered
 */
export function requireGround(design: Design, customer: Customer): void {
  if (customer.subscriptions.length === 0 && customer.model === 'connect-through') {
    throw new Refused(l10n.t('{0} has no subscription yet; a circuit is in one.', customer.displayName), {
      title: l10n.t('Add a Subscription'),
      way: { wizard: 'addSubscription', answers: {} },
    });
  }
  if (customer.model === 'connect-through') fromPools(design);
}

/** What is particular to one circuit: its link prefixes and its name. */
export function* askCircuit(
  design: Design,
  customer: Customer,
  leg: Leg,
  terms: Terms,
  more = '',
): Asking<(now: Design) => NewCircuit> {
  const through = customer.model === 'connect-through';
  let linkPrefix = '';
  if (leg.layer3ManagedBy === 'customer') {
    linkPrefix = yield* text(
      `${more}linkPrefix`,
      l10n.t('A free /29 of the customer for the links at {0}: its halves are the two prefixes', leg.peeringLocation),
      {
        initial: proposedLinks(design, customer),
        example: '172.30.255.0/29',
        problem: linkPrefixProblem(design, customer),
      },
    );
  }
  const resourceId = yield* askExisting(customer, more);
  const name = yield* text(`${more}name`, l10n.t('Name of the circuit at {0} in Azure', leg.peeringLocation), {
    initial: freeCircuitName(customer, leg.peeringLocation),
    problem: freeName(customer.circuits.map((c) => c.name)),
  });
  return (now) => ({
    ...{ name, ...leg, ...terms },
    ...(resourceId !== undefined && { resourceId }),
    ...(leg.links && {
      peering: through ? fromPools(now) : fromCustomer(sameCustomer(now, customer), leg.links.site, linkPrefix),
    }),
  });
}

/** The design with circuits, one after the other: each takes what the ones before it left. */
export function withCircuits(
  design: Design,
  customer: Customer,
  terms: Terms,
  circuits: readonly ((now: Design) => NewCircuit)[],
): Made {
  const { path } = customer.file;
  let now = withRaised(design, customer, terms.raised);
  if (terms.shared) now = withShared(now, customer, terms.shared);
  for (const circuit of circuits) {
    const made = circuit(now);
    if (made.loopbacks) now = withLoopbacks(now, customer, made.loopbacks);
    const of = sameCustomer(now, customer);
    const own = of.subscriptions.some(({ name }) => name === made.subscription)
      ? undefined
      : ownSubscriptionValue(now, of, made);
    const value = circuitValue(now, of, made);
    if (own) now = revise(now, path, (file) => appendItem(file, ['subscriptions'], own));
    now = revise(now, path, (file) => addItem(file, ['circuits'], value, 'subscriptions'));
  }
  return { design: now, at: { file: path, path: ['circuits', customer.circuits.length] } };
}

/** Where the CSP makes the circuits and nobody watches them yet: who is told of their alerts; '' for later. */
export function* askWatch(customer: Customer): Asking<string> {
  if (customer.raw.monitoring || customer.model === 'connect-to') return '';
  return yield* text(
    'actionGroupId',
    l10n.t('Action group that is told of the alerts: its resource id; empty for later'),
    { problem: orNothing(resourceIdProblem('Microsoft.Insights/actionGroups')) },
  );
}

export function withWatch({ design, at }: Made, customer: Customer, actionGroupId: string): Made {
  if (actionGroupId === '') return { design, at };
  const monitoring: EditValue = { alerts: 'baseline', actionGroupId };
  return { design: revise(design, customer.file.path, (file) => insertKey(file, [], 'monitoring', monitoring)), at };
}

function fromPools(design: Design): NonNullable<NewCircuit['peering']> {
  const pair = nextLinkPair(design);
  const vlanId = nextVlanId(design);
  const peerASN = design.provider.raw.asn;
  const file = design.provider.file.path;
  const show = (key: string) => ({ title: l10n.t('Show File'), file, path: ['pools', key] });
  if (!pair) {
    throw new Refused(
      l10n.t('"pools.peeringPrefixes" in {0} has no free /29. Add a prefix to the pool.', file),
      show('peeringPrefixes'),
    );
  }
  if (vlanId === undefined) {
    throw new Refused(l10n.t('"pools.vlanIds" in {0} has no free id. Add a range to the pool.', file), show('vlanIds'));
  }
  if (peerASN === undefined) {
    throw new Refused(l10n.t('{0} says no AS number ("asn") of the CSP.', file), {
      title: l10n.t('Show File'),
      file,
      path: [],
    });
  }
  return { peerASN, vlanId, primary: pair.primary.text, secondary: pair.secondary.text };
}

function fromCustomer(customer: Customer, siteName: string, linkPrefix: string): NonNullable<NewCircuit['peering']> {
  const block = parsePrefix(linkPrefix);
  const both = block && halves(block);
  const site = customer.sites.find((s) => s.name === siteName);
  const peerASN = site?.raw.asn;
  if (peerASN === undefined || !both) {
    throw new Refused(l10n.t('The site {0} has no AS number. Add "asn" to it in {1}.', siteName, customer.file.path), {
      title: l10n.t('Show File'),
      file: customer.file.path,
      path: site ? pathIn(customer.file, site.raw) : [],
    });
  }
  const used = usedBy(customer).vlanIds;
  let vlanId = FIRST_VLAN;
  while (used.has(vlanId) && vlanId < vlanIds.most) vlanId++;
  return { peerASN, vlanId, primary: both[0].text, secondary: both[1].text };
}
