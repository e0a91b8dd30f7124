import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '../../src/plan';
import { type Simulator, startSimulator } from '../../src/simulator';
import { generateFor } from '../../src/vscode/features/generate/generateFor';
import { type PlanView, planView } from '../../src/planPage';
import { simulatorAt, workOf } from '../../src/work';
import { Uri } from '../unit/vscode/standIn';
import { commandLine, openWindow } from '../unit/work/faces';
import { type Case, Seed } from './cases';
import type { Ran } from './cli';
import type { Answers } from './judge';

/** A copy of a case, whose commands a window carries out by the commands of the extension. */
export class PlayedByWindow implements Answers {
  readonly folder = mkdtempSync(join(tmpdir(), 'csp-window-'));
  readonly ran: Ran[] = [];
  /** The plans of the window, each with that of the command line of the same moment. */
  readonly plans: { readonly window: Plan; readonly commandLine: Plan }[] = [];
  readonly #seed: Seed;
  #view: PlanView | undefined;
  #simulator: Simulator | undefined;

  private constructor(of: Case) {
    cpSync(of.folder, this.folder, { recursive: true });
    this.#seed = new Seed(this.folder);
  }

  static async of(one: Case): Promise<PlayedByWindow> {
    const played = new PlayedByWindow(one);
    for (const line of one.run) await played.#step(line);
    return played;
  }

  async #step(line: string): Promise<void> {
    if (line.startsWith('(seed.json')) return this.#seed.send(this.#port);
    const [command = '', at = '', ...words] = line.split(' ').slice(1);
    const option = (name: string) => words[words.indexOf(name) + 1] ?? '';
    if (command === 'simulate') return void (this.#simulator = await startSimulator());
    const folder = join(this.folder, at);
    const customer = option('--customer');
    const window = openWindow(folder);
    Object.assign(window.services.simulators, { of: () => Promise.resolve(simulatorAt(Number(this.#port))) });
    switch (command) {
      case 'deploy': {
        const outcome = await window.deploy(customer, { target: 'simulator', yes: true });
        this.ran.push({ code: outcome.status === 'succeeded' ? 0 : 1, stdout: JSON.stringify(outcome), stderr: '' });
        return;
      }
      case 'plan': {
        const target = words.includes('--simulator') ? 'simulator' : 'nothing';
        const plan = await window.plan(customer, target);
        const chosen = window.assembly.designs
          .flatMap((design) => design.customers.map((one) => ({ design, customer: one })))
          .find((one) => one.customer.name === customer);
        if (!chosen) throw new Error(`no customer ${customer}`);
        this.#view = planView(workOf(chosen), plan, target);
        const same = words.filter((word) => word !== '--json').map((word) => (word === 'PORT' ? this.#port : word));
        const { stdout, stderr } = await commandLine('plan', folder, ...same, '--json');
        if (stdout === '') throw new Error(stderr);
        this.plans.push({ window: plan, commandLine: JSON.parse(stdout) as Plan });
        this.ran.push({ code: 0, stdout: `${JSON.stringify(plan)}\n${await this.planText()}`, stderr: '' });
        return;
      }
      case 'generate': {
        const options = { format: option('--format'), folder: Uri.file(join(this.folder, option('--out'))) };
        const written = await generateFor(window.services, { customer }, options);
        this.ran.push({ code: 0, stdout: written.join('\n'), stderr: '' });
        return;
      }
      default:
        throw new Error(`a window has no ${command}`);
    }
  }

  get #port(): string {
    return String(this.#simulator?.port ?? '');
  }

  get seedStatuses(): readonly number[] {
    return this.#seed.statuses;
  }

  findings(): never[] {
    return [];
  }

  plan(): Plan {
    const last = this.plans.at(-1);
    if (!last) throw new Error('there was no plan');
    return last.window;
  }

  /** What the page of the window says. */
  planText(): Promise<string> {
    const { summary = '', steps = [], kept = [], leftovers = [] } = this.#view ?? {};
    const lines = [...steps, ...kept].map(({ id, actionText, impact, changes }) =>
      [id, actionText, impact, ...changes.map(({ path, from, to }) => `${path}: ${from} → ${to}`)].join('\n'),
    );
    const left = leftovers.map(({ id, severity, impact }) => `${id} ${severity}: ${impact}`);
    return Promise.resolve([summary, ...lines, ...left].join('\n'));
  }

  seeded(ending: string): Promise<unknown> {
    return this.#seed.now(this.#port, ending);
  }

  files(pattern: string): { readonly path: string; readonly text: string }[] {
    return globSync(pattern, { cwd: join(this.folder, 'out'), withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  }

  everyGenerated(): string {
    return this.files('**/*')
      .map(({ text }) => text)
      .join('\n');
  }

  async remove(): Promise<void> {
    await this.#simulator?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
