import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChildProcess } from 'node:child_process';
import { SampleCopy, cli, ended, said, start } from './cli';

let sample: SampleCopy;
let children: ChildProcess[];
beforeEach(() => {
  sample = new SampleCopy();
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  sample.remove();
});

interface Deployed {
  status: string;
  cloud: string;
  steps: { id: string; action: string; state: string; waitsFor: string | null }[];
  resources: { id: string; provisioningState: string }[];
}

const deploy = (customer: string, ...more: string[]) =>
  cli(['deploy', sample.design, '--customer', customer, '--cloud', 'simulator', '--yes', ...more]);
const deployed = (stdout: string) => JSON.parse(stdout) as Deployed;

async function simulate(): Promise<{ child: ChildProcess; port: string }> {
  const child = start(['simulate', '--port', '0']);
  children.push(child);
  const [, port = ''] = await said(child, 'stdout', /^http:\/\/127\.0\.0\.1:(\d+)\n/);
  return { child, port };
}

describe('deploy to the embedded simulator', () => {
  it.each(['contoso', 'fabrikam', 'wingtip'])('of %s ends with every resource Succeeded', async (customer) => {
    const { code, stdout, stderr } = await deploy(customer, '--json');
    expect([code, stderr]).toEqual([0, expect.stringContaining('succeeded')]);
    const { status, cloud, steps, resources } = deployed(stdout);
    expect([status, cloud]).toEqual(['succeeded', 'simulator']);
    expect(new Set(resources.map((resource) => resource.provisioningState))).toEqual(new Set(['Succeeded']));
    expect(new Set(steps.map((step) => step.state))).toEqual(new Set(['Succeeded']));
    expect(resources.length).toBeGreaterThan(10);
  });

  it('keeps a journal without a secret, and shows none', async () => {
    const secret = 'ThisIsTheSharedKey12';
    const { code, stdout, stderr } = await cli(
      ['deploy', sample.design, '--customer', 'contoso', '--cloud', 'simulator', '--yes', '--json'],
      { CSP_SECRET_CONTOSO_AMS_PRIVATE: secret, CSP_SECRET_CONTOSO_LON_PRIVATE: secret },
    );
    expect(code).toBe(0);
    const folder = join(sample.design, '.csp-connectivity/journal/contoso');
    const [file = ''] = readdirSync(folder);
    const journal = readFileSync(join(folder, file), 'utf8');
    expect(journal).toContain('"status":"succeeded"');
    for (const text of [stdout, stderr, journal]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain('operations/');
    }
  });

  it('refuses a secret that a BGP session cannot have as Azure does, without showing it', async () => {
    const secret = 'this key is far too long for a BGP session';
    const { code, stderr } = await cli(
      ['deploy', sample.design, '--customer', 'contoso', '--cloud', 'simulator', '--yes'],
      { CSP_SECRET_CONTOSO_AMS_PRIVATE: secret },
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining('1 to 25 letters and digits')]);
    expect(stderr).not.toContain(secret);
  });

  it.each([
    ['provider', 'contoso', 'connectivity-provider'],
    ['customer', 'fabrikam', 'customer'],
  ])('with the %s paused ends with 3 and what waits', async (party, customer, waitsFor) => {
    const { code, stdout } = await deploy(customer, '--pause', party, '--json');
    expect(code).toBe(3);
    const { status, steps } = deployed(stdout);
    expect(status).toBe('waiting');
    const waiting = steps.filter((step) => step.state === 'Waiting');
    expect(new Set(waiting.map((step) => step.waitsFor))).toEqual(new Set([waitsFor]));
    expect(steps.some((step) => step.state === 'Failed')).toBe(false);
  });

  it('is not begun without --yes and a terminal, in another cloud, or beside another deployment', async () => {
    const unasked = await cli(['deploy', sample.design, '--customer', 'contoso', '--cloud', 'simulator']);
    expect([unasked.code, unasked.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    const nowhere = await cli(['deploy', sample.design, '--customer', 'contoso', '--yes']);
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('--cloud')]);
    const china = await cli(['deploy', sample.design, '--customer', 'contoso', '--cloud', 'china', '--yes']);
    expect([china.code, china.stderr]).toEqual([2, expect.stringContaining('AzureChinaCloud')]);
    const folder = join(sample.design, '.csp-connectivity/journal/contoso');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'lock'), JSON.stringify({ host: hostname(), pid: process.pid, since: '2026' }));
    const locked = await deploy('contoso');
    expect([locked.code, locked.stderr]).toEqual([2, expect.stringContaining('Another deployment of this customer')]);
  });

  it('is cancelled by Ctrl+C, says what is under way, and the next one goes on', async () => {
    const child = start([
      'deploy',
      sample.design,
      '--customer',
      'contoso',
      '--cloud',
      'simulator',
      '--yes',
      '--speed',
      'real',
      '--json',
    ]);
    children.push(child);
    const end = ended(child);
    await said(child, 'stderr', /running +\S+expressRouteCircuits\/contoso-ams\n/);
    setTimeout(() => child.kill('SIGINT'), 300);
    const { code, stdout, stderr } = await end;
    expect([code, stderr]).toEqual([130, expect.stringContaining('Cancelling')]);
    const { status, steps } = deployed(stdout);
    expect(status).toBe('cancelled');
    expect(steps.some((step) => step.state === 'UnderWay')).toBe(true);
    expect(steps.some((step) => step.state === 'NotStarted')).toBe(true);
    expect((await deploy('contoso')).code).toBe(0);
  });
});

