import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Plan } from '../../../src/plan';
import { wantedOf } from '../../../src/resources';
import { customerOf, sampleDesign } from '../resources/sample';
import { commandLine } from '../work/faces';
import { givenOf, simulatorWith, stateOf } from './stage';

vi.mock('vscode', () => import('../vscode/standIn'));

const design = sampleDesign();
let folder: string;
let simulator: Awaited<ReturnType<typeof simulatorWith>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  simulator = await simulatorWith(wantedOf(design, customerOf(design, 'contoso')).resources.map(givenOf));
});
afterEach(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = () => ['--cloud', 'simulator', '--simulator', String(simulator.port)];
const customer = 'customer-3f1c2b7a';

describe('csp-connectivity import', () => {
  it('writes a design whose plan and deployment against the same Azure change nothing', async () => {
    const before = stateOf(simulator);
    const { code, stderr } = await commandLine('import', '--out', folder, ...at());
    expect(stderr).not.toMatch(/\berror\b/);
    expect(code).toBe(0);
    const planned = await commandLine('plan', folder, '--customer', customer, '--json', ...at());
    const { steps } = JSON.parse(planned.stdout) as Plan;
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.filter(({ action, changes }) => action !== 'keep' || changes.length > 0)).toEqual([]);
    expect((await commandLine('deploy', folder, '--customer', customer, '--yes', ...at())).code).toBe(0);
    expect(stateOf(simulator)).toBe(before);
  });

  it('shows with --dry-run what it would write, and says so where the design says it already', async () => {
    const shown = await commandLine('import', '--out', folder, '--dry-run', '--json', ...at());
    expect(JSON.parse(shown.stdout)).toMatchObject({ written: false, customers: [customer] });
    expect((await commandLine('check', folder)).code).toBe(2);
    await commandLine('import', '--out', folder, ...at());
    const again = await commandLine('import', '--out', folder, ...at());
    expect(again.stdout).toContain('The design says already what was read.');
  });

  it('writes over no file that it did not read as the customer', async () => {
    await commandLine('import', '--out', folder, ...at());
    const path = join(folder, `customers/${customer}.csp.yaml`);
    writeFileSync(path, 'half: [');
    const { code } = await commandLine('import', '--out', folder, ...at());
    expect(code).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe('half: [');
  });

  it('asks for a source, and tells a file that is not there', async () => {
    expect((await commandLine('import', '--out', folder)).code).toBe(2);
    expect((await commandLine('import', join(folder, 'nothing.json'), '--out', folder)).code).toBe(2);
  });
});
