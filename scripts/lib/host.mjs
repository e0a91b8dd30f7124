import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { compiledForHost, median, p95 } from './bench-programs.mjs';
import { CHROMIUM_ARGS, ensureChromium } from './chromium.mjs';
import { importBundled } from './import-bundled.mjs';
import { ROOT } from './run.mjs';
import { startServer } from './vscode-process.mjs';

const RUNS = 3;
const LIMIT_MS = 300_000;

/** The bars with 1000 customers; with 5000 twice that. */
const BARS = { block: 200, first: 2000, keystroke: 15, redraw: 300 };

/**
 * An estate in the real extension host, from activation to idle and while somebody types, the tree and a diagram in sight.
 * @param {number} customers
 */
export async function measureHost(customers) {
  const program = await compiledForHost('host');
  const scratch = mkdtempSync(join(tmpdir(), 'csp-bench-'));
  const { estate } = await importBundled('test/bench/estate.ts');
  for (const { path, text } of estate(customers)) {
    mkdirSync(dirname(join(scratch, 'estate', path)), { recursive: true });
    writeFileSync(join(scratch, 'estate', path), text);
  }
  const executablePath = await ensureChromium();
  const server = await startServer({ smokeTestDriver: true });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const runs = [];
    for (let i = 0; i < RUNS; i++) runs.push(await once(browser, server, program, scratch, i));
    const scale = customers > 1000 ? 2 : 1;
    return Object.entries(BARS).map(([name, bar]) => {
      const value = Math.round(median(runs.map((run) => run[name])) * 10) / 10;
      const limit = bar * scale;
      return {
        name: `host.${name}.${customers}`,
        value,
        unit: 'ms',
        bar: `<= ${limit}`,
        ok: value <= limit,
        runs: RUNS,
      };
    });
  } finally {
    await browser.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function once(browser, server, program, scratch, run) {
  const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const workspace = join(scratch, `run-${run}`);
  const file = (name) => join(scratch, `${name}-${run}`);
  mkdirSync(workspace);
  const environment = {
    CSP_BENCH_ESTATE: join(scratch, 'estate'),
    CSP_BENCH_READY: file('ready'),
    CSP_BENCH_GO: file('go'),
    CSP_BENCH_REPORT: file('report'),
  };
  const payload = [
    ['extensionDevelopmentPath', remote(ROOT)],
    ['extensionTestsPath', remote(program)],
    ['extensionEnvironment', JSON.stringify(environment)],
    ['skipWelcome', 'true'],
  ];
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  try {
    const page = await context.newPage();
    const seen = new Map();
    const log = [];
    await page.exposeFunction('cspSeen', (value, at) => seen.has(value) || seen.set(value, at));
    await page.exposeFunction('codeAutomationLog', (type, args) => log.push(`${type}: ${args.join(' ')}`));
    const ended = new Promise((resolve, reject) => {
      setTimeout(
        () => reject(new Error(`The extension host did not end:\n${log.slice(-20).join('\n')}`)),
        LIMIT_MS,
      ).unref();
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
    await page.goto(`${server.url}/?${query}`);
    await Promise.race([ended, watchDiagram(page, environment)]);
    await ended;
    if (!existsSync(environment.CSP_BENCH_REPORT))
      throw new Error(`No report was written:\n${log.slice(-20).join('\n')}`);
    const { edited, ...report } = JSON.parse(readFileSync(environment.CSP_BENCH_REPORT, 'utf8'));
    const redraws = Object.entries(edited).flatMap(([value, at]) => (seen.has(value) ? [seen.get(value) - at] : []));
    // What was typed last may be gone before it is drawn; of the others, most are to be seen.
    if (redraws.length < Object.keys(edited).length * 0.8) throw new Error('The diagram did not show what was typed.');
    return { ...report, redraw: p95(redraws) };
  } finally {
    await context.close();
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Tells, from inside the page of the diagram, when a bandwidth is first drawn. */
async function watchDiagram(page, { CSP_BENCH_READY, CSP_BENCH_GO }) {
  while (!existsSync(CSP_BENCH_READY)) await page.waitForTimeout(50);
  for (;;) {
    for (const frame of page.frames()) {
      const drawn = frame.locator('svg [data-id]');
      if ((await drawn.count().catch(() => 0)) === 0) continue;
      await frame.evaluate(() => {
        const look = () => {
          for (const svg of document.querySelectorAll('svg')) {
            const value = /(\d+) Mbps/.exec(svg.textContent ?? '')?.[1];
            if (value) void window.cspSeen(value, Date.now());
          }
        };
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      writeFileSync(CSP_BENCH_GO, '');
      return;
    }
    await page.waitForTimeout(100);
  }
}
