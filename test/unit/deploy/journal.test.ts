import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalFailure, type JournalEntry, journalFiles } from '../../../src/deploy';

let design: string;
beforeEach(() => {
  design = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => {
  rmSync(design, { recursive: true, force: true });
});

const at = '2026-11-20T10:00:00.000Z';
const start: JournalEntry = { kind: 'start', at, customer: 'contoso', target: 'simulator' };
const step = (resourceId: string, state: 'Running' | 'Succeeded'): JournalEntry => ({
  kind: 'step',
  at,
  step: resourceId,
  resourceId,
  state,
});
const folder = () => join(design, '.csp-connectivity', 'journal', 'contoso');

describe('the journal of a deployment', () => {
  it('is kept in the design, where git ignores it, one line for each entry', () => {
    const journal = journalFiles(design).open('contoso');
    journal.append(start);
    journal.append({ kind: 'end', at, status: 'succeeded' });
    journal.close();
    expect(readFileSync(join(design, '.csp-connectivity', '.gitignore'), 'utf8')).toBe('*\n');
    const lines = readFileSync(join(folder(), `${journal.id}.jsonl`), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([start, { kind: 'end', at, status: 'succeeded' }]);
    expect(existsSync(join(folder(), 'lock'))).toBe(false);
  });

  it('lets one deployment of a customer run at a time', () => {
    const files = journalFiles(design);
    const journal = files.open('contoso');
    expect(() => files.open('contoso')).toThrow(JournalFailure);
    files.open('fabrikam').close();
    journal.close();
    files.open('contoso').close();
  });

  it('takes the lock of a process that is no more, and not the lock of another machine', () => {
    const files = journalFiles(design);
    files.open('contoso').close();
    const lock = join(folder(), 'lock');
    writeFileSync(lock, JSON.stringify({ host: hostname(), pid: 2 ** 30, since: at }));
    files.open('contoso').close();
    writeFileSync(lock, JSON.stringify({ host: 'elsewhere', pid: 1, since: at }));
    expect(() => files.open('contoso')).toThrow(/elsewhere/);
    const incomplete = [
      { pid: 1, since: at },
      { host: 'elsewhere', since: at },
      { host: 'elsewhere', pid: 1 },
    ];
    for (const text of ['half writ', 'null', ...incomplete.map((holder) => JSON.stringify(holder))]) {
      writeFileSync(lock, text);
      expect(() => files.open('contoso')).toThrow(/cannot be read/);
    }
  });

  it('knows the last deployment that was interrupted, and what was under way', () => {
    const files = journalFiles(design);
    expect(files.interrupted('contoso')).toBeUndefined();
    const journal = files.open('contoso');
    journal.append(start);
    journal.append(step('/a', 'Running'));
    journal.append(step('/b', 'Running'));
    journal.append(step('/b', 'Succeeded'));
    journal.close();
    const [name] = readdirSync(folder());
    writeFileSync(join(folder(), name ?? ''), '{"kind":"st', { flag: 'a' });
    expect(files.interrupted('contoso')).toEqual({ id: journal.id, startedAt: at, underWay: ['/a'] });
  });

  it('knows a removal that was under way, and takes no other line for a step', () => {
    const journal = journalFiles(design).open('contoso');
    journal.append(start);
    journal.append({ kind: 'removal', at, resourceId: '/old', state: 'Running' });
    journal.append({ kind: 'removal', at, resourceId: '/older', state: 'Running' });
    journal.append({ kind: 'removal', at, resourceId: '/older', state: 'Succeeded' });
    journal.append({ kind: 'note', at, resourceId: '/noted', state: 'Running' } as unknown as JournalEntry);
    journal.close();
    expect(journalFiles(design).interrupted('contoso')?.underWay).toEqual(['/old']);
  });

  it('says nothing of a deployment that ended', () => {
    const files = journalFiles(design);
    const journal = files.open('contoso');
    journal.append(start);
    journal.append({ kind: 'end', at, status: 'failed' });
    journal.close();
    expect(files.interrupted('contoso')).toBeUndefined();
  });

  it('stays in its folder whatever the customer is called', () => {
    journalFiles(design).open('..').close();
    journalFiles(design).open('a/../../b').close();
    expect(readdirSync(join(design, '.csp-connectivity', 'journal')).sort()).toEqual(['%2E%2E', 'a%2F..%2F..%2Fb']);
  });

  it('says where it cannot be kept', () => {
    writeFileSync(join(design, '.csp-connectivity'), 'a file in the way');
    expect(() => journalFiles(design).open('contoso')).toThrow(/cannot be kept in .*contoso/);
  });
});

describe('the lock of deployments', () => {
  it('of a holder that is no more goes to one process, however many come at once', async () => {
    const bundle = join(design, 'locker.cjs');
    await build({
      stdin: { contents: LOCKER, resolveDir: import.meta.dirname, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: bundle,
      logLevel: 'silent',
    });
    const stale = JSON.stringify({ host: hostname(), pid: 2 ** 30, since: at });
    for (let n = 0; n < RACES; n++) {
      mkdirSync(join(design, `.csp-connectivity/journal/c${String(n)}`), { recursive: true });
      writeFileSync(join(design, `.csp-connectivity/journal/c${String(n)}/lock`), stale);
    }
    const begin = String(Date.now() + 600);
    const racers = Array.from({ length: 2 }, () =>
      promisify(execFile)(process.execPath, [bundle, design, begin, String(RACES)]),
    );
    const held = (await Promise.all(racers)).flatMap(({ stdout }) => stdout.trim().split('\n'));
    expect(held.toSorted()).toEqual(Array.from({ length: RACES }, (_, n) => `c${String(n)}`).toSorted());
  });

  it('is succeeded again where the successor is no more either', () => {
    const files = journalFiles(design);
    mkdirSync(folder(), { recursive: true });
    const dead = JSON.stringify({ host: hostname(), pid: 2 ** 30, since: at });
    const successor = createHash('sha256').update(dead).digest('hex').slice(0, 16);
    writeFileSync(join(folder(), 'lock'), dead);
    writeFileSync(
      join(folder(), `lock.${successor}`),
      JSON.stringify({ host: hostname(), pid: 2 ** 30, since: 'later' }),
    );
    const journal = files.open('contoso');
    expect(() => files.open('contoso')).toThrow(JournalFailure);
    journal.close();
    expect(readdirSync(folder()).filter((name) => name.startsWith('lock'))).toEqual([]);
  });
});

const RACES = 300;

/** Takes the locks of many customers, each at a moment that all racers know, and holds those that it gets until the end. */
const LOCKER = `
  import { setTimeout as sleep } from 'node:timers/promises';
  import { takeLock } from '../../../src/deploy/lock';
  const [, , design = '', begin = '0', races = '0'] = process.argv;
  const run = async () => {
    await sleep(Math.max(0, Number(begin) - Date.now() - 20));
    for (let n = 0; n < Number(races); n++) {
      while (performance.timeOrigin + performance.now() < Number(begin) + n * 4) continue;
      try {
        takeLock(design + '/.csp-connectivity/journal/c' + n + '/lock');
        console.log('c' + n);
      } catch (error) {
        if (error?.name !== 'JournalFailure') console.log(String(error));
      }
    }
    await sleep(300);
  };
  void run();
`;

describe('a link in the design', () => {
  let outside: string;
  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), 'outside-'));
  });
  afterEach(() => {
    rmSync(outside, { recursive: true, force: true });
  });

  it.each(['.csp-connectivity', '.csp-connectivity/journal', '.csp-connectivity/journal/contoso'])(
    'at %s does not lead the journal out of it',
    (path) => {
      mkdirSync(join(design, path, '..'), { recursive: true });
      symlinkSync(outside, join(design, path));
      const files = journalFiles(design);
      expect(() => files.open('contoso')).toThrow(/link/);
      mkdirSync(join(outside, 'journal/contoso'), { recursive: true });
      if (path === '.csp-connectivity') expect(() => files.interrupted('contoso')).toThrow(/link/);
      expect(readdirSync(outside)).toEqual(['journal']);
      expect(readdirSync(join(outside, 'journal/contoso'))).toEqual([]);
    },
  );

  it('in place of a file of the journal is not written through', () => {
    mkdirSync(join(design, '.csp-connectivity'));
    symlinkSync(join(outside, 'ignored'), join(design, '.csp-connectivity/.gitignore'));
    journalFiles(design).open('contoso').close();
    expect(readdirSync(outside)).toEqual([]);
  });

  it('that stays inside is followed', () => {
    mkdirSync(join(design, 'kept'));
    symlinkSync(join(design, 'kept'), join(design, '.csp-connectivity'));
    const journal = journalFiles(design).open('contoso');
    journal.append(start);
    journal.close();
    expect(readdirSync(join(design, 'kept/journal/contoso'))).toEqual([`${journal.id}.jsonl`]);
  });
});
