import type { Frame, Page } from 'playwright-core';
import { ACTION_TIMEOUT_MS } from './launch.js';

/** The document inside the webview that holds an element; several webviews may be alive. */
export async function frameWith(page: Page, selector: string, within = ACTION_TIMEOUT_MS): Promise<Frame> {
  const deadline = Date.now() + within;
  while (Date.now() < deadline) {
    for (const frame of page.frames()) {
      if (frame.name() !== 'active-frame' && !frame.url().includes('fake.html')) continue;
      if (
        (await frame
          .locator(selector)
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`No webview holds ${selector}`);
}
