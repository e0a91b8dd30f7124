import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { compiledForHost, median } from './bench-programs.mjs';
import { CHROMIUM_ARGS, ensureChromium } from './chromium.mjs';
import { ROOT } from './run.mjs';
import { startServer } from './vscode-process.mjs';

const RUNS = 5;
const LIMIT_MS = 60_000;

/** Activation over an empty extension's, both in the real extension host, and seconds until a customer is in the tree. */
export async function measureActivation() {
  const program = await compiledForHost('activation');
  const scratch = mkdtempSync(join(tmpdir(), 'csp-bench-'));
  const extensionsDir = join(scratch, 'extensions');
  writeEmptyExtension(join(extensionsDir, 'bench.empty-1.0.0'));
  const executablePath = await ensureChromium();
  const server = await startServer({ smokeTestDriver: true, extensionsDir });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const ratios = [];
    const seconds = [];
    for (let i = 0; i < RUNS; i++) {
      ratios.push(await activationRatio(browser, server, program, scratch, i));
      seconds.push(await secondsToCustomer(browser, server, scratch, i));
    }
    const round = (value) => Number(value.toPrecision(3));
    const ratio = round(median(ratios));
    return [
      { name: 'activate', value: ratio, unit: 'ratio', bar: '<= 10', ok: ratio <= 10, runs: RUNS },
      { name: 'activate.customer', value: round(median(seconds)), unit: 's', bar: 'looked at', ok: true, runs: RUNS },
    ];
  } finally {
    await browser.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function writeEmptyExtension(folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'empty',
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.101.0' },
    main: './main.js',
  };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ ...manifest, activationEvents: ['onCommand:bench.never'] }),
  );
  writeFileSync(join(folder, 'main.js'), 'exports.activate = () => undefined;\n');
}

async function open(browser, server, folder, payload) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return { context, page, address: `${server.url}/?${query}` };
}

async function activationRatio(browser, server, program, scratch, run) {
  const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const workspace = join(scratch, `empty-${run}`);
  const report = join(scratch, `report-${run}.json`);
  mkdirSync(workspace);
  const { context, page, address } = await open(browser, server, workspace, [
    ['extensionDevelopmentPath', remote(ROOT)],
    ['extensionTestsPath', remote(program)],
    ['extensionEnvironment', JSON.stringify({ CSP_BENCH_REPORT: report })],
    ['skipWelcome', 'true'],
  ]);
  try {
    const ended = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('The extension host did not end.')), LIMIT_MS).unref();
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', () => undefined);
    await page.goto(address);
    await ended;
    const { empty, ours } = JSON.parse(readFileSync(report, 'utf8'));
    return ours / empty;
  } finally {
    await context.close();
  }
}

async function secondsToCustomer(browser, server, scratch, run) {
  const workspace = join(scratch, `northwind-${run}`);
  cpSync(join(ROOT, 'samples/northwind'), workspace, { recursive: true });
  const { context, page, address } = await open(browser, server, workspace, [
    ['extensionDevelopmentPath', `vscode-remote://127.0.0.1:${server.port}${ROOT}`],
    ['skipWelcome', 'true'],
  ]);
  try {
    const start = performance.now();
    await page.goto(address);
    await page.getByRole('tab', { name: 'CSP Connectivity' }).locator('a').click({ timeout: LIMIT_MS });
    await page.getByRole('treeitem', { name: /Contoso/ }).waitFor({ timeout: LIMIT_MS });
    return (performance.now() - start) / 1000;
  } finally {
    await context.close();
  }
}
