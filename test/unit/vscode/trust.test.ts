import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { Refusal } from '../../../src/vscode/services/commands';
import { editFile, writeAll } from '../../../src/vscode/services/edits';
import { withoutLinksOut } from '../../../src/vscode/services/links';
import { compareWithDisk, writeOutput } from '../../../src/vscode/services/outputFiles';
import { Secrets } from '../../../src/vscode/services/secrets';
import { signIn } from '../../../src/vscode/services/signIn';
import { Simulators } from '../../../src/vscode/services/simulators';
import { readSample } from '../deploy/sample';
import { Uri, newPerson, person } from './standIn';

vi.mock('vscode', () => import('./standIn'));

let folder: string;
beforeEach(() => {
  newPerson();
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'trust-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const uri = (path: string) => Uri.file(join(folder, path)) as unknown as vscode.Uri;
const output = { folder: 'contoso', format: 'arm', files: [{ path: 'contoso/a.json', content: '{}' }], common: [] };
const write = async () => {
  const { comparison, there } = await compareWithDisk(output, uri(''));
  return writeOutput(comparison, there, uri(''), new Set());
};
const kept = new Map<string, string>();
const storage = {
  get: (key: string) => Promise.resolve(kept.get(key)),
  store: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
};
const { design } = readSample('contoso');

describe('Restricted Mode', () => {
  const doors: Record<string, () => unknown> = {
    'a new file': () => writeAll([{ uri: uri('new.csp.yaml'), created: 'kind: Customer' }]),
    'an edit': () => editFile(uri('a.csp.yaml'), 'a.csp.yaml', () => []),
    'generated files': write,
    'a sign-in': () => signIn('AzureCloud', 'scope', 'tenant'),
    'a simulator': () => new Simulators({ info: () => undefined } as never).of('a.csp.yaml', undefined),
    'a secret that is read': () => new Secrets(storage as never).get(design, 'one'),
    'a secret that is kept': () => new Secrets(storage as never).keep(design, 'one', 'value'),
    'a secret that is asked for': () => new Secrets(storage as never).ask(design, 'one'),
  };

  it.each(Object.keys(doors))('is a closed door to %s, whoever calls', async (name) => {
    person.trusted = false;
    person.typed = 'value';
    await expect((async () => doors[name]?.())()).rejects.toThrow(Refusal);
    expect(readdirSync(folder)).toEqual([]);
    expect([...kept.keys()]).toEqual([]);
    expect(person.signedIn).toEqual([]);
  });

  it('is no door where the workspace is trusted', async () => {
    expect((await write()).written).toEqual(['contoso/a.json']);
    await signIn('AzureCloud', 'scope', 'tenant');
    expect(person.signedIn).toEqual(['VSCODE_TENANT:tenant']);
  });
});

describe('the code that writes, runs or signs in', () => {
  const root = join(import.meta.dirname, '../../../src/vscode');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const text = (path: string) => readFileSync(join(root, path), 'utf8');
  const acts =
    /\.fs\.(writeFile|copy|delete|rename|createDirectory)\(|\bapplyEdit\(|getSession\(|createTerminal\(|executeTask\(|\bspawn\(|startSimulator\(|\brunLab\(|storage\.(get|store|delete)\(/;

  it('asks for trust in the file that it is in, so that no caller can forget to', () => {
    const acting = files.filter((path) => acts.test(text(path).replaceAll(/^import .*$/gm, '')));
    expect(acting.length).toBeGreaterThan(6);
    expect(acting.filter((path) => !text(path).includes('requireTrust();'))).toEqual([]);
  });
});

describe('a symbolic link that leads out', () => {
  let outside: string;
  beforeEach(() => {
    outside = realpathSync(mkdtempSync(join(tmpdir(), 'outside-')));
    writeFileSync(join(outside, 'a.csp.yaml'), 'kind: Customer');
  });
  afterEach(() => rmSync(outside, { recursive: true, force: true }));

  it('brings no file into the design', async () => {
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real/a.csp.yaml'), '');
    symlinkSync(outside, join(folder, 'linked'));
    symlinkSync(join(outside, 'a.csp.yaml'), join(folder, 'real/b.csp.yaml'));
    symlinkSync(join(folder, 'real'), join(folder, 'same'));
    const files = ['real/a.csp.yaml', 'real/b.csp.yaml', 'linked/a.csp.yaml', 'same/a.csp.yaml'].map(uri);
    const found = await withoutLinksOut(uri(''), files);
    expect(found.map(({ path }) => path.slice(folder.length + 1))).toEqual(['real/a.csp.yaml', 'same/a.csp.yaml']);
  });

  it('takes no generated file with it', async () => {
    symlinkSync(outside, join(folder, 'contoso'));
    await expect(write()).rejects.toThrow(/link/);
    expect(readdirSync(outside)).toEqual(['a.csp.yaml']);
  });
});
