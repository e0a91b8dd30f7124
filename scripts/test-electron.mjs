// Runs test/integration in desktop VS Code, which @vscode/test-electron downloads: `npm run test:electron`.
// For machines that can download VS Code and have a display (on Linux without one: `xvfb-run -a npm run test:electron`).
import './lib/require-node.mjs';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { SUITE_ENTRY, compileSuites, makeWorkspace, readReport, suiteEnvironment } from './lib/integration-suites.mjs';
import { printResults, writeLevelReport } from './lib/level-report.mjs';
import { ROOT, runOrThrow } from './lib/run.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { version: { type: 'string', default: 'stable' }, code: { type: 'string' }, grep: { type: 'string' } },
});

/** Runs one suite in a VS Code of its own; the result is in the suite's report, not in the exit code. */
async function runSuite(suite) {
  const workspace = makeWorkspace(suite);
  try {
    await runTests({
      version: options.version,
      vscodeExecutablePath: options.code,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: SUITE_ENTRY,
      extensionTestsEnv: suiteEnvironment(suite, options),
      launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--disable-telemetry'],
    });
  } catch (error) {
    console.error(error.message);
  } finally {
    rmSync(dirname(workspace), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  return readReport(suite).map((result) => ({ ...result, file: `test/integration/${suite.name}` }));
}

await runOrThrow(process.execPath, ['scripts/build.mjs']);
const suites = (await compileSuites()).filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const results = [];
for (const suite of suites) results.push(...(await runSuite(suite)));
printResults(results);
writeLevelReport('electron', results);
process.exitCode = results.length > 0 && results.every(({ state }) => state !== 'failed') ? 0 : 1;
