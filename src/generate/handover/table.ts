import { oneLine } from '../output';

/** A command as a cell: what is copied from it runs as it stands. */
export interface CommandCell {
  readonly command: string;
}

export type Cell = string | number | undefined | CommandCell;

/** A table of texts; an empty cell is what does not apply. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Without the columns in which nothing stands in any row, for whoever reads a table and calculates nothing with it. */
export function withoutEmptyColumns({ header, rows }: Table): Table {
  const kept = header.map((_, at) => rows.length === 0 || rows.some((row) => cellText(row[at]) !== ''));
  const of = <T>(cells: readonly T[]) => cells.filter((_, at) => kept[at]);
  return { header: of(header), rows: rows.map((row) => of(header.map((_, at) => row[at]))) };
}

/** A cell as one line of plain text. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  return oneLine(isCommand(cell) ? cell.command : String(cell));
}

export const isCommand = (cell: Cell): cell is CommandCell => typeof cell === 'object';

/** What a spreadsheet takes for the beginning of a formula, in the full width of East Asian keyboards too. source: OWASP, CSV injection */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A value of CSV: a text that a spreadsheet would calculate is kept as text by an apostrophe before it. */
export function csvField(cell: Cell): string {
  const text = cellText(cell);
  const safe = typeof cell !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** As CSV (RFC 4180, lines end with \n). */
export function csv({ header, rows }: Table): string {
  return [header, ...rows].map((row) => `${row.map(csvField).join(',')}\n`).join('');
}
