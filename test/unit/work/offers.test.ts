import { describe, expect, it } from 'vitest';
import type { Azure } from '../../../src/deploy';
import { assemble } from '../../../src/design';
import { planUnseen, workOf } from '../../../src/work';
import { refuseUnoffered } from '../../../src/work/offers';
import { type Change, designFiles } from '../rules/base';

const item = (name: string, peeringLocations: string[]) => ({
  name,
  properties: { peeringLocations, bandwidthsOffered: [{ valueInMbps: 1000 }] },
});

const REGIONS = [{ name: 'westeurope' }, { name: 'uksouth' }, { name: 'marsnorth', displayName: 'Mars North' }];

function azureWith(value: ReturnType<typeof item>[] | Error): Azure {
  return {
    read: () => Promise.resolve(undefined),
    list: ({ id }) => {
      if (value instanceof Error) return Promise.reject(value);
      if (id.endsWith('/locations')) return Promise.resolve(REGIONS);
      return Promise.resolve(id.endsWith('expressRouteServiceProviders') ? value : []);
    },
    write: () => Promise.reject(new Error('nothing is written')),
    post: () => Promise.reject(new Error('nothing is asked for')),
    remove: () => Promise.reject(new Error('nothing is removed')),
  };
}

async function refusal(
  change: Change,
  value: ReturnType<typeof item>[] | Error,
  kind: 'azure' | 'simulator' = 'azure',
) {
  const [design] = assemble(designFiles(change)).designs;
  const customer = design?.customers.find((one) => one.name === 'alpha');
  if (!design || !customer) throw new Error('no design');
  const work = workOf({ design, customer });
  return refuseUnoffered({ azure: azureWith(value), kind }, work, planUnseen(work)).then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  );
}

describe('what Azure does not offer', () => {
  const lists = [item('Equinix', ['Amsterdam']), item('Megaport', ['London'])];

  it('is refused before anything is made', async () => {
    expect(await refusal({}, lists)).toBeUndefined();
    expect(await refusal({}, [item('Equinix', ['Amsterdam'])])).toContain('Megaport');
    expect(await refusal({}, [item('Equinix', ['Amsterdam']), item('Megaport', ['Oslo'])])).toContain('London');
    expect(await refusal({ 'a:circuits.0.bandwidthInMbps': 2000 }, lists)).toContain('2000');
  });

  it('may be a region, of which nobody but Azure knows', async () => {
    const at = (location: string) => ({ 'a:subscriptions.0.virtualNetworks.0.location': location });
    expect(await refusal(at('marsnorth'), lists)).toBeUndefined();
    const message = (await refusal(at('venuswest'), lists)) ?? '';
    expect(message.match(/venuswest/g)).toHaveLength(1);
    expect(await refusal(at('francecentral'), lists)).toBeUndefined();
    expect(await refusal(at('venuswest'), lists, 'simulator')).toBeUndefined();
  });

  it('is not asked of a simulator, nor for what is there', async () => {
    expect(await refusal({}, [item('Equinix', ['Amsterdam'])], 'simulator')).toBeUndefined();
    const there = { 'a:circuits.0.existing': true, 'a:circuits.1.existing': true };
    expect(await refusal(there, [item('Colt', ['Oslo'])])).toBeUndefined();
  });

  it('refuses nothing where the lists cannot be read, or are empty', async () => {
    expect(await refusal({}, new Error('403'))).toBeUndefined();
    expect(await refusal({}, [])).toBeUndefined();
  });
});
