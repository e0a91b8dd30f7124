import { type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { type Ran, cli, said, start } from './cli';

/** What must hold after the commands of a case; each item has the keys of one kind only. */
export interface Expected {
  readonly code?: string;
  readonly severity?: 'error' | 'warning' | 'information';
  readonly file?: string;
  readonly lineContains?: string | readonly string[];
  readonly notCodes?: readonly string[];
  readonly noErrors?: true;
  readonly message?: string;
  readonly contains?: string;
  readonly notContains?: string;
  readonly resource?: string;
  readonly action?: string;
  readonly impactContains?: string;
  readonly impactMustNotContain?: string;
  readonly actionOrImpact?: readonly [string, string];
  readonly planContains?: string;
  readonly afterwards?: string;
  readonly keeps?: readonly string[];
  readonly files?: string;
  readonly numberAtLeast?: { readonly regex: string; readonly n: number };
  readonly unless?: string;
  readonly order?: readonly string[];
  readonly or?: string;
  readonly run?: number;
  readonly exit?: number;
  readonly outputContains?: string;
  readonly outputContainsAny?: readonly string[];
  readonly outputMustNotContain?: string;
  readonly near?: string;
  readonly each?: { readonly statusAtLeast: number; readonly statusBelow: number };
}

export interface Case {
  /** `FAMILY/CASE` */
  readonly name: string;
  readonly folder: string;
  readonly run: readonly string[];
  readonly expect: readonly Expected[];
  readonly why: string;
}

export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly file: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly message: string;
}

/** The folder of cases; undefined where there is none. */
export const casesFolder: string | undefined = [process.env.CSP_CASES, '../shared/cases']
  .filter((folder): folder is string => folder !== undefined && folder !== '')
  .map((folder) => resolve(folder))
  .find((folder) => existsSync(folder));

export function readCases(folder: string): Case[] {
  return globSync('*/*/expected.yaml', { cwd: folder })
    .sort()
    .map((file) => {
      const name = file.replace('/expected.yaml', '');
      const read = load(readFileSync(join(folder, file), 'utf8')) as Omit<Case, 'name' | 'folder'>;
      return { ...read, name, folder: join(folder, name) };
    });
}

/** What others have in Azure from the start of a case, by its `seed.json`, and what is there of it later. */
export class Seed {
  readonly statuses: number[] = [];
  readonly #items: readonly { readonly path: string; readonly apiVersion: string; readonly body: unknown }[];

