/** What a benchmark says; `ok` holds the value against the bar, and is looked at, never asserted. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Such as "<= 40", or "printed" where there is none. */
  readonly bar: string;
  readonly ok: boolean;
  readonly runs: number;
}

export interface Benchmark {
  readonly name: string;
  /** One line on what is measured. */
  readonly what: string;
  readonly unit: string;
  readonly bar: { readonly atMost: number } | { readonly atLeast: number } | 'printed';
  /** Prepares once, and returns what is measured in each run. */
  readonly prepare: () => Promise<() => number | Promise<number>>;
  readonly runs: number;
}

/** The median of the runs against the bar. */
export async function measure(benchmark: Benchmark): Promise<Measured> {
  const run = await benchmark.prepare();
  const values: number[] = [];
  for (let i = 0; i < benchmark.runs; i++) values.push(await run());
  const value = median(values);
  return {
    name: benchmark.name,
    value: Number(value.toPrecision(3)),
    unit: benchmark.unit,
    ...against(value, benchmark.bar),
    runs: benchmark.runs,
  };
}

function against(value: number, bar: Benchmark['bar']): Pick<Measured, 'bar' | 'ok'> {
  if (bar === 'printed') return { bar, ok: true };
  if ('atMost' in bar) return { bar: `<= ${bar.atMost}`, ok: value <= bar.atMost };
  return { bar: `>= ${bar.atLeast}`, ok: value >= bar.atLeast };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value that 95 of 100 stay below. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}

/** Milliseconds that a piece of work takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
