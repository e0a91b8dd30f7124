import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Customer, Design } from '../../src/design';
import { type GeneratedFile, generate } from '../../src/generate';
import { listedFunction } from '../../src/generate/bash';
import { outputOf, writtenSteps } from '../../src/generate/context';
import { RESOURCE_GROUP, type WantedResource, resourcesOf, types } from '../../src/resources';
import { everythingDesign } from '../unit/generate/everything';
import { customerOf, sampleDesign } from '../unit/resources/sample';
import { StandIn, idOfCall, isWrite } from './azcli-run';
import { neededOrder } from './order';

const designs: readonly (readonly [string, Design])[] = [
  ['samples', sampleDesign()],
  ['everything', everythingDesign()],
];

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

/** The scripts of all parties, each after those that it waits for. */
function scriptsOf(design: Design, customer: Customer): GeneratedFile[] {
  const files = new Map(generate(design, customer, 'azcli').map((file) => [file.path, file]));
  const output = outputOf(design, customer);
  return writtenSteps(output).flatMap(({ folder, name }) => files.get(`${output.folder}/${folder}/${name}.sh`) ?? []);
}

for (const [program, ...options] of [
  ['bash', '-n'],
  ['shellcheck', '-'],
] as const) {
  describe(`az scripts before ${program}`, () => {
    const there = has(program);
    if (!there && process.env['CSP_REQUIRE_REFEREES'] === '1') throw new Error(`${program} is not on this machine`);
    if (!there) console.warn(`Skipped: az scripts before ${program}, because it is not on this machine.`);
    for (const [name, design] of designs) {
      it.skipIf(!there)(name, () => {
        for (const format of ['azcli', 'arm', 'bicep']) {
          for (const customer of design.customers) {
            for (const { path, content } of generate(design, customer, format)) {
              if (!path.endsWith('.sh')) continue;
              const { status, stdout, stderr } = spawnSync(program, options, { input: content, encoding: 'utf8' });
              expect(status, `${path}\n${stdout}${stderr}`).toBe(0);
            }
          }
        }
      });
    }
  });
}

/** Characters that a careless script would spoil. */
const SECRET = String.raw`a"b\c&d$e` + "`f'g";

const written = (wanted: readonly WantedResource[]): WantedResource[] =>
  wanted.filter((one) => !one.existing && one.party !== 'connectivity-provider');

/** What stands at the wrong place of an order. */
function outOfOrder(order: readonly string[], wanted: readonly WantedResource[]): string[] {
  const at = new Map(order.map((id, index) => [id, index]));
  return neededOrder(wanted, (id) => at.has(id))
    .filter(({ from, to }) => (at.get(from) ?? 0) < (at.get(to) ?? 0))
    .map(({ from, to }) => `${from} before ${to}`);
}

