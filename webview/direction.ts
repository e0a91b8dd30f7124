import type { Box } from '../src/diagram/placed';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The arrow keys, and where they lead. */
export const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The nearest of some boxes in a direction: what lies straight ahead before what lies aside. */
export function nearestAhead<T extends { readonly box: Box }>(
  candidates: Iterable<T>,
  from: Box,
  direction: Direction,
): T | undefined {
  const start = middleOf(from);
  let best: T | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const to = middleOf(candidate.box);
    const [dx, dy] = [to.x - start.x, to.y - start.y];
    const ahead = { right: dx, left: -dx, down: dy, up: -dy }[direction];
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
    if (ahead <= 1) continue;
    const distance = ahead + 2.5 * aside;
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function middleOf({ x, y, width, height }: Box) {
  return { x: x + width / 2, y: y + height / 2 };
}
