import { expect } from 'vitest';
import type { Workbench } from './workbench.js';

/** What is typed where a prompt or its title matches; '' clears what is proposed. */
export type Typed = readonly (readonly [prompt: RegExp, text: string])[];

/** A question of a wizard as it stood on the screen. */
export interface AskedQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly answer: string;
}

const STEP_TIMEOUT_MS = 60_000;
const LOOK_MS = 60;

interface Seen {
  readonly title: string;
  readonly prompt: string;
  readonly kind: 'pick' | 'many' | 'text';
}

/** The question that is open, as its title, placeholder and message say it; undefined where none is. */
function seen({ page }: Workbench): Promise<Seen | undefined> {
  return page.evaluate(() => {
    const widget = document.querySelector<HTMLElement>('.quick-input-widget');
    if (!widget || widget.style.display === 'none') return undefined;
    const title = widget.querySelector('.quick-input-title')?.textContent ?? '';
    const placeholder = widget.querySelector('input[type="text"]')?.getAttribute('placeholder') ?? '';
    const list = widget.querySelector<HTMLElement>('.quick-input-list');
    const isList = list !== null && list.offsetParent !== null;
    const boxes = widget.querySelectorAll<HTMLElement>('[role="checkbox"], input[type="checkbox"]');
    const isMany = [...boxes].some((box) => box.offsetParent !== null);
    const message = widget.querySelector('.quick-input-message')?.textContent ?? '';
    return { title, prompt: isList ? placeholder : message, kind: isMany ? 'many' : isList ? 'pick' : 'text' } as const;
  });
}

/** `Add a circuit (3/12)`: a question of a wizard has its step in its title. */
const hasStep = ({ title }: Seen) => /\(\d+\/\d+\)/.test(title);

/**
 * Goes through a wizard by the keyboard alone: types what is given for a prompt, and takes what is proposed for all others.
 * @param isDone whether what the wizard makes is there
 * @param onQuestion called with each prompt, while it is on the screen
 * @returns the questions as they were asked
 */
export async function goThrough(
  workbench: Workbench,
  typed: Typed,
  isDone: () => boolean,
  onQuestion?: (prompt: string) => Promise<void>,
): Promise<AskedQuestion[]> {
  const asked: AskedQuestion[] = [];
  const left = [...typed];
  const { page, quickInput } = workbench;
  let last = '';
  let deadline = Date.now() + STEP_TIMEOUT_MS;
  for (;;) {
    const now = await seen(workbench);
    const key = now?.title ?? '';
    if (now && hasStep(now) && key !== last) {
      const index = left.findIndex(([prompt]) => prompt.test(now.prompt));
      const [given] = index < 0 ? [] : left.splice(index, 1);
      await quickInput.waitFor();
      if (given && now.kind !== 'many') await quickInput.fill(given[1]);
      const answer = now.kind === 'pick' ? await focusedRow(workbench) : await quickInput.inputValue();
      if (now.kind === 'pick' && given) expect(answer, now.prompt).toContain(given[1]);
      asked.push({ title: now.title, prompt: now.prompt, answer });
      await onQuestion?.(now.prompt);
      await page.keyboard.press('Enter');
      [last, deadline] = [key, Date.now() + STEP_TIMEOUT_MS];
    } else if (!now && isDone()) {
      // What was made is shown in its text last, which takes the focus from whatever is opened before.
      await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
      expect(left.map(([prompt]) => String(prompt))).toEqual([]);
      return asked;
    }
    if (Date.now() > deadline) {
      throw new Error(`It does not go on after ${JSON.stringify(asked.at(-1))}; on the screen: ${JSON.stringify(now)}`);
    }
    await page.waitForTimeout(LOOK_MS);
  }
}

/** Waits until a row of the open list has the focus, and says what it says. */
async function focusedRow({ page }: Workbench): Promise<string> {
  const row = page.locator('.quick-input-list .monaco-list-row.focused');
  await row.waitFor();
  return (await row.getAttribute('aria-label')) ?? '';
}
