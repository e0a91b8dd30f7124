import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bigCustomer } from './bigCustomers';
import { insist, isVisible } from './insist.js';
import { type SeenText, steadyTextsOf } from './smallestText.js';
import { READY_TIMEOUT_MS, useWorkbench, type Workbench } from './workbench.js';

/** A text smaller than this is not read, in px on the screen. */
const LEAST = 10;

/** The texts that nobody can read, once the picture is at rest; it has texts at all, and the customer's name is one. */
async function unreadable(diagram: Frame, name: string | RegExp): Promise<SeenText[]> {
  const texts = await steadyTextsOf(diagram);
  expect(texts.map(({ text }) => text)).toContainEqual(expect.stringMatching(name));
  expect(texts.length).toBeGreaterThan(10);
  return texts.filter(({ size }) => size < LEAST);
}

/** The share of the picture that is seen: 1 where nothing is cut off. */
const wholeIsSeen = (diagram: Frame) =>
  diagram.evaluate(() => {
    const room = document.querySelector('svg.picture')?.getBoundingClientRect();
    const layer = document.querySelector('svg.picture > g')?.getBoundingClientRect();
    return !!room && !!layer && layer.left >= room.left && layer.top >= room.top && layer.bottom <= room.bottom + 1;
  });

/** Every sample with its customers, by the names of their files. */
const samples = readdirSync('samples').map((sample) => ({
  sample,
  customers: readdirSync(join('samples', sample, 'customers')).map((file) => file.replace('.csp.yaml', '')),
}));

const BIG = ['twelve-hubs', 'sixty-circuits'];
const prepare = (folder: string) => {
  writeFileSync(join(folder, 'customers/twelve-hubs.csp.yaml'), bigCustomer('twelve-hubs', 2, 12, 4));
  writeFileSync(join(folder, 'customers/sixty-circuits.csp.yaml'), bigCustomer('sixty-circuits', 60, 60, 4));
};

/** The name of a customer in its file, as it is drawn. */
const nameIn = (folder: string, customer: string): string =>
  /^ *"?displayName"?: *"?(.*?)"?,?$/m.exec(
    readFileSync(join(folder, 'customers', `${customer}.csp.yaml`), 'utf8'),
  )?.[1] ?? '';

async function openDiagramOf(workbench: Workbench, customer: string): Promise<Frame> {
  // A page that has the focus keeps the keys of the workbench to itself, and files open in the group that has it.
  const text = workbench.page.locator('.editor-group-container .monaco-editor').first();
  if (await text.isVisible()) await insist('The text', () => text.click(), isVisible(workbench.focusedEditor));
  await workbench.openFile(`customers/${customer}.csp.yaml`);
  await workbench.command('CSP Connectivity: Open Diagram');
  const diagram = await workbench.webview('svg [data-id]');
  await diagram.locator(`svg [data-id^="${customer}/"]`).first().waitFor();
  return diagram;
}

const panes = [
  ['beside the text', { width: 1128, height: 880 }, 'right'],
  ['below the text', { width: 1128, height: 880 }, 'down'],
  // As wide as if it were alone: the text beside it takes as much again.
  ['alone', { width: 2808, height: 880 }, 'right'],
] as const;

const inPanes = samples.flatMap(({ sample, customers }) =>
  panes.map(([pane, size, direction]) => ({ sample, customers, pane, size, direction })),
);

describe.each(inPanes)('a diagram $pane, in the sample $sample', ({ sample, customers, pane, size, direction }) => {
  const workbench = useWorkbench({
    sample,
    settings: { 'files.autoSave': 'off', 'workbench.editor.openSideBySideDirection': direction },
    prepare,
  });

  it.each([...customers, ...BIG])('of %s opens whole, with text that can be read', async (customer) => {
    const { page, folder } = workbench();
    await page.setViewportSize(size);
    await workbench().hideSideBar();
    const diagram = await openDiagramOf(workbench(), customer);
    const small = await unreadable(diagram, nameIn(folder, customer));
    await workbench().screenshot(`first-view-${pane.replaceAll(' ', '-')}-${customer}`);
    expect(small).toEqual([]);
    expect(await wholeIsSeen(diagram)).toBe(true);
  });
});

