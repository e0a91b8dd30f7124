import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
type Bundle = Record<string, string | { message: string; comment: string[] }>;
const read = (name: string) => JSON.parse(readFileSync(join(ROOT, 'l10n', name), 'utf8')) as Bundle;
const english = read('bundle.l10n.json');
const translations = readdirSync(join(ROOT, 'l10n')).filter((name) => /^bundle\.l10n\..+\.json$/.test(name));
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
/** New texts stay English until somebody translates them; a bundle that falls behind further is a defect. */
const LEAST_TRANSLATED = 0.95;

describe('the texts to translate', () => {
  it('are what the sources say, or nearly', () => {
    const sources = ['src', 'webview'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .map((path) => readFileSync(join(ROOT, folder, path), 'utf8')),
    );
    const said = sources
      .flatMap((text) => [...text.matchAll(/l10n\.t\(\s*'((?:[^'\\\n]|\\.)+)'/g)])
      .flatMap((match) => match[1] ?? [])
      .map((text) => text.replaceAll("\\'", "'").replaceAll('\\n', '\n'));
    const known = said.filter((text) => text in english);
    expect(said.length).toBeGreaterThan(500);
    expect(known.length / said.length).toBeGreaterThan(LEAST_TRANSLATED);
  });
});

describe.each(translations)('%s', (name) => {
  const translated = read(name);
  const entries = Object.entries(translated);

  it('translates nearly everything', () => {
    const keys = Object.keys(english);
    expect(keys.filter((key) => key in translated).length / keys.length).toBeGreaterThan(LEAST_TRANSLATED);
  });

  it('has a text of its own, with the same places for values, for each', () => {
    for (const [key, value] of entries) {
      const text = typeof value === 'string' ? value : value.message;
      const original = english[key];
      const message = typeof original === 'object' ? original.message : key;
      expect(text, key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(message));
    }
  });
});
