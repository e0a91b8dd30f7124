import type { ElkNode } from 'elkjs/lib/elk-api';
import { Lanes } from './lanes';
import { BETWEEN, heightOf, packColumns, widthOf } from './packing';
import type { Doors, Shape } from './shape';
import { type Block, type Frame, type Part, isFrame } from './split';

/** What stands somewhere in the picture: a block, or a frame around others. */
interface Standing {
  parent: StandingFrame | undefined;
  column: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface StandingBlock extends Standing {
  readonly block: Block;
  readonly doors: Doors;
  readonly shape: Shape;
}

export interface StandingFrame extends Standing {
  readonly node: ElkNode;
  readonly columns: readonly (readonly StandingPart[])[];
  /** Left of each column, and right of the last one. */
  readonly gutters: readonly Lanes[];
  /** Above all columns. */
  readonly bus: Lanes;
}

export type StandingPart = StandingBlock | StandingFrame;

const isStandingFrame = (part: StandingPart): part is StandingFrame => 'gutters' in part;

/** The room that a group keeps free inside, as ELK is told it. */
function paddingOf({ layoutOptions }: ElkNode): Readonly<Record<'top' | 'left' | 'bottom' | 'right', number>> {
  const said = layoutOptions?.['elk.padding'] ?? '';
  const of = (side: string) => Number(new RegExp(`${side}=([\\d.]+)`).exec(said)?.[1] ?? 0);
  return { top: of('top'), left: of('left'), bottom: of('bottom'), right: of('right') };
}

/** Puts the parts of a frame into columns. Their places are told by `settle`, when it is known which lines run where. */
export function stand(
  { node, columns }: Frame,
  laidOut: (block: Block) => { doors: Doors; shape: Shape },
  aspect: number,
): StandingFrame {
  const part = (one: Part): StandingPart => {
    if (isFrame(one)) return stand(one, laidOut, 1);
    const { doors, shape } = laidOut(one);
    return { ...NOWHERE, width: shape.width, height: shape.height, block: one, doors, shape };
  };
  const packed = packColumns(
    columns.map((column) => column.map(part)),
    aspect,
    2 * BETWEEN,
  );
  const frame: StandingFrame = {
    ...NOWHERE,
    node,
    columns: packed,
    gutters: Array.from({ length: packed.length + 1 }, () => new Lanes(BETWEEN / 2)),
    bus: new Lanes(BETWEEN / 2),
  };
  packed.forEach((column, index) => {
    for (const one of column) [one.parent, one.column] = [frame, index];
  });
  measureFrame(frame);
  return frame;
}

const NOWHERE = { parent: undefined, column: 0, x: 0, y: 0, width: 0, height: 0 };

function measureFrame(frame: StandingFrame): void {
  const { top, left, bottom, right } = paddingOf(frame.node);
  for (const part of frame.columns.flat()) if (isStandingFrame(part)) measureFrame(part);
  const least = Number(/^\((\d+)/.exec(frame.node.layoutOptions?.['elk.nodeSize.minimum'] ?? '')?.[1] ?? 0);
  const inside =
    frame.columns.reduce((sum, column) => sum + widthOf(column), 0) +
    frame.gutters.reduce((sum, gutter) => sum + gutter.width, 0);
  frame.width = Math.max(least, left + inside + right);
  frame.height = top + frame.bus.width + Math.max(0, ...frame.columns.map(heightOf)) + bottom;
}

/** Gives everything in a frame its place, now that the lines have their lanes. */
export function settle(frame: StandingFrame): void {
  measureFrame(frame);
  place(frame);
}

function place(frame: StandingFrame): void {
  const { top, left } = paddingOf(frame.node);
  frame.bus.start = frame.y + top;
  const y0 = frame.bus.start + frame.bus.width;
  let x = frame.x + left;
  frame.gutters.forEach((gutter, index) => {
    gutter.start = x;
    x += gutter.width;
    const column = frame.columns[index] ?? [];
    let y = y0;
    for (const part of column) {
      [part.x, part.y] = [x, y];
      y += part.height + BETWEEN;
      if (isStandingFrame(part)) place(part);
    }
    x += widthOf(column);
  });
}

/** All frames in one, itself first, and all blocks. */
export function* partsOf(frame: StandingFrame): Generator<StandingPart> {
  yield frame;
  for (const part of frame.columns.flat()) {
    if (isStandingFrame(part)) yield* partsOf(part);
    else yield part;
  }
}

export { isStandingFrame };
