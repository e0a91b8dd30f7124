import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, assemble, readDesignFile } from '../../../../src/design';
import { allocate } from '../../../../src/design/allocate';
import {
  codeLinksOf,
  completionsAt,
  hoverAt,
  occurrencesOf,
  outlineOf,
  snippetsAt,
} from '../../../../src/design/language';
import { failureMatrix, trafficOf } from '../../../../src/routing';
import { check } from '../../../../src/rules';
import { fixesFor } from '../../../../src/rules/fixes';

const paths = [
  'provider.csp.yaml',
  'customers/contoso.csp.yaml',
  'customers/fabrikam.csp.yaml',
  'customers/wingtip.csp.yaml',
];
const sample = paths.map((path) => ({
  path,
  text: readFileSync(new URL(`../../../../samples/northwind/${path}`, import.meta.url), 'utf8'),
}));
const words = [
  '',
  ' ',
  'null',
  '~',
  '[]',
  '{}',
  '-1',
  '0',
  '1e9',
  '"x"',
  'true',
  '10.0.0.0/8',
  '::/0',
  'é',
  '*a',
  '0.0.0.0/0',
  'Gatewaysubnet',
];

/** A value of the file in place of another one, a line less, a line twice. */
const mutation = fc.record({
  file: fc.nat(paths.length - 1),
  kind: fc.constantFrom('value', 'drop', 'twice', 'swap'),
  line: fc.nat(10_000),
  other: fc.nat(10_000),
  word: fc.constantFrom(...words),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutated(text: string, { kind, line, other, word }: Mutation): string {
  const lines = text.split('\n');
  const at = line % lines.length;
  const now = lines[at] ?? '';
  if (kind === 'drop') lines.splice(at, 1);
  else if (kind === 'twice') lines.splice(at, 0, now);
  else if (kind === 'swap') lines[at] = lines[other % lines.length] ?? '';
  else {
    const values = [...now.matchAll(/(?<=: )[^,{}[\]#]+/g)];
    const value = values[other % Math.max(1, values.length)];
    if (value) lines[at] = now.slice(0, value.index) + word + now.slice(value.index + value[0].length);
  }
  return lines.join('\n');
}

describe('whatever a design says', () => {
  it('its findings can be asked for fixes, and its text for all that the editor shows', () => {
    let asked = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), fc.nat(10_000), (mutations, position) => {
        const texts = sample.map(({ text }) => text);
        for (const m of mutations) texts[m.file] = mutated(texts[m.file] ?? '', m);
        const files = texts.map((text, i) => readDesignFile(paths[i] ?? '', text));
        const assembly = assemble(files);
        const changed = new Set(mutations.map((m) => paths[m.file]));
        const seen = new Set<string>();
        for (const finding of check(assembly)) {
          const key = `${finding.code} ${finding.place.file}`;
          if (!changed.has(finding.place.file) || seen.has(key)) continue;
          seen.add(key);
          asked++;
          for (const { edits } of fixesFor(assembly, finding)) {
            for (const [file, list] of edits) expect(applyEdits(file.text, list)).not.toBe(file.text);
          }
        }
        const [design] = assembly.designs;
        for (const file of files) {
          outlineOf(file);
          codeLinksOf(file);
          const offset = position % (file.text.length + 1);
          const customer = design?.customers.find((c) => c.file === file);
          hoverAt(file, offset, design);
          completionsAt(file, offset, design, customer);
          snippetsAt(file, offset, design, customer);
        }
        if (!design) return;
        occurrencesOf(design);
        for (const customer of design.customers) {
          allocate(design, customer);
          failureMatrix(design, customer);
          for (const network of customer.virtualNetworks) {
            for (const subnet of network.subnets) trafficOf(design, network, subnet);
          }
        }
      }),
      { numRuns: 250 },
    );
    expect(asked).toBeGreaterThan(250);
  }, 120_000);
});
