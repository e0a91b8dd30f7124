import { describe, expect, it } from 'vitest';
import { RunningLabs } from '../../../src/vscode/features/lab/runningLabs';

/** Work that ends when it is aborted, and takes a moment to tidy up. */
function work(tidied: string[], name: string) {
  return async (signal: AbortSignal): Promise<string> => {
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve());
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    tidied.push(name);
    throw new Error(name);
  };
}

describe('labs that run', () => {
  it('end with the window, which waits until each has tidied up', async () => {
    const labs = new RunningLabs();
    const tidied: string[] = [];
    const running = ['a', 'b'].map((name) => labs.run(new AbortController().signal, work(tidied, name)));
    const outcomes = Promise.allSettled(running);
    await labs.end();
    expect(tidied).toEqual(['a', 'b']);
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('end one by one when cancelled, and keep nobody waiting afterwards', async () => {
    const labs = new RunningLabs();
    const tidied: string[] = [];
    const cancelled = new AbortController();
    const running = labs.run(cancelled.signal, work(tidied, 'a'));
    cancelled.abort();
    await expect(running).rejects.toThrow('a');
    await labs.end();
    expect(tidied).toEqual(['a']);
    await expect(labs.run(new AbortController().signal, (signal) => Promise.resolve(signal.aborted))).resolves.toBe(
      true,
    );
  });
});
