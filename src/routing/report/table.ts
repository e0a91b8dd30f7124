import { markdownText } from '../../design/markdown';

/** A table for people; the same one is printed in a terminal and shown in a page. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below the table. */
  readonly notes?: readonly string[];
}

/** Tables as lines of text, columns below each other. */
export function toText(tables: readonly Table[]): string {
  return tables
    .map(({ title, columns, rows, notes = [] }) => {
      const all = [columns, ...rows];
      const widths = columns.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
      const line = (row: readonly string[]) =>
        widths
          .map((width, i) => (row[i] ?? '').padEnd(width))
          .join('  ')
          .trimEnd();
      const body = rows.length === 0 ? [] : [line(columns), ...rows.map(line)];
      return [title, ...body.map((text) => `  ${text}`), ...notes.map((note) => `  ${note}`)].join('\n');
    })
    .join('\n\n');
}

/** Tables as Markdown. */
export function toMarkdown(heading: string, tables: readonly Table[]): string {
  const parts = tables.map(({ title, columns, rows, notes = [] }) => {
    const line = (row: readonly string[]) => `| ${columns.map((_, i) => markdownText(row[i] ?? '')).join(' | ')} |`;
    const body = rows.length === 0 ? [] : [line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)];
    return [`## ${markdownText(title)}`, body.join('\n'), ...notes.map(markdownText)]
      .filter((part) => part !== '')
      .join('\n\n');
  });
  return `# ${markdownText(heading)}\n\n${parts.join('\n\n')}\n`;
}
