import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Customer, Design } from '../../src/design';
import { type GeneratedFile, generate } from '../../src/generate';
import { outputOf, writtenSteps } from '../../src/generate/context';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';
import { RealAz, azFolder } from './real';

const found = azFolder();
if ('lacks' in found && process.env.CSP_REQUIRE_AZ === '1') throw new Error(found.lacks);

const designs: readonly (readonly [string, Design])[] = [
  ['samples', sampleDesign()],
  ['everything', everythingDesign()],
];
const all = designs.flatMap(([name, design]) =>
  design.customers.map((customer): [string, Design, Customer] => [`${name}, ${customer.name}`, design, customer]),
);

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

describe('scripts of ARM templates with the real az', () => {
  if ('lacks' in found) {
    it('are run', ({ skip }) => skip(found.lacks));
    return;
  }
  for (const [name, design, customer] of all) {
    describe(name, () => {
      const files = generate(design, customer, 'arm');
      const scripts = deployScripts(files, design, customer);
      let real: RealAz;
      beforeAll(async () => {
        real = await RealAz.of(found.folder, design, customer);
      });
      afterAll(() => real.stop());

      it('show what would change and write nothing, then deploy, and leave what the design wants', async () => {
        for (const script of scripts) {
          const { length } = real.simulator.log();
          const shown = await real.runBeside(files, script, 'what-if', ...secretsFor(real, files, script));
          expect(shown.status, `${script.path}\n${shown.text}`).toBe(0);
          expect(real.writesSince(length).filter((one) => one.startsWith('PUT '))).toEqual([]);
          const { status, text } = await real.runBeside(files, script, 'create', ...secretsFor(real, files, script));
          expect(status, `${script.path}\n${text}`).toBe(0);
        }
        expect(await real.left()).toEqual([]);
      });

      it('change nothing when they are run again, the last one first', async () => {
        await real.simulator.settled();
        const before = real.simulator.snapshot().resources;
        for (const script of scripts.toReversed()) {
          const { status, text } = await real.runBeside(files, script, 'create', ...secretsFor(real, files, script));
          expect(status, `${script.path}\n${text}`).toBe(0);
        }
        await real.simulator.settled();
        expect(real.simulator.snapshot().resources).toEqual(before);
      });
    });
  }
});
