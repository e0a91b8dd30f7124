import type { Scene } from '../src/diagram/model';
import type { Box } from '../src/diagram/placed';
import { type Direction, nearestAhead } from './direction';
import type { Thing } from './thing';

/**
 * Where an arrow leads: left and right along a line that ends at the thing, else to the nearest thing in that direction.
 * From a line, left is its source and right its target.
 */
export function neighbour(
  scene: Scene,
  things: ReadonlyMap<string, Thing>,
  from: string,
  direction: Direction,
): string | undefined {
  const edge = scene.edges.find((e) => e.id === from);
  if (edge) {
    if (direction === 'left') return edge.source;
    if (direction === 'right') return edge.target;
    const ends = scene.edges.filter(
      (e) => e.kind !== 'order' && (e.source === edge.source || e.target === edge.target),
    );
    return next(ends, ends.indexOf(edge), direction === 'down' ? 1 : -1)?.id;
  }
  const own = things.get(from);
  if (!own) return undefined;
  const along = scene.edges.flatMap((e) => {
    if (e.kind === 'order') return [];
    if (direction === 'right' && e.source === from) return [e.target];
    if (direction === 'left' && e.target === from) return [e.source];
    return [];
  });
  return nearest(things, own.box, direction, along) ?? nearest(things, own.box, direction, boxesOf(scene, from));
}

/** The next line at a thing, in the order of the file; the first one after the last. */
export function nextLine(scene: Scene, node: string, current: string | undefined): string | undefined {
  const lines = scene.edges.filter((e) => e.kind !== 'order' && (e.source === node || e.target === node));
  return (
    next(
      lines,
      lines.findIndex((e) => e.id === current),
      1,
    ) ?? lines[0]
  )?.id;
}

function next<T>(list: readonly T[], index: number, step: number): T | undefined {
  return list.length === 0 ? undefined : list[(index + step + list.length) % list.length];
}

/** What an arrow may lead to: what holds nothing, and what is in the same group. */
function boxesOf(scene: Scene, from: string): string[] {
  const parent = scene.nodes.find((node) => node.id === from)?.parent;
  return scene.nodes
    .filter((node) => node.id !== from && (node.parent === parent || node.shape === 'box' || node.shape === 'row'))
    .map((node) => node.id);
}

function nearest(
  things: ReadonlyMap<string, Thing>,
  from: Box,
  direction: Direction,
  candidates: readonly string[],
): string | undefined {
  const boxes = candidates.flatMap((id) => {
    const box = things.get(id)?.box;
    return box ? [{ id, box }] : [];
  });
  return nearestAhead(boxes, from, direction)?.id;
}
