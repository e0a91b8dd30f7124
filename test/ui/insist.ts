import type { Locator } from 'playwright-core';

/** How long an effect is waited for before it is asked for again. */
export const EFFECT_MS = 6000;
const LONGEST_MS = 60_000;
const LOOK_MS = 60;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether something comes to be so in time. */
async function comes(isSo: () => Promise<boolean>, within: number): Promise<boolean> {
  for (const deadline = Date.now() + within; ; await pause(LOOK_MS)) {
    if (await isSo()) return true;
    if (Date.now() > deadline) return false;
  }
}

/** Says that something is done again, and why: what a busy workbench lost looks like a fault of ours that a second try hides. */
export function tellAgain(what: string, cause?: unknown): void {
  const [why = ''] = cause instanceof Error ? cause.message.split('\n') : [];
  console.warn(`Again: ${what}${why === '' ? ', for nothing came of it' : `, for ${why}`}`);
}

/**
 * Acts, and acts again until the effect is there: a busy workbench loses keys and clicks, and what comes to the front takes the
 * focus. An act that fails on its way is made again, too, so it has to be one that may be made twice. Each time is told.
 * @param what what is wanted, for the error
 * @param within how long the effect of one act is waited for, in ms
 * @throws where it is not there after a minute
 */
export async function insist(
  what: string,
  act: () => Promise<unknown>,
  isThere: () => Promise<boolean>,
  within = EFFECT_MS,
): Promise<void> {
  let cause: unknown;
  const deadline = Date.now() + LONGEST_MS;
  for (let times = 0; times === 0 || Date.now() < deadline; times++) {
    if (times > 0) tellAgain(what, cause);
    cause = undefined;
    try {
      await act();
    } catch (error) {
      cause = error;
    }
    if (await comes(isThere, within)) return;
  }
  throw new Error(`${what}: not in a minute`, { cause });
}

/** As `insist`, but nothing is done where it is so already. */
export async function ensure(...[what, act, isThere, within]: Parameters<typeof insist>): Promise<void> {
  if (!(await isThere())) await insist(what, act, isThere, within);
}

export const isVisible = (locator: Locator) => () => locator.isVisible();
export const isFocused = (locator: Locator) => () =>
  locator.evaluate((element) => element === element.ownerDocument.activeElement);
export const isHidden = (locator: Locator) => () => locator.isHidden();
