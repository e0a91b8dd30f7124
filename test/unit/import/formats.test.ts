import { describe, expect, it } from 'vitest';
import { generate } from '../../../src/generate';
import type { Imported } from '../../../src/import';
import { wantedOf } from '../../../src/resources';
import { customerOf, sampleDesign } from '../resources/sample';
import { designOf, givenOf, importFiles, importLive, simulatorWith } from './stage';

const design = sampleDesign();

/** Keys whose values stand in no file of ours: what the connectivity provider makes, and whose authorization was handed over. */
const BY_OTHERS: Readonly<Record<string, readonly string[]>> = {
  wingtip: ['peerings', 'globalReach'],
  fabrikam: ['authorization'],
};

/** What the files say of Azure, in one order. */
function saidOf(imported: Imported, name: string): unknown {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => BY_OTHERS[name]?.includes(key) !== true)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => [key, sorted(item)]),
    );
  };
  return sorted(designOf(imported).customers.map(({ raw }) => raw));
}

const imports = {
  terraform: async (name: string) => {
    const files = generate(design, customerOf(design, name), 'terraform').filter(({ path }) => path.endsWith('.tf'));
    const folders = new Set(files.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));
    const values = [...folders].map((folder) => [`${folder}/terraform.tfvars`, 'stage = 3\n'] as const);
    return importFiles(Object.fromEntries([...files.map(({ path, content }) => [path, content] as const), ...values]));
  },
};

describe('what a format says of a design', () => {
  it.each(['contoso', 'fabrikam', 'wingtip'])('comes in from Terraform as from Azure: %s', async (name) => {
    const simulator = await simulatorWith(wantedOf(design, customerOf(design, name)).resources.map(givenOf));
    const live = await importLive(simulator).finally(() => simulator.stop());
    const imported = await imports.terraform(name);
    expect(saidOf(imported, name)).toEqual(saidOf(live, name));
  });
});
