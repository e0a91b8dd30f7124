import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../../src/deploy';
import type { Plan, PlanStep } from '../../src/plan';
import { startSimulator } from '../../src/simulator';
import { simulatorAt } from '../../src/work';
import { commandLine, openWindow } from '../unit/work/faces';

/** From a text to another; the text has to be there. */
export type Edit = readonly [from: string | RegExp, to: string];

/** A body as ARM has it. */
export type Body = Record<string, unknown> & { properties: Record<string, unknown> };

export interface Sibling {
  readonly customer: 'contoso' | 'fabrikam';
  /** What the sample is before its first deployment. */
  readonly before?: readonly Edit[] | undefined;
  /** What others write in Azure then. */
  readonly meanwhile?: ((azure: Wire) => Promise<void>) | undefined;
  readonly after: readonly Edit[];
  /** Azure answers lists in pages of so many items. */
  readonly pages?: number;
}

/** A simulator as somebody else's client sees it. */
export class Wire {
  constructor(
    readonly url: string,
    readonly subscriptions: Readonly<Record<string, string>>,
  ) {}

  /** `prod:rg/virtualNetworks/hub` as an id; an id is one. */
  idOf(short: string): string {
    if (short.startsWith('/')) return short;
    const [, subscription = '', group = '', rest = ''] = /^([^:]+):([^/]+)\/(.+)$/.exec(short) ?? [];
    const provider = rest.startsWith('Microsoft.') ? rest : `Microsoft.Network/${rest}`;
    return `/subscriptions/${this.subscriptions[subscription] ?? ''}/resourceGroups/${group}/providers/${provider}`;
  }

  async get(short: string): Promise<Body | undefined> {
    const response = await this.#send('GET', short);
    return response.ok ? ((await response.json()) as Body) : undefined;
  }

  async put(short: string, body: object): Promise<void> {
    const response = await this.#send('PUT', short, body);
    if (!response.ok) throw new Error(`${short}: ${await response.text()}`);
    for (let i = 0; i < 100; i += 1) {
      const state = (await this.get(short))?.properties['provisioningState'];
      if (state === undefined || state === 'Succeeded') return;
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** What a subscription has of a type. */
  async list(subscription: string, type: string): Promise<readonly Body[]> {
    const response = await this.#send(
      'GET',
      `/subscriptions/${this.subscriptions[subscription] ?? ''}/providers/${type}`,
    );
    return ((await response.json()) as { value: Body[] }).value;
  }

  /** Removes, and returns when it is gone. */
  async remove(short: string): Promise<void> {
    const response = await this.#send('DELETE', short);
    if (!response.ok) throw new Error(`${short}: ${await response.text()}`);
    for (let i = 0; i < 100 && (await this.get(short)); i += 1) await new Promise((done) => setTimeout(done, 20));
  }

  /** Reads, changes and writes. */
  async change(short: string, how: (body: Body) => void): Promise<void> {
    const body = await this.get(short);
    if (!body) throw new Error(`${short} is not there`);
    how(body);
    await this.put(short, body);
  }

  #send(method: string, short: string, body?: object): Promise<Response> {
    return fetch(`${this.url}${this.idOf(short)}?api-version=2024-05-01`, {
      method,
      headers: { 'content-type': 'application/json', authorization: 'Bearer others' },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}

/** What both commands of a sibling made. */
export interface PlayedSibling {
  readonly plan: Plan;
  readonly text: string;
  readonly outcome: Outcome & { readonly summary: string };
  readonly code: number;
  readonly azure: Wire;
  readonly step: (ending: string) => PlanStep | undefined;
  /** The plan that the window makes of the same Azure. */
  readonly byWindow: Plan;
}

/** Deploys the sample as it was before, lets others write, and plans and deploys it as it is after. */
export async function play(sibling: Sibling, look: (played: PlayedSibling) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sibling-'));
  const { customer, pages } = sibling;
  const simulator = await startSimulator(pages === undefined ? {} : { faults: [{ kind: 'pages', size: pages }] });
  try {
    cpSync(new URL('../../samples/northwind', import.meta.url), folder, { recursive: true });
    const path = join(folder, `customers/${customer}.csp.yaml`);
    const edit = (edits: readonly Edit[]) => {
      let text = readFileSync(path, 'utf8');
      for (const [from, to] of edits) {
        const next = text.replace(from, to);
        if (next === text) throw new Error(`nothing is changed by ${String(from)}`);
        text = next;
      }
      writeFileSync(path, text);
    };
    const at = ['--customer', customer, '--cloud', 'simulator', '--simulator', String(simulator.port)];
    edit(sibling.before ?? []);
    const first = await commandLine('deploy', folder, ...at, '--yes');
    if (first.code !== 0) throw new Error(`before: ${first.stderr}${first.stdout}`);
    const ids = [...readFileSync(path, 'utf8').matchAll(/- name: (\w+).*\n\s+subscriptionId: (\S+)/g)];
    const azure = new Wire(simulator.url, Object.fromEntries(ids.map(([, name = '', id = '']) => [name, id])));
    await sibling.meanwhile?.(azure);
    edit(sibling.after);
    const text = await commandLine('plan', folder, ...at);
    const json = await commandLine('plan', folder, ...at, '--json');
    if (json.stdout === '') throw new Error(json.stderr);
    const plan = JSON.parse(json.stdout) as Plan;
    const window = openWindow(folder);
    Object.assign(window.services.simulators, { of: () => Promise.resolve(simulatorAt(simulator.port)) });
    const byWindow = await window.plan(customer, 'simulator');
    const deployed = await commandLine('deploy', folder, ...at, '--yes', '--json');
    const outcome = JSON.parse(deployed.stdout) as PlayedSibling['outcome'];
    await look({
      plan,
      text: text.stdout,
      outcome,
      code: deployed.code,
      azure,
      step: (ending) => plan.steps.find(({ id }) => id.endsWith(ending)),
      byWindow,
    });
  } finally {
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
