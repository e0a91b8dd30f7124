import * as l10n from '@vscode/l10n';
import { vlanIds } from '../../catalog/networkLimits';
import { type Customer, type Design, type EdgeRouter } from '../../design';
import { type Asking, Refused, type Way, one, text, yesOrNo } from '../ask/question';
import { isExchange, locationChoices, providerChoices } from './choices';
import { type EdgePair, edgePairs, handoffOn } from './edgePairs';
import { askLoopbacks } from './loopbacks';
import type { NewCircuit } from './value';

/** Where a circuit goes: the place, who carries it there, and what its links end on. */
export type Leg = Pick<
  NewCircuit,
  'peeringLocation' | 'serviceProviderName' | 'port' | 'layer3ManagedBy' | 'links' | 'loopbacks'
>;

/**
 * Asks where a circuit goes.
 * @param more stands before the names of the answers, for the second of two
 * @param apart the other circuit: it is at another location, and its edge routers come last
 */
export function* askLeg(
  design: Design,
  customer: Customer,
  {
    more = '',
    apart,
  }: { readonly more?: string; readonly apart?: { readonly location: string; readonly site?: string } } = {},
): Asking<Leg> {
  const peeringLocation = yield* one(
    `${more}peeringLocation`,
    apart === undefined
      ? l10n.t('Peering location')
      : l10n.t('Peering location of the second circuit, elsewhere than {0}', apart.location),
    locationChoices(design, customer, apart?.location),
  );
  const serviceProviderName = yield* one(
    `${more}serviceProviderName`,
    l10n.t('Connectivity provider at {0}', peeringLocation),
    providerChoices(design, customer, peeringLocation),
  );
  const pairs = edgePairs(design, customer, { location: peeringLocation, serviceProviderName }).filter(
    (pair) => pair.atLocation,
  );
  const layer3ManagedBy = yield* askLayer3(customer, serviceProviderName, pairs, more);
  const place = { peeringLocation, serviceProviderName, layer3ManagedBy };
  if (layer3ManagedBy === 'serviceProvider') return place;
  const pair = yield* one(
    `${more}edge`,
    l10n.t('Edge routers that the two links end on'),
    // On routers of another site it does not go with the first one's.
    [...pairs]
      .sort((a, b) => Number(a.site === apart?.site) - Number(b.site === apart?.site))
      .map((each) => ({
        label: `${each.primary.edgeRouter} · ${each.secondary.edgeRouter}`,
        description: each.site,
        detail: `${each.primary.interface} · ${each.secondary.interface}`,
        value: each,
      })),
  );
  const links = yield* askHandoff(design, customer, { pair, serviceProviderName, more });
  return { ...place, links, loopbacks: yield* askLoopbacks(design, customer, pair, more) };
}

/** Who keeps the BGP sessions: in connect-through always the CSP. */
function* askLayer3(
  customer: Customer,
  serviceProviderName: string,
  pairs: readonly EdgePair[],
  more: string,
): Asking<NewCircuit['layer3ManagedBy']> {
  if (customer.model === 'connect-through') {
    if (pairs.length > 0) return 'csp';
    throw new Refused(l10n.t('No pair of edge routers has an interface to {0}.', serviceProviderName), {
      title: l10n.t('Add an Interface'),
      way: { wizard: 'addInterface', answers: { serviceProviderName } },
    });
  }
  const own: Way = {
    label: l10n.t('The customer'),
    detail: l10n.t('None of its sites has two edge routers with an interface to {0}: add them', serviceProviderName),
    way: { wizard: 'addEdgeRouter', answers: { serviceProviderName } },
  };
  return yield* one<NewCircuit['layer3ManagedBy']>(
    `${more}layer3ManagedBy`,
    l10n.t('Who keeps the BGP sessions with Microsoft?'),
    [
      ...(pairs.length > 0
        ? [{ label: own.label, detail: l10n.t('on its own edge routers'), value: 'customer' as const }]
        : []),
      {
        label: l10n.t('The connectivity provider'),
        detail: l10n.t('It makes the peerings; there are no edge routers here.'),
        value: 'serviceProvider' as const,
      },
      ...(pairs.length > 0 ? [] : [own]),
    ],
  );
}

/** How the links are handed over: as those of other circuits on the same interfaces, else as is asked. */
function* askHandoff(
  design: Design,
  customer: Customer,
  { pair, serviceProviderName, more }: { pair: EdgePair; serviceProviderName: string; more: string },
): Asking<NonNullable<NewCircuit['links']>> {
  const ports = [pair.primary, pair.secondary];
  const others = ports.map((port) => handoffOn(design, port));
  const isUsed = others.some(({ count }) => count > 0);
  const takesTwoTags = ports.every(
    ({ edgeRouter }) => routerOf(design, customer, edgeRouter)?.raw.platform !== 'cisco-nxos',
  );
  let isQinQ = isUsed && others.some(({ handoff }) => handoff === 'QinQ');
  if (!isUsed && takesTwoTags) {
    isQinQ = yield* yesOrNo(`${more}isQinQ`, l10n.t('How does {0} hand the links over?', serviceProviderName), {
      yes: l10n.t('With two tags (QinQ): an outer one for the circuit'),
      no: l10n.t('With one tag (Dot1Q): the VLAN of the peering'),
      first: isExchange(serviceProviderName),
    });
  }
  if (!isQinQ) return { ...pair, handoff: 'Dot1Q' };
  const taken = others.map(({ outerVlanIds }) => new Set(outerVlanIds));
  const typed = yield* text(
    `${more}outerVlanIds`,
    l10n.t(
      'Outer VLAN ids that the connectivity provider assigned: primary, secondary; empty while they are not known',
    ),
    {
      example: '',
      problem: (value) => {
        if (value === '') return undefined;
        const ids = outerIds(value);
        if (!ids) return l10n.t('Give two numbers from 1 to 4094, such as 3003, 3004.');
        const clash = ids.find((id, index) => taken[index]?.has(id));
        return clash === undefined
          ? undefined
          : l10n.t('{0} is the outer VLAN id of another circuit on the same interface.', clash);
      },
    },
  );
  const outerVlanIds = outerIds(typed);
  return { ...pair, handoff: 'QinQ', ...(outerVlanIds && { outerVlanIds }) };
}

function routerOf(design: Design, customer: Customer, name: string): EdgeRouter | undefined {
  const routers =
    customer.model === 'connect-through' ? design.provider.edgeRouters : customer.sites.flatMap((s) => s.edgeRouters);
  return routers.find((router) => router.name === name);
}

/** `3003, 3004` as two VLAN ids. */
export function outerIds(value: string): [number, number] | undefined {
  const numbers = value.split(',').map((part) => Number(part.trim()));
  const [primary, secondary] = numbers;
  const good =
    numbers.length === 2 && numbers.every((n) => Number.isInteger(n) && n >= vlanIds.least && n <= vlanIds.most);
  return good && primary !== undefined && secondary !== undefined ? [primary, secondary] : undefined;
}
