import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownText } from '../../../src/design/markdown';
import { oneLine } from '../../../src/design/oneLine';

/** What the two say of every text, whether or not there is anything in it to look at. */
const onOneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const inMarkdown = (text: string): string =>
  onOneLine(text)
    .replaceAll(/[\\`*_{}[\]<>!|~&$@]/g, String.raw`\$&`)
    .replaceAll(/\b(https?|ftp|mailto|xmpp):/gi, String.raw`$1\:`)
    .replaceAll(/\b(www)\./gi, String.raw`$1\.`)
    .replace(/^(\d+)(?=[.)](\s|$))/, String.raw`$1\ `.trimEnd())
    .replace(/^[-+=#:]/, String.raw`\$&`);

const WORDS = [
  'a',
  'Z',
  '7',
  '10',
  '.',
  ')',
  ' ',
  '  ',
  '\n',
  '\t',
  '\u00a0',
  '\u2028',
  '\u202e',
  '\u0000',
  '\u007f',
  'é',
  '😀',
];
const MARKUP = [...'\\`*_{}[]<>!|~&$@-+=#:', 'www.', 'WWW.', 'https:', 'Mailto:', 'xwww.', '10.0.0.0/16', '1. ', '2)'];
const text = fc.oneof(
  fc.array(fc.constantFrom(...WORDS, ...MARKUP), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

describe('a text in a line', () => {
  it('is the same whether all of it is looked at or nothing needs to be', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(oneLine(one)).toBe(onOneLine(one));
        expect(markdownText(one)).toBe(inMarkdown(one));
      }),
      { numRuns: 20_000, seed: 3 },
    );
  });
});
