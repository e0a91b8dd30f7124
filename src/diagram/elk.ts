import ElkApi, { type ELKConstructorArguments, type ElkNode } from 'elkjs/lib/elk-api';

/** What ELK's API speaks to: a web worker, or something like it. */
export type ElkWorker = ReturnType<NonNullable<ELKConstructorArguments['workerFactory']>>;

/** What lays a graph out; it may work elsewhere, such as in a worker. */
export interface ElkEngine {
  /** Gives the graph with coordinates; the one given stays as it is. Rejects when it cannot be laid out, or when the engine was ended. */
  layout(graph: ElkNode): Promise<ElkNode>;
  /** Ends the engine and what it is doing. */
  end(): void;
}

/** An engine in the worker that the factory makes. The worker runs `elkjs/lib/elk-worker.min.js`. */
export function createElk(workerFactory: () => ElkWorker): ElkEngine {
  const elk = new ElkApi({ workerFactory, algorithms: ['layered'] });
  let giveUp: (why: Error) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => (giveUp = reject));
  ended.catch(() => undefined);
  return {
    layout: (graph) => Promise.race([elk.layout(graph), ended]),
    end: () => {
      elk.terminateWorker();
      giveUp(new Error('The layout engine was ended.'));
    },
  };
}
