import { markdownCode, markdownText } from '../../design/markdown';
import { lines, oneLine } from '../output';
import type { Block, Paper } from './paper';
import { type Cell, type Table, cellText, isCommand } from './table';

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
  const line = (cells: readonly Cell[]): string => `| ${header.map((_, at) => cellOf(cells[at])).join(' | ')} |`;
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)];
}

/** A command is code, in which Markdown's escapes would be characters of the command. */
function cellOf(cell: Cell): string {
  const content = cellText(cell);
  if (content === '') return '-';
  return isCommand(cell) ? markdownCode(content) : markdownText(content);
}

/** The fence is longer than any in the command. */
function commandLines(content: string): string[] {
  const line = oneLine(content);
  const longest = Math.max(2, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}sh`, line, fence];
}
