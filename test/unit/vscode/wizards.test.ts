import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Assembly, type DesignFile, assemble, readDesignFile } from '../../../src/design';
import { check } from '../../../src/rules';
import { runWizard } from '../../../src/vscode/features/create/runWizard';
import { type Action, Refusal } from '../../../src/vscode/services/commands';
import type { Services } from '../../../src/vscode/services/services';
import { type WizardId, wizardIds } from '../../../src/wizards';
import { chance, oneOf } from '../wizards/chance';
import { withGround } from './ground';
import { sampleTexts } from './sample';
import { CancellationError, Uri, newPerson, person } from './standIn';
import { type Doing, wizardPerson } from './wizardPerson';

vi.mock('vscode', async () => (await import('./wizardPerson')).vscodeOfPerson);

const CUSTOMERS = ['contoso', 'fabrikam', 'wingtip'];
const ROUNDS = Number(process.env['WIZARD_ROUNDS'] ?? 3);
let folder: string;

/** What was read, by path and text: a text is read once, as by the services of a window. */
const read = new Map<string, DesignFile>();
function fileOf(path: string, text: string): DesignFile {
  const key = `${path}\n${text}`;
  const file = read.get(key) ?? readDesignFile(path, text);
  read.set(key, file);
  return file;
}
const assembled = (): Assembly =>
  assemble([...wizardPerson.texts].map(([path, text]) => fileOf(relative(folder, path), text)));
