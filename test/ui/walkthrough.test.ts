import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { goThrough } from './keyboard.js';
import { useWorkbench } from './workbench.js';

const SETTLED_MS = 2000;
const { steps } = manifest.contributes.walkthroughs[0] ?? { steps: [] };

/** The walkthrough is walked from an empty folder, by its own buttons. */
describe('the walkthrough', () => {
  const workbench = useWorkbench({});
  const has = (file: string, text: string) => () => {
    const path = join(workbench().folder, file);
    return existsSync(path) && readFileSync(path, 'utf8').includes(text);
  };

  async function open(step: string): Promise<void> {
    const { page } = workbench();
    const card = page.locator(`.getting-started-step[data-step-id$="#${step}"]`);
    // What a wizard shows at its end may come to the front a moment later.
    await page.waitForTimeout(SETTLED_MS);
    await workbench().command('Welcome: Open Walkthrough...');
    await workbench().quickInput.fill('Connect customers to Azure');
    await page.locator('.quick-input-list .monaco-list-row.focused[aria-label^="Connect customers"]').waitFor();
    await page.keyboard.press('Enter');
    await card.waitFor();
    if ((await card.getAttribute('aria-expanded')) !== 'true') await card.click();
    await card.locator('.step-description-container').waitFor();
  }

  const press = async (button: string) => {
    await workbench().page.locator('.step-container').getByRole('button', { name: button, exact: true }).click();
  };

  it.each(steps.map(({ id }) => id))('shows a real picture beside the step "%s", and cuts nothing', async (id) => {
    const { page } = workbench();
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(id);
    // The page beside is made anew for each step.
    await expect
      .poll(
        async () =>
          (await workbench().webview('img'))
            .evaluate(() => {
              const seen = [...document.querySelectorAll('img')].map((image) => ({
                isLoaded: image.complete && image.naturalWidth > 300,
                isWhole: image.getBoundingClientRect().right <= document.documentElement.clientWidth + 1,
              }));
              const isCut = document.documentElement.scrollWidth > document.documentElement.clientWidth;
              return { seen, isCut };
            })
            .catch(String),
        { timeout: 20_000 },
      )
      .toEqual({ seen: [{ isLoaded: true, isWhole: true }], isCut: false });
    await workbench().screenshot(`walkthrough-${id}`);
  });

  it('has a button for the sample', async () => {
    const { page } = workbench();
    await open('design');
    await press('Open the Sample');
    await workbench().quickInput.waitFor();
    await workbench().screenshot('walkthrough-sample');
    await page.keyboard.press('Escape');
  });

  it('begins a design', async () => {
    await open('design');
    await press('Create a Design');
    await goThrough(
      workbench(),
      [
        [/Name of the CSP/, 'Northwind Cloud'],
        [/tenant/, '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001'],
        [/AS number/, '3320'],
        [/first datacenter/, 'ams-dc1'],
        [/Peering location/, 'Amsterdam'],
        [/Connectivity provider/, 'Equinix'],
      ],
      has('provider.csp.yaml', 'ams-dc1-edge-2'),
    );
  });
});
