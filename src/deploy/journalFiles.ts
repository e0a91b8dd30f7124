import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type InterruptedRun, type JournalEntry, JournalFailure, type JournalRun, type JournalStore } from './journal';
import { leadsOutOf } from './links';
import { takeLock } from './lock';
import { rememberedOf } from './remembered';

/** The journals in `<design>/.csp-connectivity/journal/<customer>/`, which git ignores. */
export function journalFiles(designFolder: string): JournalStore {
  const own = join(designFolder, '.csp-connectivity');
  const folderOf = (customer: string) => join(own, 'journal', folderName(customer));
  return {
    open(customer) {
      const folder = folderOf(customer);
      const id = new Date().toISOString().replaceAll(/[:.]/g, '-');
      const path = join(folder, `${id}.jsonl`);
      const giveBack = guarded(folder, () => {
        refuseLinks(designFolder, folder);
        mkdirSync(folder, { recursive: true });
        createIfAbsent(join(own, '.gitignore'), '*\n');
        return takeLock(join(folder, 'lock'));
      });
      let begun = false;
      return {
        id,
        append: (entry) => {
          guarded(path, () => {
            appendFileSync(path, `${JSON.stringify(entry)}\n`, { flag: begun ? 'a' : 'ax' });
            begun = true;
          });
        },
        close: () => {
          guarded(folder, giveBack);
        },
      };
    },
    interrupted(customer) {
      const last = entriesOf(customer).at(-1);
      return last && interruptedRun(last.id, last.entries);
    },
    runs: entriesOf,
    remembered(customer, target) {
      return rememberedOf(
        entriesOf(customer).map(({ entries }) => entries),
        target,
      );
    },
  };

  /** The journals of a customer, the oldest first. */
  function entriesOf(customer: string): JournalRun[] {
    const folder = folderOf(customer);
    if (!existsSync(folder)) return [];
    return guarded(folder, () => {
      refuseLinks(designFolder, folder);
      const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
      return names.sort().map((name) => {
        const path = join(folder, name);
        refuseLinks(designFolder, path);
        const lines = readFileSync(path, 'utf8').split('\n');
        return { id: name.replace(/\.jsonl$/, ''), path, entries: lines.flatMap((line) => readEntry(line) ?? []) };
      });
    });
  }
}

/** A customer's name as one folder's; a name of dots would lead elsewhere. */
function folderName(customer: string): string {
  return encodeURIComponent(customer).replace(/^\.+/, (dots) => '%2E'.repeat(dots.length));
}

/** A link in the design may not lead the journal elsewhere. */
function refuseLinks(designFolder: string, folder: string): void {
  if (!leadsOutOf(designFolder, folder)) return;
  throw new JournalFailure(
    l10n.t('{0} leads out of the design by a symbolic link: the journal is not kept there. Remove the link.', folder),
  );
}

/** Never through a link: what is there in any form stays. */
function createIfAbsent(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function interruptedRun(id: string, entries: readonly JournalEntry[]): InterruptedRun | undefined {
  const start = entries.find((entry) => entry.kind === 'start');
  if (!start || entries.some((entry) => entry.kind === 'end')) return undefined;
  const running = new Set<string>();
  for (const entry of entries) {
    if (entry.kind !== 'step' && entry.kind !== 'removal') continue;
    if (entry.state === 'Running') running.add(entry.resourceId);
    else running.delete(entry.resourceId);
  }
  return { id, startedAt: start.at, underWay: [...running] };
}

/** The last line may have been cut off in the middle. */
function readEntry(line: string): JournalEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null ? (entry as JournalEntry) : undefined;
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
