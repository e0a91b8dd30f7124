import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Customer, type Design, appendItem, insertKey, nextLinkPair, nextVlanId, usedBy } from '../../../design';
import { halves, parsePrefix } from '../../../network/prefix';
import { askAll } from '../../services/ask';
import { chooseCustomer } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { editFile } from '../../services/edits';
import { revealPlace } from '../../services/reveal';
import type { Services } from '../../services/services';
import {
  type CircuitAnswers,
  NEW_SUBSCRIPTION,
  circuitQuestions,
  isQinQ,
  layer3Of,
  noEdge,
  outerIds,
} from './circuitQuestions';
import { type EdgePair, edgePairs } from './edgePairs';
import { type NewCircuit, circuitValue, ownSubscriptionValue } from './newCircuit';

const FIRST_VLAN = 100;
const MAX_VLAN = 4094;

/** Asks what a circuit needs, takes addresses and VLAN from the pools, and writes the circuit into the customer's file. */
export async function addCircuit(services: Services, argument: unknown, given: Partial<CircuitAnswers>): Promise<void> {
  const { design, customer } = await chooseCustomer(services, argument);
  if (customer.subscriptions.length === 0) {
    throw new Refusal(
      l10n.t(
        '{0} has no subscription yet; a circuit is in one. Add a subscription to the file first.',
        customer.displayName,
      ),
      {
        title: l10n.t('Show File'),
        run: () => revealPlace(services.files, { file: customer.file.path, path: ['subscriptions'] }),
      },
    );
  }
  // An empty pool is told before the first question, not after the last.
  if (customer.model === 'connect-through') fromPools(design);
  const title = l10n.t('Add a circuit to {0}', customer.displayName);
  const answers = await askAll(title, circuitQuestions(design, customer), given);
  const made = complete(design, customer, answers);
  const { file } = customer;
  const uri = services.designs.uriOf(file.path);
  if (!uri) throw new vscode.CancellationError();
  await editFile(uri, file.path, (now) => {
    const value = circuitValue(design, customer, made);
    const own = ownSubscriptionValue(design, customer, made);
    return [
      ...(own ? appendItem(now, ['subscriptions'], own) : []),
      ...(customer.raw.circuits === undefined
        ? insertKey(now, [], 'circuits', [value], { after: 'subscriptions' })
        : appendItem(now, ['circuits'], value)),
    ];
  });
  await revealPlace(services.files, { file: file.path, path: ['circuits', customer.circuits.length] });
}

/** What was not asked, from the pools and from what is the only possibility. */
function complete(design: Design, customer: Customer, answers: Partial<CircuitAnswers>): NewCircuit {
  const through = customer.model === 'connect-through';
  const { name, peeringLocation, serviceProviderName, bandwidth, tier } = answers;
  if (!name || !peeringLocation || !serviceProviderName || !bandwidth || !tier) throw new vscode.CancellationError();
  const layer3ManagedBy = layer3Of(through, answers);
  const { ownName, ownId } = answers;
  const isNew = answers.subscription === NEW_SUBSCRIPTION && ownName !== undefined && ownId !== undefined;
  const base = {
    name,
    subscription: isNew ? ownName : (answers.subscription ?? customer.subscriptions[0]?.name ?? ''),
    ...(isNew && { ownSubscription: { name: ownName, subscriptionId: ownId } }),
    peeringLocation,
    serviceProviderName,
    bandwidth,
    tier,
    family: tier === 'Local' ? ('UnlimitedData' as const) : (answers.family ?? 'MeteredData'),
    layer3ManagedBy,
    virtualNetworks: answers.virtualNetworks ?? [],
  };
  if (layer3ManagedBy === 'serviceProvider') return base;

  const pair = answers.edge ?? edgePairs(design, customer, { location: peeringLocation, serviceProviderName })[0];
  if (!pair) throw noEdge(design, customer, serviceProviderName);
  const links = { ...pair, handoff: isQinQ(design, pair) ? ('QinQ' as const) : ('Dot1Q' as const) };
  const outerVlanIds = outerIds(answers.outerVlanIds ?? '');
  const peering = through ? fromPools(design) : fromCustomer(customer, pair, answers.linkPrefix ?? '');
  return { ...base, links: { ...links, ...(outerVlanIds && { outerVlanIds }) }, peering };
}

function fromPools(design: Design): NonNullable<NewCircuit['peering']> {
  const pair = nextLinkPair(design);
  const vlanId = nextVlanId(design);
  const peerASN = design.provider.raw.asn;
  const file = design.provider.file.path;
  if (!pair)
    throw new Refusal(l10n.t('"pools.peeringPrefixes" in {0} has no free /29. Add a prefix to the pool.', file));
  if (vlanId === undefined)
    throw new Refusal(l10n.t('"pools.vlanIds" in {0} has no free id. Add a range to the pool.', file));
  if (peerASN === undefined) throw new Refusal(l10n.t('{0} says no AS number ("asn") of the CSP.', file));
  return { peerASN, vlanId, primary: pair.primary.text, secondary: pair.secondary.text };
}

function fromCustomer(customer: Customer, pair: EdgePair, linkPrefix: string): NonNullable<NewCircuit['peering']> {
  const block = parsePrefix(linkPrefix);
  const both = block && halves(block);
  if (!both) throw new vscode.CancellationError();
  const site = customer.sites.find((s) => s.name === pair.site);
  const peerASN = site?.raw.asn;
  if (peerASN === undefined) {
    throw new Refusal(l10n.t('The site {0} has no AS number. Add "asn" to it in {1}.', pair.site, customer.file.path));
  }
  const used = usedBy(customer).vlanIds;
  let vlanId = FIRST_VLAN;
  while (used.has(vlanId) && vlanId < MAX_VLAN) vlanId++;
  return { peerASN, vlanId, primary: both[0].text, secondary: both[1].text };
}
