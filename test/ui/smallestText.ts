import type { Frame } from 'playwright-core';

/** A text of a page as it is seen. */
export interface SeenText {
  readonly text: string;
  /** Height of its letters on the screen, in px. */
  readonly size: number;
}

/**
 * The texts that are seen in a page. The size of each is what its style says, times what is zoomed around it, and never more
 * than what it takes on the screen: whatever makes a text smaller counts.
 */
export function textsOf(page: Frame): Promise<SeenText[]> {
  return page.evaluate(() => {
    const seen: SeenText[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const [text, element] = [node.textContent?.trim() ?? '', node.parentElement];
      if (text === '' || !element || element.closest('title, script, style, datalist')) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { width, height } = range.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      const zoom = element instanceof SVGGraphicsElement ? element.getScreenCTM() : undefined;
      const scale = zoom ? Math.hypot(zoom.a, zoom.b) : 1;
      seen.push({ text, size: Math.min(parseFloat(getComputedStyle(element).fontSize) * scale, height) });
    }
    return seen;
  });
}

/** The texts that are seen in a page once it is at rest: steady for 300 ms, when the first fit is over. */
export async function steadyTextsOf(page: Frame): Promise<SeenText[]> {
  let [before, since] = [await textsOf(page), Date.now()];
  while (Date.now() - since < 300) {
    await page.page().waitForTimeout(50);
    const now = await textsOf(page);
    if (JSON.stringify(now) !== JSON.stringify(before)) [before, since] = [now, Date.now()];
  }
  return before;
}
