import { oneLine } from '../output';

export type Cell = string | number | undefined;

/** A table of texts; an empty cell is what does not apply. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A cell as one line of plain text. */
export const cellText = (cell: Cell): string => (cell === undefined ? '' : oneLine(String(cell)));

/** What a spreadsheet takes for the beginning of a formula, in the full width of East Asian keyboards too. source: OWASP, CSV injection */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A value of CSV: a text that a spreadsheet would calculate is kept as text by an apostrophe before it. */
export function csvField(cell: Cell): string {
  const text = cellText(cell);
  const safe = typeof cell === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** As CSV (RFC 4180, lines end with \n). */
export function csv({ header, rows }: Table): string {
  return [header, ...rows].map((row) => `${row.map(csvField).join(',')}\n`).join('');
}