describe('a simulator that goes on running', () => {
  it('keeps what was deployed, so that the same again changes nothing, and a change is planned as one', async () => {
    const { port } = await simulate();
    expect((await deploy('contoso', '--simulator', port)).code).toBe(0);
    const again = await deploy('contoso', '--simulator', port, '--json');
    expect(again.code).toBe(0);
    expect(new Set(deployed(again.stdout).steps.map((step) => step.action))).toEqual(new Set(['keep']));

    const plan = () =>
      cli(['plan', sample.design, '--customer', 'contoso', '--cloud', 'simulator', '--simulator', port, '--json']);
    sample.edit('customers/contoso.csp.yaml', 'bandwidthInMbps: 1000', 'bandwidthInMbps: 2000');
    const larger = await plan();
    expect([larger.code, larger.stdout]).toEqual([0, expect.stringContaining('"from": 1000,')]);
    expect((await deploy('contoso', '--simulator', port)).code).toBe(0);
    sample.edit('customers/contoso.csp.yaml', 'bandwidthInMbps: 2000', 'bandwidthInMbps: 500');
    const smaller = await plan();
    expect([smaller.code, smaller.stdout]).toEqual([1, expect.stringContaining('"rule": "CKT-014"')]);
    const refused = await deploy('contoso', '--simulator', port);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('CKT-014')]);
  });

  it.each([
    ['provider', 'fabrikam'],
    ['customer', 'wingtip'],
  ])('lets a deployment that waited for the %s go on', async (party, customer) => {
    const { port } = await simulate();
    expect((await deploy(customer, '--simulator', port, '--pause', party)).code).toBe(3);
    const later = await deploy(customer, '--simulator', port, '--json');
    expect(later.code).toBe(0);
    expect(deployed(later.stdout).steps.some((step) => step.action === 'keep')).toBe(true);
    expect(deployed(later.stdout).resources.every((one) => one.provisioningState === 'Succeeded')).toBe(true);
  });

  it('says when its port is taken, when nobody answers, and ends with Ctrl+C', async () => {
    const { child, port } = await simulate();
    const second = await cli(['simulate', '--port', port]);
    expect([second.code, second.stderr]).toEqual([2, expect.stringContaining(`Port ${port} is in use`)]);
    const end = ended(child);
    child.kill('SIGINT');
    expect((await end).code).toBe(0);
    const nobody = await deploy('contoso', '--simulator', port);
    expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining('No simulator answers')]);
    expect((await cli(['simulate', '--port', '70000'])).code).toBe(2);
  });
});
