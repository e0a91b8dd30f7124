// Loaded by the extension host (`extensionTestsPath`), in the server and by @vscode/test-electron alike.
// Mocha's own json reporter writes at the end only; this one writes each result at once, so that a hang shows where it is.
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

const TEST_TIMEOUT_MS = 60_000;

function environment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start this through scripts/integration.mjs`);
  return value;
}

/** Runs the bundled test files of one suite; rejects when a test fails or there is none. */
export async function run(): Promise<void> {
  const report = environment('CSP_TEST_REPORT');
  const folder = environment('CSP_TEST_SUITE');
  const only = process.env['CSP_TEST_GREP'];
  const line = (entry: object) => {
    appendFileSync(report, `${JSON.stringify(entry)}\n`);
  };
  writeFileSync(report, '');

  const mocha = new Mocha({
    ui: 'bdd',
    timeout: TEST_TIMEOUT_MS,
    reporter: Mocha.reporters.Base,
    ...(only ? { grep: only } : {}),
  });
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.js'));
  for (const name of files.sort()) mocha.addFile(join(folder, name));
  await mocha.loadFilesAsync();

  await new Promise<void>((resolve, reject) => {
    const { EVENT_TEST_BEGIN, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } =
      Mocha.Runner.constants;
    const runner = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
    const title = (test: Mocha.Runnable) => test.titlePath().join(' › ');
    runner.on(EVENT_TEST_BEGIN, (test) => line({ state: 'began', title: title(test) }));
    runner.on(EVENT_TEST_PASS, (test) => line({ state: 'passed', title: title(test), ms: test.duration }));
    runner.on(EVENT_TEST_PENDING, (test) => line({ state: 'skipped', title: title(test) }));
    runner.on(EVENT_TEST_FAIL, (test, error: Error) =>
      line({ state: 'failed', title: title(test), error: error.stack ?? String(error) }),
    );
    runner.on(EVENT_RUN_END, () => line({ state: 'ended' }));
  });
}
