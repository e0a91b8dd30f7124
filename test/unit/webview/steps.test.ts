// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToSteps } from '../../../webview/keys';

const LINUX = 'Mozilla/5.0 (X11; Linux x86_64)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';

let told: string[] = [];
beforeAll(() => listenToSteps((step) => told.push(step)));
beforeEach(() => {
  told = [];
  document.body.innerHTML = '<svg tabindex="0"></svg><button></button><input><textarea></textarea>';
});

afterEach(() => vi.unstubAllGlobals());

/** Presses a key on a part of the page; whether the page kept it for itself. */
function press(key: string, init: KeyboardEventInit, userAgent = LINUX, on = 'svg'): boolean {
  vi.stubGlobal('navigator', { userAgent });
  const event = new KeyboardEvent('keydown', { key, ...init, bubbles: true, cancelable: true, composed: true });
  document.querySelector(on)?.dispatchEvent(event);
  return event.defaultPrevented;
}

describe("VS Code's keys for undo and redo in the page", () => {
  it.each([
    ['undo', 'z', { ctrlKey: true }, LINUX],
    ['redo', 'y', { ctrlKey: true }, LINUX],
    ['redo', 'Z', { ctrlKey: true, shiftKey: true }, LINUX],
    ['undo', 'Z', { ctrlKey: true }, LINUX],
    ['undo', 'z', { metaKey: true }, MAC],
    ['redo', 'y', { metaKey: true }, MAC],
    ['redo', 'z', { metaKey: true, shiftKey: true }, MAC],
  ])('%s is asked for by %s with %o', (step, key, held, userAgent) => {
    for (const on of ['svg', 'button', 'body']) expect(press(key, held, userAgent, on)).toBe(true);
    expect(told).toEqual([step, step, step]);
  });

  it.each([
    ['z', {}, LINUX],
    ['z', { metaKey: true }, LINUX],
    ['z', { ctrlKey: true, altKey: true }, LINUX],
    ['z', { ctrlKey: true }, MAC],
    ['a', { ctrlKey: true }, LINUX],
  ])('%s with %o is no such key', (key, held, userAgent) => {
    expect(press(key, held, userAgent)).toBe(false);
    expect(told).toEqual([]);
  });

  it.each(['input', 'textarea'])('are the own of an %s', (on) => {
    expect(press('z', { ctrlKey: true }, LINUX, on)).toBe(false);
    expect(told).toEqual([]);
  });
});
