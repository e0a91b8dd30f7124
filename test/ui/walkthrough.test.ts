import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { goThrough } from './keyboard.js';
import { useWorkbench } from './workbench.js';

const CUSTOMER = 'customers/contoso.csp.yaml';
const SETTLED_MS = 2000;
const { steps } = manifest.contributes.walkthroughs[0] ?? { steps: [] };

/** The walkthrough is walked from an empty folder, by its own buttons, to a deployment. */
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

  it('adds a customer and a circuit', async () => {
    await open('customer');
    await press('Add a Customer');
    await goThrough(
      workbench(),
      [
        [/Name of the customer/, 'Contoso'],
        [/tenant/, '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0101'],
        [/first site/, 'utrecht'],
        [/Id of the subscription/, '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01'],
        [/Prefixes of the site/, '10.10.0.0/16'],
      ],
      has(CUSTOMER, 'ergw-hub'),
    );
    await open('customer');
    await press('Add a Circuit');
    await goThrough(workbench(), [], has(CUSTOMER, 'name: contoso-amsterdam'), async (prompt) => {
      if (prompt.startsWith('Peering location')) await workbench().screenshot('walkthrough-question');
    });
  });

  it('draws it', async () => {
    await open('diagram');
    await press('Open Diagram');
    const diagram = await workbench().webview('svg [data-id]');
    await diagram.locator('svg text', { hasText: 'contoso-amsterdam' }).first().waitFor();
    await workbench().screenshot('walkthrough-drawn');
  });

  it('ends in a deployment, with each step done', async () => {
    const { page } = workbench();
    await open('deploy');
    await press('Deploy');
    await workbench().pick(/simulator/);
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('Deploy Contoso to the simulator?').waitFor();
    await dialog.getByRole('button', { name: 'Deploy' }).click();
    await workbench()
      .notification(/Deployed: all/)
      .waitFor({ timeout: 60_000 });
    await open('deploy');
    await workbench().screenshot('walkthrough-done');
    const done = page.locator(
      '.getting-started-step .codicon-getting-started-step-checked.complete, .getting-started-step .codicon-getting-started-step-checked',
    );
    expect(await done.count()).toBe(steps.length);
  });
});
