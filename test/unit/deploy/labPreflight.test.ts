import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frrFolder, labObjection } from '../../../src/deploy/lab/preflight';

const path = process.env['PATH'];
let folder: string;
let daemons: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-preflight-'));
  daemons = join(folder, 'frr');
  mkdirSync(daemons);
  frr('8.4.4');
});
afterEach(() => {
  process.env['PATH'] = path;
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function program(at: string, text = 'exit 0'): void {
  writeFileSync(at, `#!/bin/sh\n${text}\n`);
  chmodSync(at, 0o755);
}

/** Daemons that say a version. */
function frr(version: string, names: readonly string[] = ['zebra', 'bgpd', 'staticd', 'bfdd']): void {
  for (const name of names) program(join(daemons, name), `echo '${name} version ${version}'`);
}

/** Programs that can be run; `unshare` and the daemons are scripts, which need a shell. */
function programs(...names: string[]): void {
  process.env['PATH'] = ['/no/such/folder', folder].join(delimiter);
  symlinkSync('/bin/sh', join(folder, 'sh'));
  for (const name of names) program(join(folder, name));
}

const ALL = ['ip', 'vtysh', 'unshare', 'nsenter', 'mount'];
const objection = () => labObjection([join(folder, 'nowhere'), daemons]);

describe('a machine', () => {
  it('that has all is told nothing', () => {
    programs(...ALL);
    expect(objection()).toBeUndefined();
  });

  it.each(ALL)('without the program "%s" is told that it is missing', (missing) => {
    programs(...ALL.filter((name) => name !== missing));
    const said = `The program "${missing}" is missing.`;
    expect(objection()?.startsWith(said)).toBe(true);
    writeFileSync(join(folder, missing), 'not to be run');
    chmodSync(join(folder, missing), 0o644);
    expect(objection()?.startsWith(said)).toBe(true);
  });

  it('without a path at all lacks the first of them, and is told where it is from', () => {
    delete process.env['PATH'];
    expect(objection()).toBe('The program "ip" is missing. On Debian: apt-get install iproute2 util-linux mount.');
  });

  it('without FRRouting, or without one of its daemons, is told how to get it', () => {
    programs(...ALL);
    expect(labObjection([join(folder, 'nowhere')])).toBe(
      `FRRouting is not installed: ${join(folder, 'nowhere', 'zebra')} is missing. On Debian: apt-get install frr.`,
    );
    rmSync(join(daemons, 'bfdd'));
    expect(objection()).toContain(`${join(daemons, 'bfdd')} is missing`);
  });

  it.each([
    ['8.3.1', 'FRRouting 8.3 is installed'],
    ['7.5', 'FRRouting 7.5 is installed'],
    ['8.4', undefined],
    ['8.10', undefined],
    ['10.0.1-my', undefined],
  ])('with FRRouting %s', (version, said) => {
    programs(...ALL);
    frr(version);
    if (said === undefined) expect(objection()).toBeUndefined();
    else {
      expect(objection()).toContain(said);
      expect(objection()).toContain('8.4 or later is needed');
    }
  });

  it('with something that says no version is told so', () => {
    programs(...ALL);
    program(join(daemons, 'bgpd'), 'echo something');
    expect(objection()).toBe(`${join(daemons, 'bgpd')} does not say its version; FRRouting 8.4 or later is needed.`);
  });

  it('that makes no namespaces for root is no machine for a lab, and asks a user to be root', () => {
    programs(...ALL);
    program(join(folder, 'unshare'), 'exit 1');
    vi.spyOn(process, 'getuid').mockReturnValue(0);
    expect(objection()).toContain('even root may make none here');
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    expect(objection()).toContain('Run the command as root');
  });

  it('asks for its own root only where the user is none', () => {
    programs(...ALL);
    program(join(folder, 'unshare'), `echo "$@" > ${join(folder, 'asked')}; [ "$1" = -U ]`);
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    expect(objection()).toBeUndefined();
    vi.spyOn(process, 'getuid').mockReturnValue(0);
    expect(objection()).toBeDefined();
  });

  it('that is no Linux is pointed to containerlab', () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
    expect(objection()).toContain('containerlab');
  });
});

it('the daemons are where they can be run', () => {
  expect(frrFolder([join(folder, 'nowhere'), daemons])).toBe(daemons);
  expect(frrFolder([join(folder, 'nowhere'), join(folder, 'else')])).toBe(join(folder, 'nowhere'));
});
