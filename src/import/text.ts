import { readDesignFile } from '../design';
import { renderBlock } from '../design/edit/render';
import type { Comment, Draft } from './reading/reading';

const STYLE = { json: false, eol: '\n' } as const;
const WIDTH = 120;

/** A draft as the text of a design file, with its comments above what they speak of. */
export function textOf(path: string, draft: Draft, comments: readonly Comment[]): string {
  const text = `${renderBlock(draft, 0, STYLE)}\n`;
  if (comments.length === 0) return text;
  const file = readDesignFile(path, text);
  const places = pathsIn(draft, comments);
  const above = new Map<number, Set<string>>();
  for (const { object, key, text: said } of comments) {
    const at = places.get(object);
    if (!at) continue;
    const offsets = file.offsetsOf({ path: key === undefined ? at : [...at, key], on: 'key' });
    const line = text.lastIndexOf('\n', offsets.start - 1) + 1;
    const lines = above.get(line) ?? new Set<string>();
    above.set(line, lines);
    lines.add(said);
  }
  let result = '';
  let from = 0;
  for (const [line, said] of [...above].sort(([a], [b]) => a - b)) {
    const indent = /^ */.exec(text.slice(line))?.[0] ?? '';
    result += text.slice(from, line);
    for (const one of said) for (const part of wrapped(one, WIDTH - indent.length)) result += `${indent}# ${part}\n`;
    from = line;
  }
  return result + text.slice(from);
}

/** Where the objects that comments speak of stand in the draft. */
function pathsIn(draft: Draft, comments: readonly Comment[]): Map<object, (string | number)[]> {
  const wanted = new Set(comments.map(({ object }) => object));
  const places = new Map<object, (string | number)[]>();
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (wanted.has(value)) places.set(value, path);
    if (Array.isArray(value))
      value.forEach((item, index) => {
        walk(item, [...path, index]);
      });
    else for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
  };
  walk(draft, []);
  return places;
}

/** A comment is one line or several, never more than that: line breaks in names of resources end nothing. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[\s\p{Cc}\u2028\u2029]+/u)) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A text without the comment that stands above an offset and says one of these, on however many lines. */
export function withoutCommentAbove(text: string, offset: number, said: readonly string[]): string {
  const end = text.lastIndexOf('\n', offset - 1) + 1;
  const above = text.slice(0, end).split('\n').slice(0, -1);
  const lines: string[] = [];
  for (let at = above.length - 1; /^\s*#/.test(above[at] ?? ''); at--) lines.unshift(above[at] ?? '');
  const first = above.length - lines.length;
  const words = (from: number, to: number): string =>
    lines
      .slice(from, to)
      .map((line) => line.replace(/^\s*#\s?/, ''))
      .join(' ');
  for (let from = 0; from < lines.length; from++) {
    for (let to = from + 1; to <= lines.length; to++) {
      if (!said.includes(words(from, to))) continue;
      const kept = [...above.slice(0, first + from), ...above.slice(first + to)];
      return kept.map((line) => `${line}\n`).join('') + text.slice(end);
    }
  }
  return text;
}
