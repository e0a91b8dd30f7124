import { readFileSync } from 'node:fs';
import { load, dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { type DesignFile, assemble, readDesignFile } from '../../../src/design';
import { check, filesByPath, resolveFinding } from '../../../src/rules';

/** `CSP_FUZZ=100000` runs as many mutations; a plain test run a bounded number. */
const RUNS = Number(process.env['CSP_FUZZ'] ?? 2000);
const NAMES = ['provider', 'customers/contoso', 'customers/fabrikam', 'customers/wingtip'];

const root = new URL('../../../samples/northwind/', import.meta.url);
const texts = NAMES.map((name) => readFileSync(new URL(`${name}.csp.yaml`, root), 'utf8'));
const originals = NAMES.map((name, i) => readDesignFile(`${name}.csp.yaml`, texts[i] ?? ''));

/** A small generator of numbers with a seed, so that a failure can be run again (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const SNIPPETS = [
  '',
  ' ',
  '\n',
  ':',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '0',
  '-1',
  '99999999999',
  'null',
  'true',
  '::/0',
  '0.0.0.0/0',
  '10.0.0.0/8',
  '\t',
  '?',
  '|',
  'ü',
  '\uFEFF',
  '~',
  'é: 1\n',
];
const VALUES: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1.5,
  1e20,
  true,
  [],
  {},
  [null],
  [[]],
  { secret: 1 },
  '10.0.0.0/8',
  '::/0',
  'hub',
  'prod/hub',
  'ErGwScale',
  [{}, {}],
  'Basic',
  4095,
  '0.0.0.0/0',
  ['0.0.0.0/0', 'x'],
];

function pick<T>(below: (n: number) => number, list: readonly T[]): T {
  return list[below(list.length)] as T;
}

function mutateText(text: string, below: (n: number) => number): string {
  let result = text;
  for (let n = 1 + below(3); n > 0; n--) {
    const at = below(result.length);
    const length = pick(below, [0, 1, 2, 5, 20, 200]);
    const kind = below(3);
    const other = below(result.length);
    const insert = kind === 0 ? pick(below, SNIPPETS) : kind === 1 ? result.slice(other, other + below(60)) : '';
    result = result.slice(0, at) + insert + result.slice(at + length);
  }
  return result;
}

function mutateStructure(text: string, below: (n: number) => number): string {
  const data = load(text);
  for (let n = 1 + below(3); n > 0; n--) {
    let at: unknown = data;
    for (;;) {
      const holder = at as Record<string, unknown>;
      const keys = Object.keys(holder);
      if (keys.length === 0) break;
      const key = pick(below, keys);
      const child = holder[key];
      if (typeof child === 'object' && child !== null && below(5) > 0) {
        at = child;
        continue;
      }
      const kind = below(4);
      if (kind === 0) Reflect.deleteProperty(holder, key);
      else if (kind === 1) holder[key] = structuredClone(pick(below, VALUES));
      else if (kind === 2) holder[key] = structuredClone(holder[pick(below, keys)]);
      else if (Array.isArray(at)) (at as unknown[]).push(structuredClone(child));
      else
        holder[pick(below, ['name', 'suppress', 'location', 'routing', 'gateway', 'peerings', 'links'])] =
          structuredClone(pick(below, VALUES));
      break;
    }
  }
  return dump(data, { lineWidth: -1 });
}

function stands(files: readonly DesignFile[]): string[] {
  const problems: string[] = [];
  const byPath = filesByPath(files);
  const onError = (error: unknown, rule: { code: string }) =>
    problems.push(`${rule.code} throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  for (const finding of check(assemble(files), { onError })) {
    const at = resolveFinding(finding, byPath);
    const range = at && (finding.range ?? at.file.offsetsOf(finding.place));
    if (!at || !range || range.start < 0 || range.end < range.start || range.end > at.file.text.length) {
      problems.push(`${finding.code} stands outside the text`);
    }
    if (finding.message === '' || finding.message.includes('undefined'))
      problems.push(`${finding.code}: ${finding.message}`);
  }
  return problems;
}

describe('mutated designs', () => {
  it(`${RUNS} of them: no rule throws, each finding stands in the text`, { timeout: 60_000 + RUNS * 30 }, () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const below = random(seed);
      const which = below(NAMES.length);
      const text = texts[which] ?? '';
      const changed = below(2) === 0 ? mutateText(text, below) : mutateStructure(text, below);
      const files = originals.map((f, i) => (i === which ? readDesignFile(f.path, changed) : f));
      const problems = stands(files);
      if (problems.length > 0)
        expect.fail(`seed ${seed}, ${NAMES[which] ?? ''}: ${problems.join('; ')}\n${changed.slice(0, 4000)}`);
    }
    expect(RUNS).toBeGreaterThan(0);
  });
});
