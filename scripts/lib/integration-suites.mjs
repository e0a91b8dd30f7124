import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';
import { reasonIn } from './level-report.mjs';
import { ROOT } from './run.mjs';
import { validatorsPlugin } from './validators.mjs';

const SOURCES = join(ROOT, 'test', 'integration');
const OUT = join(ROOT, 'artifacts', 'integration');

/** The compiled entry that the extension host loads. */
export const SUITE_ENTRY = join(OUT, 'run.js');

/**
 * Compiles test/integration. Each folder in it is a suite, run in a workspace of its own: a copy of the sample that its name begins with,
 * or of the suite's own `workspace` folder, or else an empty folder.
 * @returns {Promise<{ name: string, folder: string, template: string | undefined, report: string }[]>}
 */
export async function compileSuites() {
  rmSync(OUT, { recursive: true, force: true });
  const names = readdirSync(SOURCES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(SOURCES, entry.name)).some(isTest))
    .map((entry) => entry.name);
  const tests = names.flatMap((name) =>
    readdirSync(join(SOURCES, name))
      .filter(isTest)
      .map((file) => join(SOURCES, name, file)),
  );
  await esbuild.build({
    entryPoints: [join(SOURCES, 'run.ts'), ...tests],
    outdir: OUT,
    outbase: SOURCES,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    packages: 'external',
    plugins: [validatorsPlugin],
    logLevel: 'warning',
  });
  return names.map((name) => ({
    name,
    folder: join(OUT, name),
    template: [join(SOURCES, name, 'workspace'), join(ROOT, 'samples', sampleOf(name))].find((path) =>
      existsSync(path),
    ),
    report: join(OUT, `${name}.jsonl`),
  }));
}

/** `northwind-commands` is a second suite with the sample `northwind`. */
const sampleOf = (name) => name.split('-')[0];

const isTest = (name) => name.endsWith('.test.ts');

/**
 * A fresh folder for a suite to work in; tests change what is in it. VS Code's server saves by itself after a second:
 * what a test has typed and not saved would be on disk by then, and nothing would be left to revert.
 */
export function makeWorkspace(suite) {
  const folder = join(mkdtempSync(join(tmpdir(), 'csp-workspace-')), suite.name);
  if (suite.template) cpSync(suite.template, folder, { recursive: true });
  const settings = join(folder, '.vscode', 'settings.json');
  mkdirSync(dirname(settings), { recursive: true });
  const own = existsSync(settings) ? JSON.parse(readFileSync(settings, 'utf8')) : {};
  writeFileSync(settings, JSON.stringify({ 'files.autoSave': 'off', ...own }));
  return folder;
}

/** What the extension host needs to know about a suite. */
export function suiteEnvironment(suite, { grep } = {}) {
  return {
    CSP_TEST_REPORT: suite.report,
    CSP_TEST_SUITE: suite.folder,
    ...(grep ? { CSP_TEST_GREP: grep } : {}),
  };
}

/**
 * Reads the report of a suite. A report that is missing, holds no test or does not end is a failure of its own.
 * @returns {{ title: string, state: 'passed' | 'failed' | 'skipped', ms?: number, error?: string, note?: string }[]}
 */
export function readReport(suite) {
  const fail = (title, error) => ({ title: `${suite.name} › ${title}`, state: 'failed', error });
  if (!existsSync(suite.report)) return [fail('(suite)', 'The extension host wrote no report.')];
  const lines = readFileSync(suite.report, 'utf8').split('\n').filter(Boolean);
  const entries = lines.map((line) => JSON.parse(line));
  const tests = entries
    .filter(({ state }) => ['passed', 'failed', 'skipped'].includes(state))
    .map((test) => (test.state === 'skipped' ? { ...test, note: reasonIn(test.title) } : test));
  if (!entries.some(({ state }) => state === 'ended')) {
    const last = entries.findLast(({ state }) => state === 'began')?.title ?? '(loading the tests)';
    return [...tests, fail(last, 'The suite did not end: this is the last thing that began.')];
  }
  return tests.length > 0 ? tests : [fail('(suite)', 'The suite ran no test.')];
}
