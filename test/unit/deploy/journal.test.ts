import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
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
    writeFileSync(lock, 'half writ');
    files.open('contoso').close();
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
