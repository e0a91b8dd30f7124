import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Imported, importedFrom, readSources } from '../../../src/import';
import { wantedOf } from '../../../src/resources';
import type { Simulator } from '../../../src/simulator';
import { importMarkdown } from '../../../src/vscode/features/import/importMarkdown';
import { customerOf, sampleDesign } from '../resources/sample';
import { commandLine } from '../work/faces';
import { designOf, givenOf, simulatorWith } from './stage';

vi.mock('vscode', () => import('../vscode/standIn'));

const guid = (n: number) => `6c0f0000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Subscriptions of customers of their own, each with a network. */
async function estateOf(names: readonly string[], network: (name: string) => object = () => ({})): Promise<Imported> {
  const value = names.flatMap((name, n) => [
    { id: `/subscriptions/${guid(n)}`, displayName: name, tenantId: guid(100 + n) },
    {
      id: `/subscriptions/${guid(n)}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net`,
      location: 'westeurope',
      properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] }, subnets: [] },
      ...network(name),
    },
  ]);
  const sources = await readSources([{ name: 'export.json', text: JSON.stringify({ value }) }]);
  return importedFrom(sources, {});
}

const HOSTILE = [
  'line\nformatVersion: 7',
  'a: b # c',
  '"quoted\' "',
  '${{ secrets.KEY }} $(rm -rf /) `id`',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '..\\..\\windows',
  '!!js/function x',
  '*anchor &anchor <<: *x',
  '\u2028\u2029\u0000\u0007\u202e right to left',
  '- item',
  '%YAML 1.1',
  '---',
  'null',
  '=cmd|calc!A1',
  '日本語',
  ' '.repeat(200),
  'x'.repeat(5000),
];

describe('hostile names', () => {
  it.each(HOSTILE)('become texts of a design that is read as it was meant, and a file name: %j', async (name) => {
    const imported = await estateOf([name], () => ({ tags: { owner: name, 'k e y': name } }));
    const design = designOf(imported);
    const [customer] = design.customers;
    const file = imported.files.at(-1);
    expect(file?.path).toMatch(/^customers\/[a-z0-9][a-z0-9._-]{0,79}\.csp\.yaml$/);
    expect(customer?.file.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(customer?.raw.formatVersion).toBe(1);
    expect([name, undefined]).toContain(customer?.raw.displayName);
    expect(customer?.subscriptions[0]?.virtualNetworks).toHaveLength(1);
    // A comment is one line or several, and never ends in one that is read.
    expect(imported.errors).toEqual([]);
    const page = importMarkdown(imported);
    expect(page).not.toMatch(/<script>|^formatVersion/m);
  });

  it('of resources stay out of a design where the format does not take them, and are told', async () => {
    const odd = '/subscriptions/x/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/a\nb: c'.replace(
      'x',
      guid(0),
    );
    const imported = await estateOf(['one'], () => ({ id: odd }));
    for (const { text } of imported.files) expect(text).not.toMatch(/^\s*b: c/m);
    expect(imported.told.some(({ message }) => message.includes('a\nb: c') || message.includes('a b: c'))).toBe(true);
  });
});

describe('names of files', () => {
  it('are different where the names of customers are the same but for case, accents and signs', async () => {
    const imported = await estateOf(['Contoso', 'CONTOSO', 'Contóso', 'Contoso!', ' contoso ', '.contoso.']);
    const paths = imported.files.flatMap(({ customer, path }) => (customer === undefined ? [] : [path]));
    expect(paths).toHaveLength(6);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(6);
    expect(designOf(imported).customers).toHaveLength(6);
  });

  it.each(['CON', 'nul', 'Com1', 'LPT9.x', 'aux.', 'prn'])(
    'are none that Windows keeps for a device: %s',
    async (name) => {
      const imported = await estateOf([name]);
      expect(imported.files.at(-1)?.path).not.toMatch(/\/(con|prn|aux|nul|com\d|lpt\d)\./i);
      for (const { name: own } of designOf(imported).customers) expect(own).not.toMatch(/^[.-]|[.-]$/);
    },
  );

  it('are not those of another customer in the design', async () => {
    const first = await estateOf(['Northwind']);
    const files = first.files.map(({ path, text }) => ({
      ...{ path, text: text.replace(/^name: northwind$/m, 'name: other') },
    }));
    const design = designOf({
      ...first,
      files: files.map((file) => ({ ...file, before: undefined, customer: undefined })),
    });
    const sources = await readSources([
      {
        name: 'more.json',
        text: JSON.stringify([
          { id: `/subscriptions/${guid(7)}`, displayName: 'Northwind', tenantId: guid(107) },
          {
            id: `/subscriptions/${guid(7)}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net`,
            location: 'westeurope',
            properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] }, subnets: [] },
          },
        ]),
      },
    ]);
    const paths = importedFrom(sources, { design }).files.map(({ path }) => path);
    expect(paths).toEqual(['customers/northwind-2.csp.yaml']);
  });
});

describe('an import from Azure whose answers fail', () => {
  const contoso = customerOf(sampleDesign(), 'contoso');
  let simulator: Simulator;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'import-'));
    simulator = await simulatorWith(wantedOf(sampleDesign(), contoso).resources.map(givenOf));
  });
  afterEach(async () => {
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const imported = (out = folder) =>
    commandLine('import', '--out', out, '--cloud', 'simulator', '--simulator', String(simulator.port));
  const networks = () =>
    readdirSync(join(folder, 'customers')).flatMap(
      (name) => readFileSync(join(folder, 'customers', name), 'utf8').match(/addressSpace/g) ?? [],
    );

  it.each(['throttle', 'serverError', 'drop'] as const)('once, goes on and is whole: %s', async (kind) => {
    await imported();
    const all = networks().length;
    rmSync(folder, { recursive: true });
    simulator.faults.add({ kind, retryAfterSeconds: 1, match: { path: 'virtualNetworks' }, nth: 2 } as never);
    const { code, stderr } = await imported();
    expect(stderr).not.toMatch(/IMP-001/);
    expect(code).toBe(0);
    expect(networks()).toHaveLength(all);
  });

  it.each(['htmlPage', 'forbid', 'cutBody'] as const)(
    'for one resource, tells it by its id and brings the rest: %s',
    async (kind) => {
      await imported();
      const all = networks().length;
      rmSync(folder, { recursive: true });
      simulator.faults.add({ kind, match: { method: 'GET', path: 'expressRouteCircuits/' }, times: 99 });
      const { code, stderr } = await imported();
      expect(stderr).toMatch(/error IMP-001 .*expressRouteCircuits/);
      expect(code).toBe(1);
      expect(networks()).toHaveLength(all);
    },
  );

  it('writes nothing and says why where the folder is not to be written to', async () => {
    const file = join(folder, 'customers');
    writeFileSync(file, 'a file in place of the folder');
    const { code, stderr } = await imported();
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(file);
    expect(stderr).not.toMatch(/ at .*\.ts|TypeError/);
    expect(readFileSync(file, 'utf8')).toBe('a file in place of the folder');
    const below = await imported(join(file, 'below'));
    expect(below.code).toBeGreaterThan(0);
    expect(below.stderr).toContain(join(file, 'below'));
    expect(below.stderr).not.toMatch(/ at .*\.ts|TypeError/);
    expect(existsSync(join(folder, 'provider.csp.yaml'))).toBe(false);
  });
});
