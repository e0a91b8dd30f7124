import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failures } from '../../../src/cli/commands/failures';
import { path } from '../../../src/cli/commands/path';
import { pools } from '../../../src/cli/commands/pools';
import { routes } from '../../../src/cli/commands/routes';
import { CliFailure } from '../../../src/cli/failure';

const SAMPLE = join(import.meta.dirname, '../../../samples/northwind');
const contoso = { customer: 'contoso', json: true } as const;

/** Runs a command and gives its exit code with what it printed. */
function run(command: () => number): { code: number; text: string } {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const code = command();
  vi.restoreAllMocks();
  return { code, text: written.join('') };
}

/** The exit code of a command that is refused. */
function refusal(command: () => number): { code: number; text: string } {
  try {
    return run(command);
  } catch (error) {
    if (error instanceof CliFailure) return { code: error.exitCode, text: error.message };
    throw error;
  }
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('csp-connectivity routes', () => {
  it('prints the routes of one subnet, or of all, as JSON', () => {
    const one = run(() => routes(SAMPLE, { ...contoso, subnet: 'apps/web' }));
    expect(one.code).toBe(0);
    expect(JSON.parse(one.text)).toMatchObject({
      formatVersion: 1,
      customer: 'contoso',
      subnets: [{ network: 'prod/apps', subnet: 'web' }],
    });
    const all = run(() => routes(SAMPLE, contoso));
    expect((JSON.parse(all.text) as { subnets: unknown[] }).subnets).toHaveLength(6);
  });

  it('refuses a subnet that is not there with 2, and names those that are', () => {
    const refused = refusal(() => routes(SAMPLE, { ...contoso, subnet: 'apps/nothing' }));
    expect(refused.code).toBe(2);
    expect(refused.text).toContain('prod/apps/web');
  });
});

describe('csp-connectivity path', () => {
  const flow = { ...contoso, protocol: 'Tcp', from: 'utrecht', to: 'prod/apps/web' } as const;

  it('ends with 0 where it arrives, and with 1 where it does not', () => {
    const there = run(() => path(SAMPLE, { ...flow, port: 443 }));
    expect(there.code).toBe(0);
    expect(JSON.parse(there.text)).toMatchObject({
      forward: { delivered: true },
      back: { delivered: true },
      asymmetric: [],
    });
    expect(run(() => path(SAMPLE, { ...flow, port: 22 })).code).toBe(1);
  });

  it('refuses an end that is nothing with 2', () => {
    const refused = refusal(() => path(SAMPLE, { ...flow, from: 'nowhere' }));
    expect(refused.code).toBe(2);
    expect(refused.text).toContain('utrecht');
  });
});

describe('csp-connectivity failures and pools', () => {
  it('print the matrix', () => {
    const { code, text } = run(() => failures(SAMPLE, contoso));
    expect(code).toBe(0);
    const { failures: list } = JSON.parse(text) as { failures: { name: string; lost: unknown[] }[] };
    expect(list.find((f) => f.name === 'Amsterdam')?.lost).toHaveLength(2);
    expect(run(() => failures(SAMPLE, { customer: 'wingtip', json: false })).text).toContain(
      'peering location  Zurich',
    );
  });

  it('print the pools', () => {
    const { text } = run(() => pools(SAMPLE, { json: true }));
    expect(JSON.parse(text)).toMatchObject({ designs: [{ design: 'northwind' }] });
    expect(run(() => pools(SAMPLE, { json: false })).text).toMatch(/link pairs +172\.16\.0\.0\/18 +2048/);
  });

  it('refuse a folder without a design with 2', () => {
    expect(refusal(() => pools(join(SAMPLE, 'customers'), { json: true })).code).toBe(2);
  });
});
