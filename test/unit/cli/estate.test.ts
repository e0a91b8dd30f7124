import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EstateOptions, picture } from '../../../src/cli/commands/diagram';
import { CliFailure } from '../../../src/cli/failure';

const SAMPLE = join(import.meta.dirname, '../../../samples/northwind');

describe('csp-connectivity diagram --estate', () => {
  let folder: string;
  let told: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'csp-estate-'));
    told = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  const estate = (of: string, options: Partial<EstateOptions> & { out: string }) =>
    picture(of, {
      theme: 'light',
      colours: 'state',
      estate: true,
      level: 'detail',
      findings: false,
      embedDesign: false,
      ...options,
    });

  async function refusal(of: string, options: Partial<EstateOptions> & { out: string }): Promise<[number, string]> {
    try {
      return [await estate(of, options), ''];
    } catch (error) {
      if (error instanceof CliFailure) return [error.exitCode, error.message];
      throw error;
    }
  }

  it('writes all customers, their locations and the routers that they share, into a folder that it makes', async () => {
    const out = join(folder, 'pictures/estate.svg');
    expect(await estate(SAMPLE, { out })).toBe(0);
    const svg = readFileSync(out, 'utf8');
    for (const name of ['Contoso B.V.', 'Fabrikam GmbH', 'Wingtip Toys AG', 'ams-edge-1', 'lon-edge-2', 'Zurich'])
      expect(svg).toContain(`>${name}<`);
    // Nobody stands at London first, and circuits of two customers end there.
    expect(svg).toContain('>2 circuits<');
    expect(svg).not.toContain('0 customers');
    expect(told.join('')).toContain(out);
  });

  it('colours the customers by what is asked for, in the theme that is asked for', async () => {
    const written = new Set<string>();
    for (const [theme, colours] of [
      ['light', 'state'],
      ['light', 'findings'],
      ['dark', 'findings'],
    ] as const) {
      const out = join(folder, 'estate.svg');
      await estate(SAMPLE, { out, theme, colours });
      written.add(readFileSync(out, 'utf8'));
    }
    expect(written.size).toBe(3);
    expect([...written][1]).toContain('with warnings (');
  });

  it('tells what cannot be drawn, and writes nothing', async () => {
    const out = join(folder, 'estate.svg');
    expect(await refusal(SAMPLE, { out: join(folder, 'estate.drawio') })).toEqual([
      2,
      expect.stringContaining('.drawio'),
    ]);
    expect(await refusal(folder, { out })).toEqual([2, expect.stringContaining('no provider.csp.yaml')]);
    for (const name of ['one', 'two']) cpSync(SAMPLE, join(folder, name), { recursive: true });
    expect(await refusal(folder, { out })).toEqual([2, expect.stringContaining('--design')]);
    expect(await estate(folder, { out: join(folder, 'two.svg'), design: 'two' })).toBe(0);
    writeFileSync(join(folder, 'one/provider.csp.yaml'), 'kind: Provder\n');
    expect(await refusal(join(folder, 'one'), { out })).toEqual([1, expect.stringContaining('mend it first')]);
    expect(told.join('')).toMatch(/provider\.csp\.yaml:1:\d+ error FMT-/);
    expect(existsSync(out)).toBe(false);
  });
});
