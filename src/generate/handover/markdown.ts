import { markdownText } from '../../design/markdown';
import { lines, oneLine } from '../output';
import type { Block, Paper } from './paper';
import { type Cell, type Table, cellText } from './table';

/** A paper as Markdown. */
export function markdownOf({ title, blocks }: Paper): string {
  const parts = blocks.map(blockLines).filter((part) => part.length > 0);
  return lines(`# ${markdownText(title)}`, ...parts.map((part) => ['', ...part]));
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${markdownText(block.text)}`];
    case 'text':
      return [markdownText(block.text)];
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${markdownText(item)}`);
    case 'table':
      return tableLines(block.table);
    case 'command':
      return commandLines(block.text);
    case 'picture':
      return [];
  }
}

/** A table without rows is a dash. */
function tableLines({ header, rows }: Table): string[] {
  if (rows.length === 0) return ['\\-'];
  const line = (cells: readonly Cell[]): string =>
    `| ${header.map((_, at) => markdownText(cellText(cells[at])) || '-').join(' | ')} |`;
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)];
}

/** The fence is longer than any in the command. */
function commandLines(content: string): string[] {
  const line = oneLine(content);
  const longest = Math.max(2, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}sh`, line, fence];
}
