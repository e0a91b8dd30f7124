/** Something with a size that is put into columns. */
export interface Sized {
  readonly width: number;
  readonly height: number;
}

/** Between the parts of a column, in px. */
export const BETWEEN = 18;

/**
 * Fills columns with the parts of each list, one list after the other, so that all is about `aspect` times as wide as high.
 * No part changes its place in the order.
 */
export function packColumns<P extends Sized>(lists: readonly (readonly P[])[], aspect: number, gutter: number): P[][] {
  const tallest = Math.max(0, ...lists.flat().map(({ height }) => height));
  const all = Math.max(tallest, ...lists.map(heightOf));
  let best = lists.map((list) => [...list]);
  let bestMiss = Infinity;
  for (let most = tallest; ; most = most * 1.15 + 1) {
    const columns = lists.flatMap((list) => filled(list, most));
    const width = columns.reduce((sum, column) => sum + widthOf(column) + gutter, 0);
    const height = Math.max(1, ...columns.map(heightOf));
    const miss = Math.abs(Math.log(width / height / aspect));
    if (miss < bestMiss) [best, bestMiss] = [columns, miss];
    if (most >= all) break;
  }
  return best.filter((column) => column.length > 0);
}

function filled<P extends Sized>(list: readonly P[], most: number): P[][] {
  const columns: P[][] = [[]];
  let left = most;
  for (const part of list) {
    if (left < part.height && columns.at(-1)?.length) {
      columns.push([]);
      left = most;
    }
    columns.at(-1)?.push(part);
    left -= part.height + BETWEEN;
  }
  return columns;
}

export const widthOf = (column: readonly Sized[]): number => Math.max(0, ...column.map(({ width }) => width));

export function heightOf(column: readonly Sized[]): number {
  return column.reduce((sum, { height }) => sum + height, 0) + BETWEEN * Math.max(0, column.length - 1);
}
