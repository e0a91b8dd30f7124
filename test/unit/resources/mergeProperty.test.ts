import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArmBody, mergeOnto, resourceTypes } from '../../../src/resources';
import { asAnswered, bodiesOf, partsBetween, picks, thereBy } from './disturbed';

describe('what is sent differs from what was read by exactly the changes that are shown', () => {
  it.each(resourceTypes.map(({ type }) => type))('%s', (type) => {
    expect(bodiesOf(type), 'a body of each type').not.toEqual([]);
    for (const body of bodiesOf(type)) {
      fc.assert(
        fc.property(picks, (picked) => {
          const actual = thereBy(body, picked);
          const { body: sent, changes } = mergeOnto(type, actual, body);
          expect(partsBetween(type, actual, sent, changes)).toEqual([]);
          const again = mergeOnto(type, asAnswered(sent) as ArmBody, body);
          expect(again.changes, `${type} is not settled`).toEqual([]);
        }),
        { numRuns: 40 },
      );
    }
  });
});
