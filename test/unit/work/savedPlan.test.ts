import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSimulator } from '../../../src/simulator';
import { commandLine } from './faces';

vi.mock('vscode', () => import('../vscode/standIn'));

let design: string;
let file: string;
let simulator: Awaited<ReturnType<typeof startSimulator>>;
beforeEach(async () => {
  design = mkdtempSync(join(tmpdir(), 'saved-'));
  file = join(design, 'plan.json');
  cpSync(new URL('../../../samples/northwind', import.meta.url), design, { recursive: true });
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.stop();
  rmSync(design, { recursive: true, force: true });
});

const at = () => ['--cloud', 'simulator', '--simulator', String(simulator.port)];
const plan = (customer = 'wingtip') =>
  commandLine('plan', design, '--customer', customer, ...at(), '--out', file, '--json');
const deploy = (customer = 'wingtip') =>
  commandLine('deploy', design, '--customer', customer, ...at(), '--yes', '--plan', file);
const edit = (change: (text: string) => string) => {
  const path = join(design, 'customers/wingtip.csp.yaml');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

describe('a plan that was approved', () => {
  it('is carried out while nothing has moved', async () => {
    expect((await plan()).code).toBe(0);
    expect(await deploy()).toMatchObject({ code: 0, stdout: expect.stringContaining('Deployed: all') as unknown });
  });

  it('is refused where Azure has moved, and nothing is written', async () => {
    await plan();
    const { plan: made } = JSON.parse(readFileSync(file, 'utf8')) as { plan: { steps: { resourceId: string }[] } };
    const id = made.steps.find(({ resourceId }) => resourceId.endsWith('virtualNetworks/retail'))?.resourceId ?? '';
    const properties = { addressSpace: { addressPrefixes: ['10.99.0.0/16'] } };
    expect(simulator.seed([{ id, body: { location: 'westeurope', properties } }])).toEqual([]);
    const { code, stderr } = await deploy();
    expect([code, stderr]).toEqual([1, expect.stringContaining('Azure has moved since the plan was made')]);
    expect(simulator.log().filter((event) => event.kind === 'request' && event.method === 'PUT')).toEqual([]);
  });

  it('is refused where the design has changed, or it is of another customer', async () => {
    await plan('contoso');
    expect(await deploy()).toMatchObject({ code: 1, stderr: expect.stringContaining('contoso') as unknown });
    await plan();
    edit((text) => text.replace('10.140.0.0/16', '10.140.0.0/17'));
    const { code, stderr } = await deploy();
    expect([code, stderr]).toEqual([1, expect.stringMatching(/design has changed|errors/)]);
  });

  it('holds no secret, and is not any file', async () => {
    await plan('contoso');
    expect(readFileSync(file, 'utf8')).not.toMatch(/authorizationKey":\s*"[0-9a-f]{8}|serviceKey/);
    writeFileSync(file, '{"formatVersion": 1');
    expect(await deploy('contoso')).toMatchObject({ code: 2, stderr: expect.stringContaining('no plan') as unknown });
    rmSync(file);
    expect(await deploy('contoso')).toMatchObject({ code: 2, stderr: expect.stringContaining('exist') as unknown });
  });

  it('needs a look into Azure', async () => {
    const { code, stderr } = await commandLine('plan', design, '--customer', 'wingtip', '--out', file);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--cloud')]);
  });
});
