import type { Path } from '../finding';
import type { Kind } from '../schema';
import { type SchemaNode, schemasAt } from '../schema/node';
import type { YamlNode } from '../yaml/nodes';
import { readYaml } from '../yaml/read';
import type { OffsetRange } from '../yaml/source';

/** Where a person is typing. */
export interface Cursor {
  readonly kind: Kind;
  /** Of the mapping that gets a key, or of the value. */
  readonly path: Path;
  readonly at: 'key' | 'value';
  /** The schemas of the mapping or the value: more than one where a choice is open. */
  readonly schemas: readonly SchemaNode[];
  /** Keys that the mapping has already. */
  readonly present: readonly string[];
  /** What a completion replaces. */
  readonly word: OffsetRange;
  /** Between braces or brackets, where everything is on one line. */
  readonly flow: boolean;
  /** The text as it would be with nothing typed at the cursor, readable where the rest is. */
  readonly value: unknown;
}

const MARK = 'zzCursorzz';

/**
 * Finds out where the cursor is, also while the text is no YAML: the word at the cursor is replaced by a mark that can be
 * read. undefined where the text cannot be read for other reasons, or in a comment.
 */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(^|\s)#/.test(withoutQuoted(before))) return undefined;
  const asKey = /^\s*(- +)*[\w.-]*$/.test(before) || /[{,]\s*[\w.-]*$/.test(before);
  const keyWord = wordAround(text, offset, /[\w.-]/);
  const valueWord = valueAround(text, offset);
  const tail = restOfLine(text, keyWord.end);
  const attempts: [OffsetRange, string][] = [];
  if (asKey) attempts.push([keyWord, tail.startsWith(':') ? MARK : `${MARK}: 0`], [keyWord, MARK]);
  attempts.push([valueWord, MARK]);
  for (const [word, mark] of attempts) {
    for (const rest of [text.slice(word.end), '']) {
      const marked = text.slice(0, word.start) + mark + rest;
      const yaml = readYaml(marked);
      const kind = kindOf(yaml.value);
      const found = kind && findMark(yaml.nodes(), marked, [], false);
      if (!kind || !found) continue;
      const target = found.at === 'key' ? found.path.slice(0, -1) : found.path;
      const nodes = schemasAt(kind, target);
      // In a list between brackets a pair would be a mapping, which its schema may not know.
      if (found.at === 'key' && !nodes.some((n) => n.properties ?? n.propertyNames?.refersTo)) continue;
      return {
        kind,
        path: target,
        at: found.at,
        schemas: nodes,
        present: found.at === 'key' ? found.present : [],
        word,
        flow: found.flow,
        value: yaml.value,
      };
    }
  }
  return undefined;
}

function kindOf(value: unknown): Kind | undefined {
  const kind = typeof value === 'object' && value !== null ? (value as { kind?: unknown }).kind : undefined;
  return kind === 'Provider' || kind === 'Customer' ? kind : undefined;
}

interface Marked {
  readonly path: (string | number)[];
  readonly at: 'key' | 'value';
  readonly present: string[];
  readonly flow: boolean;
}

function findMark(
  node: YamlNode | undefined,
  text: string,
  path: (string | number)[],
  flow: boolean,
): Marked | undefined {
  if (!node) return undefined;
  if (node.kind === 'scalar') {
    const found = text.slice(node.start, node.end).replace(/^['"]|['"]$/g, '') === MARK;
    return found ? { path, at: 'value', present: [], flow } : undefined;
  }
  const inside = flow || (node.flow ?? false);
  if (node.kind === 'sequence') {
    for (const [index, item] of node.items.entries()) {
      const found = findMark(item, text, [...path, index], inside);
      if (found) return found;
    }
  }
  if (node.kind === 'mapping') {
    for (const entry of node.entries) {
      if (entry.name === MARK) {
        const present = node.entries.map((e) => e.name).filter((n) => n !== MARK);
        return { path: [...path, entry.name], at: 'key', present, flow: inside };
      }
      const found = findMark(entry.value, text, [...path, entry.name], inside);
      if (found) return found;
    }
  }
  return undefined;
}

function wordAround(text: string, offset: number, part: RegExp): OffsetRange {
  let [start, end] = [offset, offset];
  while (start > 0 && part.test(text.charAt(start - 1))) start--;
  while (end < text.length && part.test(text.charAt(end))) end++;
  return { start, end };
}

/** A value may hold blanks: from behind its colon, dash, comma or bracket to the end of the line, or the next of those. */
function valueAround(text: string, offset: number): OffsetRange {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const opening = /(?:.*(?::\s|-\s|[[{,]\s*)|^)(?<typed>[^[{,]*)$/.exec(before)?.groups?.['typed'] ?? '';
  const start = offset - opening.trimStart().length;
  const rest = restOfLine(text, offset);
  const flow = openBrackets(text.slice(lineStart, offset)) > 0;
  const after = (flow ? /^[^,}\]]*/ : /^.*?(?=\s+#|\s*$)/).exec(rest)?.[0] ?? '';
  const end = offset + after.trimEnd().length;
  return { start, end: Math.max(offset, end) };
}

function openBrackets(text: string): number {
  const plain = withoutQuoted(text);
  return (plain.match(/[[{]/g)?.length ?? 0) - (plain.match(/[\]}]/g)?.length ?? 0);
}

function withoutQuoted(text: string): string {
  return text.replace(/'[^']*'|"[^"]*"/g, '""');
}

function restOfLine(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? text.length : end).replace(/\r$/, '');
}
