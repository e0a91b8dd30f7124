import { oneLine } from './output';

/** A text of the design in a line of Markdown: no markup, no HTML, no link, no cell of a table. */
export function markdownText(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>()#+!|~&]/g, String.raw`\$&`);
}

/** The same as code; in a table too. */
export function markdownCode(text: string): string {
  const plain = oneLine(text).replaceAll('|', String.raw`\|`);
  if (!plain.includes('`')) return `\`${plain}\``;
  const longest = Math.max(...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${plain} ${fence}`;
}
