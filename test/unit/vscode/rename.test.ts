import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDesignFile } from '../../../src/design';
import { activateRename } from '../../../src/vscode/features/language/rename';
import { Refusal } from '../../../src/vscode/services/commands';
import type { Services } from '../../../src/vscode/services/services';
import { readSample } from '../deploy/sample';
import { Uri, newPerson } from './standIn';

const asked: string[] = [];

vi.mock('vscode', () => import('./standIn'));
vi.mock('../../../src/vscode/services/ask', () => ({
  askLine: ({ prompt }: { prompt: string }) => {
    asked.push(prompt);
    return Promise.resolve('contoso-adam');
  },
}));

const folder = mkdtempSync(join(tmpdir(), 'rename-'));
cpSync('samples/northwind', folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  newPerson();
  asked.length = 0;
});

const CONTOSO = 'customers/contoso.csp.yaml';
const { design } = readSample('contoso');

/** What a rename of the first circuit of Contoso ends in while some files are half typed. */
async function renamed(...broken: readonly string[]): Promise<unknown> {
  let run: ((...args: unknown[]) => unknown) | undefined;
  const uriOf = (path: string) => Uri.file(join(folder, path));
  activateRename({
    commands: { register: (_id: string, handler: typeof run) => (run = handler) },
    designs: {
      latest: () => Promise.resolve({ assembly: { designs: [design] } }),
      snapshot: { broken: new Map(broken.map((path) => [path, {}])) },
      uriOf,
    },
    files: {
      file: (path: string) =>
        broken.includes(path) ? readDesignFile(path, 'name: [ "') : design.files.find((file) => file.path === path),
      uriOf,
    },
  } as unknown as Services);
  try {
    return await run?.({ place: { file: CONTOSO, path: ['circuits', 0] } });
  } catch (error) {
    return error;
  }
}

describe('another name', () => {
  it('is not asked for while its text is half typed, and that is what is told', async () => {
    const told = await renamed(CONTOSO);
    expect(told).toBeInstanceOf(Refusal);
    expect(String(told)).toContain(`${CONTOSO} is half typed`);
    expect(asked).toEqual([]);
  });

  it('is not asked for while another text of the design is half typed, which may refer to it', async () => {
    const told = await renamed('customers/fabrikam.csp.yaml');
    expect(told).toBeInstanceOf(Refusal);
    expect(String(told)).toContain('customers/fabrikam.csp.yaml is half typed');
    expect(asked).toEqual([]);
  });

  it('is asked for where all texts can be read', async () => {
    await renamed();
    expect(asked).toEqual(['Another name for contoso-ams. What refers to it is changed, too.']);
  });
});
