/** @typedef {import('./level-report.mjs').Result} Result */

const isFailed = ({ state }) => state === 'failed';
/** How a test is named in a summary. @param {Result} result */
export const nameOf = ({ file, title }) => [file, title].filter(Boolean).join(' › ');

/** The files in which a test, or the file itself, failed; none of what failed outside of files. @param {Result[]} results */
export const failedFiles = (results) => [...new Set(results.filter(isFailed).map(({ file }) => file))].filter(Boolean);

/**
 * What a level came to whose failed files were run again: the second run of a file stands in place of its first.
 * A file that the second run does not know stays as it was.
 * @param {Result[]} first
 * @param {Result[]} second
 * @returns {{ results: Result[], recovered: Result[] }} each test once; and what failed in the first run alone
 */
export function withSecondTry(first, second) {
  const again = new Set(second.map(({ file }) => file).filter(Boolean));
  const stillFailed = new Set(failedFiles(second));
  const passed = new Set(second.filter(({ state }) => state === 'passed').map(nameOf));
  return {
    results: [...first.filter(({ file }) => !again.has(file)), ...second],
    // What is no test, such as a hook, is fine again where its whole file is.
    recovered: first.filter(
      (result) =>
        isFailed(result) && again.has(result.file) && (passed.has(nameOf(result)) || !stillFailed.has(result.file)),
    ),
  };
}
