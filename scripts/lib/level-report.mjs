import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

const FOLDER = join(ROOT, 'artifacts', 'reports');

/** @typedef {{ title: string, file: string, state: 'passed' | 'failed' | 'skipped', ms?: number, error?: string, note?: string }} Result */

/** Where the report of a level is written. */
export const reportPath = (level) => join(FOLDER, `${level}.json`);

/** @param {Result[]} results */
export function writeLevelReport(level, results) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(reportPath(level), JSON.stringify(results, null, 1));
}

/** @returns {Result[] | undefined} undefined where there is no readable report */
export function readLevelReport(level) {
  if (!existsSync(reportPath(level))) return undefined;
  try {
    return JSON.parse(readFileSync(reportPath(level), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Why something is skipped, which its title says: `… (skipped: REASON)`. @param {string} title */
export const reasonIn = (title) => /\(skipped: ([^)]+)\)/.exec(title)?.[1];

const SIGNS = { passed: '✓', failed: '✗', skipped: '-' };

/** @param {Result[]} results */
export function printResults(results) {
  for (const { title, state, ms, error } of results) {
    console.log(`  ${SIGNS[state]} ${title}${ms === undefined ? '' : ` (${ms} ms)`}`);
    if (error) console.log(error.replace(/^/gm, '      '));
  }
}
