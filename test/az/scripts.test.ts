import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Customer, Design } from '../../src/design';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';
import { caseDesigns } from './cases';
import { RealAz, azFolder } from './real';

const found = azFolder();
if ('lacks' in found && process.env.CSP_REQUIRE_AZ === '1') throw new Error(found.lacks);

const designs: readonly (readonly [string, Design])[] = [
  ['samples', sampleDesign()],
  ['everything', everythingDesign()],
  ...caseDesigns(),
];
const all = designs.flatMap(([name, design]) =>
  design.customers.map((customer): [string, Design, Customer] => [`${name}, ${customer.name}`, design, customer]),
);

describe('az scripts with the real az', () => {
  if ('lacks' in found) {
    it('are run', ({ skip }) => skip(found.lacks));
    return;
  }
  for (const [name, design, customer] of all) {
    describe(name, () => {
      let real: RealAz;
      beforeAll(async () => {
        real = await RealAz.of(found.folder, design, customer);
      });
      afterAll(() => real.stop());

      it('run to their end, and leave what the design wants', async () => {
        for (const script of real.scripts) {
          const { path, status, text } = await real.run(script);
          expect(status, `${path}\n${text}`).toBe(0);
        }
        expect(await real.left()).toEqual([]);
      });

      it('write nothing when they are run again, the last one first', async () => {
        await real.simulator.settled();
        const before = real.simulator.snapshot().resources;
        const { length } = real.simulator.log();
        for (const script of real.scripts.toReversed()) {
          const { path, status, text } = await real.run(script);
          expect(status, `${path}\n${text}`).toBe(0);
        }
        expect(real.writesSince(length)).toEqual([]);
        expect(real.simulator.snapshot().resources).toEqual(before);
      });
    });
  }
});
