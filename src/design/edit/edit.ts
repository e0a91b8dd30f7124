import type { DesignFile } from '../file';
import type { Path } from '../finding';
import { type MappingNode, type SequenceNode, type YamlNode, nodeAt } from '../yaml/nodes';
import { type EditValue, type RenderStyle, isInline, renderBlock, renderFlow, renderKey } from './render';
import type { TextEdit } from './textEdit';

/**
 * Edits of a design file, as small as they can be: comments, order, quotes and line ends elsewhere stay.
 * Each returns no edit where the text holds no such place (a path that leads through an alias, a broken file).
 */

/** Writes the value of a key or list item; a missing key is inserted last. */
export function setValue(file: DesignFile, path: Path, value: EditValue): TextEdit[] {
  const found = nodeAt(file.nodes(), path);
  const last = path.at(-1);
  if (!found) return typeof last === 'string' ? insertKey(file, path.slice(0, -1), last, value) : [];
  const style = styleOf(file);
  const { node, key } = found;
  if (node.kind === 'scalar' && node.style === 'empty') {
    return [
      {
        start: node.end,
        end: node.end,
        newText: ` ${renderBelow(value, key, file, style)}`.replace(/^ (?=[\r\n])/, ''),
      },
    ];
  }
  if (isInFlow(file, path) || isInline(value, columnOf(file.text, node.start), style)) {
    const start =
      key && node.start > key.end && isBelow(file.text, key, node) ? afterColon(file.text, key.end) : node.start;
    const space = start === node.start ? '' : ' ';
    return [{ start, end: node.end, newText: space + requote(file.text, node, value, renderFlow(value, style)) }];
  }
  const start = key ? afterColon(file.text, key.end) : node.start;
  const newText = key
    ? renderBelow(value, key, file, style)
    : renderBlock(value, columnOf(file.text, node.start), style);
  return [{ start, end: node.end, newText }];
}

/** Inserts a key that is not there, behind the key `after` or last. */
export function insertKey(
  file: DesignFile,
  parent: Path,
  key: string,
  value: EditValue,
  options: { after?: string } = {},
): TextEdit[] {
  const node = nodeAt(file.nodes(), parent)?.node;
  if (node?.kind === 'scalar' && node.style === 'empty') return setValue(file, parent, { [key]: value });
  if (node?.kind !== 'mapping') return [];
  const style = styleOf(file);
  const before = node.entries.find((e) => e.name === options.after) ?? node.entries.at(-1);
  const text = `${renderKey(key, style)}: `;
  if (node.flow || style.json) return [inFlow(file, node, before?.value, text + renderFlow(value, style), style)];
  if (!before) return [];
  const column = columnOf(file.text, before.key.start);
  const at = endOfLine(file.text, before.value.end);
  const below = isInline(value, column + text.length, style)
    ? ` ${renderFlow(value, style)}`
    : `${style.eol}${' '.repeat(column + 2)}${renderBlock(value, column + 2, style)}`;
  return [{ start: at, end: at, newText: `${style.eol}${' '.repeat(column)}${renderKey(key, style)}:${below}` }];
}

/** Appends an item to a list; a list that is missing or empty is made. */
export function appendItem(file: DesignFile, list: Path, value: EditValue): TextEdit[] {
  const node = nodeAt(file.nodes(), list)?.node;
  if (node?.kind !== 'sequence' || (node.items.length === 0 && !isInFlow(file, list))) {
    return node && node.kind !== 'sequence' && !isEmpty(node) ? [] : setValue(file, list, [value]);
  }
  const style = styleOf(file);
  const last = node.items.at(-1);
  if (node.flow || style.json) return [inFlow(file, node, last, renderFlow(value, style), style)];
  if (!last) return [];
  const column = columnOf(file.text, file.text.lastIndexOf('-', last.start - (last.start === last.end ? 0 : 1)));
  const at = endOfLine(file.text, last.end);
  return [
    { start: at, end: at, newText: `${style.eol}${' '.repeat(column)}- ${renderBlock(value, column + 2, style)}` },
  ];
}

