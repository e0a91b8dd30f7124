import { beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import type { Customer, Design } from '../../src/design';
import { type GeneratedFile, generate } from '../../src/generate';
import { outputOf, writtenSteps } from '../../src/generate/context';
import type { Step } from '../../src/generate/steps';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';
import { readArm } from './arm-read';
import { bicepParser, readBicep } from './bicep-read';
import { type Needed, neededOrder } from './order';

const designs: readonly (readonly [string, Design])[] = [
  ['samples', sampleDesign()],
  ['everything', everythingDesign()],
];

/** What each resource of a file waits for itself; ids in lower case. */
type Waits = ReadonlyMap<string, readonly string[]>;

/** Waits by `dependsOn` and by `reference()`, which ARM counts too. */
function armWaits(file: GeneratedFile, step: Step): Waits {
  const { resources } = JSON.parse(file.content) as { resources: Record<string, unknown>[] };
  const ids = readArm([file], () => step).map(({ id }) => id);
  return new Map(
    resources.map(({ dependsOn = [], ...body }, index): [string, string[]] => {
      const references = [...JSON.stringify(body).matchAll(/reference\(.*?\)\./g)].map(([text]) => text);
      const texts = [...(dependsOn as string[]), ...references].map(pathIn);
      return [ids[index] ?? '', ids.filter((id) => texts.some((text) => id.endsWith(text)))];
    }),
  );
}

/** The end of the id that an expression means: `/providers/TYPE/NAME…`, or the whole id of a text. */
function pathIn(expression: string): string {
  const texts = [...expression.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) => text);
  const at = texts.findIndex((text) => text.includes('/'));
  if (at < 0) return expression.toLowerCase();
  const [namespace, ...kinds] = (texts[at] ?? '').split('/');
  const path = kinds.map((kind, index) => `/${kind}/${texts[at + 1 + index] ?? ''}`).join('');
  return `/providers/${namespace ?? ''}${path}`.toLowerCase();
}

/** Waits by each symbol that a declaration names, outside texts. */
function bicepWaits(parser: Parser, file: GeneratedFile, step: Step): Waits {
  const ids = readBicep(parser, file, step).map(({ id }) => id);
  const made = file.content.split(/^(?=resource )/m).filter((text) => /^resource \S+ '[^']*' = if /.test(text));
  const bySymbol = new Map(made.map((text, index) => [text.split(' ')[1] ?? '', ids[index] ?? '']));
  return new Map(
    made.map((text, index): [string, string[]] => {
      const words = new Set(text.replaceAll(/'(?:\\.|[^'\\])*'/g, "''").match(/(?<![\w.])[A-Za-z_]\w*/g));
      return [
        ids[index] ?? '',
        [...bySymbol].flatMap(([symbol, id]) => (words.has(symbol) && id !== ids[index] ? [id] : [])),
      ];
    }),
  );
}

function missingIn(waits: Waits, needed: readonly Needed[]): Needed[] {
  return needed.filter(({ from, to }) => {
    const seen = new Set([from]);
    for (const one of seen) for (const other of waits.get(one) ?? []) seen.add(other);
    return !seen.has(to);
  });
}

describe('ARM templates and Bicep modules are written in the order that Azure needs', () => {
  let parser: Parser;
  beforeAll(async () => {
    parser = await bicepParser();
  });

  for (const [name, design] of designs) {
    for (const customer of design.customers) {
      for (const format of ['arm', 'bicep'] as const) {
        it(`${format} of ${customer.name} (${name})`, () => {
          let judged = 0;
          for (const [waits, needed] of filesOf(design, customer, format)) {
            expect(missingIn(waits, needed)).toEqual([]);
            // Whatever is needed is missed where nothing waits.
            expect(missingIn(new Map(), needed)).toEqual(needed);
            judged += needed.length;
          }
          expect(judged).toBeGreaterThan(0);
        });
      }
    }
  }

  function filesOf(design: Design, customer: Customer, format: 'arm' | 'bicep'): (readonly [Waits, Needed[]])[] {
    const output = outputOf(design, customer);
    const files = new Map(generate(design, customer, format).map((file) => [file.path, file]));
    return writtenSteps(output).flatMap((step) => {
      const folder = `${output.folder}/${step.folder}`;
      const file = files.get(`${folder}/${format === 'arm' ? `${step.name}.json` : `modules/${step.name}.bicep`}`);
      if (!file) return [];
      const waits = format === 'arm' ? armWaits(file, step) : bicepWaits(parser, file, step);
      return [[waits, neededOrder(output.resources, (id) => waits.has(id))] as const];
    });
  }
});
