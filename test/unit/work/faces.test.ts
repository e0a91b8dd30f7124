import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry, Outcome } from '../../../src/deploy';
import type { Plan } from '../../../src/plan';
import { startSimulator } from '../../../src/simulator';
import { withTarget } from '../../../src/cli/target';
import { openTarget } from '../../../src/vscode/services/target';
import { workOf } from '../../../src/work';
import { generateFor } from '../../../src/vscode/features/generate/generateFor';
import * as vscode from '../vscode/standIn';
import { newPerson, person } from '../vscode/standIn';
import { commandLine, openWindow } from './faces';

vi.mock('vscode', () => import('../vscode/standIn'));
const signedIn = vi.hoisted((): string[] => []);
vi.mock('../../../src/cli/signIn', () => ({
  credentialFor: (tenantId: string) => {
    signedIn.push(tenantId);
    return { getToken: () => Promise.reject(new Error('nobody is asked here')) };
  },
}));

let design: string;
let simulator: Awaited<ReturnType<typeof startSimulator>>;
let window: ReturnType<typeof openWindow> | undefined;
beforeEach(async () => {
  newPerson();
  signedIn.length = 0;
  design = mkdtempSync(join(tmpdir(), 'faces-'));
  cpSync(new URL('../../../samples/northwind', import.meta.url), design, { recursive: true });
  simulator = await startSimulator();
});
afterEach(async () => {
  window?.close();
  await simulator.stop();
  rmSync(design, { recursive: true, force: true });
});

const edit = (customer: string, from: string | RegExp, to: string) => {
  const path = join(design, `customers/${customer}.csp.yaml`);
  const before = readFileSync(path, 'utf8');
  expect(before).toMatch(from);
  writeFileSync(path, before.replace(from, to));
};
const at = () => ['--cloud', 'simulator', '--simulator', String(simulator.port), '--json'];
const deployByLine = async (customer: string) => {
  const { code, stdout } = await commandLine('deploy', design, '--customer', customer, '--yes', ...at());
  return { code, outcome: JSON.parse(stdout) as Outcome };
};
const planByLine = async (customer: string) =>
  JSON.parse((await commandLine('plan', design, '--customer', customer, ...at())).stdout) as Plan;
const journals = (customer: string) => {
  const folder = join(design, '.csp-connectivity/journal', customer);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) =>
      readFileSync(join(folder, name), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as JournalEntry),
    );
};
/** What was begun and ended, in whatever order Azure was done. */
const written = (entries: readonly JournalEntry[] | undefined) =>
  entries?.flatMap((entry) => (entry.kind === 'step' ? [`${entry.step} ${entry.state}`] : [])).sort();

describe('both faces', () => {
  it.each(['contoso', 'fabrikam', 'wingtip'])(
    'plan and deploy %s alike: steps, outcome, journal, and nothing left to do',
    async (customer) => {
      window = openWindow(design);
      await Promise.all([window.plan(customer, 'simulator'), planByLine(customer)]);
      // The simulated customer and provider have done by then what they can.
      await sleep(300);
      expect(await window.plan(customer, 'simulator')).toEqual(await planByLine(customer));
      const byWindow = await window.deploy(customer, { target: 'simulator', yes: true });
      const { code, outcome: byLine } = await deployByLine(customer);
      expect([code, byLine.status, byWindow.status]).toEqual([0, 'succeeded', 'succeeded']);
      expect(byLine.steps).toEqual(byWindow.steps);
      expect(byLine.resources).toEqual(byWindow.resources);
      const [first, second] = journals(customer);
      expect(written(first)).toEqual(written(second));
      const [planW, planL] = [await window.plan(customer, 'simulator'), await planByLine(customer)];
      expect(planW).toEqual(planL);
      expect(new Set(planW.steps.map(({ action }) => action))).toEqual(new Set(['keep']));
    },
  );

  it('say the same last line of a design that is not said in full, and neither calls it done', async () => {
    edit('contoso', /location: westeurope\n/g, '\n');
    window = openWindow(design);
    if (window.assembly.designs[0] === undefined) throw new Error('no design');
    const { code, stderr } = await commandLine('deploy', design, '--customer', 'contoso', '--yes', ...at());
    const byWindow = await window.deploy('contoso', { target: 'simulator', yes: true }).catch(String);
    expect([code, typeof byWindow === 'string' || byWindow.status !== 'succeeded']).toEqual([1, true]);
    expect(stderr).not.toContain('resources are there and Succeeded');
    expect(person.shown.join('\n')).not.toContain('resources are there and Succeeded');
  });

  it.each([
    ['contoso', 'router', 0, ''],
    ['fabrikam', 'router', 1, 'its files do not have fabrikam_fabrikam-fra_nat'],
    ['wingtip', 'router', 0, ''],
    ['contoso', 'arm', 0, ''],
    ['fabrikam', 'bicep', 1, 'Point-to-site of vpngw-core by certificate'],
    ['fabrikam', 'handover', 0, ''],
  ])(
    'tell of %s whether its files of format %s have what the design asks for',
    async (customer, format, ends, said) => {
      if (customer === 'fabrikam') {
        const clients = 'pointToSite: { addressPool: [10.99.0.0/24], authentication: certificate }';
        edit(customer, 'role: encryption }', `role: encryption, ${clients} }`);
      }
      window = openWindow(design);
      const [warned, informed] = (['showWarningMessage', 'showInformationMessage'] as const).map((name) =>
        vi.spyOn(vscode.window, name),
      );
      const out = join(design, 'by-line');
      const { code, stderr } = await commandLine(
        ...['generate', design, '--customer', customer, '--format', format, '--out', out],
      );
      await generateFor(window.services, { customer }, { format, folder: vscode.Uri.file(join(design, 'by-window')) });
      expect(code).toBe(ends);
      expect(stderr).toContain(said);
      expect([warned?.mock.calls.length, informed?.mock.calls.length]).toEqual(ends === 0 ? [0, 1] : [1, 0]);
      expect(person.shown.at(-1)).toContain(said);
      expect(person.offered.includes('Show Output')).toBe(ends !== 0);
      vi.restoreAllMocks();
    },
  );

  it('say that there is nothing to deploy where the design wants nothing', async () => {
    const empty = { formatVersion: 1, kind: 'Customer', name: 'empty', model: 'connect-to', managedBy: 'csp' };
    const identity = { store: 'csp', delegation: { entra: 'none', azure: 'none' } };
    const tenantId = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0301';
    const text = JSON.stringify({ ...empty, tenantId, identity, sites: [], subscriptions: [] });
    writeFileSync(join(design, 'customers/empty.csp.yaml'), text);
    window = openWindow(design);
    const { code, outcome } = await deployByLine('empty');
    expect([code, outcome.status]).toEqual([1, 'nothing']);
    expect((await window.deploy('empty', { target: 'simulator', yes: true })).status).toBe('nothing');
    expect(person.shown.join('\n')).toContain('Nothing to deploy');
  });

  it.each([
    ['lighthouse', true],
    ['aobo', false],
  ])('sign in to the same tenants where Azure is delegated by %s', async (azure, onlyOwn) => {
    edit('contoso', /azure: (aobo|lighthouse)/, `azure: ${azure}`);
    window = openWindow(design);
    const [of] = window.assembly.designs;
    const customer = of?.customers.find(({ name }) => name === 'contoso');
    if (!of || !customer) throw new Error('no customer');
    const work = workOf({ design: of, customer });
    await openTarget(window.services, 'azure', work, { report: () => undefined });
    await withTarget(work, { cloud: 'public' }, () => Promise.resolve());
    const tenants = person.signedIn.map((scope) => scope.replace('VSCODE_TENANT:', ''));
    expect(new Set(tenants)).toEqual(new Set(signedIn));
    expect(signedIn.every((tenant) => tenant === of.provider.raw.tenantId)).toBe(onlyOwn);
  });
});

