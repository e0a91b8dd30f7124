/** The outcome of one test, as a level's report has it. */
export interface Result {
  readonly title: string;
  /** Path in the checkout; '' of what failed outside of files. */
  readonly file: string;
  readonly state: 'passed' | 'failed' | 'skipped';
}

export function nameOf(result: Result): string;
export function failedFiles(results: readonly Result[]): string[];
/** The second run of a file stands in place of its first; `recovered` is what failed in the first run alone. */
export function withSecondTry(
  first: readonly Result[],
  second: readonly Result[],
): { results: Result[]; recovered: Result[] };
