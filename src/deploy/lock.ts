import { createHash, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { JournalFailure } from './journal';

/** Who holds a lock. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly since: string;
}

/** One lock file of a chain: the first, or the successor of a holder that is no more. */
interface Link {
  readonly path: string;
  readonly text: string;
}

/**
 * Takes a lock that one process at a time holds, and returns what gives it back. A holder of this machine that is no more is
 * succeeded by exactly one process: the name of the successor's file comes from the text of the lock that it succeeds, and a
 * file is made once only. A holder on another machine cannot be looked at, and is respected.
 * @throws JournalFailure where somebody else holds it
 */
export function takeLock(path: string): () => void {
  const holder: Holder = { host: hostname(), pid: process.pid, since: new Date().toISOString() };
  const text = JSON.stringify({ ...holder, id: randomUUID() });
  for (;;) {
    const chain = readChain(path);
    const last = chain.at(-1);
    if (last) refuseLiving(last);
    const mine = last ? successorOf(path, last.text) : path;
    if (!create(mine, text)) continue;
    // The chain may have been given back since it was read: what was made then succeeds nobody.
    if (readChain(path).at(-1)?.path !== mine) {
      rmSync(mine, { force: true });
      continue;
    }
    return () => {
      // The first file goes first: from then on another may begin a chain of its own.
      for (const link of [...chain, { path: mine }]) rmSync(link.path, { force: true });
    };
  }
}

function readChain(path: string): Link[] {
  const chain: Link[] = [];
  for (let at = path; ; at = successorOf(path, chain.at(-1)?.text ?? '')) {
    const text = read(at);
    if (text === undefined) return chain;
    chain.push({ path: at, text });
  }
}

function successorOf(path: string, text: string): string {
  return `${path}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes a file with all of its text at once; false where it is there. */
function create(path: string, text: string): boolean {
  const draft = join(dirname(path), `.${randomUUID()}`);
  writeFileSync(draft, text, { flag: 'wx' });
  try {
    publish(draft, path, text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Some file systems have no hard links: there the file is made once too, and is empty for a moment. */
function publish(draft: string, path: string, text: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw error;
    writeFileSync(path, text, { flag: 'wx' });
  }
}

function refuseLiving({ path, text }: Link): void {
  const holder = holderIn(text);
  if (!holder) {
    throw new JournalFailure(
      l10n.t('The lock {0} cannot be read. If no deployment of this customer runs, remove it.', path),
    );
  }
  if (holder.host === hostname() && !isAlive(holder.pid)) return;
  throw new JournalFailure(
    l10n.t(
      'Another deployment of this customer runs since {0} (process {1} on {2}). If it does not, remove {3}.',
      holder.since,
      String(holder.pid),
      holder.host,
      path,
    ),
  );
}

function holderIn(text: string): Holder | undefined {
  try {
    const { host, pid, since } = (JSON.parse(text) ?? {}) as Partial<Holder>;
    return typeof host === 'string' && typeof pid === 'number' && typeof since === 'string'
      ? { host, pid, since }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
