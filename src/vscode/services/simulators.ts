import type * as vscode from 'vscode';
import type { Parties, PartyStage } from '../../deploy';
import type { Simulator, SimulatorOptions } from '../../simulator';
import type { Log } from './log';

interface Running {
  readonly simulator: Simulator;
  readonly speed: 'fast' | 'real';
  endHandOver: () => void;
}

const SEEDING_MS = 5_000;

/** Simulators of Azure in this process, one for each customer: what was deployed stays there while the window is open. */
export class Simulators implements vscode.Disposable {
  private readonly running = new Map<string, Running>();

  constructor(private readonly log: Log) {}

  /**
   * The address of a customer's simulator, whose other parties do what the design says.
   * @param path of the customer's file
   */
  async open(path: string, parties: Parties, speed: 'fast' | 'real'): Promise<string> {
    const { handOverKeys } = await import('../../deploy');
    let found = this.running.get(path);
    if (found && found.speed !== speed) {
      await this.stop(path);
      found = undefined;
    }
    const { existing = [], customer = [], provider = [] } = parties as SimulatorOptions;
    if (found) {
      found.endHandOver();
      found.simulator.instruct([...existing, ...customer], provider);
      found.endHandOver = handOverKeys(found.simulator as PartyStage, parties);
      await this.seeded(found.simulator, new Set(existing.map(({ id }) => id.toLowerCase())));
      return found.simulator.url;
    }
    const { startSimulator } = await import('../../simulator');
    const simulator = await startSimulator({ speed, existing, customer, provider });
    this.log.info(`Simulator of Azure at ${simulator.url} (${path})`);
    this.running.set(path, { simulator, speed, endHandOver: handOverKeys(simulator as PartyStage, parties) });
    return simulator.url;
  }

  /** Waits until what exists already is there. */
  private async seeded(simulator: Simulator, existing: ReadonlySet<string>): Promise<void> {
    const end = Date.now() + SEEDING_MS;
    while (Date.now() < end && simulator.waiting().some(({ id }) => existing.has(id.toLowerCase()))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await simulator.settled();
  }

  private async stop(path: string): Promise<void> {
    const found = this.running.get(path);
    this.running.delete(path);
    found?.endHandOver();
    await found?.simulator.stop();
  }

  dispose(): void {
    for (const path of [...this.running.keys()]) void this.stop(path);
  }
}
