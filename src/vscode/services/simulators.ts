import type * as vscode from 'vscode';
import type { SimulatorPort } from '../../deploy';
import type { OwnSimulator } from '../../work';
import type { Log } from './log';
import { requireTrust } from './trust';

/** Simulators of Azure in this process, one for each customer: what was deployed stays there while the window is open. */
export class Simulators implements vscode.Disposable {
  private readonly running = new Map<string, OwnSimulator>();

  constructor(private readonly log: Log) {}

  /**
   * The simulator of a customer.
   * @param path of the customer's file
   * @throws Refusal in Restricted Mode
   */
  async of(path: string): Promise<OwnSimulator> {
    requireTrust();
    const { OwnSimulator } = await import('../../work');
    const found = this.running.get(path);
    if (found) return found;
    const own = new OwnSimulator(async (options): Promise<SimulatorPort> => {
      const { startSimulator } = await import('../../simulator');
      const simulator = await startSimulator(options);
      this.log.info(`Simulator of Azure at ${simulator.url} (${path})`);
      return simulator;
    });
    this.running.set(path, own);
    return own;
  }

  dispose(): void {
    for (const own of this.running.values()) void own.stop();
    this.running.clear();
  }
}
