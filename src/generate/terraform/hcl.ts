import { oneLine } from '../output';

/** An item of an HCL body: an argument with its expression, or a block. */
export type Item =
  | { readonly kind: 'argument'; readonly name: string; readonly expression: string }
  | { readonly kind: 'block'; readonly header: string; readonly items: readonly Item[] }
  | { readonly kind: 'gap' };

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const byNumber = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A text as an HCL string; templates in it are text too. A `$${` of the text would be read as an escaped `${`, so more than
 * one sign before a brace is written by number.
 */
export function string(text: string): string {
  const escaped = text
    .replaceAll(/[\\"\p{Cc}\u2028\u2029]/gu, (character) => ESCAPES[character] ?? byNumber(character))
    .replaceAll(/(?:\$+|%+)(?=\{)/g, (signs) =>
      signs.length === 1 ? signs + signs : [...signs].map(byNumber).join(''),
    );
  return `"${escaped}"`;
}

export const gap: Item = { kind: 'gap' };

/** An argument; nothing where there is no expression. */
export function argument(name: string, expression: string | undefined): Item[] {
  return expression === undefined ? [] : [{ kind: 'argument', name, expression }];
}

export type Block = Extract<Item, { kind: 'block' }>;

export function block(header: string, items: readonly Item[]): Block {
  return { kind: 'block', header, items };
}

export function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** Words that mean something where a key of a map stands. */
const KEYWORDS: ReadonlySet<string> = new Set(['for', 'if', 'in', 'true', 'false', 'null']);

/** A map; its keys are texts. */
export function map(entries: readonly (readonly [string, string])[]): string {
  if (entries.length === 0) return '{}';
  const items = entries.map(([name, expression]): Item => ({
    kind: 'argument',
    name: /^[A-Za-z_][\w-]*$/.test(name) && !KEYWORDS.has(name) ? name : string(name),
    expression,
  }));
  return `{\n${body(items)}\n}`;
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

/** A body as `terraform fmt` writes it: the equal signs of arguments that follow one another stand below one another. */
function body(items: readonly Item[]): string {
  const out: string[] = [];
  let run: Extract<Item, { kind: 'argument' }>[] = [];
  const flush = (): void => {
    const width = Math.max(0, ...run.map(({ name }) => name.length));
    out.push(...run.map(({ name, expression }) => `${name.padEnd(width)} = ${expression}`));
    run = [];
  };
  for (const item of items) {
    if (item.kind === 'argument' && !item.expression.includes('\n')) {
      run.push(item);
      continue;
    }
    flush();
    if (item.kind === 'argument') out.push(`${item.name} = ${item.expression}`);
    else if (item.kind === 'block') out.push(print(item));
    else out.push('');
  }
  flush();
  return indented(out.join('\n'));
}

/** A block with all that is in it. */
export function print(item: Block): string {
  return item.items.length === 0 ? `${item.header} {}` : `${item.header} {\n${body(item.items)}\n}`;
}

/** A comment: one line, whatever the text. */
export function comment(text: string): string {
  return `# ${oneLine(text)}`;
}
