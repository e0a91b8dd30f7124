import { expect, it } from 'vitest';
import { clouds } from '../../../src/catalog/catalog';
import { allLocations } from '../../../src/catalog/locations';
import { nameFrom } from '../../../src/wizards/ask/texts';
import { freeCircuitName } from '../../../src/wizards/circuit/choices';
import { customerOf, sampleDesign } from '../resources/sample';

it('a name that is proposed for a circuit begins and ends as Azure takes it, at every location', () => {
  const contoso = customerOf(sampleDesign(), 'contoso');
  const places = clouds.flatMap((cloud) => allLocations(cloud).map(({ name }) => name));
  expect(places.length).toBeGreaterThan(100);
  const refused = places.filter((place) => !/^[a-z][a-z0-9-]*[a-z0-9]$/.test(freeCircuitName(contoso, place)));
  expect(refused).toEqual([]);
});

it('a long name is cut off without a hyphen at its end', () => {
  expect(nameFrom(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59));
});
