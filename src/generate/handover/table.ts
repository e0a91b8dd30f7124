/** A table of texts; an empty cell is what does not apply. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

const cellOf = (cell: string | number | undefined): string => (cell === undefined ? '' : String(cell));

/** As Markdown; a table without rows is a dash. */
export function markdown({ header, rows }: Table): string[] {
  if (rows.length === 0) return ['-'];
  const line = (cells: readonly (string | number | undefined)[]): string =>
    `| ${cells.map((cell) => cellOf(cell).replaceAll('|', '\\|').replaceAll(/\s+/g, ' ') || '-').join(' | ')} |`;
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)];
}

/** As CSV (RFC 4180, lines end with \n); a cell that a spreadsheet would take for a formula is kept as text. */
export function csv({ header, rows }: Table): string {
  const cell = (value: string | number | undefined): string => {
    const text = cellOf(value);
    const safe = /^[=+\-@\t]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}
