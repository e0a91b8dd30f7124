import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { print, printError, visible } from '../../../src/cli/terminal';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what is printed', () => {
  it('moves no cursor, rings no bell and turns no line round, whoever wrote it', () => {
    const told: string[] = [];
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => Boolean(told.push(String(text))));
    for (const say of [print, printError]) say('a\u001b[31m\u0000\u0007\r\u009b2J\u202e\u2066\u2028b\ud800\tc\nd');
    const line = String.raw`a\u001b[31m\u0000\u0007\u000d\u009b2J\u202e\u2066\u2028b\ud800`;
    expect(told).toEqual([`${line}\tc\nd\n`, `${line}\tc\nd\n`]);
  });

  it('is the same JSON as before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, undefined, 2);
        expect(JSON.parse(visible(text))).toEqual(JSON.parse(text));
      }),
    );
    const name = '\u202e\u0085é🚀';
    expect(JSON.parse(visible(JSON.stringify({ name })))).toEqual({ name });
    expect(visible('Zürich 日本 مرحبا 🚀')).toBe('Zürich 日本 مرحبا 🚀');
  });
});
