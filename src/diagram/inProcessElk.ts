import { type ElkEngine, type ElkWorker, createElk } from './elk';

/** An engine in this very thread, for where there is no worker: a command line, a test. The 1.6 MB of it are loaded now. */
export async function inProcessElk(): Promise<ElkEngine> {
  const { default: worker } = await import('elkjs/lib/elk-worker.min.js');
  // It has no thread to end, and no `terminate` either.
  const engine = createElk(() => Object.assign(new worker.Worker(), { terminate: () => undefined }) as ElkWorker);
  // Where no message carries the graph to a worker, ELK writes into the very object that it is given.
  return { ...engine, layout: (graph) => engine.layout(structuredClone(graph)) };
}
