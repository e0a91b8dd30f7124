/** What a line of a platform can carry; each platform has one, and every text of a design goes through it. */
export interface Words {
  /** Whether a name, an address or a token can stand in a line as it is. */
  readonly takes: (word: string) => boolean;
  /** A free text as one line of the platform carries it, such as a description. */
  readonly text: (text: string) => string;
}

/**
 * Words of a configuration: no blank, no quote, no comment, nothing that a terminal or a shell acts on. Tokens such as
 * `<secret:NAME>` and `<azure:hub/vpngw/public-address/0>` are words too.
 */
const WORD = /^(?:[A-Za-z0-9][A-Za-z0-9._:/+-]*|<(?:secret|azure|site):[A-Za-z0-9._:/+-]+>)$/;

/** Longer than any name that the format knows, with the parts that the names of filters are joined of. */
const LONGEST = 255;

/** @param described matches what may not stand in a description; each such character becomes a blank */
function words(described: RegExp, longestText: number): Words {
  return {
    takes: (word) => word.length <= LONGEST && WORD.test(word),
    text: (text) => text.replaceAll(described, ' ').replaceAll(/ +/g, ' ').trim().slice(0, longestText) || '-',
  };
}

/** `?` asks for help where lines are pasted, and `!` begins a comment. */
export const ciscoWords: Words = words(/[^A-Za-z0-9 ._:/+(),@#&='-]/g, 80);
/** Descriptions stand in quotes: neither those nor what escapes them. */
export const junosWords: Words = words(/[^A-Za-z0-9 ._:/+(),@#&='-]/g, 200);
export const frrWords: Words = words(/[^A-Za-z0-9 ._:/+(),@&=-]/g, 80);

/** Control characters, line ends of Unicode, and what turns the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/gu;

/** A text for a comment: one line, whatever it holds. */
export function commentText(text: string): string {
  return text.replaceAll(UNSEEN, (c) => `\\u{${c.codePointAt(0)?.toString(16) ?? ''}}`);
}

/** A word of a POSIX shell, whatever it holds. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A platform's word for what a design says; undefined where the table has none of its own. */
export function wordFor<T>(table: Readonly<Record<string, T>>, said: string): T | undefined {
  return Object.hasOwn(table, said) ? table[said] : undefined;
}
