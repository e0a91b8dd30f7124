import { describe, expect, it } from 'vitest';
import { wantedOf } from '../../../src/resources';
import { customerOf, sampleDesign } from '../resources/sample';
import { everythingDesign } from '../generate/everything';
import { deployed, designOf, givenOf, importLive, simulatorWith, stateOf } from './stage';

const design = sampleDesign();

describe('the same design', () => {
  it.each(['contoso', 'fabrikam', 'wingtip'])(
    'stays to the letter when it is imported again from what it made: %s',
    async (name) => {
      const simulator = await simulatorWith(wantedOf(design, customerOf(design, name)).resources.map(givenOf));
      try {
        const imported = await importLive(simulator, { design });
        expect(imported.files.map(({ path }) => path)).toEqual([`customers/${name}.csp.yaml`]);
        for (const { before, text } of imported.files) expect(text).toBe(before);
        // It is the same because all of it was read, and not because nothing of it could be.
        expect(imported.told.filter(({ code }) => code === 'IMP-004' || code === 'IMP-005')).toEqual([]);
      } finally {
        await simulator.stop();
      }
    },
  );
});

describe('what any design of ours has made', () => {
  it.each([
    ...['contoso', 'fabrikam', 'wingtip'].map((name) => ({ name, of: design })),
    { name: 'everything', of: everythingDesign() },
  ])('stays byte for byte as it is when $name is imported anew and deployed', async ({ name, of }) => {
    const simulator = await simulatorWith(wantedOf(of, customerOf(of, name)).resources.map(givenOf));
    try {
      const before = stateOf(simulator);
      const imported = await importLive(simulator);
      expect(await deployed(simulator, designOf(imported))).toEqual([]);
      expect(stateOf(simulator)).toBe(before);
      // Something was imported, so that nothing to do means something.
      expect(imported.files.filter(({ customer }) => customer !== undefined)).not.toEqual([]);
    } finally {
      await simulator.stop();
    }
  });
});