const errorsNow = () =>
  check(assembled())
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`);
const uriOf = (path: string) => (wizardPerson.texts.has(join(folder, path)) ? Uri.file(join(folder, path)) : undefined);

function servicesNow(): Services {
  const snapshot = () => ({ assembly: assembled(), findings: [], broken: new Map() });
  const designs = {
    get snapshot() {
      return snapshot();
    },
    latest: () => Promise.resolve(snapshot()),
    uriOf,
  };
  const files = {
    flush: () => Promise.resolve(),
    scan: () => Promise.resolve(),
    uriOf,
    file: (path: string) => assembled().designs[0]?.files.find((file) => file.path === path),
  };
  const states = { seenInAzure: () => ({ provisioningOf: () => undefined, networkSubscriptions: new Set() }) };
  return { designs, files, states, active: { latestFirst: [] } } as unknown as Services;
}

/** The sample, with something for each wizard to do, in the editors and on a disk. */
function begin(change: (path: string, text: string) => string = (_, text) => text): void {
  const texts = sampleTexts((path, text) => change(path, withGround(path, text)));
  wizardPerson.texts = new Map([...texts].map(([path, text]) => [join(folder, path), text]));
  for (const [path, text] of wizardPerson.texts) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

beforeEach(() => {
  if (read.size > 200) read.clear();
  newPerson();
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'wizards-')));
  begin();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Ended = 'written' | 'left' | { readonly refused: string; readonly actions: readonly Action[] };

interface Try {
  readonly seed: number;
  readonly decide?: (count: number) => Doing | Promise<Doing>;
}

/** Goes through a wizard for one of the customers. */
async function go(id: WizardId, { seed, decide = () => 'answer' }: Try): Promise<Ended> {
  const random = chance(seed * 6007);
  Object.assign(wizardPerson, { random, decide, edits: 0, asked: [], untitled: [] });
  const customer = oneOf(CUSTOMERS, random);
  try {
    await runWizard(servicesNow(), id, { argument: { customer }, given: {} });
    return wizardPerson.edits > 0 ? 'written' : 'left';
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message, actions: error.actions };
    if (error instanceof CancellationError) return 'left';
    throw error;
  }
}

const seeds = Array.from({ length: ROUNDS }, (_, n) => n + 1);
const textsNow = () => Object.fromEntries(wizardPerson.texts);

describe.each(wizardIds)('%s', (id) => {
  it('writes one edit without an error, or nothing', async () => {
    let written = 0;
    for (const seed of [...seeds, ...seeds.map((n) => n + 100)]) {
      begin();
      const before = textsNow();
      const ended = await go(id, { seed });
      if (ended === 'written') {
        written++;
        expect(wizardPerson.edits).toBe(1);
        expect(errorsNow(), `${id} ${seed}`).toEqual([]);
      } else expect(textsNow()).toEqual(before);
      // What keeps a wizard from its end is told before the first question.
      if (typeof ended === 'object') expect([wizardPerson.asked.length, ended.refused]).toEqual([0, ended.refused]);
    }
    expect(written).toBeGreaterThan(0);
  });

  it('writes nothing and says nothing where it is left with Escape, at whichever step', async () => {
    const before = textsNow();
    for (let step = 0; step < 30; step++) {
      const ended = await go(id, { seed: 1, decide: (count) => (count === step ? 'escape' : 'answer') });
      if (ended === 'written') return;
      expect(textsNow()).toEqual(before);
      expect(person.shown).toEqual([]);
      if (typeof ended === 'object') return;
    }
  });

  it('takes back what was answered, and goes on from there', async () => {
    for (const seed of seeds) {
      begin();
      const random = chance(seed);
      const ended = await go(id, { seed, decide: () => (random() < 0.25 ? 'back' : 'answer') });
      if (ended === 'written') {
        expect(wizardPerson.edits).toBe(1);
        expect(errorsNow(), `${id} ${seed}`).toEqual([]);
      }
    }
  });

  it('keeps what is written elsewhere while it asks, and writes for the design as it is then', async () => {
    for (const seed of seeds) {
      begin();
      const step = seed % 3;
      const ended = await go(id, {
        seed,
        decide: (count) => {
          if (count === step) {
            for (const [path, text] of wizardPerson.texts) wizardPerson.texts.set(path, `# by a colleague\n${text}`);
          }
          return 'answer';
        },
      });
      const isTouched = wizardPerson.asked.length > step;
      for (const text of wizardPerson.texts.values()) {
        if (isTouched && text.includes('kind:'))
          expect(text.includes('# by a colleague') || ended === 'written').toBe(true);
      }
      const kept = [...wizardPerson.texts.values()].filter((text) => text.startsWith('# by a colleague')).length;
      if (isTouched) expect(kept).toBe(4);
      expect(errorsNow(), `${id} ${seed}`).toEqual([]);
    }
  });

  it('says that its customer is gone where that happens while it asks, and writes nothing', async () => {
    const ended = await go(id, {
      seed: 2,
      decide: (count) => {
        if (count === 0)
          for (const name of CUSTOMERS) wizardPerson.texts.delete(join(folder, `customers/${name}.csp.yaml`));
        return 'answer';
      },
    });
    if (ended === 'written')
      expect(['addDatacenter', 'addEdgeRouter', 'addInterface', 'addCustomer', 'remove']).toContain(id);
    if (wizardPerson.asked.length === 0) return;
    expect(
      [...wizardPerson.texts.keys()].filter((path) => CUSTOMERS.some((name) => path.includes(`/${name}.csp`))),
    ).toEqual([]);
  });

  it('tells of a pool that is used up before its first question, or needs none of it', async () => {
    for (const seed of seeds) {
      begin((path, text) =>
        path.startsWith('provider') ? text.replace(/\npools:\n(?: {2}.*\n)+/, '\npools: {}\n') : text,
      );
      expect([...wizardPerson.texts.values()].some((text) => text.includes('pools: {}'))).toBe(true);
      const ended = await go(id, { seed });
      if (typeof ended === 'object' && /pools\./.test(ended.refused)) expect(wizardPerson.asked).toEqual([]);
    }
  });

  it('is refused before its first question in Restricted Mode', async () => {
    person.trusted = false;
    const ended = await go(id, { seed: 1 });
    expect(ended).toMatchObject({ refused: expect.stringContaining('Restricted Mode') as unknown });
    expect(wizardPerson.asked).toEqual([]);
  });

  it('is refused before its first question where its file, or the folder of it, may not be written', async () => {
    for (const path of wizardPerson.texts.keys()) chmodSync(path, 0o444);
    chmodSync(join(folder, 'customers'), 0o555);
    const ended = await go(id, { seed: 1 });
    expect(ended).toMatchObject({ refused: expect.stringMatching(/read-only|could not be written/) as unknown });
    expect(wizardPerson.asked).toEqual([]);
  });

  it('says so where VS Code takes no edit: nothing is half written, and no answer is lost', async () => {
    for (const seed of seeds) {
      begin();
      const before = textsNow();
      wizardPerson.takesEdits = false;
      const ended = await go(id, { seed }).finally(() => (wizardPerson.takesEdits = true));
      expect(ended).not.toBe('written');
      expect(textsNow()).toEqual(before);
      if (typeof ended !== 'object' || wizardPerson.asked.length === 0) continue;
      expect(ended.refused).toMatch(/could not be (written|changed)/);
      const [again, untitled] = ended.actions;
      expect([again?.title, untitled?.title]).toEqual(['Try Again', 'Open as Untitled']);
      wizardPerson.asked = [];
      await untitled?.run();
      await again?.run();
      expect(wizardPerson.asked).toEqual([]);
      expect(wizardPerson.edits).toBe(1);
      expect(textsNow()).not.toEqual(before);
      for (const text of wizardPerson.untitled) expect(Object.values(textsNow())).toContain(text);
      expect(wizardPerson.untitled.length).toBeGreaterThan(0);
    }
  });
});
