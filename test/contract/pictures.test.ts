import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/lib/chromium.mjs';
import { SampleCopy, cli } from './cli';

/** What a reader may have in place of the font that the picture was measured for; one of them is far wider. */
const FALLBACKS = ['DejaVu Sans', 'monospace'];
const CUSTOMERS = ['contoso', 'fabrikam', 'wingtip'];
const LEVELS = ['summary', 'overview', 'standard', 'detail'];

let browser: Browser;
let sample: SampleCopy;
const pictures = new Map<string, string>();
beforeAll(async () => {
  sample = new SampleCopy();
  browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGS });
  for (const customer of CUSTOMERS) {
    for (const level of LEVELS) {
      const out = join(sample.folder, `${customer}-${level}.svg`);
      const { code } = await cli(['diagram', sample.design, '--customer', customer, '--level', level, '--out', out]);
      expect(code).toBe(0);
      pictures.set(`${customer} ${level}`, readFileSync(out, 'utf8'));
    }
  }
});
afterAll(async () => {
  await browser.close();
  sample.remove();
});

/** Runs in the page: texts that leave the box that they stand in, and texts that cover another text or a box of others. */
function misplaced(font: string): { outside: string[]; covering: string[]; texts: number } {
  const style = document.createElement('style');
  style.textContent = `svg, svg * { font-family: '${font}', ${font} !important }`;
  document.head.append(style);
  const SLACK = 1;
  /** Letters are less high than the line that they stand in. */
  const boxOf = (element: Element, shrink = 0) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const by = (bottom - top) * shrink;
    return { left: left + SLACK, right: right - SLACK, top: top + SLACK + by, bottom: bottom - SLACK - by };
  };
  type Placed = ReturnType<typeof boxOf>;
  const isWithin = (a: Placed, b: Placed) =>
    a.left >= b.left - SLACK * 2 && a.right <= b.right + SLACK * 2 && a.top >= b.top && a.bottom <= b.bottom;
  const meet = (a: Placed, b: Placed) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const frames = new Map(
    [...document.querySelectorAll('[data-id] > .frame')].map((frame) => [
      frame.parentElement?.getAttribute('data-id') ?? '',
      frame,
    ]),
  );
  const texts = [...document.querySelectorAll('text')].map((element) => {
    const of = element.closest('[data-id], [data-head]');
    const id = of?.getAttribute('data-id') ?? of?.getAttribute('data-head') ?? '';
    return { said: element.textContent ?? '', id, box: boxOf(element, 0.1), frame: frames.get(id) };
  });
  const outside = texts.flatMap(({ said, box, frame }) => (frame && !isWithin(box, boxOf(frame)) ? [said] : []));
  const covering = texts.flatMap(({ said, box }, index) =>
    texts.slice(index + 1).flatMap((other) => (meet(box, other.box) ? [`${said} / ${other.said}`] : [])),
  );
  return { outside, covering, texts: texts.length };
}

describe('a page of HTML for A4', () => {
  it.each(['contoso', 'wingtip'])('of %s is printed on A4, the picture as wide as its sheet', async (customer) => {
    const out = join(sample.folder, `${customer}-a4.html`);
    const { code } = await cli(['diagram', sample.design, '--customer', customer, '--page', 'a4', '--out', out]);
    expect(code).toBe(0);
    const page = await browser.newPage();
    await page.goto(pathToFileURL(out).href);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...sides]) =>
      sides.map(Number).sort((a, b) => a - b),
    );
    expect(sheets.length).toBeGreaterThan(2);
    // A4 in points.
    for (const [short, long] of sheets) {
      expect(short).toBeCloseTo(595, -1);
      expect(long).toBeCloseTo(842, -1);
    }
    await page.emulateMedia({ media: 'print' });
    const box = await page.locator('p > img').boundingBox();
    await page.close();
    expect([box?.width, box?.height].map((side) => Math.round(((side ?? 0) / 96) * 25.4))).toEqual(
      (box?.width ?? 0) > (box?.height ?? 0) ? [297, 209] : [210, 296],
    );
  });
});

describe.each(FALLBACKS)('a picture read with %s', (font) => {
  it.each(CUSTOMERS.flatMap((customer) => LEVELS.map((level) => `${customer} ${level}`)))(
    'of %s has no text outside its box, and none on another',
    async (name) => {
      const page = await browser.newPage();
      await page.setContent(pictures.get(name) ?? '');
      const { texts, ...found } = await page.evaluate(misplaced, font);
      await page.close();
      expect(texts).toBeGreaterThan(5);
      expect(found).toEqual({ outside: [], covering: [] });
    },
  );
});
