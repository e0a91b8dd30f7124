import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRR_DAEMONS, labObjection } from '../../../src/deploy/lab/preflight';

const path = process.env['PATH'];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-preflight-'));
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true, force: true });
});

/** Programs that can be run, and one file of such a name that cannot. */
function programs(...names: string[]): void {
  for (const name of names) {
    writeFileSync(join(folder, name), '#!/bin/sh\n');
    chmodSync(join(folder, name), 0o755);
  }
}

describe.skipIf(!existsSync(FRR_DAEMONS))('a machine without a program that a lab needs', () => {
  it.each([
    ['ip', []],
    ['vtysh', ['ip']],
    ['nsenter', ['ip', 'vtysh', 'unshare']],
    ['mount', ['ip', 'vtysh', 'unshare', 'nsenter']],
  ])('is told that "%s" is missing', (missing, there) => {
    programs(...there);
    process.env['PATH'] = ['/no/such/folder', folder].join(delimiter);
    expect(labObjection()).toBe(`The program "${missing}" is missing.`);
    writeFileSync(join(folder, missing), 'not to be run');
    chmodSync(join(folder, missing), 0o644);
    expect(labObjection()).toBe(`The program "${missing}" is missing.`);
  });

  it('and without a path at all lacks the first of them', () => {
    delete process.env['PATH'];
    expect(labObjection()).toBe('The program "ip" is missing.');
  });
});
