declare module 'elkjs/lib/elk-worker.min.js' {
  /** A CommonJS module, of which a bundle knows the default export only. `Worker` is ELK behind the interface of a worker, in the thread that calls it. */
  const exports: { readonly Worker: new () => object };
  export default exports;
}
