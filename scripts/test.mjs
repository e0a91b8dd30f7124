// Builds, runs the tests of every level, and sums them up. The last line is `N passed, N failed[, N skipped]`.
//   npm test -- --level unit --level contract    runs some levels only
import './lib/require-node.mjs';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readLevelReport, reportPath, writeLevelReport } from './lib/level-report.mjs';
import { run } from './lib/run.mjs';
import { failedFiles, nameOf, withSecondTry } from './lib/second-try.mjs';

const MINUTE = 60_000;
/** The projects of a level all begin with its name. */
const vitest = (level) => [
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    `${level}*`,
    '--reporter=default',
    '--reporter=./scripts/lib/vitest-reporter.mjs',
  ],
];
/** level → its command and how long it may take; `secondTry`: its failed files are run once more, and the summary says so */
const LEVELS = {
  unit: { command: vitest('unit'), timeoutMs: 15 * MINUTE },
  contract: { command: vitest('contract'), timeoutMs: 25 * MINUTE },
  integration: { command: [process.execPath, ['scripts/integration.mjs']], timeoutMs: 25 * MINUTE },
  ui: { command: vitest('ui'), timeoutMs: 40 * MINUTE, secondTry: true },
  // Needs the real az, which few machines have.
  az: { command: vitest('az'), timeoutMs: 180 * MINUTE, mayBeSkipped: true },
};

/** Runs a level, or some files of it. What went wrong outside of its tests is a failure of no file. */
async function runOnce(level, files = []) {
  const {
    command: [program, args],
    timeoutMs,
    mayBeSkipped,
  } = LEVELS[level];
  rmSync(reportPath(level), { force: true });
  const code = await run(program, [...args, ...files], { timeoutMs });
  const results = readLevelReport(level) ?? [];
  const failWith = (title) => results.push({ title, file: '', state: 'failed' });
  if (!readLevelReport(level)) failWith('(no report was written)');
  else if (!mayBeSkipped && results.every(({ state }) => state === 'skipped')) failWith('(no test was run)');
  else if (code !== 0 && results.every(({ state }) => state !== 'failed'))
    failWith(`(the run ended with exit ${code})`);
  return results;
}

async function runLevel(level) {
  const started = Date.now();
  const first = await runOnce(level);
  const files = LEVELS[level].secondTry ? failedFiles(first) : [];
  if (files.length > 0) console.log(`\nOnce more: ${files.join(', ')}\n`);
  const second = files.length > 0 ? await runOnce(level, files) : [];
  const { results, recovered } = withSecondTry(first, second);
  if (files.length > 0) writeLevelReport(level, results);
  return { level, seconds: Math.round((Date.now() - started) / 1000), results, recovered };
}

const count = (results, state) => results.filter((result) => result.state === state).length;

function totals(results) {
  const skipped = count(results, 'skipped');
  const text = `${count(results, 'passed')} passed, ${count(results, 'failed')} failed`;
  return skipped > 0 ? `${text}, ${skipped} skipped` : text;
}

function printSummary(levels) {
  console.log('\nSummary');
  for (const { level, seconds, results, recovered } of levels) {
    console.log(`  ${level.padEnd(12)} ${totals(results)} (${seconds} s)`);
    const reasons = new Map();
    for (const { state, note, file } of results) {
      if (state === 'skipped') reasons.set(note ?? file, (reasons.get(note ?? file) ?? 0) + 1);
    }
    for (const [reason, number] of reasons) console.log(`    ${number} skipped: ${reason}`);
    for (const result of recovered) console.log(`    passed at the second try: ${nameOf(result)}`);
    for (const result of results) {
      if (result.state === 'failed') console.log(`    failed: ${nameOf(result)}`);
    }
  }
}

const { values: options } = parseArgs({ options: { level: { type: 'string', multiple: true } } });
const wanted = options.level ?? Object.keys(LEVELS);
const unknown = wanted.filter((level) => !(level in LEVELS));
if (unknown.length > 0) {
  console.error(`Unknown level ${unknown.join(', ')}. Levels: ${Object.keys(LEVELS).join(', ')}`);
  process.exit(2);
}

const levels = [];
if ((await run(process.execPath, ['scripts/build.mjs'])) !== 0) {
  levels.push({
    level: 'build',
    seconds: 0,
    results: [{ title: 'npm run build', file: '', state: 'failed' }],
    recovered: [],
  });
} else {
  process.env.CSP_BUILT = '1';
  for (const level of wanted) levels.push(await runLevel(level));
}
printSummary(levels);
const results = levels.flatMap((each) => each.results);
process.exitCode = count(results, 'failed') > 0 ? 1 : 0;
console.log(totals(results));
