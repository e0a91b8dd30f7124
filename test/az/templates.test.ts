import { describe, it } from 'vitest';
import type { Customer, Design } from '../../src/design';
import { type GeneratedFile, generate } from '../../src/generate';
import { outputOf, writtenSteps } from '../../src/generate/context';
import { subjects } from './designs';
import { RealAz, azFolder } from './real';

const found = azFolder();
if ('lacks' in found && process.env.CSP_REQUIRE_AZ === '1') throw new Error(found.lacks);

/** The scripts that deploy the templates of a customer, in their order. */
function deployScripts(files: readonly GeneratedFile[], design: Design, customer: Customer): GeneratedFile[] {
  const output = outputOf(design, customer);
  const paths = writtenSteps(output).map(({ folder, name }) => `${output.folder}/${folder}/${name}.deploy.sh`);
  return paths.flatMap((path) => files.find((one) => one.path === path) ?? []);
}

/** The secrets that a template asks for, as arguments of the script. */
function secretsFor(real: RealAz, files: readonly GeneratedFile[], { path }: GeneratedFile): string[] {
  const template = files.find((one) => one.path === path.replace(/\.deploy\.sh$/, '.json'))?.content ?? '{}';
  const { parameters = {} } = JSON.parse(template) as { parameters?: Record<string, { type: string }> };
  return Object.entries(parameters)
    .filter(([, { type }]) => type === 'securestring')
    .map(([name]) => `${name}=${real.secretFor(`CSP_${name.toUpperCase()}`)}`);
}

describe('scripts of ARM templates with the real az show what would change, deploy it, and change nothing when run again', () => {
  if ('lacks' in found) {
    it('are run', ({ skip }) => skip(found.lacks));
    return;
  }
  it.concurrent.for(subjects())('%s', async ([, design, customer], { expect }) => {
    const files = generate(design, customer, 'arm');
    const scripts = deployScripts(files, design, customer);
    await using real = await RealAz.of(found.folder, design, customer);
    const run = async (script: GeneratedFile, mode: string): Promise<void> => {
      const { status, text } = await real.runBeside(files, script, mode, ...secretsFor(real, files, script));
      expect(status, `${script.path} ${mode}\n${text}`).toBe(0);
    };
    for (const script of scripts) {
      const { length } = real.simulator.log();
      await run(script, 'what-if');
      expect(real.writesSince(length).filter((one) => one.startsWith('PUT '))).toEqual([]);
      await run(script, 'create');
    }
    expect(await real.left()).toEqual([]);

    await real.simulator.settled();
    const before = real.simulator.snapshot().resources;
    for (const script of scripts.toReversed()) await run(script, 'create');
    await real.simulator.settled();
    expect(real.simulator.snapshot().resources).toEqual(before);
  });
});
