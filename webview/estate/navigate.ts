import type { EstateThing } from '../../src/diagram/estate/things';
import { type Direction, nearestAhead } from '../direction';

/** The next thing in a direction. What a thing holds is not ahead of it. */
export function nextThing(
  things: readonly EstateThing[],
  from: EstateThing,
  direction: Direction,
): EstateThing | undefined {
  // Frames are gone to by what stands in them; a location without customers is gone to itself.
  const others = things.filter((thing) => thing !== from && thing.kind !== 'datacenter' && thing.kind !== 'location');
  return nearestAhead(others, from.box, direction);
}
