import { describe, it } from 'vitest';
import { subjects } from './designs';
import { RealAz, azFolder } from './real';

const found = azFolder();
if ('lacks' in found && process.env.CSP_REQUIRE_AZ === '1') throw new Error(found.lacks);

describe('az scripts with the real az run to their end, leave what the design wants, and write nothing when run again', () => {
  if ('lacks' in found) {
    it('are run', ({ skip }) => skip(found.lacks));
    return;
  }
  // Most of the time az waits between two looks at an operation.
  it.concurrent.for(subjects())('%s', async ([, design, customer], { expect }) => {
    await using real = await RealAz.of(found.folder, design, customer);
    for (const script of real.scripts) {
      const { path, status, text } = await real.run(script);
      expect(status, `${path}\n${text}`).toBe(0);
    }
    expect(await real.left()).toEqual([]);

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