/** Takes out a key with its value, or a list item. */
export function remove(file: DesignFile, path: Path): TextEdit[] {
  const parent = nodeAt(file.nodes(), path.slice(0, -1))?.node;
  const found = nodeAt(file.nodes(), path);
  if (!parent || !found || (parent.kind !== 'mapping' && parent.kind !== 'sequence')) return [];
  const parts: readonly { start: number; end: number }[] =
    parent.kind === 'mapping'
      ? parent.entries.map((e) => ({ start: e.key.start, end: e.value.end }))
      : parent.items.map((i) => ({ start: i.start, end: i.end }));
  const index = parts.findIndex((p) => p.start === (found.key ?? found.node).start);
  const part = parts[index];
  if (!part) return [];
  if (parts.length === 1) return setValue(file, path.slice(0, -1), parent.kind === 'mapping' ? {} : []);
  const next = parts[index + 1];
  const previous = parts[index - 1];
  if (parent.flow || styleOf(file).json) {
    if (next) return [{ start: part.start, end: next.start, newText: '' }];
    return [{ start: previous?.end ?? part.start, end: part.end, newText: '' }];
  }
  if (index === 0 && next) return [{ start: part.start, end: next.start, newText: '' }];
  return [
    {
      start: lineStart(file.text, part.start),
      end: Math.min(file.text.length, endOfLine(file.text, part.end) + eolLength(file.text, part.end)),
      newText: '',
    },
  ];
}

function styleOf(file: DesignFile): RenderStyle {
  return { json: file.path.endsWith('.json'), eol: file.text.includes('\r\n') ? '\r\n' : '\n' };
}

/** A value below its key: on the line, or on lines of its own, one step further in. */
function renderBelow(value: EditValue, key: YamlNode | undefined, file: DesignFile, style: RenderStyle): string {
  const column = key ? columnOf(file.text, key.start) : 0;
  if (isInline(value, column, style)) return ` ${renderFlow(value, style)}`;
  return `${style.eol}${' '.repeat(column + 2)}${renderBlock(value, column + 2, style)}`;
}

function inFlow(
  file: DesignFile,
  node: MappingNode | SequenceNode,
  before: YamlNode | undefined,
  text: string,
  style: RenderStyle,
): TextEdit {
  if (before) {
    const previousLine = file.text.slice(lineStart(file.text, before.start), before.start);
    const ownLine = style.json && /^\s*$/.test(previousLine.replace(/"[^"]*"\s*:\s*$/, ''));
    const gap = ownLine ? style.eol + (/^\s*/.exec(previousLine)?.[0] ?? '') : ' ';
    return { start: before.end, end: before.end, newText: `,${gap}${text}` };
  }
  const at = node.start + 1;
  const spaced = node.kind === 'mapping' ? ` ${text} ` : text;
  return { start: at, end: node.end - 1, newText: spaced };
}

/** Whether a place is inside braces or brackets, where only flow style can be written. */
function isInFlow(file: DesignFile, path: Path): boolean {
  for (let length = 0; length < path.length; length++) {
    const node = nodeAt(file.nodes(), path.slice(0, length))?.node;
    if (node && (node.kind === 'mapping' || node.kind === 'sequence') && node.flow) return true;
  }
  return false;
}

function isEmpty(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.style === 'empty';
}

/** A text keeps the quotes that it had. */
function requote(text: string, old: YamlNode, value: EditValue, rendered: string): string {
  if (typeof value !== 'string' || old.kind !== 'scalar' || /^['"]/.test(rendered)) return rendered;
  if (old.style === 'single') return `'${rendered}'`;
  return old.style === 'double' && text.charAt(old.start) === '"' ? `"${rendered}"` : rendered;
}

function isBelow(text: string, key: YamlNode, node: YamlNode): boolean {
  return text.slice(key.end, node.start).includes('\n');
}

function afterColon(text: string, keyEnd: number): number {
  return text.indexOf(':', keyEnd) + 1;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** The offset of the line break behind `at`, or of the end of the text. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

function eolLength(text: string, at: number): number {
  const end = endOfLine(text, at);
  if (end >= text.length) return 0;
  return text.charAt(end) === '\r' ? 2 : 1;
}
