import * as l10n from '@vscode/l10n';
import type { Instruction, Parties, SimulatedParty, SimulatorPort, StartSimulator } from '../deploy';
import { WorkFailure } from './failure';

/** How the other parties of a simulator act. */
export interface Play {
  readonly speed: 'fast' | 'real';
  /** Who does nothing. */
  readonly pause?: SimulatedParty | undefined;
}

/** A simulator that a deployment can go to, once it knows the parties of a design. */
export interface Stage {
  readonly url: string;
  readonly instruct: (customer: readonly Instruction[]) => void | Promise<void>;
  /** What it cannot have from the start, with Azure's reason. */
  readonly refused: SimulatorPort['refused'];
}

/** Where simulators come from. */
export interface SimulatorSource {
  /** @throws WorkFailure where none answers */
  open(parties: Parties, play: Play): Promise<Stage>;
}

const PARTIES: readonly SimulatedParty[] = ['provider', 'customer'];

/** The simulator of one customer in this process: what was deployed stays there until it is stopped. */
export class OwnSimulator implements SimulatorSource {
  private running: { readonly simulator: SimulatorPort; readonly speed: Play['speed'] } | undefined;
  private opening: Promise<unknown> = Promise.resolve();

  constructor(private readonly start: StartSimulator) {}

  /** One after the other, so that two who ask at a time get the same one. */
  open(parties: Parties, play: Play): Promise<Stage> {
    const opened = this.opening.then(() => this.openNow(parties, play));
    this.opening = opened.catch(() => undefined);
    return opened;
  }

  private async openNow(parties: Parties, { speed, pause }: Play): Promise<Stage> {
    if (this.running && this.running.speed !== speed) await this.stop();
    const { subscriptions, existing, customer, provider } = parties;
    if (!this.running) {
      const first = { speed, subscriptions, existing, customer, provider, pause: pause ? [pause] : [] };
      const simulator = await this.start(first);
      this.running = { simulator, speed };
      return stageOf(simulator, simulator.refused);
    }
    const { simulator } = this.running;
    simulator.know(subscriptions);
    const refused = simulator.seed(existing);
    for (const party of PARTIES) simulator[party === pause ? 'pause' : 'resume'](party);
    simulator.instruct(customer, provider);
    return stageOf(simulator, refused);
  }

  async stop(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await running?.simulator.stop();
  }
}

function stageOf(simulator: SimulatorPort, refused: Stage['refused']): Stage {
  return {
    url: simulator.url,
    refused,
    instruct: (customer) => {
      simulator.instruct(customer, []);
    },
  };
}

/** Longest wait for an answer of a simulator's own interface. Milliseconds. */
const ANSWER_MS = 10_000;

/** A simulator that runs as a program of its own on this machine, and keeps what it holds. */
export function simulatorAt(port: number): SimulatorSource {
  const url = `http://127.0.0.1:${String(port)}`;
  const post = async (command: string, body: object): Promise<unknown> => {
    const response = await fetch(`${url}/simulator/${command}`, {
      method: 'POST',
      headers: { authorization: 'Bearer simulator', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS),
      redirect: 'error',
    }).catch(() => undefined);
    // Whatever else listens on this port says something else, or nothing to its end.
    const answer: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
      throw new WorkFailure(
        l10n.t('No simulator answers at {0}. Start one: csp-connectivity simulate --port {1}', url, String(port)),
      );
    }
    return answer;
  };
  return {
    async open({ existing, customer, provider }, { pause }) {
      for (const party of PARTIES) await post(`${party === pause ? 'pause' : 'resume'}/${party}`, {});
      const refused = refusedIn(await post('seed', { existing }));
      await post('instruct', { customer, provider });
      return {
        url,
        refused,
        instruct: async (more) => {
          await post('instruct', { customer: more, provider: [] });
        },
      };
    },
  };
}

function refusedIn(answer: unknown): { id: string; message: string }[] {
  const list: unknown = typeof answer === 'object' && answer !== null && 'refused' in answer ? answer.refused : [];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('id' in item) || !('message' in item)) return [];
    return [{ id: String(item.id), message: String(item.message) }];
  });
}
