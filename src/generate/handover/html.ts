import { lines, oneLine } from '../output';
import type { Block, Paper } from './paper';
import { type Cell, type Table, cellText, isCommand } from './table';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as content of an element or of an attribute in quotes. */
export function htmlText(content: string): string {
  return oneLine(content).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

const STYLE = [
  'body{font:15px/1.5 system-ui,sans-serif;max-width:88rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}',
  'h1,h2,h3{line-height:1.25}h2{margin-top:2.2rem;border-bottom:1px solid #c8c8d0}',
  '.wide{overflow-x:auto}table{border-collapse:collapse;margin:.6rem 0}',
  'th,td{border:1px solid #c8c8d0;padding:.3rem .55rem;text-align:left;vertical-align:top}',
  'th{background:#f0f0f5}td code{overflow-wrap:anywhere}pre{background:#f0f0f5;padding:.6rem;overflow-x:auto}',
  'img{max-width:100%;height:auto;border:1px solid #c8c8d0}',
  '@media print{body{margin:0;max-width:none}tr,img{break-inside:avoid}}',
].join('\n');

/**
 * A picture that was made for paper is printed on a sheet of its own, turned as it is and filled to its edges: it has its margin
 * inside. The rest of the paper is as large, and upright.
 */
function printStyle(blocks: readonly Block[]): string[] {
  for (const block of blocks) {
    const [, width, height] =
      (block.kind === 'picture' && /^<svg\b[^>]* width="(\d+)mm" height="(\d+)mm"/.exec(block.svg)) || [];
    if (width === undefined || height === undefined) continue;
    return [
      'p>img{width:100%}',
      '@page{size:A4;margin:12mm}',
      `@page picture{size:${width}mm ${height}mm;margin:0}`,
      // A whole sheet and a rounding would be two.
      `@media print{body{padding:0}p:has(>img){page:picture;margin:0}p>img{display:block;border:0;max-width:none;width:${width}mm;height:${Number(height) - 1}mm}}`,
    ];
  }
  return [];
}

/** Nothing is loaded and nothing runs, whatever stands in the page. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** A paper as one file of HTML that needs nothing beside it. */
export function htmlOf({ title, blocks }: Paper): string {
  return lines(
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${htmlText(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${htmlText(title)}</title>`,
    `<style>\n${[STYLE, ...printStyle(blocks)].join('\n')}\n</style>`,
    '</head>',
    '<body>',
    `<h1>${htmlText(title)}</h1>`,
    blocks.map(blockHtml),
    '</body>',
    '</html>',
  );
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${htmlText(block.text)}</h${block.level}>`;
    case 'text':
      return `<p>${htmlText(block.text)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>\n${block.items.map((item) => `<li>${htmlText(item)}</li>\n`).join('')}</${tag}>`;
    }
    case 'table':
      return tableHtml(block.table);
    case 'command':
      return `<pre><code>${htmlText(block.text)}</code></pre>`;
    case 'picture':
      // An image runs no script and loads nothing, whatever the SVG holds.
      return `<p><img alt="${htmlText(block.about)}" src="data:image/svg+xml;base64,${base64(block.svg)}"></p>`;
  }
}

function tableHtml({ header, rows }: Table): string {
  if (rows.length === 0) return '<p>-</p>';
  const row = (tag: 'th' | 'td', cells: readonly Cell[]) =>
    `<tr>${header.map((_, at) => `<${tag}>${cellHtml(cells[at])}</${tag}>`).join('')}</tr>\n`;
  const body = rows.map((cells) => row('td', cells));
  return `<div class="wide"><table>\n<thead>${row('th', header)}</thead>\n<tbody>\n${body.join('')}</tbody>\n</table></div>`;
}

function cellHtml(cell: Cell): string {
  const content = htmlText(cellText(cell));
  // A number or an address is never cut in two, as it is read off; a long name may go on after its parts.
  return isCommand(cell) ? `<code>${content}</code>` : content.replaceAll(/[_/](?=[^\s]{8})/g, '$&<wbr>');
}

function base64(content: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(content)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
