import type { ElkNode } from 'elkjs/lib/elk-api';
import type { ElkEngine } from '../src/diagram/elk';

/** The longest that an engine may work at one graph, in ms; a customer takes 300 when the engine is cold. */
const DEADLINE = 15_000;
/** A graph that costs nothing: whether the engine is awake, and done with what it was given before. */
const NOTHING: ElkNode = { id: 'nothing' };

/**
 * An engine whose own work is limited: what it has not begun yet does not count, be it still loading, at another graph, or
 * waiting for the page, which reads its answers only between its own work.
 * @param late what is said of a graph that takes too long
 */
export function withDeadline(elk: ElkEngine, late: () => Error, most = DEADLINE): ElkEngine {
  let before: Promise<unknown> = elk.layout(NOTHING);
  return {
    layout: (graph) => {
      const layout = before.then(() => limited(elk.layout(graph), late, most));
      before = layout.catch(() => undefined);
      return layout;
    },
    end: () => elk.end(),
  };
}

async function limited<T>(work: Promise<T>, late: () => Error, most: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      // Answers that came while the page was busy are read first.
      timer = setTimeout(() => reject(late()), 0);
    }, most);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
