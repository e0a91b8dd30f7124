import type { EstateThing } from '../../src/diagram/estate/things';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The next thing in a direction: what lies straight ahead before what lies aside. What a thing holds is not ahead of it. */
export function nextThing(
  things: readonly EstateThing[],
  from: EstateThing,
  direction: Direction,
): EstateThing | undefined {
  const start = middleOf(from);
  let [best, least]: [EstateThing | undefined, number] = [undefined, Infinity];
  for (const thing of things) {
    // Frames are gone to by what stands in them; a location without customers is gone to itself.
    if (thing === from || thing.kind === 'datacenter' || thing.kind === 'location') continue;
    const to = middleOf(thing);
    const [dx, dy] = [to.x - start.x, to.y - start.y];
    const isAcross = direction === 'left' || direction === 'right';
    const ahead = isAcross ? (direction === 'right' ? dx : -dx) : direction === 'down' ? dy : -dy;
    const aside = Math.abs(isAcross ? dy : dx);
    if (ahead <= 1) continue;
    const distance = ahead + 2.5 * aside;
    if (distance < least) [best, least] = [thing, distance];
  }
  return best;
}

function middleOf({ box }: EstateThing) {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
