import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findOnPath, isExecutable } from './run.mjs';
import { installDebianPackages } from './system-packages.mjs';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** What makes Chromium quiet and steady in tests; without a sandbox, because CI runs as root; this machine is all it can reach. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

function find() {
  const own = process.env.CSP_CHROMIUM;
  if (own) {
    if (!isExecutable(own)) throw new Error(`CSP_CHROMIUM is not a program: ${own}`);
    return own;
  }
  const playwrights = chromium.executablePath();
  return findOnPath(...PROGRAMS) ?? MAC_APPS.find(isExecutable) ?? (existsSync(playwrights) ? playwrights : undefined);
}

/**
 * The path of a Chromium or Chrome on this machine. On Debian as root a missing one is installed with apt.
 * @throws when there is none, with a line that says what to install
 */
export async function ensureChromium() {
  const found = find() ?? ((await installDebianPackages(['chromium'])) ? find() : undefined);
  if (found) return found;
  throw new Error(
    'No Chromium or Chrome found. Install one ("sudo apt-get install chromium", or "npx playwright-core install chromium"), or set CSP_CHROMIUM to its path.',
  );
}
