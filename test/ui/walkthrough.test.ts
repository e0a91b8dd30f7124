import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { EFFECT_MS, ensure, insist, isHidden, isVisible } from './insist.js';
import { goThrough } from './keyboard.js';
import { useWorkbench } from './workbench.js';

const CUSTOMER = 'customers/contoso.csp.yaml';
const ASKED_MS = 25_000;
const { steps } = manifest.contributes.walkthroughs[0] ?? { steps: [] };

/** The walkthrough is walked from an empty folder, by its own buttons, to a deployment. */
describe('the walkthrough', () => {
  const workbench = useWorkbench({});

  async function open(step: string): Promise<void> {
    const card = workbench().page.locator(`.getting-started-step[data-step-id$="#${step}"]`);
    await workbench().commandWith('Welcome: Open Walkthrough...', 'Connect customers to Azure');
    await card.waitFor();
    await ensure(
      `${step} is open`,
      () => card.click({ timeout: EFFECT_MS }),
      async () => (await card.getAttribute('aria-expanded')) === 'true',
    );
    await card.locator('.step-description-container').waitFor();
  }

  /** Presses the button of a step, until what it opens is there: what a wizard shows at its end may come to the front late. */
  async function begin(step: string, name: string, opens: Locator): Promise<void> {
    const button = workbench().page.locator('.step-container').getByRole('button', { name, exact: true });
    const press = async () => {
      await open(step);
      await button.click({ timeout: EFFECT_MS });
    };
    await insist(`${step}: ${name}`, press, isVisible(opens), ASKED_MS);
  }

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
    const { quickInput } = workbench();
    await begin('design', 'Open the Sample', quickInput);
    await workbench().screenshot('walkthrough-sample');
    await insist('The question goes', () => quickInput.press('Escape', { timeout: EFFECT_MS }), isHidden(quickInput));
  });

  it('begins a design', async () => {
    await begin('design', 'Create a Design', workbench().quickInput);
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
      { file: 'provider.csp.yaml', text: /ams-dc1-edge-2/ },
    );
  });

  it('adds a customer and a circuit', async () => {
    await begin('customer', 'Add a Customer', workbench().quickInput);
    await goThrough(
      workbench(),
      [
        [/Name of the customer/, 'Contoso'],
        [/tenant/, '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0101'],
        [/first site/, 'utrecht'],
        [/Id of the subscription/, '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01'],
        [/Prefixes of the site/, '10.10.0.0/16'],
      ],
      { file: CUSTOMER, text: /ergw-hub/ },
    );
    await begin('customer', 'Add a Circuit', workbench().quickInput);
    await goThrough(workbench(), [], { file: CUSTOMER, text: /name: contoso-amsterdam/ }, async (prompt) => {
      if (prompt.startsWith('Peering location')) await workbench().screenshot('walkthrough-question');
    });
  });

  it('draws it', async () => {
    await begin('diagram', 'Open Diagram', workbench().page.getByRole('tab', { name: /^Diagram: Contoso/ }));
    const diagram = await workbench().webview('svg [data-id]');
    await diagram.locator('svg text', { hasText: 'contoso-amsterdam' }).first().waitFor();
    await workbench().screenshot('walkthrough-drawn');
  });

  it('ends in a deployment, with each step done', async () => {
    const { page } = workbench();
    await begin('deploy', 'Deploy', workbench().quickInput);
    await workbench().pick(/simulator/);
    await workbench().confirm('Deploy Contoso to the simulator?', 'Deploy');
    await workbench()
      .notification(/Deployed: all/)
      .waitFor({ timeout: 60_000 });
    await open('deploy');
    await workbench().screenshot('walkthrough-done');
    const done = page.locator(
      '.getting-started-step .codicon-getting-started-step-checked.complete, .getting-started-step .codicon-getting-started-step-checked',
    );
    await expect.poll(() => done.count()).toBe(steps.length);
  });
});
