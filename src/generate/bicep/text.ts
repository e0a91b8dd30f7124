const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const byNumber = (character: string): string => `\\u{${character.charCodeAt(0).toString(16)}}`;

/** A text as a Bicep string; what would be an interpolation is text. */
export function string(text: string): string {
  const escaped = text
    .replaceAll(/[\\'\p{Cc}\u2028\u2029]/gu, (character) => ESCAPES[character] ?? byNumber(character))
    .replaceAll('${', () => '\\${');
  return `'${escaped}'`;
}

/** A key of an object: bare where it is an identifier. */
export function key(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : string(name);
}

const indented = (text: string): string => text.replaceAll('\n', '\n  ');

/** An object over several lines; its values are Bicep already. */
export function object(entries: readonly (readonly [string, string | undefined])[]): string {
  const said = entries.filter((pair): pair is readonly [string, string] => pair[1] !== undefined);
  if (said.length === 0) return '{}';
  return `{\n  ${said.map(([name, value]) => `${key(name)}: ${indented(value)}`).join('\n  ')}\n}`;
}

/** A list over several lines. */
export function list(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n  ${items.map(indented).join('\n  ')}\n]`;
}
