import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cloud, clouds } from '../../../src/catalog/catalog';
import { type Location, allLocations, armProvidersAt } from '../../../src/catalog/locations';
import { allRegions } from '../../../src/catalog/regions';
import type { Design } from '../../../src/design';
import {
  type Asking,
  type Made,
  Declined,
  Refused,
  type WizardId,
  createDesign,
  likelyAnswer,
  newFindings,
  wizardIds,
  wizards,
} from '../../../src/wizards';
import { addCustomer } from '../../../src/wizards/customer/addCustomer';
import { addDatacenter } from '../../../src/wizards/edge/addDatacenter';
import { anyAnswer, chance, oneOf, stroll } from './chance';

const today = '2026-11-26';
/** WIZARD_RUNS goes as many other ways; without it the same few are gone each time. */
const runs =
  process.env['WIZARD_RUNS'] === undefined
    ? { numRuns: 12, seed: 20261126 }
    : { numRuns: Number(process.env['WIZARD_RUNS']) };
const MOST_WIZARDS = 6;

/** Two cities of a cloud with a connectivity provider in common: circuits of highest resiliency can go there. */
interface Ground {
  readonly cloud: Cloud;
  readonly first: Location;
  readonly second: Location;
  readonly serviceProviderName: string;
}

function inCommon({ name, cloud }: Location, other: Location): string[] {
  const there = new Set(armProvidersAt(other.name, cloud).map((each) => each.name));
  return armProvidersAt(name, cloud).flatMap((each) => (there.has(each.name) ? each.name : []));
}

const grounds: fc.Arbitrary<Ground> = fc
  .constantFrom(...clouds)
  .chain((cloud) => {
    const place = fc.constantFrom(...allLocations(cloud).filter(({ providers }) => providers.length > 0));
    return fc.record({ cloud: fc.constant(cloud), first: place, second: place });
  })
  .filter(({ first, second }) => first.city !== second.city && inCommon(first, second).length > 0)
  .chain((places) =>
    fc.record({
      ...{ cloud: fc.constant(places.cloud), first: fc.constant(places.first), second: fc.constant(places.second) },
      serviceProviderName: fc.constantFrom(...inCommon(places.first, places.second)),
    }),
  );

/** Goes through a wizard with what is given, and what most would answer for the rest. */
function made(asking: Asking<Made>, given: Readonly<Record<string, unknown>>): Design {
  return stroll(asking, (question) => given[question.answer] ?? likelyAnswer(question)?.value).made.design;
}

/** A CSP with routers at both places, and a customer with a network, and with routers of its own or without. */
function groundOf({ cloud, first, second, serviceProviderName }: Ground, random: () => number): Design {
  const begun = made(createDesign(''), {
    ...{ displayName: 'Northwind', tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001', cloud, asn: '3320', site: 'dc1' },
    ...{ peeringLocation: first.name, serviceProviderName },
  });
  const both = made(addDatacenter({ today, design: begun }), { peeringLocation: second.name, serviceProviderName });
  const near = [...first.localRegions, ...second.localRegions];
  const region = oneOf(near.length > 0 && random() < 0.7 ? near : allRegions(cloud).map(({ name }) => name), random);
  return made(addCustomer({ today, design: both }), {
    ...{ displayName: 'Contoso', tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0101', site: 'utrecht' },
    ...{ subscriptionId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01', prefixes: '10.10.0.0/16', serviceProviderName },
    model: oneOf(['connect-through', 'connect-to'], random),
    managedBy: oneOf(['csp', 'customer'], random),
    routers: oneOf(['customer', 'serviceProvider'], random),
    location: region.replaceAll(' ', '').toLowerCase(),
  });
}

function asked(id: WizardId, design: Design): Asking<Made> {
  const wizard = wizards[id];
  const [customer] = design.customers;
  if (wizard.about === 'design') return wizard.ask({ design, today });
  if (!customer) throw new Refused('no customer');
  return wizard.ask({ design, today, customer });
}

describe('every answer that a wizard offers leads to a design without an error', () => {
  it('at any two places of the catalogue, through any connectivity provider, in both models', () => {
    const ids = fc.array(fc.constantFrom(...wizardIds), { maxLength: MOST_WIZARDS - 1 });
    fc.assert(
      fc.property(grounds, ids, fc.nat(), (ground, more, seed) => {
        const random = chance(seed);
        let design = groundOf(ground, random);
        for (const id of ['addCircuitPair', ...more] as const) {
          try {
            const { made: result, answers } = stroll(asked(id, design), (question) => anyAnswer(question, random));
            const errors = newFindings(design, result.design).filter(({ severity }) => severity === 'error');
            const told = errors.map(({ code, message }) => `${code}: ${message}`);
            expect(told, `${id} ${JSON.stringify([...answers])}`).toEqual([]);
            design = result.design;
          } catch (error) {
            if (!(error instanceof Refused || error instanceof Declined)) throw error;
          }
        }
      }),
      runs,
    );
  });
});
