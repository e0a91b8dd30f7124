import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Nearby } from '../../../src/diagram/nearby';
import { meets } from '../../../src/diagram/placed';

const at = fc.integer({ min: -400, max: 400 });
const size = fc.integer({ min: 0, max: 300 });
const box = fc.record({ x: at, y: at, width: size, height: size });

it('finds of all boxes those that have a point in common with one, also where they only touch', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 40 }), fc.array(box, { maxLength: 10 }), box, (first, later, one) => {
      const near = new Nearby(first);
      for (const each of later) near.add(each);
      expect(new Set(near.meeting(one))).toEqual(new Set([...first, ...later].filter((each) => meets(each, one))));
    }),
    { numRuns: 500 },
  );
});
