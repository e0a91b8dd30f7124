// Runs the test that a line of a file is in, at its level: `node scripts/test-here.mjs test/unit/network/prefix.test.ts:42`.
// Outside of a test it is the suite around the line, else the whole file.
import './lib/require-node.mjs';
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { ROOT, run } from './lib/run.mjs';

const START = /^(\s*)(?:it|test|describe)(?:\.\w+)*\(/;
const TITLE = /\(\s*(['"`])((?:\\.|(?!\1).)*)\1/;

const [, file, line] = /^(.+?)(?::(\d+))?$/.exec(process.argv[2] ?? '') ?? [];
const path = file === undefined ? '' : relative(ROOT, file).split(sep).join('/');
const [, level, suite] = /^test\/(\w+)\/(?:([^/]+)\/)?.*\.test\.ts$/.exec(path) ?? [];
if (level === undefined) {
  console.error('Which test? Give a file below test/ that ends in .test.ts, and the line: FILE:LINE.');
  process.exit(2);
}

/** The nearest line at or above `from` on which a test or a suite that holds it begins; undefined outside of all. */
function startAbove(lines, from) {
  const here = lines[from - 1] ?? '';
  const closes = here.trimStart().startsWith('}');
  const deepest = here.trim() === '' ? Infinity : here.length - here.trimStart().length + (closes ? 1 : 0);
  for (let at = from; at > 0; at--) {
    const [, space] = START.exec(lines[at - 1] ?? '') ?? [];
    if (space !== undefined && (space.length < deepest || at === from)) return at;
  }
  return undefined;
}

const lines = readFileSync(path, 'utf8').split('\n');
const at = line === undefined ? undefined : startAbove(lines, Number(line));
if (level === 'integration') {
  const [, , title] = (at && TITLE.exec(lines[at - 1])) || [];
  process.exitCode = await run(process.execPath, ['scripts/build.mjs']);
  if (process.exitCode === 0) {
    const only = title === undefined ? [] : ['--grep', title];
    process.exitCode = await run(process.execPath, ['scripts/integration.mjs', suite, ...only]);
  }
} else {
  const wanted = at === undefined ? path : `${path}:${at}`;
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', `${level}*`, '--testTimeout', '0', wanted];
  process.exitCode = await run(process.execPath, args);
}
