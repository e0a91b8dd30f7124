import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formats, generateAll } from '../../../src/generate';
import { wantedOf } from '../../../src/resources';
import { everythingDesign } from './everything';
import { without } from './mutate';

describe('a design with parts missing', () => {
  it('makes files of every format without an exception, and nothing that refers to itself or to nowhere', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 25 }), (picks) => {
        const design = everythingDesign((text) => without(text, picks));
        for (const customer of design.customers) {
          const { resources } = wantedOf(design, customer);
          const ids = new Set(resources.map(({ id }) => id));
          expect(ids.size).toBe(resources.length);
          for (const { id, dependsOn } of resources) {
            expect(id).not.toMatch(/undefined|\/\//);
            for (const needed of dependsOn) expect(ids).toContain(needed);
          }
        }
        for (const { id } of formats) {
          for (const { files } of generateAll(design, design.customers, id)) {
            for (const { content } of files) expect(content).not.toMatch(/\bundefined\b|\[object Object\]/);
          }
        }
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});
