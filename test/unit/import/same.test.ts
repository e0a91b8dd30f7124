import { describe, expect, it } from 'vitest';
import { wantedOf } from '../../../src/resources';
import { customerOf, sampleDesign } from '../resources/sample';
import { givenOf, importLive, simulatorWith } from './stage';

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
