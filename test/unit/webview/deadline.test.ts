import { describe, expect, it } from 'vitest';
import type { ElkEngine } from '../../../src/diagram/elk';
import { withDeadline } from '../../../webview/deadline';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const late = () => new Error('too long');

/** An engine that does one thing after the other, each for as long as its graph is wide, and wakes up slowly. */
function slowEngine(waking: number): ElkEngine {
  let before = pause(waking);
  return {
    layout: (graph) => {
      const work = before.then(() => pause(graph.width ?? 0));
      before = work;
      return work.then(() => graph);
    },
    end: () => undefined,
  };
}

describe('the deadline of the engine', () => {
  it('counts the work at one graph only: neither waking up nor the graphs before', async () => {
    const elk = withDeadline(slowEngine(300), late, 200);
    const all = await Promise.all([1, 2, 3, 4].map((n) => elk.layout({ id: String(n), width: 90 })));
    expect(all.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  });

  it('ends what takes too long, and says so', async () => {
    const elk = withDeadline(slowEngine(0), late, 100);
    await expect(elk.layout({ id: 'long', width: 400 })).rejects.toThrow('too long');
  });
});
