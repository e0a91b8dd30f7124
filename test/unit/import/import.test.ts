import { describe, expect, it } from 'vitest';
import { wantedOf } from '../../../src/resources';
import { everythingDesign } from '../generate/everything';
import { customerOf, sampleDesign } from '../resources/sample';
import { deployed, designOf, givenOf, importLive, simulatorWith, stateOf } from './stage';

const estates = [
  ...['contoso', 'fabrikam', 'wingtip'].map((name) => ({ name, design: sampleDesign() })),
  { name: 'everything', design: everythingDesign() },
];

describe('an estate that a design made, imported live', () => {
  it.each(estates)('has an empty plan, and a deployment writes nothing: $name', async ({ name, design }) => {
    const { resources } = wantedOf(design, customerOf(design, name));
    const simulator = await simulatorWith(resources.map(givenOf));
    try {
      const before = stateOf(simulator);
      const imported = await importLive(simulator);
      expect(imported.errors).toEqual([]);
      if (name !== 'everything') expect(imported.told.filter(({ code }) => code === 'IMP-004')).toEqual([]);
      expect(await deployed(simulator, designOf(imported))).toEqual([]);
      expect(stateOf(simulator)).toBe(before);
    } finally {
      await simulator.stop();
    }
  });
});
