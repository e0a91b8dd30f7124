import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '@cdktn/hcl2json';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import { literal } from '../../src/generate/arm/expressions';
import { word } from '../../src/generate/bash';
import { string as bicepString } from '../../src/generate/bicep/text';
import { generate, generateAll } from '../../src/generate';
import { markdownCode, markdownText } from '../../src/design/markdown';
import { yamlText } from '../../src/generate/pipeline/github';
import { map, string as hclString } from '../../src/generate/terraform/hcl';
import { everythingDesign, everythingText } from '../unit/generate/everything';
import { customerOf } from '../unit/resources/sample';
import { StandIn } from './azcli-run';
import { bicepParser, syntaxErrors } from './bicep-read';
import { HOSTILE, textPaths, withText } from './hostile';

const bash = spawnSync('bash', ['--version']).status === 0;

/** Any text, and pieces of the hostile ones in any order. */
const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom(...HOSTILE, '$', '{', '%', '\\', "'", '"', '[', '`'), { maxLength: 4 })
    .map((all) => all.join('')),
);

describe('one function of each format says a text as it is', () => {
  let parser: Parser;
  beforeAll(async () => {
    parser = await bicepParser();
  });

  it('as a word of bash', () => {
    if (!bash) return;
    const texts = fc.sample(text, { numRuns: 400, seed: 3 });
    const script = texts.map((one) => `printf '%s\\0' ${word(one)}`).join('\n');
    const { stdout, status } = spawnSync('bash', ['-eu'], {
      input: script,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout.split('\0').slice(0, -1)).toEqual(
      texts.map((one) => Buffer.from(one.replaceAll('\0', '')).toString()),
    );
  });

  it('as a string and a key of HCL', async () => {
    const texts = fc
      .sample(text, { numRuns: 400, seed: 5 })
      .map((one) => Buffer.from(one).toString().replaceAll('\0', ''));
    const source = `locals {\n${texts.map((one, i) => `  a${i} = ${hclString(one)}\n`).join('')}}\n`;
    const { locals } = (await parse('x.tf', source)) as { locals: [Record<string, string>] };
    // The reader leaves escapes of templates as they are.
    const said = (read: string | undefined): string =>
      (read ?? '').replaceAll('$${', () => '${').replaceAll('%%{', '%{');
    texts.forEach((one, i) => {
      const read = locals[0][`a${i}`];
      expect(read, hclString(one)).not.toMatch(/(^|[^$])\$\{/);
      expect(said(read).normalize()).toBe(one.normalize());
    });
    const keys = `locals {\n  m = ${map([
      ['for', '1'],
      ['${x}', '2'],
      ['a b', '3'],
    ])}\n}\n`;
    await expect(parse('x.tf', keys)).resolves.toBeDefined();
  });

  it('as a string of Bicep', () => {
    fc.assert(
      // The grammar takes a comment in a string for one, as Bicep does not.
      fc.property(
        text.filter((one) => !one.includes('/*')),
        (one) => {
          const content = `var x = {\n  a: ${bicepString(one)}\n}\n`;
          expect(syntaxErrors(parser, { path: 'x', content })).toEqual([]);
          const tree = parser.parse(content)?.rootNode;
          expect(tree?.descendantsOfType('interpolation')).toEqual([]);
          expect(content.split('\n')).toHaveLength(4);
        },
      ),
      { numRuns: 400, seed: 7 },
    );
  });

  it('as a text of an ARM template, which no bracket makes an expression', () => {
    fc.assert(
      fc.property(text, (one) => {
        const said = literal(one);
        // ARM: a text that begins with one bracket and ends with one is an expression, two say one.
        expect(/^\[(?!\[)/.test(said)).toBe(false);
        expect(said.startsWith('[[') ? said.slice(1) : said).toBe(one);
      }),
      { numRuns: 400, seed: 9 },
    );
  });

  it('as a text of a workflow', () => {
    fc.assert(
      fc.property(text, (one) => {
        const said = load(`x: ${yamlText(one)}`) as { x: string };
        const evaluated = said.x.replaceAll("${{ '${{' }}", () => '${{');
        expect(evaluated).toBe(one);
        expect(said.x.replaceAll("${{ '${{' }}", '')).not.toContain('${{');
      }),
      { numRuns: 400, seed: 11 },
    );
  });

  it('as a line of Markdown: no tag, no link, no picture, no cell', () => {
    fc.assert(
      fc.property(text, (one) => {
        const said = markdownText(one);
        expect(said).not.toMatch(/[\n\r]/);
        expect(said.replaceAll(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[<>[\]`|*_!]/);
        const code = markdownCode(one);
        const fence = /^`+/.exec(code)?.[0] ?? '';
        expect(code.endsWith(fence)).toBe(true);
        expect(code.slice(fence.length, -fence.length)).not.toMatch(new RegExp(`(^|[^\`])${fence}([^\`]|$)`));
      }),
      { numRuns: 400, seed: 13 },
    );
  });
});

/** Expressions that the printer of templates makes itself. */
const OWN =
  /^\[(?:parameters\('[A-Za-z]\w*'\)|resourceId\(.*\)|not\(contains\(parameters\('alreadyThere'\), '(?:[^']|'')*'\)\)|not\(or\(contains\(parameters\('alreadyThere'\), '(?:[^']|'')*'\), contains\(parameters\('alreadyThere'\), '(?:[^']|'')*'\)\)\)|or\(contains\(parameters\('alreadyThere'\), '(?:[^']|'')*'\), not\(contains\(parameters\('alreadyThere'\), '(?:[^']|'')*'\)\)\)|reference\(.*\)\.\w+)\]$/s;

function expressionsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\[(?!\[)/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(/^\[(?!\[)/.test(key) ? [key] : []),
    ...expressionsIn(item),
  ]);
}

describe('hostile texts anywhere in a design', () => {
  const paths = textPaths(everythingText).filter((path) => !/^(kind|formatVersion|model)$/.test(path));
  let parser: Parser;
  let folder = '';
  let n = 0;
  beforeAll(async () => {
    parser = await bicepParser();
    folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const cases = fc.sample(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...HOSTILE)), { numRuns: 12, seed: 17 });

  it('there are many of them', () => expect(paths.length).toBeGreaterThan(100));

  it.each(cases)('%s: %j', async (path, hostile) => {
    const design = everythingDesign((yaml) => withText(yaml, path, hostile));
    const [customer] = design.customers;
    if (!customer) return;
    for (const { path: file, content } of generate(design, customer, 'arm')) {
      if (!file.endsWith('.json')) continue;
      for (const expression of expressionsIn(JSON.parse(content))) expect(expression, file).toMatch(OWN);
    }
    for (const file of generate(design, customer, 'bicep')) {
      if (!file.path.endsWith('.bicep')) continue;
      expect(syntaxErrors(parser, file)).toEqual([]);
      expect(parser.parse(file.content)?.rootNode.descendantsOfType('interpolation')).toEqual([]);
    }
    for (const { path: file, content } of generate(design, customer, 'terraform')) {
      if (!file.endsWith('.tf')) continue;
      const text = JSON.stringify(await parse(file, content));
      // Whatever is a template of Terraform's begins with one of its own words.
      for (const [, inside = ''] of text.matchAll(/(?<!\$)\$\{([^}]*)\}/g)) {
        expect(inside, file).toMatch(
          /^(?:azurerm_|var\.(?!x)|local\.|join\(\\?"|contains\(|azurerm\.|(?:string|number)$)/,
        );
      }
    }
    for (const { files } of generateAll(design, design.customers, 'pipeline')) {
      for (const { content } of files) expect(() => load(content)).not.toThrow();
    }
    if (!bash) return;
    const az = new StandIn(join(folder, String(n++)));
    for (const format of ['azcli', 'arm', 'bicep']) {
      for (const script of generate(design, customer, format)) {
        if (!script.path.endsWith('.sh')) continue;
        const checked = spawnSync('bash', ['-n'], { input: script.content, encoding: 'utf8' });
        expect(checked.status, `${script.path}\n${checked.stderr}`).toBe(0);
        if (format === 'azcli' && script.path.includes('/1-network/')) az.run(script, 'Key123');
      }
    }
    expect(existsSync(join(az.folder, 'CANARY'))).toBe(false);
    for (const { words, input } of az.calls()) {
      if (input?.startsWith('{')) expect(() => JSON.parse(input) as unknown, words.join(' ')).not.toThrow();
      // az reads a file for a word that begins so, but for what comes on the standard input.
      for (const one of words) expect(one === '@-' || !one.startsWith('@'), one).toBe(true);
    }
  });

  it('a description reaches Azure as it is written', () => {
    if (!bash) return;
    const path = paths.find((one) => one.endsWith('securityRules/0/description')) ?? '';
    for (const hostile of HOSTILE) {
      const design = everythingDesign((yaml) => withText(yaml, path, hostile));
      const customer = customerOf(design, 'everything');
      const az = new StandIn(join(folder, String(n++)));
      const script = generate(design, customer, 'azcli').find(({ path: file }) =>
        file.endsWith('csp/1-network/one/rg-one.sh'),
      );
      // Only as far as the group of rules.
      const cut = (script?.content ?? '').split('\n\nnow=');
      const upTo = cut.findIndex((part) => part.includes('networkSecurityGroups/nsg'));
      az.run({ content: `${cut.slice(0, upTo + 1).join('\n\nnow=')}\n` }, 'Key123');
      const said = az
        .calls()
        .flatMap(({ words, input }) => [...words, ...(input?.startsWith('{') ? textsIn(JSON.parse(input)) : [])]);
      expect(said, hostile).toContain(hostile);
    }
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
