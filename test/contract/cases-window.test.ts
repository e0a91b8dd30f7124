import { describe, expect, it, vi } from 'vitest';
import { casesFolder, readCases } from './cases';
import { PlayedByWindow } from './casesWindow';
import { wrong } from './judge';

vi.mock('vscode', () => import('../unit/vscode/standIn'));

/** What a deployment, a plan or generated files show; findings and routers are the same code in both faces. */
const FAMILIES = ['brownfield', 'derived-state', 'idempotence', 'impact'];

if (casesFolder === undefined) {
  const reason = 'there are no cases at CSP_CASES or ../shared/cases';
  if (process.env.CSP_REQUIRE_CASES === '1') throw new Error(reason);
  describe.skip(`cases in a window (skipped: ${reason})`, () => it('are played', () => undefined));
} else {
  const cases = readCases(casesFolder).filter(({ name }) => FAMILIES.some((family) => name.startsWith(`${family}/`)));
  describe('every case of what is deployed has its right answer in a window, and both faces say the same', () => {
    it('of which there are some', () => expect(cases.length).toBeGreaterThan(14));
    it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
      const played = await PlayedByWindow.of(one);
      try {
        const wrongs = await Promise.all(one.expect.map((expected) => wrong(expected, played)));
        expect(wrongs.flat(), one.why).toEqual([]);
        for (const { window, commandLine } of played.plans) expect(commandLine).toEqual(window);
      } finally {
        await played.remove();
      }
    });
  });
}
