import { describe, expect, it } from 'vitest';
import { inLanes } from '../../../src/deploy/lab/lanes';

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('lanes', () => {
  it('do everything once, so many at a time', async () => {
    const done: number[] = [];
    let [now, most] = [0, 0];
    await inLanes([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, ++now);
      await pause();
      now--;
      done.push(item);
    });
    expect(done.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('begin nothing more after a failure, and leave nothing running behind it', async () => {
    const [begun, ended]: [number[], number[]] = [[], []];
    const run = inLanes([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      if (item === 1) throw new Error('refused');
      await pause();
      ended.push(item);
    });
    await expect(run).rejects.toThrow('refused');
    expect(begun).toEqual([1, 2]);
    expect(ended).toEqual([2]);
  });
});
