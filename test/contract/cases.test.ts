import { describe, expect, it } from 'vitest';
import { Played, casesFolder, readCases } from './cases';
import { wrong } from './judge';

if (casesFolder === undefined) {
  const reason = 'there are no cases at CSP_CASES or ../shared/cases';
  if (process.env.CSP_REQUIRE_CASES === '1') throw new Error(reason);
  describe.skip(`cases (skipped: ${reason})`, () => it('are played', () => undefined));
} else {
  const cases = readCases(casesFolder);
  describe('every case has its right answer', () => {
    it('of which there are some', () => expect(cases.length).toBeGreaterThan(80));
    it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
      const played = await Played.of(one);
      try {
        const wrongs = await Promise.all(one.expect.map((expected) => wrong(expected, played)));
        expect(wrongs.flat(), one.why).toEqual([]);
      } finally {
        played.remove();
      }
    });
  });
}
