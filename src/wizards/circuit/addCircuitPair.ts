import * as l10n from '@vscode/l10n';
import { type Circuit, type Customer, type Design, findEdgeRouter } from '../../design';
import { type Asking, type Choice, one } from '../ask/question';
import { type Made, sameCustomer } from '../change';
import type { CustomerScope } from '../scope';
import { askCircuit, askWatch, requireGround, withCircuits, withWatch } from './addCircuit';
import { askLeg } from './leg';
import { withLoopbacks } from './loopbacks';
import { askTerms } from './terms';

/**
 * Highest resiliency at once: two circuits in two cities on two pairs of edge routers, the first of which may be there
 * already. Source: RES (maximum resiliency).
 */
export function* addCircuitPair({ design, customer }: CustomerScope): Asking<Made> {
  requireGround(design, customer);
  const partner = yield* askPartner(customer);
  if (partner) {
    const leg = yield* askLeg(design, customer, { apart: apartFrom(design, partner) });
    const terms = yield* askTerms(design, customer, [leg]);
    const circuit = yield* askCircuit(design, customer, leg, terms);
    return withWatch(withCircuits(design, customer, terms, [circuit]), customer, yield* askWatch(customer));
  }
  const first = yield* askLeg(design, customer);
  // What is asked of the routers of the first is known of those of the second.
  const asked = withLoopbacks(design, customer, first.loopbacks ?? new Map());
  const second = yield* askLeg(asked, sameCustomer(asked, customer), {
    more: 'second.',
    apart: { location: first.peeringLocation, ...(first.links && { site: first.links.site }) },
  });
  const terms = yield* askTerms(design, customer, [first, second]);
  const nearer = yield* askCircuit(design, customer, first, terms);
  // What the first one takes is not proposed for the other.
  const now = withCircuits(design, customer, terms, [nearer]).design;
  const circuits = [nearer, yield* askCircuit(now, sameCustomer(now, customer), second, terms, 'second.')];
  return withWatch(withCircuits(design, customer, terms, circuits), customer, yield* askWatch(customer));
}

/** Where a circuit is: its location, and the site of the edge routers that its links end on. */
function apartFrom(design: Design, circuit: Circuit): { location: string; site?: string } {
  const { raw, model, links } = circuit;
  const name = links.find((link) => link.raw.edgeRouter !== undefined)?.raw.edgeRouter;
  const router = model === 'connect-to' ? findEdgeRouter(design, circuit, name) : undefined;
  return { location: raw.peeringLocation ?? '', ...(router && { site: router.site }) };
}

/** The circuit that gets a second one beside it; undefined where both are new. */
function* askPartner(customer: Customer): Asking<Circuit | undefined> {
  const known = customer.circuits.filter(({ raw }) => raw.peeringLocation !== undefined);
  const choices: Choice<string>[] = [
    ...known.map(({ name, raw }) => ({
      label: l10n.t('A second circuit beside {0}', name),
      description: raw.peeringLocation ?? '',
      value: name,
    })),
    { label: l10n.t('Two new circuits'), value: '' },
  ];
  const name = yield* one('partner', l10n.t('Which circuits make the pair?'), choices);
  return known.find((circuit) => circuit.name === name);
}
