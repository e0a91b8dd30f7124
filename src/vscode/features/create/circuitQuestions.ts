import * as l10n from '@vscode/l10n';
import { geoOfRegion } from '../../../catalog/regions';
import { providerBandwidths } from '../../../catalog/skus';
import type { Customer, Design } from '../../../design';
import { type Choice, guidProblem, nameProblem, pickMany, pickOne, step, text } from '../../services/ask';
import { Refusal } from '../../services/commands';
import { linkPrefixProblem, locationChoices, proposedLinks, providerChoices, tierChoices } from './circuitChoices';
import { type EdgePair, edgePairs, handoffOn } from './edgePairs';
import { type NewCircuit, freeCircuitName, reachableNetworks } from './newCircuit';

/** What is asked; a caller may give answers beforehand. */
export interface CircuitAnswers {
  readonly peeringLocation: string;
  readonly serviceProviderName: string;
  readonly bandwidth: number;
  readonly tier: NewCircuit['tier'];
  readonly family: NewCircuit['family'];
  readonly layer3ManagedBy: NewCircuit['layer3ManagedBy'];
  readonly edge: EdgePair;
  /** `3001, 3002` */
  readonly outerVlanIds: string;
  /** Its name; `NEW_SUBSCRIPTION` for one of the customer's own that is not in the design yet. */
  readonly subscription: string;
  readonly ownName: string;
  readonly ownId: string;
  /** A /29 that holds the two /30; connect-to only. */
  readonly linkPrefix: string;
  readonly virtualNetworks: string[];
  readonly name: string;
}

const MAX_VLAN = 4094;

/** No name of a subscription. */
export const NEW_SUBSCRIPTION = '';

/** The questions about a new circuit, in their order. */
export function circuitQuestions(design: Design, customer: Customer) {
  const { cloud } = design.provider;
  const through = customer.model === 'connect-through';
  const pairsFor = ({ peeringLocation = '', serviceProviderName = '' }: Partial<CircuitAnswers>) =>
    edgePairs(design, customer, { location: peeringLocation, serviceProviderName });
  const needsEdge = (a: Partial<CircuitAnswers>) => layer3Of(through, a) !== 'serviceProvider';
  const networksFor = ({ peeringLocation = '', tier = 'Standard' }: Partial<CircuitAnswers>) =>
    reachableNetworks(design, customer, { peeringLocation, tier }, (region) => geoOfRegion(region)?.geo);

  return [
    step<CircuitAnswers, 'peeringLocation'>('peeringLocation', (_, frame) =>
      pickOne(frame, l10n.t('Peering location'), locationChoices(design, customer)),
    ),
    step<CircuitAnswers, 'serviceProviderName'>('serviceProviderName', (a, frame) =>
      pickOne(
        frame,
        l10n.t('Connectivity provider at {0}', a.peeringLocation ?? ''),
        providerChoices(design, customer, a.peeringLocation ?? ''),
      ),
    ),
    step<CircuitAnswers, 'layer3ManagedBy'>(
      'layer3ManagedBy',
      (a, frame) =>
        pickOne(frame, l10n.t('Who keeps the BGP sessions with Microsoft?'), [
          ...(pairsFor(a).length > 0
            ? [{ label: l10n.t('The customer'), detail: l10n.t('on its own edge routers'), value: 'customer' as const }]
            : []),
          {
            label: l10n.t('The connectivity provider'),
            detail: l10n.t('It makes the peerings; there are no edge routers here.'),
            value: 'serviceProvider' as const,
          },
        ]),
      () => !through,
    ),
    step<CircuitAnswers, 'edge'>(
      'edge',
      (a, frame) =>
        pickOne(
          frame,
          l10n.t('Edge routers that the two links end on'),
          pairsFor(a).map((pair) => ({
            label: `${pair.primary.edgeRouter} · ${pair.secondary.edgeRouter}`,
            description: pair.site,
            detail: `${pair.primary.interface} · ${pair.secondary.interface}`,
            value: pair,
          })),
        ),
      (a) => {
        if (!needsEdge(a)) return false;
        // Whoever goes on would answer all the rest for nothing.
        if (a.serviceProviderName !== undefined && pairsFor(a).length === 0) {
          throw noEdge(design, customer, a.serviceProviderName);
        }
        return pairsFor(a).length > 1;
      },
    ),
    step<CircuitAnswers, 'outerVlanIds'>(
      'outerVlanIds',
      (_, frame) =>
        text(frame, l10n.t('Outer VLAN ids that the connectivity provider assigned: primary, secondary'), {
          placeholder: '3003, 3004',
          validate: (value) =>
            outerIds(value) ? undefined : l10n.t('Give two numbers from 1 to 4094, such as 3003, 3004.'),
        }),
      (a) => needsEdge(a) && isQinQ(design, a.edge ?? pairsFor(a)[0]),
    ),
    step<CircuitAnswers, 'bandwidth'>('bandwidth', (_, frame) =>
      pickOne(
        frame,
        l10n.t('Bandwidth'),
        providerBandwidths.map((mbps) => ({
          label: mbps >= 1000 ? `${mbps / 1000} Gbps` : `${mbps} Mbps`,
          value: mbps,
        })),
      ),
    ),
    step<CircuitAnswers, 'tier'>('tier', (a, frame) =>
      pickOne(frame, l10n.t('Tier: the regions that the circuit reaches'), tierChoices(a.peeringLocation ?? '', cloud)),
    ),
    step<CircuitAnswers, 'family'>(
      'family',
      (_, frame) =>
        pickOne(frame, l10n.t('Billing of what leaves Azure'), [
          { label: 'MeteredData', description: l10n.t('by the gigabyte'), value: 'MeteredData' },
          { label: 'UnlimitedData', description: l10n.t('flat; cannot be changed back'), value: 'UnlimitedData' },
        ]),
      (a) => a.tier !== 'Local',
    ),
    step<CircuitAnswers, 'subscription'>(
      'subscription',
      (_, frame) =>
        pickOne(
          frame,
          through
            ? l10n.t('Subscription that the circuit is in')
            : l10n.t('Subscription of the customer in which it orders the circuit'),
          subscriptionChoices(customer),
        ),
      () => !through || customer.subscriptions.length > 1,
    ),
    step<CircuitAnswers, 'ownName'>(
      'ownName',
      (_, frame) =>
        text(frame, l10n.t("Name of the customer's own subscription"), {
          value: customer.subscriptions.some(({ name }) => name === 'own') ? '' : 'own',
          validate: (value) =>
            nameProblem(value) ??
            (customer.subscriptions.some(({ name }) => name.toLowerCase() === value.toLowerCase())
              ? l10n.t('The customer has a subscription of that name.')
              : undefined),
        }),
      (a) => a.subscription === NEW_SUBSCRIPTION,
    ),
    step<CircuitAnswers, 'ownId'>(
      'ownId',
      (_, frame) =>
        text(frame, l10n.t("Subscription id of the customer's own subscription"), { validate: guidProblem }),
      (a) => a.subscription === NEW_SUBSCRIPTION,
    ),
    step<CircuitAnswers, 'linkPrefix'>(
      'linkPrefix',
      (_, frame) =>
        text(frame, l10n.t('A free /29 of the customer: its halves are the two link prefixes'), {
          value: proposedLinks(design, customer),
          validate: linkPrefixProblem,
        }),
      (a) => layer3Of(through, a) === 'customer',
    ),
    step<CircuitAnswers, 'virtualNetworks'>(
      'virtualNetworks',
      (a, frame) =>
        pickMany(
          frame,
          l10n.t('Virtual networks whose gateways are connected'),
          networksFor(a).map((network) => ({
            label: network.ref,
            description: network.gateway?.name ?? '',
            ...(network.location !== undefined && { detail: network.location }),
            value: network.ref,
          })),
          () => true,
        ),
      (a) => networksFor(a).length > 0,
    ),
    step<CircuitAnswers, 'name'>('name', (a, frame) =>
      text(frame, l10n.t('Name of the circuit in Azure'), {
        value: freeCircuitName(customer, a.peeringLocation ?? ''),
        validate: (value) =>
          nameProblem(value) ??
          (customer.circuits.some((c) => c.name.toLowerCase() === value.toLowerCase())
            ? l10n.t('The customer has a circuit of that name.')
            : undefined),
      }),
    ),
  ];
}