describe('the confirmation of the window', () => {
  it('is asked, and a refusal writes nothing', async () => {
    window = openWindow(design);
    const declined = await window.deploy('wingtip', { target: 'simulator' });
    expect(declined.status).toBe('declined');
    expect(person.shown.some((text) => /^Deploy .*\?/.test(text) && text.includes('to create'))).toBe(true);
    const plan = await window.plan('wingtip', 'simulator');
    expect(plan.steps.some(({ action }) => action === 'create')).toBe(true);
    person.answer = 'Deploy';
    expect((await window.deploy('wingtip', { target: 'simulator' })).status).toBe('succeeded');
  });

  it('is asked for Azure whatever a caller says, and never in Restricted Mode', async () => {
    window = openWindow(design);
    person.trusted = false;
    await expect(window.deploy('wingtip', { target: 'simulator', yes: true })).rejects.toThrow(/Restricted Mode/);
    expect(readdirSync(design)).not.toContain('.csp-connectivity');
  });
});

describe('the command line', () => {
  it('prints one JSON document in every outcome', async () => {
    edit('fabrikam', /kind: Customer/, 'kind: Customer\nnonsense: [');
    const lines = [
      ['deploy', design, '--customer', 'nobody', '--yes', ...at()],
      ['deploy', design, '--customer', 'fabrikam', '--yes', ...at()],
      ['deploy', design, '--customer', 'contoso', '--yes', '--json', '--cloud', 'china'],
      ['deploy', design, '--customer', 'contoso', '--yes', '--json', '--cloud', 'nowhere'],
      ['deploy', design, '--customer', 'contoso', '--yes', '--json', '--cloud', 'simulator', '--simulator', '1'],
      ['plan', join(design, 'gone'), '--customer', 'contoso', '--json'],
    ];
    for (const words of lines) {
      const { code, stdout, stderr } = await commandLine(...words);
      expect(JSON.parse(stdout), words.join(' ')).toMatchObject({ status: 'error', exitCode: code });
      expect([code > 0, stderr.trim() !== '']).toEqual([true, true]);
    }
  });

  it('tells of Azure, in JSON too, which resource it was and what to do', async () => {
    simulator.faults.add({ kind: 'forbid', match: { method: 'GET', path: 'resourceGroups' }, times: 999 });
    const { code, stdout } = await commandLine('deploy', design, '--customer', 'contoso', '--yes', ...at());
    const { about } = JSON.parse(stdout) as { about: { code: string; resourceId: string; advice: string } };
    expect([code, about.code]).toEqual([1, 'AuthorizationFailed']);
    expect(about.resourceId).toContain('resourceGroups');
    expect(about.advice).not.toBe('');
  });
});
