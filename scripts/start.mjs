// Builds the extension and opens it on a copy of the sample design: `npm start`.
//   --port N       the port of the browser workbench (the first free one from 8440 on if left out)
//   --browser      the workbench in the browser even where there is a desktop VS Code
//   --folder DIR   another design than the sample; it is opened where it is, not copied
import './lib/require-node.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, findOnPath, killWithParent, runOrThrow } from './lib/run.mjs';
import { QUIET_SETTINGS, installExtension, startServer } from './lib/vscode-process.mjs';
import { packageExtension } from './package.mjs';

const FIRST_PORT = 8440;
const PORTS_TRIED = 20;
const SCRATCH = join(ROOT, '.vscode-test', 'start');

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      browser: { type: 'boolean', default: false },
      folder: { type: 'string' },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Error(`--port ${values.port} is not a port: a number from 1 to 65535 is needed.`);
  }
  if (values.folder !== undefined && !existsSync(values.folder))
    throw new Error(`--folder ${values.folder} is not there.`);
  return { ...values, port };
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

async function choosePort(wanted) {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new Error(`Port ${wanted} is in use. Choose another with --port, or leave it out.`);
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS_TRIED; port++) {
    if (await isFree(port)) return port;
    console.log(`Port ${port} is in use, trying the next one.`);
  }
  throw new Error(`No free port from ${FIRST_PORT} to ${FIRST_PORT + PORTS_TRIED - 1}. Choose one with --port.`);
}

/** The design to open: a copy of the sample, so that trying things out leaves the checkout as it is. */
function designFolder(folder) {
  if (folder) return resolve(folder);
  const copy = join(SCRATCH, 'northwind');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(ROOT, 'samples', 'northwind'), copy, { recursive: true });
  return copy;
}

/** Desktop VS Code, with the checkout as an extension under development; ends when its window is closed. */
async function openDesktop(code, folder) {
  await runOrThrow(process.execPath, ['scripts/build.mjs']);
  const user = join(SCRATCH, 'user');
  const args = ['--new-window', '--wait', '--disable-workspace-trust', `--extensionDevelopmentPath=${ROOT}`];
  args.push('--user-data-dir', user, '--extensions-dir', join(SCRATCH, 'no-extensions'));
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  console.log(`Opening VS Code on ${folder}. Close its window or press Ctrl+C to stop.`);
  const child = spawn(code, [...args, folder], { stdio: 'inherit', detached: true });
  killWithParent(child);
  // `code` only waits for the window, which belongs to a process of its own: VS Code keeps its id in this file.
  process.on('exit', () => endProcessNamedIn(join(user, 'code.lock')));
  await once(child, 'close');
  process.exit();
}

function endProcessNamedIn(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 'SIGTERM');
  } catch {
    // The window was closed: no file, or no such process any more.
  }
}

/** VS Code's server, with the extension installed from its VSIX: only a desktop VS Code loads it from the checkout. */
async function openBrowser(folder, wantedPort) {
  const port = await choosePort(wantedPort);
  const { packagePath } = await packageExtension(join(SCRATCH, 'csp-connectivity.vsix'));
  const extensionsDir = join(SCRATCH, 'extensions');
  rmSync(extensionsDir, { recursive: true, force: true });
  await installExtension(packagePath, extensionsDir);
  const { url } = await startServer({ extensionsDir, port, settings: QUIET_SETTINGS });
  console.log(`\nVS Code is ready on the design in ${folder}. Open\n\n  ${url}/?folder=${encodeURI(folder)}\n`);
  console.log('Press Ctrl+C to stop.');
}

try {
  const options = readOptions();
  const folder = designFolder(options.folder);
  const code = findOnPath('code');
  const hasDisplay = process.platform === 'darwin' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  if (code && hasDisplay && !options.browser && options.port === undefined) await openDesktop(code, folder);
  else await openBrowser(folder, options.port);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
