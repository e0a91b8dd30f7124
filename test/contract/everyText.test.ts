import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '@cdktn/hcl2json';
import { JSDOM } from 'jsdom';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import { type Design, assemble, readDesignFile } from '../../src/design';
import { validate } from '../../src/design/validate';
import { renderDrawio } from '../../src/diagram/drawio';
import type { ElkEngine } from '../../src/diagram/elk';
import { inProcessElk } from '../../src/diagram/inProcessElk';
import { layoutScene } from '../../src/diagram/layout';
import { measureByTable } from '../../src/diagram/measure';
import { sceneOf } from '../../src/diagram/scene';
import { renderSvg } from '../../src/diagram/svg';
import type { Platform } from '../../src/edge';
import { type GeneratedFile, formats, generateAll } from '../../src/generate';
import { printers } from '../../src/generate/router';
import { type Field, fields, fileWith } from '../unit/design/schemaTexts';
import { everythingProvider, everythingText } from '../unit/generate/everything';
import { readers } from '../unit/generate/router/read';
import { reduced } from '../unit/generate/router/read/reduced';
import { printed } from '../unit/generate/router/printed';
import { slicesAs } from '../unit/generate/router/routerDesigns';
import { bicepParser, syntaxErrors } from './bicep-read';
import { HOSTILE, MORE_HOSTILE } from './hostile';

const all = [...HOSTILE, ...MORE_HOSTILE];
const bash = spawnSync('bash', ['--version']).status === 0;
const platforms = Object.keys(printers) as Platform[];
/** All of them, which takes minutes; else a part that is the same each time. */
const whole = process.env['CSP_EVERY_TEXT'] === '1';

const takes = (field: Field, text: string): boolean =>
  !validate(field.file, fileWith(field, text), () => undefined).some(
    ({ finding }) => (finding.severity ?? 'error') === 'error' && finding.code !== 'FMT-002',
  );
/** What the format itself lets through, by field; whatever else is said there is an error and is dropped. */
const legal = fields.map((field) => ({ field, texts: all.filter((text) => takes(field, text)) }));
const open = legal.filter(({ texts }) => texts.length > 0);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The value with a text at the end of some steps; what is missing on the way is made, and a record gets a key too. */
function put(value: Json | undefined, [step, ...rest]: readonly (string | 0)[], text: string, key: string): Json {
  if (step === undefined) return text;
  if (step === 0) {
    const items = Array.isArray(value) ? value : [];
    return [put(items[0], rest, text, key), ...items.slice(1)];
  }
  const record = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const name = step === 'key' ? key : step;
  return { ...record, [name]: put(record[name], rest, text, key) };
}

/** The design that has everything, with a text at each of some fields. */
function designWith(said: readonly (readonly [Field, string])[], platform: Platform): Design {
  const files: Record<string, Json> = {
    Provider: load(everythingProvider.replaceAll('platform: frr', `platform: ${platform}`)) as Json,
    Customer: load(everythingText.replaceAll('platform: frr', `platform: ${platform}`)) as Json,
  };
  for (const [{ file, steps }, text] of said) files[file] = put(files[file], steps, text, text);
  const { designs } = assemble(
    Object.entries(files).map(([name, value]) =>
      readDesignFile(`${name.toLowerCase()}.csp.json`, JSON.stringify(value)),
    ),
  );
  const [design] = designs;
  if (!design) throw new Error('no design');
  return design;
}

let parser: Parser;
let elk: ElkEngine;
let folder: string;
beforeAll(async () => {
  parser = await bicepParser();
  elk = await inProcessElk();
  folder = mkdtempSync(join(tmpdir(), 'every-text-'));
});
afterAll(() => {
  elk.end();
  rmSync(folder, { recursive: true, force: true });
});

/** What no page may hold, whichever way it got in. */
function expectHarmless(document: Document, path: string): void {
  expect(document.querySelectorAll('script, iframe, object, embed, foreignObject script').length, path).toBe(0);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(/^on/i.test(name), `${path}: ${name}`).toBe(false);
      if (['href', 'src', 'action', 'xlink:href'].includes(name.toLowerCase()))
        expect(/^(#|https:|data:image\/|\.{0,2}\/?[\w.-]+)/i.test(value), `${path}: ${value}`).toBe(true);
      if (/^(href|src)$/i.test(name)) expect(/^\s*(javascript|vbscript|data:text)/i.test(value), path).toBe(false);
    }
  }
}
const dom = new new JSDOM('').window.DOMParser();
const xml = (text: string, path: string): Document => {
  const document = dom.parseFromString(text, 'text/xml');
  expect(document.querySelector('parsererror')?.textContent ?? '', path).toBe('');
  return document;
};

