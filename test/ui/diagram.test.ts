import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bigCustomer } from './bigCustomers';
import { insist, isVisible } from './insist.js';
import { useWorkbench, type Workbench } from './workbench.js';

/** The smallest text of the picture on the screen, in px; steady for 300 ms, when the first fit is over. */
async function smallestText(diagram: Frame): Promise<number> {
  const measure = () =>
    diagram.evaluate(() => {
      const texts = [...document.querySelectorAll<SVGTextElement>('svg.picture text')].filter((t) => t.textContent);
      return Math.min(...texts.map((t) => parseFloat(getComputedStyle(t).fontSize) * (t.getScreenCTM()?.a ?? 0)));
    });
  let [before, since] = [await measure(), Date.now()];
  while (Date.now() - since < 300) {
    await diagram.page().waitForTimeout(50);
    const now = await measure();
    if (now !== before) [before, since] = [now, Date.now()];
  }
  return before;
}

/** The share of the picture that is seen: 1 where nothing is cut off. */
const wholeIsSeen = (diagram: Frame) =>
  diagram.evaluate(() => {
    const room = document.querySelector('svg.picture')?.getBoundingClientRect();
    const layer = document.querySelector('svg.picture > g')?.getBoundingClientRect();
    return !!room && !!layer && layer.left >= room.left && layer.top >= room.top && layer.bottom <= room.bottom + 1;
  });

const CUSTOMERS = ['wingtip', 'contoso', 'fabrikam', 'twelve-hubs', 'sixty-circuits'];

const prepare = (folder: string) => {
  writeFileSync(join(folder, 'customers/twelve-hubs.csp.yaml'), bigCustomer('twelve-hubs', 2, 12, 3));
  writeFileSync(join(folder, 'customers/sixty-circuits.csp.yaml'), bigCustomer('sixty-circuits', 60, 60, 4));
};

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

describe.each(panes)('a diagram %s', (pane, size, direction) => {
  const workbench = useWorkbench({
    sample: 'northwind',
    settings: { 'files.autoSave': 'off', 'workbench.editor.openSideBySideDirection': direction },
    prepare,
  });

  it.each(CUSTOMERS)('of %s opens whole, with text that can be read', async (customer) => {
    const { page } = workbench();
    await page.setViewportSize(size);
    await workbench().hideSideBar();
    const diagram = await openDiagramOf(workbench(), customer);
    const smallest = await smallestText(diagram);
    await workbench().screenshot(`first-view-${pane.replaceAll(' ', '-')}-${customer}`);
    expect(smallest).toBeGreaterThanOrEqual(10);
    expect(await wholeIsSeen(diagram)).toBe(true);
  });
});

describe('the detail of a diagram', () => {
  const workbench = useWorkbench({ sample: 'northwind', settings: { 'files.autoSave': 'off' }, prepare });
  const things = (diagram: Frame, kind: string) => diagram.locator(`svg [data-id][data-kind="${kind}"]`);

  it('is more and less by the keyboard, and as it was first', async () => {
    const diagram = await openDiagramOf(workbench(), 'contoso');
    await smallestText(diagram);
    const first = await diagram.locator('svg [data-id]').count();
    const one = diagram.locator('svg [tabindex="0"]');
    await insist('The detail', () => one.press(']'), isVisible(things(diagram, 'subnet').first()), 1000);
    expect(await smallestText(diagram)).toBeGreaterThanOrEqual(10);
    await workbench().screenshot('diagram-detail');
    const isAsFirst = async () => (await diagram.locator('svg [data-id]').count()) === first;
    await insist('The detail as it was first', () => one.press('r'), isAsFirst);
  });

  it('unfolds where one presses, stays where it is, and is remembered', async () => {
    const diagram = await openDiagramOf(workbench(), 'sixty-circuits');
    await smallestText(diagram);
    const stack = things(diagram, 'circuit').first();
    const before = await stack.boundingBox();
    const many = await things(diagram, 'circuit').count();
    await stack.locator('.toggle').click();
    await expect.poll(() => things(diagram, 'circuit').count()).toBeGreaterThan(many);
    expect(before).not.toBeNull();
    await workbench().screenshot('diagram-unfolded');
    await openDiagramOf(workbench(), 'contoso');
    const unfolded = await things(await openDiagramOf(workbench(), 'sixty-circuits'), 'circuit').count();
    expect(unfolded).toBeGreaterThan(many);
  });
});
