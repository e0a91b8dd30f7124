import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { CATALOG_FILE, DESIGN_FILE, type DesignFile, PROVIDER_FILE, readDesignFile } from '../design';
import { thrownText } from '../design/thrown';
import { leadsOutOf } from '../deploy/links';
import { CliFailure } from './failure';
import { printError } from './terminal';

const IGNORED = new Set(['node_modules', '.git', '.csp-connectivity']);
/** More than the reader takes (5 MB of text), so that it refuses the file itself; the rest of a larger file is never read. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The design files in a folder and below it, sorted; their paths are relative to the folder, with `/`.
 * Links inside of the folder are followed, but nothing is read twice; what is behind a link that leads out of it is told, not read.
 * @throws CliFailure (2) where the folder or a file in it cannot be read
 */
export function readDesignFiles(folder: string): DesignFile[] {
  let found;
  try {
    found = statSync(folder);
  } catch (error) {
    throw unreadable(folder, error);
  }
  if (!found.isDirectory()) throw new CliFailure(l10n.t('{0} is a file; name the folder of the design.', folder));

  const seen = new Set<string>();
  const links: string[] = [];
  const files: string[] = [];
  const walk = (relative: string): void => {
    const path = join(folder, relative);
    const real = guarded(path, () => realpathSync(path));
    if (seen.has(real)) return;
    seen.add(real);
    for (const entry of guarded(path, () => readdirSync(path, { withFileTypes: true }))) {
      const child = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isSymbolicLink()) links.push(child);
      else if (entry.isDirectory() && !IGNORED.has(entry.name)) walk(child);
      else if (entry.isFile() && isOfDesign(entry.name)) {
        seen.add(join(real, entry.name));
        files.push(child);
      }
    }
  };
  walk('');
  // After all that is really there, so that a link to it does not hide where it stands.
  for (let link = links.shift(); link !== undefined; link = links.shift()) {
    const path = join(folder, link);
    if (IGNORED.has(basename(link)) || !existsSync(path)) continue;
    if (leadsOutOf(folder, path)) {
      printError(l10n.t('{0} leads out of {1} by a symbolic link, and is not read.', path, folder));
      continue;
    }
    const target = statSync(path);
    if (target.isDirectory()) walk(link);
    else if (target.isFile() && isOfDesign(link) && !seen.has(realpathSync(path))) {
      seen.add(realpathSync(path));
      files.push(link);
    }
  }
  return files.sort().map((path) => readDesignFile(path, readText(join(folder, path))));
}

function isOfDesign(path: string): boolean {
  return DESIGN_FILE.test(path) || CATALOG_FILE.test(path);
}

/** The nearest folder above that holds a provider file, for a hint to who stands below it. */
export function providerAbove(folder: string): string | undefined {
  for (let at = dirname(resolve(folder)); ; at = dirname(at)) {
    try {
      if (readdirSync(at).some((name) => PROVIDER_FILE.test(name))) return at;
    } catch {
      return undefined;
    }
    if (dirname(at) === at) return undefined;
  }
}

/** Writes a file that the user has named. @throws CliFailure (2) where that cannot be */
export function writeFile(path: string, content: string | Uint8Array): void {
  writing(path, () => writeFileSync(path, content));
}

/** Makes the folder that a file is to be in, and those above it. @throws CliFailure (2) where that cannot be */
export function makeFolderOf(path: string): void {
  writing(path, () => mkdirSync(dirname(path), { recursive: true }));
}

function writing(path: string, write: () => unknown): void {
  try {
    write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliFailure(l10n.t('{0} cannot be written ({1}).', path, code ?? thrownText(error)));
  }
}

/** The text of a file that the user has named. @throws CliFailure (2) where it cannot be read */
export function readText(path: string): string {
  return guarded(path, () => {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(Math.min(statSync(path).size, MOST_BYTES));
      let length = 0;
      for (let read = -1; read !== 0 && length < bytes.length; length += read) {
        read = readSync(file, bytes, length, bytes.length - length, null);
      }
      return bytes.toString('utf8', 0, length);
    } finally {
      closeSync(file);
    }
  });
}

function guarded<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): CliFailure {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new CliFailure(l10n.t('{0} does not exist.', path));
  if (code === 'EACCES' || code === 'EPERM') return new CliFailure(l10n.t('{0} may not be read.', path));
  return new CliFailure(l10n.t('{0} cannot be read ({1}).', path, code ?? thrownText(error)));
}