/** Cells of a table that a spreadsheet would take for formulas. */
const FORMULA = /(?:^|[,;\n])"?[=+\-@\t][^,\n]*[A-Za-z(|]/;

/** What bash takes for words of its own: neither in single quotes, nor a comment, nor a document that it takes as it is. */
const bareWords = (script: string): string =>
  script.replaceAll(/<<'(\w+)'\n[^]*?\n\1(?=\n)|\\.|'[^']*'|^\s*#.*$/gm, '');
const MEANT_FOR_BASH = /touch CANARY|\$\{\{|\$\{(?:var|x)\b|SourceBranch/;

/** How each kind of file is read by somebody who did not write it: a file without a judge here is a failure. */
const judges: Record<string, (file: GeneratedFile) => unknown> = {
  json: ({ content }) => JSON.parse(content) as unknown,
  bicep: (file) => {
    // The grammar takes the beginning of a comment in a string for one, as Bicep does not.
    const content = file.content.replaceAll(/^(?!\s*\/\/).*$/gm, (line) => line.replaceAll(/\/(?=[/*])/g, '|'));
    expect(syntaxErrors(parser, { ...file, content })).toEqual([]);
    const tree = parser.parse(content);
    expect(tree?.rootNode.descendantsOfType('interpolation').map((node) => node?.text)).toEqual([]);
    tree?.delete();
  },
  tf: async ({ path, content }) => {
    const text = JSON.stringify(await parse(path, content));
    // Whatever is a template of Terraform's begins with one of its own words.
    for (const [, inside = ''] of text.matchAll(/(?<!\$)\$\{([^}]*)\}/g))
      expect(inside, path).toMatch(
        /^(?:azurerm_|var\.(?!x)|local\.|join\(\\?"|contains\(|azurerm\.|(?:string|number)$)/,
      );
  },
  yml: ({ content }) => load(content),
  html: ({ path, content }) => {
    expectHarmless(dom.parseFromString(content, 'text/html'), path);
  },
  svg: ({ path, content }) => {
    expectHarmless(xml(content, path), path);
  },
  csv: ({ path, content }) => {
    expect(FORMULA.exec(content)?.[0] ?? '', path).toBe('');
    for (const line of content.trimEnd().split('\n'))
      expect(line.replaceAll('""', '').split('"').length % 2, `${path}: ${line}`).toBe(1);
  },
  // No tag and no link but those that we write ourselves; fences close.
  md: ({ path, content }) => {
    const text = content.replaceAll(/(`+)[^`][^]*?\1/g, '').replaceAll(/\\[!-/:-@[-`{-~]/g, '');
    expect(text, path).not.toMatch(/<\s*\/?\s*(script|img|iframe|a|svg)\b|\]\(\s*(javascript|data|vbscript):/i);
  },
};
for (const text of ['txt', 'conf', 'cfg', 'set', 'ios', 'eos']) judges[text] = () => undefined;

/** Reads every file of every format, and every picture. */
async function judgeAll(design: Design, pictures: boolean, isLegal = true): Promise<void> {
  const scripts: string[] = [];
  for (const { id } of formats) {
    for (const output of generateAll(design, design.customers, id)) {
      for (const file of [...output.files, ...output.common]) {
        const kind = /\.([a-z]+)$/.exec(file.path)?.[1] ?? '';
        // In JSON they are what the reader gets back, and what the format refuses is carried as it is said.
        if (kind !== 'json' && isLegal)
          expect(file.content, `${id}: ${file.path}`).not.toMatch(
            /[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u,
          );
        expect(/\p{Cs}/u.test(file.content) && isLegal, file.path).toBe(false);
        if (kind === 'sh') {
          // `bash -n` reads a command in double quotes without a word.
          if (isLegal) expect(MEANT_FOR_BASH.exec(bareWords(file.content))?.[0] ?? '', `${id}: ${file.path}`).toBe('');
          scripts.push(join(folder, `${String(scripts.length)}.sh`));
          writeFileSync(scripts.at(-1) ?? '', file.content);
          continue;
        }
        const judge = judges[kind];
        if (!judge) throw new Error(`${id} writes ${file.path}, which nothing here can read`);
        await judge(file);
      }
    }
  }
  if (bash) {
    const one = 'for f in "$@"; do bash -n "$f" || exit 1; done';
    const { status, stderr } = spawnSync('bash', ['-c', one, 'bash', ...scripts], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  }
  for (const platform of platforms) {
    for (const slice of slicesAs(design, platform)) {
      const { model, router } = printed(slice);
      // Where no name of the router can stand in a line, nothing is printed.
      if (router.configuration.length === 0) continue;
      const before = new Set(model.tables.flatMap(({ vrf }) => (vrf?.existing ? [vrf.name] : [])));
      expect(readers[platform](router, before), platform).toEqual(reduced(model));
    }
  }
  for (const customer of pictures ? design.customers : []) {
    const placed = await layoutScene(sceneOf(design, customer), elk, measureByTable);
    expectHarmless(xml(renderSvg(placed), 'diagram.svg'), 'diagram.svg');
    expectHarmless(xml(renderDrawio(placed), 'diagram.drawio'), 'diagram.drawio');
  }
}

describe('every text of the format, in every output', () => {
  it('is known from the schemas, and free ones take what is hostile', () => {
    expect(fields.length).toBeGreaterThan(150);
    expect(open.length).toBeGreaterThan(20);
    const taken = new Set(open.flatMap(({ texts }) => texts));
    // Control characters, lone halves of signs and what turns a line round are taken by none.
    expect(all.filter((text) => !taken.has(text)).every((text) => /[\p{Cc}\p{Cf}\p{Cs}\u2028]/u.test(text))).toBe(true);
    const refused = all.filter((text) => /[\u0000\ud800\u202e\u2028]/.test(text));
    expect(refused.filter((text) => taken.has(text))).toEqual([]);
    expect(refused.length).toBeGreaterThan(3);
  });

  const free = open.filter(({ texts }) => texts.length > 10);
  const most = Math.max(...free.map(({ texts }) => texts.length));
  const turns = Array.from({ length: most }, (_, turn) => turn).filter((turn) => whole || turn % 4 === 0);
  it.each(turns)('all free ones at once, turn %i', async (turn) => {
    const said = free.map(({ field, texts }, at) => [field, texts[(turn + at * 7) % texts.length] ?? ''] as const);
    const design = designWith(said, platforms[turn % platforms.length] ?? 'frr');
    expect(design.customers).toHaveLength(1);
    await judgeAll(design, turn % 12 === 0);
  });

  const named = open.filter(({ texts }) => texts.length <= 10);
  // A few fields at once, so that a design has its other names; each of them has its turn.
  const groups = Array.from({ length: Math.ceil(named.length / 7) }, (_, group) => group);
  const rounds = Array.from({ length: whole ? 10 : 1 }, (_, turn) => turn);
  const sets = groups.flatMap((group) => rounds.map((turn) => [group, turn] as const));
  it.each(sets)('names that look like more, set %i, turn %i', async (group, turn) => {
    const said = named
      .filter((_, at) => at % groups.length === group)
      .map(({ field, texts }, at) => [field, texts[(group + turn + at) % texts.length] ?? ''] as const);
    try {
      await judgeAll(designWith(said, platforms[group % platforms.length] ?? 'frr'), false);
    } catch (error) {
      throw new Error(said.map(([{ path }, text]) => `${path}: ${JSON.stringify(text)}`).join('\n'), { cause: error });
    }
  });

  const closed = legal.filter(({ texts }) => texts.length < all.length);
  it.each(platforms)('all that the format refuses, at once, on %s', async (platform) => {
    const [a = 1, b = 0] = [platforms.indexOf(platform) + 1, platform.length];
    const said = closed.map(({ field, texts }, at) => {
      const refused = all.filter((text) => !texts.includes(text));
      return [field, refused[(at * a + b) % refused.length] ?? ''] as const;
    });
    // Names and what else a design cannot do without stay, or nothing would be generated.
    const needed = /\.(name|kind|formatVersion|subscriptionId|tenantId|addressPrefix|prefixes\.0)$/;
    await judgeAll(
      designWith(
        said.filter(([{ path }]) => !needed.test(path)),
        platform,
      ),
      true,
      false,
    );
  });
});
