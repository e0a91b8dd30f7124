// Runs test/integration in a real extension host: VS Code's own server, with a headless Chromium as its window.
//   node scripts/integration.mjs [SUITE…] [--grep TEXT]
import './lib/require-node.mjs';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, ensureChromium } from './lib/chromium.mjs';
import { SUITE_ENTRY, compileSuites, makeWorkspace, readReport, suiteEnvironment } from './lib/integration-suites.mjs';
import { printResults, writeLevelReport } from './lib/level-report.mjs';
import { ROOT } from './lib/run.mjs';
import { startServer } from './lib/vscode-process.mjs';

const SUITE_TIMEOUT_MS = 240_000;

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });

/** Opens the workbench on the workspace with the suite named in the address, and waits for its result. */
async function runSuite(browser, server, suite) {
  const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const workspace = makeWorkspace(suite);
  const payload = [
    ['extensionDevelopmentPath', remote(ROOT)],
    ['extensionTestsPath', remote(SUITE_ENTRY)],
    ['extensionEnvironment', JSON.stringify(suiteEnvironment(suite, options))],
    ['enableProposedApi', ''],
    ['skipWelcome', 'true'],
  ];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const log = [];
    let timer;
    const ended = new Promise((resolve) => {
      timer = setTimeout(() => {
        log.push(`no end after ${SUITE_TIMEOUT_MS / 1000} s`);
        resolve();
      }, SUITE_TIMEOUT_MS);
      page.on('crash', () => resolve());
      void page.exposeFunction('codeAutomationExit', () => resolve());
    });
    await page.exposeFunction('codeAutomationLog', (type, args) => log.push(`${type}: ${args.join(' ')}`));
    const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
    await page.goto(`${server.url}/?${query}`);
    await ended;
    clearTimeout(timer);
    const results = readReport(suite);
    if (results.some(({ state }) => state === 'failed') && log.length > 0) {
      console.log(`What the window of ${suite.name} said:\n${log.slice(-40).join('\n')}`);
    }
    return results.map((result) => ({ ...result, file: `test/integration/${suite.name}` }));
  } finally {
    await context.close();
    rmSync(dirname(workspace), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const all = await compileSuites();
const suites = all.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const executablePath = await ensureChromium();
const server = await startServer({ smokeTestDriver: true });
const results = [];
try {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  for (const suite of suites) results.push(...(await runSuite(browser, server, suite)));
  await browser.close();
} finally {
  await server.stop();
}
printResults(results);
writeLevelReport('integration', results);
process.exitCode = results.length > 0 && results.every(({ state }) => state !== 'failed') ? 0 : 1;