/** In connect-to those of the customer's own come first, and one that is not in the design yet can be named. */
function subscriptionChoices(customer: Customer): Choice<string>[] {
  const isOwn = ({ managedBy }: { managedBy: string }) => Number(managedBy === 'customer');
  const known = [...customer.subscriptions]
    .sort((a, b) => (customer.model === 'connect-to' ? isOwn(b) - isOwn(a) : 0))
    .map((s) => ({ label: s.name, ...(s.location !== undefined && { description: s.location }), value: s.name }));
  if (customer.model === 'connect-through') return known;
  const another = {
    label: l10n.t('Another one, of the customer’s own…'),
    detail: l10n.t('The customer orders the circuit there, keeps it and pays for it.'),
    value: NEW_SUBSCRIPTION,
  };
  return customer.subscriptions.some(isOwn) ? [...known, another] : [another, ...known];
}

/** No site has edge routers that the links could end on. */
export function noEdge(design: Design, customer: Customer, serviceProviderName: string): Refusal {
  const where = customer.model === 'connect-through' ? design.provider.file.path : customer.file.path;
  return new Refusal(
    l10n.t(
      'No site has two edge routers with an interface to {0}. Add the interfaces to {1}, with "serviceProviderName: {0}", then add the circuit.',
      serviceProviderName,
      where,
    ),
  );
}

/** Who keeps layer 3: in connect-through always the CSP. */
export function layer3Of(
  through: boolean,
  { layer3ManagedBy }: Partial<CircuitAnswers>,
): NewCircuit['layer3ManagedBy'] {
  return through ? 'csp' : (layer3ManagedBy ?? 'serviceProvider');
}

/** Whether other circuits on the same interfaces come with two tags. */
export function isQinQ(design: Design, pair: EdgePair | undefined): boolean {
  if (!pair) return false;
  return [pair.primary, pair.secondary].some((port) => handoffOn(design, port).handoff === 'QinQ');
}

/** `3003, 3004` as two VLAN ids. */
export function outerIds(value: string): [number, number] | undefined {
  const numbers = value.split(',').map((part) => Number(part.trim()));
  const [primary, secondary] = numbers;
  const good = numbers.length === 2 && numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= MAX_VLAN);
  return good && primary !== undefined && secondary !== undefined ? [primary, secondary] : undefined;
}
