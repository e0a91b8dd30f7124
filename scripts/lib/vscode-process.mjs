import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureServer } from '../vscode-server.mjs';
import { killGroup, killWithParent, runOrThrow } from './run.mjs';

const READY_WITHIN_MS = 120_000;
const INSTALL_WITHIN_MS = 180_000;
const TERM_GRACE_MS = 1_000;

/** A workbench that shows the design and nothing about itself. */
export const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.title': '${activeEditorShort}${separator}${rootName}',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': 'off',
  'extensions.autoCheckUpdates': false,
  'update.showReleaseNotes': false,
  'git.openRepositoryInParentFolders': 'never',
};

/** And one that tests can drive steadily. */
const TEST_SETTINGS = {
  ...QUIET_SETTINGS,
  'workbench.reduceMotion': 'on',
  'files.simpleDialog.enable': true,
  'window.commandCenter': false,
};

/** Installs a VSIX into a folder of extensions, with VS Code's own installer. */
export async function installExtension(vsix, extensionsDir) {
  const { node, serverMain } = await ensureServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'csp-vscode-'));
  const args = [
    serverMain,
    '--server-data-dir',
    dataDir,
    '--extensions-dir',
    extensionsDir,
    '--install-extension',
    vsix,
  ];
  try {
    await runOrThrow(node, [...args, '--accept-server-license-terms', '--telemetry-level', 'off'], {
      timeoutMs: INSTALL_WITHIN_MS,
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * Starts VS Code's own server on loopback. (code-server's entry refuses the smoke-test driver's flag.)
 * @param {{ smokeTestDriver?: boolean, extensionsDir?: string, port?: number, settings?: object, trust?: boolean }} [options]
 *   `smokeTestDriver`: the page may name an extension under development and a suite; suppresses notification toasts
 *   `trust`: a window opens in Restricted Mode, as on a folder that was just cloned; otherwise all are trusted
 * @returns {Promise<{ url: string, port: number, stop: () => Promise<void> }>}
 */
export async function startServer({
  smokeTestDriver = false,
  extensionsDir,
  port = 0,
  settings = TEST_SETTINGS,
  trust = false,
} = {}) {
  const { node, serverMain } = await ensureServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'csp-vscode-'));
  const userDir = join(dataDir, 'data', 'User');
  mkdirSync(userDir, { recursive: true });
  // Without the question at the start, which would stand in front of the window.
  const all = { ...settings, ...(trust && { 'security.workspace.trust.startupPrompt': 'never' }) };
  writeFileSync(join(userDir, 'settings.json'), JSON.stringify(all, null, 2));

  const args = [serverMain, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off');
  if (!trust) args.push('--disable-workspace-trust');
  args.push('--server-data-dir', dataDir, '--extensions-dir', extensionsDir ?? join(dataDir, 'extensions'));
  if (smokeTestDriver) args.push('--enable-smoke-test-driver');
  // An empty gallery: nothing is looked up outside this machine.
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}' };
  const child = spawn(node, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const release = killWithParent(child);
  const removeData = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.once('exit', removeData);
  const ended = new Promise((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });

  const stop = async () => {
    // The server and its extension hosts do not always leave by SIGTERM.
    killGroup(child.pid, 'SIGTERM');
    const timer = setTimeout(() => killGroup(child.pid, 'SIGKILL'), TERM_GRACE_MS);
    await ended;
    clearTimeout(timer);
    killGroup(child.pid, 'SIGKILL');
    release();
    process.off('exit', removeData);
    removeData();
  };
  try {
    const listening = await listeningPort(child, ended);
    return { url: `http://127.0.0.1:${listening}`, port: listening, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listeningPort(child, ended) {
  let output = '';
  const said = new Promise((resolve) => {
    const listen = (chunk) => {
      output = (output + chunk).slice(-4000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(() => resolve(), READY_WITHIN_MS)));
  const port = await Promise.race([said, ended, late]);
  clearTimeout(timer);
  if (port === undefined) throw new Error(`The VS Code server did not start:\n${output}`);
  return port;
}