describe.each([
  ['letters of 8 px in the text', { 'editor.fontSize': 8 }, { width: 1128, height: 880 }],
  ['letters of 24 px in the text', { 'editor.fontSize': 24 }, { width: 1128, height: 880 }],
  // What is zoomed to 150 % has as much less room.
  ['a window that is zoomed', {}, { width: 920, height: 587 }],
])('a diagram beside %s', (name, settings, size) => {
  const workbench = useWorkbench({ sample: 'northwind', settings: { 'files.autoSave': 'off', ...settings }, prepare });

  it.each(['contoso', ...BIG])('of %s has text that can be read', async (customer) => {
    const { page, folder } = workbench();
    await page.setViewportSize(size);
    await workbench().hideSideBar();
    const diagram = await openDiagramOf(workbench(), customer);
    const small = await unreadable(diagram, nameIn(folder, customer));
    await workbench().screenshot(`first-view-${name.replaceAll(/\W+/g, '-')}-${customer}`);
    expect(small).toEqual([]);
  });
});

describe('a diagram with details beside it', () => {
  const workbench = useWorkbench({ sample: 'northwind', settings: { 'files.autoSave': 'off' } });

  it('gives the next customer the whole room', async () => {
    const { page } = workbench();
    await page.setViewportSize({ width: 1128, height: 880 });
    await workbench().hideSideBar();
    const diagram = await openDiagramOf(workbench(), 'contoso');
    await workbench().showText('customers/contoso.csp.yaml');
    await workbench().goTo(88, 9);
    await diagram.locator('.pane:visible').waitFor();
    await workbench().openFile('customers/fabrikam.csp.yaml');
    await diagram.locator('svg [data-id^="fabrikam/"]').first().waitFor();
    await steadyTextsOf(diagram);
    const first = await diagram.locator('svg [data-id]').count();
    await diagram.locator('svg [tabindex="0"]').press('r');
    await steadyTextsOf(diagram);
    expect(await diagram.locator('svg [data-id]').count()).toBe(first);
  });
});

describe('the detail of a diagram', () => {
  const workbench = useWorkbench({ sample: 'northwind', settings: { 'files.autoSave': 'off' }, prepare });
  const things = (diagram: Frame, kind: string) => diagram.locator(`svg [data-id][data-kind="${kind}"]`);

  it('is more and less by the keyboard, and as it was first', async () => {
    const diagram = await openDiagramOf(workbench(), 'contoso');
    await steadyTextsOf(diagram);
    const first = await diagram.locator('svg [data-id]').count();
    const one = diagram.locator('svg [tabindex="0"]');
    for (let step = 0; step < 3; step++) await one.press(']');
    await things(diagram, 'subnet').first().waitFor();
    expect(await unreadable(diagram, /Contoso/)).toEqual([]);
    await workbench().screenshot('diagram-detail');
    await one.press('r');
    await expect.poll(() => diagram.locator('svg [data-id]').count()).toBe(first);
  });

  it('unfolds where one presses, stays where it is, and is remembered: of another customer, closed, and after a restart', async () => {
    const { page, activityBarTab } = workbench();
    const diagram = await openDiagramOf(workbench(), 'sixty-circuits');
    await steadyTextsOf(diagram);
    const stack = things(diagram, 'circuit').first();
    const before = await stack.locator('.frame').boundingBox();
    const many = await things(diagram, 'circuit').count();
    await stack.locator('.toggle').click();
    await expect.poll(() => things(diagram, 'circuit').count()).toBeGreaterThan(many);
    await steadyTextsOf(diagram);
    const after = await things(diagram, 'circuit').first().locator('.frame').boundingBox();
    expect(before && after && Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(3);
    await workbench().screenshot('diagram-unfolded');
    const unfolded = await things(diagram, 'circuit').count();
    await openDiagramOf(workbench(), 'contoso');
    const again = async (frame: Frame) => expect.poll(() => things(frame, 'circuit').count()).toBe(unfolded);
    await again(await openDiagramOf(workbench(), 'sixty-circuits'));
    await page.locator('.tab').filter({ hasText: 'Diagram: ' }).click({ button: 'middle' });
    await page.locator('iframe.webview').waitFor({ state: 'detached' });
    await again(await openDiagramOf(workbench(), 'sixty-circuits'));
    await page.reload();
    await activityBarTab.waitFor();
    // All has to be read anew before it is drawn.
    const revived = await workbench().webview('svg [data-id^="sixty-circuits/"]', READY_TIMEOUT_MS);
    await again(revived);
  });
});
