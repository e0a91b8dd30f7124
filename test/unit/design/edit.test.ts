import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { appendItem, insertKey, remove, setValue } from '../../../src/design/edit/edit';
import type { EditValue } from '../../../src/design/edit/render';
import { applyEdits } from '../../../src/design/edit/textEdit';
import { readDesignFile } from '../../../src/design/file';
import type { Path } from '../../../src/design/finding';

const sample = (name: string) => readFileSync(new URL(`../../../samples/northwind/${name}`, import.meta.url), 'utf8');
const texts = {
  contoso: sample('customers/contoso.csp.yaml'),
  wingtip: sample('customers/wingtip.csp.yaml'),
  provider: sample('provider.csp.yaml'),
};
const files = [
  readDesignFile('contoso.csp.yaml', texts.contoso),
  readDesignFile('contoso.csp.yaml', texts.contoso.replaceAll('\n', '\r\n')),
  readDesignFile('wingtip.csp.yaml', texts.wingtip),
  readDesignFile('provider.csp.yaml', texts.provider),
  readDesignFile('wingtip.csp.json', JSON.stringify(load(texts.wingtip), null, 2)),
  readDesignFile('wingtip.csp.json', JSON.stringify(load(texts.wingtip))),
];

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...steps.flatMap((s) => pathsOf((value as Record<string | number, unknown>)[s], [...path, s]))];
}
function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((v, s) => (v as Record<string | number, unknown>)[s], value);
}

const scalar = fc.oneof(
  fc.constantFrom<EditValue>(
    'a',
    '65010:1001',
    '10.0.0.0/16',
    "it's",
    '*',
    '0x10',
    'true',
    'null',
    '~',
    'x # y',
    'x: y',
    '- a',
    '',
    ' b',
    'Zürich',
    'a\nb',
    '{',
    '1.5',
  ),
  fc.integer(),
  fc.boolean(),
  fc.string(),
);
const value: fc.Arbitrary<EditValue> = fc.letrec<{ v: EditValue }>((tie) => ({
  v: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('v'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('name', 'asn', 'prefixes', 'tags', 'true', 'a b'), tie('v'), { maxKeys: 4 }),
  ),
})).v;

describe('edits', () => {
  it('change what they say and nothing else', () => {
    fc.assert(
      fc.property(
        fc.nat(files.length - 1),
        fc.nat(),
        value,
        fc.constantFrom('set', 'insert', 'append', 'remove'),
        (which, n, v, what) => {
          const file = files[which];
          if (!file) return;
          const before = load(file.text);
          const all = pathsOf(before).filter((p) => p.length > 0);
          const path = all[n % all.length] ?? [];
          const target = at(before, path);
          const expected = structuredClone(before);
          const parent = at(expected, path.slice(0, -1)) as Record<string | number, unknown>;
          const last = path.at(-1) ?? '';
          let edits;
          if (what === 'set') {
            parent[last] = v;
            edits = setValue(file, path, v);
          } else if (what === 'append' && Array.isArray(target)) {
            (parent[last] as unknown[]).push(v);
            edits = appendItem(file, path, v);
          } else if (what === 'insert' && typeof target === 'object' && target !== null && !Array.isArray(target)) {
            (parent[last] as Record<string, unknown>)['new key'] = v;
            edits = insertKey(file, path, 'new key', v);
          } else if (what === 'remove') {
            if (Array.isArray(parent)) parent.splice(Number(last), 1);
            else Reflect.deleteProperty(parent, last);
            edits = remove(file, path);
          } else return;
          const after = applyEdits(file.text, edits);
          expect(load(after)).toEqual(expected);
          expect(edits).toHaveLength(1);
          if (file.text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('write as a person would', () => {
    const file = readDesignFile(
      'x.csp.yaml',
      'kind: Customer\nsites:\n  - name: a # first\n    prefixes: [10.0.0.0/8]\n# end\ncircuits: []\n',
    );
    const site = { name: 'b', prefixes: ['10.1.0.0/16'], asn: 65001 };
    expect(applyEdits(file.text, appendItem(file, ['sites'], site))).toBe(
      'kind: Customer\nsites:\n  - name: a # first\n    prefixes: [10.0.0.0/8]\n  - { name: b, prefixes: [10.1.0.0/16], asn: 65001 }\n# end\ncircuits: []\n',
    );
    const circuit = {
      name: 'c',
      sku: { tier: 'Local', family: 'UnlimitedData' },
      links: { primary: { edgeRouter: 'r' } },
    };
    expect(applyEdits(file.text, appendItem(file, ['circuits'], circuit))).toBe(
      file.text.replace(
        'circuits: []',
        'circuits:\n  - name: c\n    sku: { tier: Local, family: UnlimitedData }\n    links:\n      primary: { edgeRouter: r }',
      ),
    );
    expect(applyEdits(file.text, setValue(file, ['sites', 0, 'asn'], 7))).toContain(
      'prefixes: [10.0.0.0/8]\n    asn: 7\n# end',
    );
  });

  it('make no edit where the text has no such place', () => {
    const file = readDesignFile('x.csp.yaml', 'kind: Customer\na: &x { b: 1 }\nc: *x\n');
    expect(setValue(file, ['c', 'b'], 2)).toEqual([]);
    expect(appendItem(file, ['kind'], 2)).toEqual([]);
    expect(remove(file, ['nothing'])).toEqual([]);
    expect(applyEdits(file.text, setValue(file, ['c'], 2))).toBe('kind: Customer\na: &x { b: 1 }\nc: 2\n');
  });
});
