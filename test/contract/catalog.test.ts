import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SampleCopy, cli } from './cli';

let sample: SampleCopy;
beforeEach(() => {
  sample = new SampleCopy();
});
afterEach(() => {
  sample.remove();
});

const kept = () => join(sample.design, '.csp-catalog.json');
const save = (name: string, value: unknown) => {
  const path = join(sample.design, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
};
const provider = (name: string, peeringLocations: string[]) => ({
  name,
  type: 'Microsoft.Network/expressRouteServiceProviders',
  properties: { peeringLocations, bandwidthsOffered: [500, 1000, 2000].map((valueInMbps) => ({ valueInMbps })) },
});

describe('catalog', () => {
  it("is updated from the simulator's own lists, which stand above the built-in names", async () => {
    const ran = await cli(['catalog', 'update', sample.design, '--cloud', 'simulator']);
    expect([ran.code, ran.stdout.trim()]).toEqual([0, kept()]);
    expect(JSON.parse(readFileSync(kept(), 'utf8'))).toMatchObject({ kind: 'AzureCatalog', cloud: 'AzureCloud' });
    const shown = await cli(['catalog', 'show', 'Equinix', sample.design]);
    expect(shown.code).toBe(0);
    expect(shown.stdout.split('\n')[0]).toMatch(/^Equinix: connectivity provider; Azure's own list, 20\d\d-/);
    expect((await cli(['check', sample.design])).code).toBe(0);
  });

  it('is updated from a saved answer, and refuses what the answer does not have', async () => {
    const saved = save('answer.json', { value: [provider('Megaport', ['Amsterdam'])] });
    expect((await cli(['catalog', 'update', sample.design, '--from', saved])).code).toBe(0);
    const { code, stdout } = await cli(['check', sample.design, '--format', 'json']);
    const errors = (JSON.parse(stdout) as { code: string; severity: string }[]).filter((f) => f.severity === 'error');
    expect(code).toBe(1);
    expect(new Set(errors.map((f) => f.code))).toEqual(new Set(['CKT-004']));
  });

  it.each([
    ['empty', { value: [] }, 'The list is empty.'],
    ['cut off', { value: [provider('Equinix', ['London'])], nextLink: 'https://x' }, 'nextLink'],
    ['of another cloud', { value: [provider('China Telecom', ['Beijing'])] }, 'another cloud'],
    ['no list', { error: {} }, 'none of the lists'],
  ])('changes nothing where the answer is %s', async (_what, answer, reason) => {
    const good = save('good.json', { value: [provider('Equinix', ['London'])] });
    expect((await cli(['catalog', 'update', sample.design, '--from', good])).code).toBe(0);
    const before = readFileSync(kept(), 'utf8');
    const ran = await cli(['catalog', 'update', sample.design, '--from', good, save('bad.json', answer)]);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain(reason);
    expect(readFileSync(kept(), 'utf8')).toBe(before);
  });

  it('asks nobody of another cloud, and tells a name that is known nowhere', async () => {
    const ran = await cli(['catalog', 'update', sample.design, '--cloud', 'china']);
    expect(ran.code).not.toBe(0);
    expect(existsSync(kept())).toBe(false);
    expect((await cli(['catalog', 'show', 'Nobody at all', sample.design])).code).toBe(1);
    expect((await cli(['catalog', 'show', 'swedensouth', sample.design])).stdout).toContain('Sweden South');
  });
});
