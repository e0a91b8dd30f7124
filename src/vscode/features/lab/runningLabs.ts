/** Labs that run now; what they made on this machine has to go before the extension does. */
export class RunningLabs {
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  /** @param work ends, and tidies up, when its signal is aborted: by the given one, or because the window closes */
  async run<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const running = work(AbortSignal.any([signal, this.#closing.signal]));
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  async end(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#running);
  }
}
