import { type Cell, type Table, withoutEmptyColumns } from './table';

/**
 * A part of a paper. All texts are plain: what they hold of a design becomes neither markup nor a link, in any of the
 * formats that a paper is printed in.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly table: Table }
  /** A command, on one line. */
  | { readonly kind: 'command'; readonly text: string }
  /** A picture as a file of SVG; Markdown has none. */
  | { readonly kind: 'picture'; readonly svg: string; readonly about: string };

export interface Paper {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
export const text = (content: string): Block => ({ kind: 'text', text: content });
export const list = (items: readonly string[]): Block => ({ kind: 'list', ordered: false, items });
export const steps = (items: readonly string[]): Block => ({ kind: 'list', ordered: true, items });
export const command = (line: string): Block => ({ kind: 'command', text: line });
export const table = (header: readonly string[], rows: readonly (readonly Cell[])[]): Block => ({
  kind: 'table',
  table: { header, rows },
});
/** Without the columns in which nothing stands; in a table that is filled in by hand, and in one of what is still open, they stay. */
export const filledTable = (header: readonly string[], rows: readonly (readonly Cell[])[]): Block => ({
  kind: 'table',
  table: withoutEmptyColumns({ header, rows }),
});
