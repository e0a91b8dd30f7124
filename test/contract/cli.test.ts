import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan';
import { designIn } from '../../src/work/designInPicture';
import { SampleCopy, cli } from './cli';

let sample: SampleCopy;
beforeEach(() => {
  sample = new SampleCopy();
});
afterEach(() => {
  sample.remove();
});

const CUSTOMERS = ['contoso', 'fabrikam', 'wingtip'];
const contoso = 'customers/contoso.csp.yaml';

interface JsonFinding {
  code: string;
  severity: string;
  message: string;
  file: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  source: string;
}

describe('check', () => {
  it('finds no error in the sample', async () => {
    const { code, stdout, stderr } = await cli(['check', sample.design, '--format', 'json']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    const findings = JSON.parse(stdout) as JsonFinding[];
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const finding of findings) {
      expect(Object.keys(finding).sort()).toEqual(['code', 'file', 'message', 'range', 'severity', 'source']);
      expect(finding.source).toBe('csp-connectivity');
    }
  });

  it('tells an error on the value, lines from 0 and columns in UTF-16 units', async () => {
    sample.edit(
      contoso,
      '{ name: cn-hub-ams, virtualNetwork: prod/hub',
      '{ note: "😀", name: cn-hub-ams, virtualNetwork: prod/nowhere',
    );
    const { code, stdout } = await cli(['check', sample.design, '--format', 'json']);
    expect(code).toBe(1);
    const found = (JSON.parse(stdout) as JsonFinding[]).find((finding) => finding.code.startsWith('REF-'));
    const lines = readFileSync(join(sample.design, contoso), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('prod/nowhere'));
    const character = (lines[line] ?? '').indexOf('prod/nowhere');
    expect(found).toMatchObject({
      severity: 'error',
      file: contoso,
      range: { start: { line, character }, end: { line, character: character + 'prod/nowhere'.length } },
    });
  });

  it('says broken YAML as an error, and reads the other files', async () => {
    sample.write('customers/broken.csp.yaml', 'formatVersion: 1\nkind: Customer\nname: [unclosed\n');
    const { code, stdout } = await cli(['check', sample.design]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/broken\.csp\.yaml:\d+:\d+ error YAML-\d+ /);
    expect(stdout).toMatch(/1 errors, \d+ warnings, \d+ notes in 5 files/);
  });

  it('writes SARIF 2.1.0 whose rules and results agree', async () => {
    sample.edit(contoso, 'bandwidthInMbps: 1000', 'bandwidthInMbps: 1001');
    const { code, stdout } = await cli(['check', sample.design, '--format', 'sarif']);
    expect(code).toBe(1);
    const log = JSON.parse(stdout) as {
      version: string;
      runs: {
        tool: { driver: { name: string; rules: { id: string; shortDescription: { text: string } }[] } };
        columnKind: string;
        results: {
          ruleId: string;
          ruleIndex: number;
          level: string;
          locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[];
        }[];
      }[];
    };
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    if (!run) throw new Error('no run');
    expect(run.columnKind).toBe('utf16CodeUnits');
    for (const { ruleId, ruleIndex, level, locations } of run.results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(locations[0]?.physicalLocation.region['startLine']).toBeGreaterThan(0);
    }
    const broken = run.results.find(({ ruleId }) => ruleId === 'CKT-001');
    expect(broken).toMatchObject({ level: 'error' });
    expect(broken?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(contoso);
    expect(run.tool.driver.rules.find(({ id }) => id === 'CKT-001')?.shortDescription.text).not.toBe('');
  });

  it('reads the current folder where none is named, follows links once, and leaves other folders alone', async () => {
    mkdirSync(join(sample.design, 'node_modules'));
    writeFileSync(join(sample.design, 'node_modules/x.csp.yaml'), 'kind: Customer\nformatVersion: 99\n');
    symlinkSync(sample.design, join(sample.design, 'loop'));
    const { code, stdout } = await cli(['check'], {}, sample.design);
    expect(code).toBe(0);
    expect(stdout).toContain('in 4 files');
  });

  it('ends with 2 on wrong use, and says why on standard error', async () => {
    const empty = join(sample.folder, 'empty');
    mkdirSync(empty);
    for (const [args, message] of [
      [['check', join(sample.folder, 'nowhere')], /does not exist/],
      [['check', empty], /no provider\.csp\.yaml/],
      [['check', join(sample.design, 'provider.csp.yaml')], /is a file/],
      [['check', sample.design, '--format', 'xml'], /text, json, sarif/],
      [['check', sample.design, 'another'], /too many arguments/],
      [['chek', sample.design], /unknown command/],
      [['check', '--colour'], /unknown option/],
      [[], /Usage/],
    ] as const) {
      const { code, stdout, stderr } = await cli(args);
      expect([args, code]).toEqual([args, 2]);
      expect(stderr).toMatch(message);
      expect(stdout).toBe('');
    }
  });

  it('names the provider file above, and each customer that misses it', async () => {
    const { code, stdout, stderr } = await cli(['check', join(sample.design, 'customers'), '--format', 'json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/There is one above/);
    expect((JSON.parse(stdout) as JsonFinding[]).map((finding) => finding.code)).toEqual([
      'REF-001',
      'REF-001',
      'REF-001',
    ]);
  });
});

describe('help', () => {
  it.each([[], ['check'], ['diagram'], ['generate'], ['plan'], ['deploy'], ['simulate']])(
    'of %s',
    async (...command) => {
      const { code, stdout } = await cli([...command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Usage: csp-connectivity/);
      expect(stdout.split('\n').length).toBeGreaterThan(6);
    },
  );
});

describe('the customer', () => {
  it('must be one of the design; a near name is offered', async () => {
    const near = await cli(['plan', sample.design, '--customer', 'contso']);
    expect([near.code, near.stderr]).toEqual([2, expect.stringContaining('Did you mean "contoso"?')]);
    const far = await cli(['plan', sample.design, '--customer', 'zzz']);
    expect([far.code, far.stderr]).toEqual([2, expect.stringContaining('contoso, fabrikam, wingtip')]);
    expect((await cli(['plan', sample.design])).code).toBe(2);
  });

  it('of a file that is broken is told with the error of the file', async () => {
    sample.write(contoso, 'name: [contoso\n');
    const { code, stderr } = await cli(['plan', sample.design, '--customer', 'contoso']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/contoso\.csp\.yaml:\d+:\d+ error YAML-/);
  });

  it('of a provider file that is not one is told with what is wrong there', async () => {
    sample.edit('provider.csp.yaml', 'kind: Provider', 'kind: Provder');
    const { code, stderr } = await cli(['plan', sample.design, '--customer', 'contoso']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/provider\.csp\.yaml:\d+:\d+ error FMT-/)]);
  });

  it.each<string[]>([
    ['diagram', '--estate', '--out', 'estate.svg'],
    ['pools'],
    ['generate', '--format', 'arm', '--out', 'out'],
    ['diagram', '--estate', '--design', 'northwind', '--out', 'estate.svg'],
  ])('of a provider file that is not one is told with that too where all are meant: %s %s', async (...args) => {
    sample.edit('provider.csp.yaml', 'kind: Provider', 'kind: Provder');
    const [command = '', ...options] = args;
    const folder = options.includes('--design') ? sample.folder : sample.design;
    const { code, stderr } = await cli([command, folder, ...options], {}, sample.folder);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/provider\.csp\.yaml:\d+:\d+ error FMT-/)]);
    expect(stderr).not.toContain('There is no');
    expect(stderr).toContain('provider.csp.yaml cannot be read; mend it first.');
  });

  it('in a design whose provider is broken does not hinder another, and is named where all are meant', async () => {
    const other = new SampleCopy();
    try {
      other.edit('provider.csp.yaml', 'kind: Provider', 'kind: Provder');
      cpSync(other.design, join(sample.folder, 'second'), { recursive: true });
      const chosen = await cli(['plan', sample.folder, '--customer', 'wingtip', '--json']);
      expect(chosen.code).toBe(0);
      const named = await cli(['pools', sample.folder, '--design', 'northwind']);
      expect(named.code).toBe(0);
      const all = await cli(['pools', sample.folder]);
      expect([all.code, all.stderr]).toEqual([
        1,
        expect.stringMatching(/second\/provider\.csp\.yaml:\d+:\d+ error FMT-/),
      ]);
    } finally {
      other.remove();
    }
  });

  it('in two designs is chosen with --design', async () => {
    const other = new SampleCopy();
    try {
      cpSync(other.design, join(sample.folder, 'second'), { recursive: true });
      const ambiguous = await cli(['plan', sample.folder, '--customer', 'wingtip']);
      expect([ambiguous.code, ambiguous.stderr]).toEqual([2, expect.stringContaining('northwind, second')]);
      const chosen = await cli(['plan', sample.folder, '--customer', 'wingtip', '--design', 'second', '--json']);
      expect(chosen.code).toBe(0);
      const wrong = await cli(['plan', sample.folder, '--customer', 'wingtip', '--design', 'third']);
      expect(wrong.code).toBe(2);
    } finally {
      other.remove();
    }
  });

  it('with errors is neither planned, generated nor deployed; those of another customer do not matter', async () => {
    sample.edit(contoso, 'bandwidthInMbps: 1000', 'bandwidthInMbps: 1001');
    const out = join(sample.folder, 'out');
    for (const args of [
      ['plan', sample.design, '--customer', 'contoso'],
      ['generate', sample.design, '--customer', 'contoso', '--format', 'arm', '--out', out],
      ['deploy', sample.design, '--customer', 'contoso', '--cloud', 'simulator', '--yes'],
    ]) {
      const { code, stderr } = await cli(args);
      expect([args[0], code]).toEqual([args[0], 1]);
      expect(stderr).toMatch(/contoso\.csp\.yaml:\d+:\d+ error CKT-001/);
    }
    expect(existsSync(out)).toBe(false);
    expect((await cli(['plan', sample.design, '--customer', 'wingtip'])).code).toBe(0);
    expect((await cli(['diagram', sample.design, '--customer', 'contoso', '--out', join(out, 'c.svg')])).code).toBe(0);
  });
});

