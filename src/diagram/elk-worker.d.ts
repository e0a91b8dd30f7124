declare module 'elkjs/lib/elk-worker.min.js' {
  import type { ElkWorker } from './elk';

  /** ELK behind the interface of a worker, in the thread that calls it. */
  export const Worker: new () => ElkWorker;
}
