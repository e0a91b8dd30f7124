/** What makes Chromium quiet and steady in tests. */
export const CHROMIUM_ARGS: string[];
/**
 * The path of a Chromium or Chrome on this machine.
 * @throws when there is none, with a line that says what to install
 */
export function ensureChromium(): Promise<string>;
