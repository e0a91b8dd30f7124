// Installs the VS Code server that the integration and UI tests run in, once: `npm run vscode-server`.
import './lib/require-node.mjs';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, findOnPath, runOrThrow } from './lib/run.mjs';

const CODE_SERVER = '4.139.1';
/** VS Code's own version in that code-server. */
export const VSCODE_VERSION = '1.139.1';
const CODE_SERVER_SHA512 = 'fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';
const NODE = '24.21.0';
const NATIVE_MODULES = ['@vscode/spdlog', '@vscode/native-watchdog', '@vscode/sqlite3', 'node-pty'];
const STAMP = 'complete.json';

/** Where the server is kept between runs: `CSP_VSCODE_CACHE`, or `.vscode-test` in the checkout. */
export const CACHE = process.env.CSP_VSCODE_CACHE || join(ROOT, '.vscode-test');

function describe(root) {
  return {
    node: join(root, 'node_modules', nodePackage(), 'bin', 'node'),
    serverMain: join(root, 'package', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

function nodePackage() {
  return `node-${process.platform}-${process.arch}`;
}

function checkMachine() {
  if (!['linux', 'darwin'].includes(process.platform)) {
    throw new Error('The VS Code server from npm runs on Linux and macOS. Use "npm run test:electron" on this system.');
  }
  const missing = [
    ['python3', ['python3']],
    ['make', ['make']],
    ['g++', ['g++', 'clang++', 'c++']],
  ].filter(([, programs]) => !findOnPath(...programs));
  if (missing.length > 0) {
    const names = missing.map(([name]) => name).join(', ');
    throw new Error(
      `The VS Code server's native modules need ${names}: install them ("apt-get install ${names.replaceAll(',', '')}").`,
    );
  }
}

/** Removes what an interrupted installation left; one that is still at work (its process lives) is left alone. */
function sweep() {
  for (const name of readdirSync(CACHE)) {
    const pid = /^installing-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(CACHE, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function install(target) {
  checkMachine();
  mkdirSync(CACHE, { recursive: true });
  sweep();
  const temporary = mkdtempSync(join(CACHE, `installing-${process.pid}-`));
  try {
    const npm = (args, cwd, env) => runOrThrow('npm', [...args, '--no-audit', '--no-fund'], { cwd, env, quiet: true });
    const started = Date.now();
    const say = (text) => console.log(`[${String(Math.round((Date.now() - started) / 1000)).padStart(3)} s] ${text}`);
    console.log(`Installing the VS Code ${VSCODE_VERSION} server into ${CACHE} (once, 1-3 minutes, 800 MB)`);

    say(`Node ${NODE} with its headers`);
    writeFileSync(join(temporary, 'package.json'), JSON.stringify({ private: true }));
    await npm(['install', '--ignore-scripts', '--save-exact', `${nodePackage()}@${NODE}`], temporary, process.env);
    const nodeHome = join(temporary, 'node_modules', nodePackage());
    const env = {
      ...process.env,
      PATH: join(nodeHome, 'bin') + delimiter + process.env.PATH,
      npm_config_nodedir: nodeHome,
    };

    say(`code-server ${CODE_SERVER}, which carries the server`);
    await npm(['pack', `code-server@${CODE_SERVER}`], temporary, env);
    const tarball = join(temporary, `code-server-${CODE_SERVER}.tgz`);
    const sha512 = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    if (sha512 !== CODE_SERVER_SHA512)
      throw new Error(`code-server ${CODE_SERVER} has sha512 ${sha512}, not the pinned one`);
    await runOrThrow('tar', ['-xzf', tarball, '-C', temporary], { quiet: true });
    rmSync(tarball);

    const vscode = join(temporary, 'package', 'lib', 'vscode');
    say('its packages');
    // Not `npm ci`: the published lock file is out of step with its package.json.
    await npm(['install', '--omit=dev', '--ignore-scripts'], vscode, env);
    say('its native modules');
    await npm(['rebuild', ...NATIVE_MODULES], vscode, env);

    writeFileSync(
      join(temporary, STAMP),
      JSON.stringify({ codeServer: CODE_SERVER, vscode: VSCODE_VERSION, node: NODE }),
    );
    try {
      renameSync(temporary, target);
    } catch (error) {
      if (!existsSync(join(target, STAMP))) throw error; // otherwise another process was first, with the same result
    }
    say('ready');
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * The installed VS Code server; installs it when it is not there.
 * @returns {Promise<{ node: string, serverMain: string }>} the Node to run it with, and its entry
 */
export async function ensureServer() {
  const target = join(CACHE, `vscode-server-${VSCODE_VERSION}-node-${NODE}`);
  if (!existsSync(join(target, STAMP))) {
    rmSync(target, { recursive: true, force: true });
    await install(target);
  }
  return describe(target);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log((await ensureServer()).serverMain);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
