import { describe, expect, it } from 'vitest';
import { type Result, failedFiles, nameOf, withSecondTry } from '../../../scripts/lib/second-try.mjs';

const result = (file: string, title: string, state: Result['state']): Result => ({ file, title, state });
const FIRST = [
  result('a.test.ts', 'stands', 'passed'),
  result('b.test.ts', 'races', 'failed'),
  result('b.test.ts', 'stands', 'passed'),
];

describe('the second try of the files that failed', () => {
  it('is of each file once, and of no error outside of files', () => {
    const results = [...FIRST, result('b.test.ts', '(file)', 'failed'), result('', '(unhandled error)', 'failed')];
    expect(failedFiles(results)).toEqual(['b.test.ts']);
  });

  it('stands in place of the first, counts each test once, and names what passed now', () => {
    const second = [result('b.test.ts', 'races', 'passed'), result('b.test.ts', 'stands', 'passed')];
    const { results, recovered } = withSecondTry(FIRST, second);
    expect(results).toEqual([FIRST[0], ...second]);
    expect(recovered.map(nameOf)).toEqual(['b.test.ts › races']);
  });

  it('fails where it fails again, be it in another test', () => {
    const second = [result('b.test.ts', 'races', 'passed'), result('b.test.ts', 'stands', 'failed')];
    const { results, recovered } = withSecondTry(FIRST, second);
    expect(results.filter(({ state }) => state === 'failed').map(nameOf)).toEqual(['b.test.ts › stands']);
    expect(recovered.map(nameOf)).toEqual(['b.test.ts › races']);
  });

  it.each([
    ['ends before it comes to a file', []],
    ['fails before its tests', [result('b.test.ts', '(file)', 'failed')]],
    ['skips the test', [result('b.test.ts', 'races', 'skipped'), result('b.test.ts', '(file)', 'failed')]],
  ] as const)('recovers nothing where it %s', (_, second) => {
    const { results, recovered } = withSecondTry(FIRST, second);
    expect(results.some(({ file, state }) => file === 'b.test.ts' && state === 'failed')).toBe(true);
    expect(recovered).toEqual([]);
  });

  it('leaves what failed outside of files', () => {
    const outside = [
      result('', '(unhandled error)', 'failed'),
      result('', '(no report was written)', 'failed'),
    ] as const;
    const { results, recovered } = withSecondTry([...FIRST, outside[0]], [outside[1]]);
    expect(results).toEqual([...FIRST, ...outside]);
    expect(recovered).toEqual([]);
  });

  it('recovers a file whose hook failed where all of it passes', () => {
    const first = [result('b.test.ts', '(file)', 'failed'), result('b.test.ts', 'races', 'skipped')];
    const { results, recovered } = withSecondTry(first, [result('b.test.ts', 'races', 'passed')]);
    expect(results).toEqual([result('b.test.ts', 'races', 'passed')]);
    expect(recovered.map(nameOf)).toEqual(['b.test.ts › (file)']);
  });
});