  constructor(folder: string) {
    const file = join(folder, 'seed.json');
    this.#items = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  }

  /** PUTs each body to its path, and waits for its end. */
  async send(port: string): Promise<void> {
    for (const { path, apiVersion, body } of this.#items) {
      const [group = ''] = /^.*\/resourceGroups\/[^/]+/i.exec(path) ?? [];
      await request(port, group, '2024-03-01', { location: 'westeurope' });
      const response = await request(port, path, apiVersion, body);
      this.statuses.push(response.status);
      await response.text();
      for (let i = 0; response.ok && i < 100; i += 1) {
        const got = (await (await request(port, path, apiVersion)).json()) as {
          properties?: { provisioningState?: string };
        };
        if ((got.properties?.provisioningState ?? 'Succeeded') === 'Succeeded') break;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  }

  /** What the simulator has now at the seeded path that ends so. */
  async now(port: string, ending: string): Promise<unknown> {
    const item = this.#items.find(({ path }) => path.endsWith(ending));
    if (item === undefined) throw new Error(`seed.json has no ${ending}`);
    return (await request(port, item.path, item.apiVersion)).json();
  }
}

function request(port: string, path: string, apiVersion: string, body?: unknown): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}?api-version=${apiVersion}`, {
    headers: { 'content-type': 'application/json', authorization: 'Bearer case' },
    ...(body !== undefined && { method: 'PUT', body: JSON.stringify(body) }),
  });
}

/** A copy of a case in which its commands have been run, with the simulator that they asked for still there. */
export class Played {
  readonly folder = mkdtempSync(join(tmpdir(), 'csp-case-'));
  /** of each command line but `simulate`, in order */
  readonly ran: Ran[] = [];
  readonly commands: string[] = [];
  #simulator: ChildProcess | undefined;
  #port = '';
  readonly #seed: Seed;

  private constructor(readonly of: Case) {
    cpSync(of.folder, this.folder, { recursive: true });
    this.#seed = new Seed(this.folder);
  }

  get seedStatuses(): readonly number[] {
    return this.#seed.statuses;
  }

  static async of(one: Case): Promise<Played> {
    const played = new Played(one);
    for (const line of one.run) await played.#step(line);
    return played;
  }

  async #step(line: string): Promise<void> {
    if (line.startsWith('(seed.json')) return this.#seed.send(this.#port);
    const words = line.split(' ').slice(1);
    if (words[0] === 'simulate') return this.#startSimulator();
    this.commands.push(line);
    const args = words.map((word) => (word === 'PORT' ? this.#port : word));
    this.ran.push(await cli(args, this.#secrets(), this.folder));
  }

  async #startSimulator(): Promise<void> {
    this.#simulator = start(['simulate', '--port', '0']);
    const [, port = ''] = await said(this.#simulator, 'stdout', /^http:\/\/127\.0\.0\.1:(\d+)\n/);
    this.#port = port;
  }

  /** What the simulator has now at the seeded path that ends so. */
  seeded(ending: string): Promise<unknown> {
    return this.#seed.now(this.#port, ending);
  }

  /** Any value for every secret that a design of the case names. */
  #secrets(): Record<string, string> {
    const texts = globSync('**/*.csp.yaml', { cwd: this.folder }).map((f) =>
      readFileSync(join(this.folder, f), 'utf8'),
    );
    const names = texts.flatMap((text) => [...text.matchAll(/secret: *([a-z0-9-]+)/g)].map(([, name = '']) => name));
    return Object.fromEntries(
      names.map((name) => [`CSP_SECRET_${name.toUpperCase().replaceAll('-', '_')}`, 'Key1234567890abcdef']),
    );
  }

  /** The findings of the command that printed them as JSON. */
  findings(): Finding[] {
    const index = this.commands.findIndex((line) => line.includes('check') && line.includes('--format json'));
    return findingsIn(this.ran[index]?.stdout ?? '');
  }

  /** The last plan that was printed as JSON. */
  plan(): { readonly steps: readonly PlannedStep[] } {
    const index = this.commands.findLastIndex((line) => line.includes(' plan ') && line.includes('--json'));
    return JSON.parse(this.ran[index]?.stdout ?? '') as { steps: PlannedStep[] };
  }

  /** The text of the plan that was printed as JSON, as a person reads it. */
  async planText(): Promise<string> {
    const line = this.commands.findLast((each) => each.includes(' plan ')) ?? '';
    const args = line
      .split(' ')
      .slice(1)
      .filter((word) => word !== '--json');
    const { stdout } = await cli(
      args.map((word) => (word === 'PORT' ? this.#port : word)),
      this.#secrets(),
      this.folder,
    );
    return stdout;
  }

  /** The texts of the generated files that the pattern names; `**` is any folder. */
  files(pattern: string): { readonly path: string; readonly text: string }[] {
    const found = globSync(pattern, { cwd: join(this.folder, 'out') });
    return found.map((path) => ({ path, text: readFileSync(join(this.folder, 'out', path), 'utf8') }));
  }

  everyGenerated(): string {
    const out = join(this.folder, 'out');
    if (!existsSync(out)) return '';
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
  }

  remove(): void {
    this.#simulator?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface PlannedStep {
  readonly id: string;
  readonly resourceId: string;
  readonly action: string;
  readonly impact: string;
}

export function findingsIn(json: string): Finding[] {
  return JSON.parse(json) as Finding[];
}