describe.skipIf(!has('bash'))('az scripts, run with another az', () => {
  let folder = '';
  let n = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'az-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const standIn = (): StandIn => new StandIn(join(folder, String(n++)));

  for (const [name, design] of designs) {
    for (const customer of design.customers) {
      it(`look at all that is wanted before they write it, in the order that Azure needs (${name}, ${customer.name})`, () => {
        const az = standIn();
        for (const script of scriptsOf(design, customer)) {
          const { status, stderr, stdout } = az.run(script, SECRET);
          expect(status, `${script.path}\n${stdout}\n${stderr}`).toBe(0);
        }
        const calls = az.calls();
        // Looks for what is there under another name, or has no use for it, are no looks at it.
        const own = calls.filter(({ words }) => !words.some((one) => /'there'|nextLink/.test(one)));
        const order = [...new Set(own.flatMap((call) => idOfCall(call) ?? []))];
        const wanted = written(resourcesOf(design, customer));
        expect(order).toEqual(expect.arrayContaining(wanted.map(({ id }) => id.toLowerCase())));
        // az makes a Route Server with its address, in the place of the address.
        expect(
          outOfOrder(
            order,
            wanted.filter(({ type }) => type !== types.routeServerAddress),
          ),
        ).toEqual([]);
        expect(outOfOrder(order.toReversed(), wanted)).not.toEqual([]);
        // Whatever is looked at and missing is written next.
        calls.forEach((call, index) => {
          if (!isWrite(call)) return;
          const before = calls[index - 1];
          expect(before && (idOfCall(before) !== undefined || isWrite(before)), call.words.join(' ')).toBe(true);
          expect(call.words).toContain(call.words[0] === 'rest' ? 'put' : '--subscription');
        });
        expect(calls.filter(isWrite).length).toBeGreaterThanOrEqual(
          wanted.filter(({ type }) => type !== types.routeServer).length,
        );
      });
    }
  }

  it('keep secrets out of the words of every call, and hand them over as they are', () => {
    const design = everythingDesign();
    const az = standIn();
    for (const script of scriptsOf(design, customerOf(design, 'everything')))
      expect(az.run(script, SECRET).status).toBe(0);
    const calls = az.calls();
    for (const { words } of calls) expect(words.join('\0')).not.toContain(SECRET);
    const inputs = calls.flatMap(({ input }) => input ?? []);
    const values = inputs.filter((input) => input.includes(JSON.stringify(SECRET).slice(1, -1)) || input === SECRET);
    expect(values.length).toBeGreaterThan(3);
    for (const input of inputs.filter((text) => text.startsWith('{')))
      expect(() => JSON.parse(input) as unknown).not.toThrow();
  });

  it('write nothing, and ask for no secret, where all is there and as wanted', () => {
    const design = sampleDesign();
    for (const customer of design.customers) {
      const az = standIn();
      for (const script of scriptsOf(design, customer)) {
        expect(az.run(script, undefined, { AZ_THERE: 'true' }).status, script.path).toBe(0);
      }
      expect(az.calls().filter(isWrite)).toEqual([]);
    }
  });

  it('change by commands that read first what is there and not as wanted', () => {
    const design = sampleDesign();
    const az = standIn();
    for (const script of scriptsOf(design, customerOf(design, 'contoso'))) {
      expect(az.run(script, SECRET, { AZ_THERE: 'false' }).status, script.path).toBe(0);
    }
    const verbs = az
      .calls()
      .filter(isWrite)
      .map(({ words }) =>
        words
          .slice(
            0,
            words.findIndex((word) => word.startsWith('--')),
          )
          .join(' '),
      );
    expect(verbs).toContain('network express-route update');
    expect(verbs).toContain('network vnet subnet update');
    for (const verb of verbs) expect(verb).toMatch(/ (update|sync)$/);
  });

  const script = (part: string): GeneratedFile => {
    const design = sampleDesign();
    const found = scriptsOf(design, customerOf(design, 'contoso')).find(({ path }) => path.includes(part));
    if (!found) throw new Error(`no script ${part}`);
    return found;
  };

  it('refuse to go on without a secret, and say which', () => {
    const { status, stderr } = standIn().run(script('2-peerings'), undefined);
    expect(status).toBe(2);
    expect(stderr).toContain('CSP_SECRET_CONTOSO_AMS_PRIVATE');
  });

  it('end with 3 while the connectivity provider has not provisioned the circuit', () => {
    const { status, stderr } = standIn().run(script('2-peerings'), SECRET, { WAIT_MINUTES: '0' });
    expect(status).toBe(3);
    expect(stderr).toContain('contoso-ams');
  });

  it('show what az says where nobody is signed in, and begin nothing', () => {
    const az = standIn();
    const { status, stderr } = az.run(script('1-network'), SECRET, { AZ_SIGNED_OUT: '1' });
    expect(status).toBe(1);
    expect(stderr).toContain("Please run 'az login'");
    expect(stderr).toContain('az login --tenant');
    expect(az.calls()).toHaveLength(1);
  });

  it('end before they make what stands there under another name, and say which', () => {
    const az = standIn();
    const design = sampleDesign();
    const scripts = scriptsOf(design, customerOf(design, 'contoso'));
    const first = scripts.find(({ content }) => /^ +alone /m.test(content));
    if (!first) throw new Error('no script looks for other names');
    const { status, stderr } = az.run(first, SECRET, { AZ_TWIN: 'theirs' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/theirs is there and stands for the same as \S+, of which Azure takes one/);
    const asked =
      az
        .calls()
        .at(-1)
        ?.words.find((one) => one.includes('nextLink')) ?? '';
    expect(asked).toContain('[?name != `');
    expect(
      az
        .calls()
        .filter(isWrite)
        .map(({ words }) => words.join(' '))
        .join(),
    ).not.toContain('subnet create');
  });

  it('read every page of a list, and follow no link where a page has what is asked for', () => {
    const pages = join(folder, 'pages');
    mkdirSync(pages);
    const az = [
      '#!/usr/bin/env bash',
      'echo "$5" >>"$AZ_FOLDER/asked"',
      'case "$5" in *page3) printf "mine\\n-\\n" ;; *page2) printf -- "-\\nhttps://arm/page3\\n" ;; *) printf -- "-\\nhttps://arm/page2\\n" ;; esac',
    ];
    writeFileSync(join(pages, 'az'), az.join('\n'), { mode: 0o755 });
    const input = ['set -euo pipefail', ...listedFunction, 'listed /list 1 "value[].id | [0]"; look_in /list 1 x'];
    const env = { PATH: `${pages}:${process.env['PATH'] ?? ''}`, AZ_FOLDER: pages };
    const { stdout, status, stderr } = spawnSync('bash', ['-'], { input: input.join('\n'), encoding: 'utf8', env });
    expect([status, stderr, stdout]).toEqual([0, '', 'mine\nthere\n']);
    const asked = readFileSync(join(pages, 'asked'), 'utf8').trim().split('\n');
    expect(asked.slice(0, 3)).toEqual(['/list?api-version=1', 'https://arm/page2', 'https://arm/page3']);
  });

  it('take no refusal for a missing resource', () => {
    const az = standIn();
    const { status, stderr } = az.run(script('1-network'), SECRET, { AZ_BROKEN: '1' });
    expect(status).toBe(1);
    expect(stderr).toContain('AuthorizationFailed');
    expect(az.calls().filter(isWrite)).toEqual([]);
  });
});

describe('az scripts', () => {
  it('say by commands what az has commands for', () => {
    const design = sampleDesign();
    const text = design.customers
      .flatMap((customer) => scriptsOf(design, customer).map(({ content }) => content))
      .join('\n');
    for (const verb of [
      'network vnet create',
      'network vnet subnet create',
      'network vnet peering create',
      'network vnet peering sync',
      'network express-route create',
      'network express-route auth create',
      'network express-route peering create',
      'network vnet-gateway create',
      'network nsg rule create',
      'network route-table route create',
      'network local-gateway create',
    ]) {
      expect(text).toContain(`az ${verb} `);
    }
    expect(text).not.toContain('az resource create');
  });

  it('sign in where Azure Lighthouse delegates: in the tenant of the CSP', () => {
    const design = sampleDesign({
      'customers/contoso.csp.yaml': (text) => text.replace(/azure: aobo/, 'azure: lighthouse'),
    });
    const customer = customerOf(design, 'contoso');
    const own = design.provider.raw.tenantId ?? '';
    for (const { path, content } of ['azcli', 'arm', 'bicep', 'terraform'].flatMap((f) =>
      generate(design, customer, f),
    )) {
      if (/\.(sh|md)$/.test(path) && content.includes('az login')) expect(content, path).toContain(`--tenant ${own}`);
      if (path.endsWith('providers.tf')) expect(content).toContain(`tenant_id       = "${own}"`);
      expect(content, path).not.toContain(`az login --tenant ${customer.tenantId ?? ''}`);
    }
  });

  it('write each wanted resource that is no group', () => {
    const design = sampleDesign();
    for (const customer of design.customers) {
      const text = scriptsOf(design, customer)
        .map(({ content }) => content)
        .join('\n');
      for (const { id, type } of written(resourcesOf(design, customer))) {
        if (type !== RESOURCE_GROUP) expect(text).toContain(id);
      }
    }
  });
});
