import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { EFFECT_MS, tellAgain } from './insist.js';
import { hasStep, openQuestion } from './question.js';
import type { Workbench } from './workbench.js';

/** What is typed where a prompt or its title matches; '' clears what is proposed. */
export type Typed = readonly (readonly [prompt: RegExp, text: string])[];

/** A question of a wizard as it stood on the screen. */
export interface AskedQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly answer: string;
}

/** What a wizard leaves. */
export interface Left {
  /** The file that it shows in the end, as the workspace has it. */
  readonly file: string;
  /** What is saved in it by then. */
  readonly text: RegExp;
}

const STEP_TIMEOUT_MS = 60_000;
const LOOK_MS = 60;

/**
 * Goes through a wizard by the keyboard alone: types what is given for a prompt, and takes what is proposed for all others.
 * @param made what is there once it is through
 * @param onQuestion called with each prompt, while it is on the screen
 * @returns the questions as they were asked
 */
export async function goThrough(
  workbench: Workbench,
  typed: Typed,
  made: Left,
  onQuestion?: (prompt: string) => Promise<void>,
): Promise<AskedQuestion[]> {
  const asked: AskedQuestion[] = [];
  const left = [...typed];
  const { page, quickInput } = workbench;
  let last = '';
  let pressed = 0;
  let deadline = Date.now() + STEP_TIMEOUT_MS;
  for (;;) {
    const now = await openQuestion(page);
    const key = now?.title ?? '';
    if (now && hasStep(now) && key !== last) {
      const index = left.findIndex(([prompt]) => prompt.test(now.prompt));
      const [given] = index < 0 ? [] : left.splice(index, 1);
      await quickInput.waitFor();
      if (given && now.kind !== 'many') await quickInput.fill(given[1]);
      const answer =
        now.kind === 'pick' ? await focusedRow(workbench, given?.[1] ?? '', now.prompt) : await quickInput.inputValue();
      asked.push({ title: now.title, prompt: now.prompt, answer });
      await onQuestion?.(now.prompt);
      await quickInput.press('Enter');
      [last, pressed, deadline] = [key, Date.now(), Date.now() + STEP_TIMEOUT_MS];
    } else if (now && hasStep(now) && Date.now() > pressed + EFFECT_MS) {
      // The same question still: the key was lost, unless the question goes just now.
      tellAgain(`Enter at "${now.title}"`);
      await quickInput.press('Enter', { timeout: EFFECT_MS }).catch(() => undefined);
      pressed = Date.now();
    } else if (!now && made.text.test(saved(join(workbench.folder, made.file)))) {
      // A file that is made is on the disk before the design is read with it. What was made is shown in its text last, which
      // takes the focus from whatever is opened before.
      await workbench.untilInFront(made.file);
      expect(left.map(([prompt]) => String(prompt))).toEqual([]);
      return asked;
    }
    if (Date.now() > deadline) {
      throw new Error(`It does not go on after ${JSON.stringify(asked.at(-1))}; on the screen: ${JSON.stringify(now)}`);
    }
    await page.waitForTimeout(LOOK_MS);
  }
}

/** Waits until a row of the open list that says what was typed has the focus, and says what it says. */
async function focusedRow({ page }: Workbench, typed: string, prompt: string): Promise<string> {
  const row = page.locator('.quick-input-list .monaco-list-row.focused');
  const said = async () => (await row.getAttribute('aria-label')) ?? '';
  await expect.poll(said, { message: prompt }).toContain(typed);
  return said();
}

/** The text of a file; '' where there is none. */
function saved(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
