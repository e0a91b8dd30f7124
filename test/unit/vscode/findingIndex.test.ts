import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, SEVERITIES } from '../../../src/design';
import { FindingIndex } from '../../../src/vscode/services/findingIndex';

const finding = fc.constantFrom(...SEVERITIES).map((severity): Finding => ({
  code: 'TST-001',
  severity,
  message: 'x',
  place: { file: 'a', path: [], on: 'value' },
}));
/** What is found in a file by now: nothing any more, something else, or what was found before. */
const step = fc.record({
  file: fc.constantFrom('a', 'b', 'c', 'd'),
  now: fc.option(fc.array(finding, { minLength: 1, maxLength: 3 }), { nil: undefined }),
});
const steps = fc.array(fc.array(step, { maxLength: 3 }), { minLength: 1, maxLength: 8 });

describe('the findings after a key', () => {
  it('are counted, and told apart from those before, as if all were looked at', () => {
    fc.assert(
      fc.property(steps, (turns) => {
        let index = new FindingIndex(new Map());
        const all = [{ index, found: new Map<string, readonly Finding[]>() }];
        for (const turn of turns) {
          const found = new Map(all.at(-1)?.found);
          for (const { file, now } of turn) {
            if (now) found.set(file, now);
            else found.delete(file);
          }
          index = new FindingIndex(found, index);
          all.push({ index, found });
          expect(index.total).toEqual(new FindingIndex(found).total);
          expect(index.total).toEqual(index.ofAll(['a', 'b', 'c', 'd']));
          for (const before of all) {
            const other = ['a', 'b', 'c', 'd'].filter((file) => before.found.get(file) !== found.get(file));
            expect([...index.changedSince(before.index)].sort()).toEqual(other);
          }
        }
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});
