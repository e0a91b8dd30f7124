/** A piece of work for the scheduler. */
export interface Job {
  readonly id: string;
  /** Ids of jobs that must have ended well. */
  readonly dependsOn: readonly string[];
  /** What it changes: one job at a time for each. undefined for a job that only watches, which counts in no limit. */
  readonly locks: string | undefined;
  /** What it uses: it does not start while another job changes one of these. */
  readonly uses: readonly string[];
}

export interface Schedule<T extends Job> {
  readonly jobs: readonly T[];
  /** How many jobs that change something run at a time. */
  readonly concurrency: number;
  /** Carries a job out; true lets those that depend on it start. Never rejects. */
  readonly run: (job: T) => Promise<boolean>;
  /** Nothing is started after it is aborted; what runs is awaited. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs jobs as soon as what they depend on is done, those with the longest chain behind them first.
 * Returns those that were never started: behind one that did not end well, or after an abort.
 */
export async function runAll<T extends Job>({ jobs, concurrency, run, signal }: Schedule<T>): Promise<T[]> {
  const heights = heightsOf(jobs);
  const waiting = new Set(jobs.toSorted((a, b) => (heights.get(b.id) ?? 0) - (heights.get(a.id) ?? 0)));
  const done = new Set<string>();
  const running = new Map<T, Promise<void>>();

  const isFree = (job: T): boolean => {
    if (job.locks === undefined) return true;
    const changing = [...running.keys()].filter((other) => other.locks !== undefined);
    return (
      changing.length < concurrency &&
      changing.every((other) => other.locks !== job.locks && !job.uses.includes(other.locks ?? ''))
    );
  };

  for (;;) {
    for (const job of waiting) {
      if (signal?.aborted) break;
      if (!job.dependsOn.every((id) => done.has(id)) || !isFree(job)) continue;
      waiting.delete(job);
      running.set(
        job,
        run(job).then((ok) => {
          running.delete(job);
          if (ok) done.add(job.id);
        }),
      );
    }
    if (running.size === 0) return [...waiting];
    await Promise.race(running.values());
  }
}

/**
 * For each job the number of jobs in the longest chain that begins with it; from the ends of the chains backwards, as a chain
 * may be longer than a stack is deep. Jobs that wait for each other in a circle have none.
 */
function heightsOf(jobs: readonly Job[]): Map<string, number> {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const followers = new Map<string, number>();
  for (const before of jobs.flatMap(({ dependsOn }) => dependsOn))
    followers.set(before, (followers.get(before) ?? 0) + 1);
  const heights = new Map<string, number>();
  const ends = jobs.filter(({ id }) => !followers.has(id));
  for (let job = ends.pop(); job !== undefined; job = ends.pop()) {
    const height = heights.get(job.id) ?? 1;
    heights.set(job.id, height);
    for (const id of job.dependsOn) {
      heights.set(id, Math.max(heights.get(id) ?? 1, height + 1));
      const left = (followers.get(id) ?? 0) - 1;
      followers.set(id, left);
      const before = byId.get(id);
      if (left === 0 && before) ends.push(before);
    }
  }
  return heights;
}