describe('diagram', () => {
  it.each(CUSTOMERS)('of %s is an SVG with what matters on it', async (customer) => {
    const out = join(sample.folder, 'new', `${customer}.svg`);
    const { code } = await cli(['diagram', sample.design, '--customer', customer, '--out', out]);
    expect(code).toBe(0);
    const svg = readFileSync(out, 'utf8');
    expect(svg).toMatch(/^(<\?xml[^>]*\?>\s*)?<svg /);
    for (const name of { contoso: ['contoso-ams', 'ams-edge-1'], fabrikam: ['fabrikam-fra'], wingtip: ['wingtip-zrh'] }[
      customer
    ] ?? []) {
      expect(svg).toContain(name);
    }
  });

  it('that cannot be written is said', async () => {
    const out = join(sample.design, 'a-folder.svg');
    mkdirSync(out);
    const { code, stderr } = await cli(['diagram', sample.design, '--customer', 'contoso', '--out', out]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
    const none = await cli(['diagram', sample.design, '--customer', 'contoso', '--out', sample.design]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('.svg, .png, .drawio, .html')]);
  });

  it('is a page with the hand-over, and the picture in it', async () => {
    const out = join(sample.folder, 'new', 'contoso.html');
    const { code } = await cli(['diagram', sample.design, '--customer', 'contoso', '--out', out, '--theme', 'dark']);
    expect(code).toBe(0);
    const page = readFileSync(out, 'utf8');
    expect(page).toContain('<h2>Address plan</h2>');
    const picture = /data:image\/svg\+xml;base64,([^"]+)"/.exec(page)?.[1] ?? '';
    expect(Buffer.from(picture, 'base64').toString()).toContain('ams-edge-1');
  });

  it('holds the design only where that is asked for, and says whom it is not for', async () => {
    const out = join(sample.folder, 'new', 'embedded.svg');
    const draw = (...more: string[]) => cli(['diagram', sample.design, '--customer', 'contoso', '--out', out, ...more]);
    expect((await draw()).code).toBe(0);
    expect(designIn(readFileSync(out, 'utf8'))).toBeUndefined();
    const { code, stderr } = await draw('--embed-design');
    expect([code, stderr]).toEqual([0, expect.stringContaining('keep it among yourselves')]);
    const texts = designIn(readFileSync(out, 'utf8'))?.map(({ text }) => text);
    const paths = ['provider.csp.yaml', 'customers/contoso.csp.yaml'];
    expect(texts).toEqual(paths.map((path) => readFileSync(join(sample.design, path), 'utf8')));
    const png = await draw('--embed-design', '--out', join(sample.folder, 'new', 'embedded.png'));
    expect([png.code, png.stderr]).toEqual([2, expect.stringContaining('Only an SVG')]);
  });
});

describe('generate', () => {
  const files = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

  it('writes every customer, and the second time nothing', async () => {
    const out = join(sample.folder, 'out');
    const first = await cli(['generate', sample.design, '--format', 'arm', '--out', out]);
    expect(first.code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(CUSTOMERS);
    expect(files(out).some((file) => file.endsWith('.json'))).toBe(true);
    const second = await cli(['generate', sample.design, '--format', 'arm', '--out', out]);
    expect(second.stdout).toContain(': 0 files written');
  });

  it('leaves everything where a file was changed by hand, shows the difference, and overwrites it when forced', async () => {
    const out = join(sample.folder, 'out');
    const args = ['generate', sample.design, '--customer', 'contoso', '--format', 'arm', '--out', out];
    await cli(args);
    const template = files(out).find((file) => /1-network.*contoso-network\.json$/.test(file)) ?? '';
    const generated = readFileSync(join(out, template), 'utf8');
    writeFileSync(join(out, template), generated.replace('westeurope', 'by-hand'));
    sample.edit(contoso, 'sku: ErGw2AZ', 'sku: ErGw3AZ');
    const refused = await cli(args);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^-.*by-hand/m);
    expect(refused.stderr).toMatch(/^\+.*westeurope/m);
    expect(readFileSync(join(out, template), 'utf8')).toContain('by-hand');
    const forced = await cli([...args, '--force']);
    expect(forced.code).toBe(0);
    expect(readFileSync(join(out, template), 'utf8')).not.toContain('by-hand');
    expect(readFileSync(join(out, template), 'utf8')).toContain('ErGw3AZ');
  });

  it('tells what the files of routers do not have of what the design asks for', async () => {
    const args = ['generate', sample.design, '--customer', 'contoso', '--out', join(sample.folder, 'out'), '--format'];
    const whole = await cli([...args, 'router']);
    expect([whole.code, whole.stderr]).toEqual([0, expect.not.stringContaining('do not have')]);
    sample.edit('provider.csp.yaml', 'platform: cisco-iosxe', 'platform: cisco-nxos');
    const { code, stderr } = await cli([...args, 'router']);
    expect(code).toBe(1);
    const told = stderr.split('\n').filter((line) => line.includes('do not have'));
    expect(told).toEqual([expect.stringMatching(/^contoso, ams-edge-1: its files do not have \S+\. .*two tags/)]);
    const arm = await cli([...args, 'arm']);
    expect([arm.code, arm.stderr]).toEqual([0, expect.not.stringContaining('do not have')]);
  });

  it('names the formats where one is not known, and what cannot be written', async () => {
    const unknown = await cli(['generate', sample.design, '--format', 'cobol', '--out', join(sample.folder, 'out')]);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('arm')]);
    const blocked = await cli(['generate', sample.design, '--format', 'arm', '--out', join(sample.design, contoso)]);
    expect([blocked.code, blocked.stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
  });
});

describe('plan', () => {
  it.each(CUSTOMERS)('of %s is for an empty Azure, and says so', async (customer) => {
    const { code, stdout, stderr } = await cli(['plan', sample.design, '--customer', customer, '--json']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/empty/);
    const plan = JSON.parse(stdout) as Plan;
    expect(Object.keys(plan)).toEqual(['formatVersion', 'customer', 'steps', 'leftovers']);
    expect(plan).toMatchObject({ formatVersion: 1, customer });
    const ids = new Set(plan.steps.map((step) => step.id));
    expect(ids.size).toBe(plan.steps.length);
    for (const step of plan.steps) for (const before of step.dependsOn) expect(ids).toContain(before);
    expect(plan.steps.some((step) => step.waitsFor === 'connectivity-provider')).toBe(true);
    expect(plan.steps.some((step) => step.waitsFor === 'customer')).toBe(customer !== 'contoso');
  });

  it('reads as text too', async () => {
    const { stdout } = await cli(['plan', sample.design, '--customer', 'contoso']);
    expect(stdout).toMatch(/create +prod\/rg-contoso-network\/expressRouteCircuits\/contoso-ams\n.*billing starts/);
    expect(stdout).toMatch(/nothing is deleted/);
  });

  it('of another cloud than the design’s is refused, and of a real one needs a sign-in', async () => {
    const other = await cli(['plan', sample.design, '--customer', 'contoso', '--cloud', 'china']);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('AzureChinaCloud')]);
    const noPrograms = { PATH: sample.folder };
    const real = await cli(['plan', sample.design, '--customer', 'contoso', '--cloud', 'public'], noPrograms);
    expect([real.code, real.stderr]).toEqual([1, expect.stringContaining('az login --tenant')]);
    expect(real.stderr).not.toMatch(/ at .*\.js:/);
  });
});
