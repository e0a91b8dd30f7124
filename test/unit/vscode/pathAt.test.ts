import { describe, expect, it } from 'vitest';
import { readDesignFile } from '../../../src/design';
import { pathAt } from '../../../src/vscode/services/pathAt';
import { designOf, sample } from './sample';

function* pathsOf(value: unknown, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const below = [...path, Array.isArray(value) ? Number(key) : key];
    yield below;
    yield* pathsOf(child, below);
  }
}

describe('the path at an offset', () => {
  const files = designOf(sample()).files;

  it.each(files.map((file) => [file.path, file] as const))('finds every value of %s', (_, file) => {
    let checked = 0;
    for (const path of pathsOf(file.content?.data)) {
      const { start } = file.offsetsOf({ path, on: 'value' });
      expect(pathAt(file, start).slice(0, path.length), path.join('/')).toEqual(path);
      checked++;
    }
    expect(checked).toBeGreaterThan(40);
  });

  it('is the top outside of everything', () => {
    const [file] = files;
    expect(file && pathAt(file, 0)).toEqual([]);
  });

  it('holds behind a value on its line', () => {
    const file = readDesignFile('a.csp.yaml', 'kind: Customer\nname: a   # who\nsites:\n  - name: b\n');
    expect(pathAt(file, 'kind: Customer\nname: a   #'.length)).toEqual(['name']);
    expect(pathAt(file, file.text.indexOf('- name') + 1)).toEqual(['sites', 0]);
  });

  it('never throws on what is half typed', () => {
    const text = 'kind: Customer\nsites:\n  - {name: a, prefixes: [10.0.0.0/8]}\n  - name:\n';
    for (let length = 0; length <= text.length; length++) {
      const file = readDesignFile('a.csp.yaml', text.slice(0, length));
      for (let offset = 0; offset <= length; offset++) expect(Array.isArray(pathAt(file, offset))).toBe(true);
    }
  });
});
