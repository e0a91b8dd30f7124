// Runs test/integration in a real extension host: VS Code's own server, with a headless Chromium as its window.
//   node scripts/integration.mjs [SUITE…] [--grep TEXT]
import './lib/require-node.mjs';
import { rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, ensureChromium } from './lib/chromium.mjs';
import { SUITE_ENTRY, compileSuites, makeWorkspace, readReport, suiteEnvironment } from './lib/integration-suites.mjs';
import { printResults, writeLevelReport } from './lib/level-report.mjs';
import { ROOT } from './lib/run.mjs';
import { startServer } from './lib/vscode-process.mjs';

/** A suite that writes nothing for so long has hung: its tests end by themselves long before. A loaded machine may take its time. */
const SILENCE_MS = 120_000;
const LOOK_MS = 1_000;

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });

/** Opens the workbench, in a browser of its own, on the workspace with the suite named in the address, and waits for its result. */
async function runSuite(server, suite) {
  const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const workspace = makeWorkspace(suite);
  const payload = [
    ['extensionDevelopmentPath', remote(ROOT)],
    ['extensionTestsPath', remote(SUITE_ENTRY)],
    ['extensionEnvironment', JSON.stringify(suiteEnvironment(suite, options))],
    ['enableProposedApi', ''],
    ['skipWelcome', 'true'],
  ];
  const log = [];
  const ended = Promise.withResolvers();
  const endWith = (text) => {
    log.push(text);
    ended.resolve();
  };
  const started = Date.now();
  const timer = setInterval(() => {
    const heard = statSync(suite.report, { throwIfNoEntry: false })?.mtimeMs ?? started;
    if (Date.now() - heard > SILENCE_MS) endWith(`No test began or ended for ${SILENCE_MS / 1000} s.`);
  }, LOOK_MS);
  let browser;
  try {
    browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.once('crash', () => endWith('The window crashed.'));
    page.once('close', () => endWith('The window closed.'));
    await page.exposeFunction('codeAutomationExit', () => ended.resolve());
    await page.exposeFunction('codeAutomationLog', (type, args) => log.push(`${type}: ${args.join(' ')}`));
    const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
    await page.goto(`${server.url}/?${query}`, { waitUntil: 'commit' });
    await ended.promise;
    page.removeAllListeners('close');
  } catch (error) {
    // What the suite came to is in its report; that it is none, or has no end, is a failure there.
    log.push(String(error));
  } finally {
    clearInterval(timer);
    await browser?.close();
    rmSync(dirname(workspace), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  const results = readReport(suite);
  if (results.some(({ state }) => state === 'failed') && log.length > 0) {
    console.log(`What the window of ${suite.name} said:\n${log.slice(-40).join('\n')}`);
  }
  return results.map((result) => ({ ...result, file: `test/integration/${suite.name}` }));
}

const all = await compileSuites();
const suites = all.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const executablePath = await ensureChromium();
const server = await startServer({ smokeTestDriver: true });
const results = [];
try {
  for (const suite of suites) {
    results.push(...(await runSuite(server, suite)));
    // Written as far as it is, so that a run that is stopped says what it came to.
    writeLevelReport('integration', results);
  }
} finally {
  await server.stop();
}
printResults(results);
process.exitCode = results.length > 0 && results.every(({ state }) => state !== 'failed') ? 0 : 1;
