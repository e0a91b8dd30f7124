/** The longest that one piece of background work keeps the event loop, in ms. */
const SLICE_MS = 20;

/**
 * Does work in slices: between two of them VS Code's requests and what is typed are answered.
 * @param isStale asked between slices; true leaves the rest undone
 * @returns whether all of it was done
 */
export async function inSlices(work: Iterable<unknown>, isStale: () => boolean = () => false): Promise<boolean> {
  const steps = work[Symbol.iterator]();
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      if (steps.next().done === true) return true;
    } while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve));
    if (isStale()) return false;
  }
}
