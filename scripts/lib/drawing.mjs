import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { median, p95 } from './bench-programs.mjs';
import { CHROMIUM_ARGS, ensureChromium } from './chromium.mjs';
import { importBundled } from './import-bundled.mjs';
import { ROOT } from './run.mjs';
import { validatorsPlugin } from './validators.mjs';

/** Nothing listens there: every request is answered here. */
const ADDRESS = 'http://127.0.0.1:9/';
/** Beside the text, below it, and alone. */
const PANES = [
  { width: 540, height: 800 },
  { width: 1080, height: 380 },
  { width: 1380, height: 800 },
];
const FRAMES = 120;
const RUNS = 3;
const STEADY_MS = 400;

/** The pages of the extension as they were built, in Chromium, with what the host would tell them. */
export async function measureDrawing() {
  const shown = await importBundled('test/bench/pages.ts', [validatorsPlugin]);
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGS });
  try {
    const empty = await framesOf(browser, { html: '<!DOCTYPE html><svg class="picture"></svg>' }, pan);
    const overEmpty = async (page, move) => (await framesOf(browser, page, move)) / empty;
    const [customer, small, large] = [shown.openedPage(ROOT), shown.estatePage(10_000), shown.estatePage(50_000)];
    return [
      result('draw.first', await smallestAtFirst(browser, shown.firstPages(ROOT)), 'px', { atLeast: 10 }),
      result('draw.customer.pan', await overEmpty(customer, pan), 'ratio', { atMost: 1.05 }),
      result('draw.customer.zoom', await overEmpty(customer, zoom), 'ratio', { atMost: 1.05 }),
      result('draw.customer.elements', await mostElements(browser, customer), 'count', { atMost: 2500 }),
      result('draw.10000.pan', await overEmpty(small, pan), 'ratio', { atMost: 1.05 }),
      result('draw.50000.pan', await overEmpty(large, pan), 'ratio', { atMost: 1.05 }),
      result('draw.50000.zoom', await overEmpty(large, zoom), 'ratio', { atMost: 1.05 }),
      result('draw.elements', await mostElements(browser, large), 'count', { atMost: 2500 }),
    ];
  } finally {
    await browser.close();
  }
}

function result(name, measured, unit, { atMost, atLeast }) {
  const value = Number(measured.toPrecision(3));
  const [bar, ok] =
    atMost === undefined ? [`>= ${atLeast}`, measured >= atLeast] : [`<= ${atMost}`, measured <= atMost];
  return { name, value, unit, bar, ok, runs: name.includes('pan') || name.includes('zoom') ? RUNS : 1 };
}

/** A page that was told all, and whose picture does not change any more. */
async function opened(browser, { html, messages = [], state }, viewport = PANES[2]) {
  const page = await browser.newPage({ viewport });
  await page.route('**', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: html });
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(join(ROOT, 'dist/webview', name)) });
  });
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(
    ({ kept }) => {
      globalThis.told = [];
      globalThis.acquireVsCodeApi = () => ({
        postMessage: (message) => globalThis.told.push(message),
        getState: () => kept,
        setState: () => undefined,
      });
    },
    { kept: state },
  );
  await page.goto(ADDRESS);
  for (const message of messages) await page.evaluate((one) => globalThis.postMessage(one, '*'), message);
  if (messages.length > 0) await page.locator('svg.picture text').first().waitFor({ timeout: 60_000 });
  await steady(page);
  const wrong = await page.evaluate(() => globalThis.told?.find(({ type }) => type === 'error')?.message);
  if (wrong !== undefined || errors.length > 0) throw new Error(wrong ?? errors[0]);
  return page;
}

async function steady(page) {
  const look = () => page.evaluate(() => document.querySelector('svg.picture')?.innerHTML);
  for (let before; ;) {
    const now = await look();
    if (now === before) return;
    before = now;
    await page.waitForTimeout(STEADY_MS);
  }
}

async function smallestAtFirst(browser, pages) {
  let smallest = Infinity;
  for (const viewport of PANES) {
    for (const shown of pages) {
      const page = await opened(browser, shown, viewport);
      const sizes = await page
        .locator('svg.picture text')
        .evaluateAll((texts) =>
          texts
            .filter((text) => text.textContent)
            .map((text) => parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0)),
        );
      smallest = Math.min(smallest, ...sizes);
      await page.close();
    }
  }
  return smallest;
}

/** A notch of what a touchpad does, once a frame. */
const pan = { deltaX: 9, deltaY: 5 };
const zoom = { deltaY: 4, ctrlKey: true };

/** The frame that 95 of 100 are quicker than, in ms, while a person pans or zooms there and back. */
async function framesOf(browser, shown, move) {
  const page = await opened(browser, shown);
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    runs.push(p95(await page.evaluate(framesInPage, { move, frames: FRAMES })));
  }
  await page.close();
  return median(runs);
}

/** Runs in the page. */
function framesInPage({ move, frames }) {
  const svg = document.querySelector('svg.picture');
  const { left, top, width, height } = svg.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
  return new Promise((resolve) => {
    const times = [];
    let last;
    const step = (now) => {
      if (last !== undefined) times.push(now - last);
      last = now;
      if (times.length === frames) return resolve(times);
      const sign = times.length < frames / 2 ? 1 : -1;
      const by = { deltaX: sign * (move.deltaX ?? 0), deltaY: sign * move.deltaY, ctrlKey: move.ctrlKey === true };
      svg.dispatchEvent(new WheelEvent('wheel', { ...at, ...by }));
      return requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** The most elements of the picture at any scale, from all of it to the nearest. */
async function mostElements(browser, shown) {
  const page = await opened(browser, shown);
  const most = await page.evaluate(async () => {
    const svg = document.querySelector('svg.picture');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const { left, top, width, height } = svg.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, ctrlKey: true, cancelable: true };
    const counted = [];
    for (const [steps, deltaY] of [
      [80, 6],
      [160, -6],
    ]) {
      for (let step = 0; step < steps; step++) {
        svg.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY }));
        await frame();
        counted.push(svg.querySelectorAll('*').length);
      }
    }
    return Math.max(...counted);
  });
  await page.close();
  return most;
}
