import { oneLine } from './oneLine';

/** What CommonMark and GitHub's tables give a meaning within a line; `@` mentions people there. */
const MARKUP = /[\\`*_{}[\]<>!|~&$@]/g;
/** What begins a heading, a list, an underline of a heading or a fence at the start of a line. */
const AT_START = /^(\d+)([.)])(?=\s|$)|^[-+=#:]/;
/** Where any of it, or a link, may be: in most texts nowhere. */
const TO_LOOK_AT = /[\\`*_{}[\]<>!|~&$@:]|www\.|^[-+=#]|^\d+[.)](?=\s|$)/i;

/** A text in a line of Markdown, whoever wrote it: no markup, no HTML, no link, no cell of a table. */
export function markdownText(text: string): string {
  const line = oneLine(text);
  if (!TO_LOOK_AT.test(line)) return line;
  return line
    .replaceAll(MARKUP, String.raw`\$&`)
    .replaceAll(/\b(https?|ftp|mailto|xmpp):/gi, String.raw`$1\:`)
    .replaceAll(/\b(www)\./gi, String.raw`$1\.`)
    .replace(AT_START, (whole, digits?: string, end?: string) =>
      digits === undefined ? `\\${whole}` : `${digits}\\${end ?? ''}`,
    );
}

/** The same as code; in a table too. */
export function markdownCode(text: string): string {
  const plain = oneLine(text).replaceAll('|', String.raw`\|`);
  if (!plain.includes('`')) return `\`${plain}\``;
  const longest = Math.max(...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${plain} ${fence}`;
}
