import { describe, expect, it } from 'vitest';
import type { Customer, Design } from '../../../src/design';
import { type Question, isWay } from '../../../src/wizards';
import { askRaise } from '../../../src/wizards/circuit/gateways';
import type { Leg } from '../../../src/wizards/circuit/leg';
import { askReachOf } from '../../../src/wizards/circuit/terms';
import { customerOf, designOf, sample } from '../vscode/sample';

/** Contoso with its only network with a gateway in that region, and with a gateway of that SKU. */
function contosoIn(region: string, sku = 'ErGw1AZ'): { design: Design; customer: Customer } {
  const design = designOf(
    sample((path, text) =>
      path.endsWith('contoso.csp.yaml')
        ? text.replaceAll(/location: \w+/g, `location: ${region}`).replaceAll(/sku: ErGw\w+/g, `sku: ${sku}`)
        : text,
    ),
  );
  return { design, customer: customerOf(design, 'contoso') };
}

const leg = (peeringLocation: string): Leg => ({
  ...{ peeringLocation, serviceProviderName: 'Equinix', layer3ManagedBy: 'csp' },
});

function choicesOf(question: Question | undefined): unknown[] {
  return question?.kind === 'one' ? question.choices.flatMap((each) => (isWay(each) ? [] : [each.value])) : [];
}

describe('the tiers that are offered', () => {
  const offeredFor = (bandwidth: number, region: string, ...locations: string[]) => {
    const { design, customer } = contosoIn(region);
    const asked = askReachOf(design, customer, locations.map(leg), { bandwidth }).next();
    return asked.done ? [] : choicesOf(asked.value);
  };
  const offered = (region: string, ...locations: string[]) => offeredFor(1000, region, ...locations);

  it('are those with which both circuits reach a gateway: Local is of one of the two locations only', () => {
    expect(offered('switzerlandnorth', 'Zurich', 'Geneva')).toEqual(['Standard', 'Premium']);
    expect(offered('switzerlandwest', 'Zurich', 'Geneva')).toEqual(['Standard', 'Premium']);
    expect(offered('westeurope', 'Zurich')).toEqual(['Standard', 'Premium']);
  });

  it('are all where a tier reaches the gateways from each location', () => {
    expect(offered('switzerlandnorth', 'Zurich', 'Zurich Metro')).toEqual(['Standard', 'Premium', 'Local']);
    expect(offered('westeurope', 'Amsterdam', 'London')).toEqual(['Standard', 'Premium']);
  });

  it('have no Local where the circuit is smaller than that tier is sold', () => {
    expect(offeredFor(500, 'switzerlandnorth', 'Zurich', 'Zurich Metro')).toEqual(['Standard', 'Premium']);
  });

  it('have the smallest first that reaches all from both, not only from the first', () => {
    expect(offered('westeurope', 'Amsterdam', 'Washington DC')).toEqual(['Premium']);
  });
});

describe('a gateway that is too small', () => {
  const asked = (sku: string, added: number, mbps = 50) => {
    const { customer } = contosoIn('westeurope', sku);
    const networks = customer.virtualNetworks.filter(({ ref }) => ref === 'prod/hub');
    const step = askRaise(customer, networks, mbps, added).next();
    return step.done ? undefined : choicesOf(step.value);
  };

  it('may be left where it is only slow, and may not where it has no place for the circuit', () => {
    expect(asked('ErGw1AZ', 1)).toBeUndefined();
    expect(asked('ErGw1AZ', 1, 2000)).toEqual([true, false]);
    expect(asked('ErGw1AZ', 2)).toEqual([true, false]);
    expect(asked('ErGw1AZ', 3)).toEqual([true]);
  });
});
