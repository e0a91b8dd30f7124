import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type InterruptedRun, type JournalEntry, JournalFailure, type JournalStore } from './journal';

/** Who holds a lock. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly since: string;
}

/** The journals in `<design>/.csp-connectivity/journal/<customer>/`, which git ignores. */
export function journalFiles(designFolder: string): JournalStore {
  const own = join(designFolder, '.csp-connectivity');
  const folderOf = (customer: string) => join(own, 'journal', folderName(customer));
  return {
    open(customer) {
      const folder = folderOf(customer);
      const id = new Date().toISOString().replaceAll(/[:.]/g, '-');
      const path = join(folder, `${id}.jsonl`);
      const lock = join(folder, 'lock');
      guarded(folder, () => {
        mkdirSync(folder, { recursive: true });
        if (!existsSync(join(own, '.gitignore'))) writeFileSync(join(own, '.gitignore'), '*\n');
        takeLock(lock);
      });
      return {
        id,
        append: (entry) => {
          guarded(path, () => {
            appendFileSync(path, `${JSON.stringify(entry)}\n`);
          });
        },
        close: () => {
          rmSync(lock, { force: true });
        },
      };
    },
    interrupted(customer) {
      const folder = folderOf(customer);
      if (!existsSync(folder)) return undefined;
      return guarded(folder, () => {
        const last = readdirSync(folder)
          .filter((name) => name.endsWith('.jsonl'))
          .sort()
          .at(-1);
        return last === undefined ? undefined : interruptedRun(last, readFileSync(join(folder, last), 'utf8'));
      });
    },
  };
}

/** A customer's name as one folder's; a name of dots would lead elsewhere. */
function folderName(customer: string): string {
  return encodeURIComponent(customer).replace(/^\.+/, (dots) => '%2E'.repeat(dots.length));
}

function takeLock(path: string): void {
  const mine: Holder = { host: hostname(), pid: process.pid, since: new Date().toISOString() };
  const text = JSON.stringify(mine);
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const holder = readHolder(path);
  if (holder && (holder.host !== mine.host || isAlive(holder.pid))) {
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
  // Whoever held it has ended without giving it back.
  rmSync(path, { force: true });
  writeFileSync(path, text, { flag: 'wx' });
}

function readHolder(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder> | null;
    const { host, pid, since } = holder ?? {};
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

function interruptedRun(file: string, text: string): InterruptedRun | undefined {
  const entries = text.split('\n').flatMap((line) => readEntry(line) ?? []);
  const start = entries.find((entry) => entry.kind === 'start');
  if (!start || entries.some((entry) => entry.kind === 'end')) return undefined;
  const running = new Set<string>();
  for (const entry of entries) {
    if (entry.kind !== 'step') continue;
    if (entry.state === 'Running') running.add(entry.resourceId);
    else running.delete(entry.resourceId);
  }
  return { id: file.replace(/\.jsonl$/, ''), startedAt: start.at, underWay: [...running] };
}

/** The last line may have been cut off in the middle. */
function readEntry(line: string): JournalEntry | undefined {
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return undefined;
  }
}

function guarded<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof JournalFailure) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new JournalFailure(l10n.t('The journal of the deployment cannot be kept in {0} ({1}).', path, code));
  }
}
