import type * as vscode from 'vscode';
import type { SimulatorPort } from '../../deploy';
import type { OwnSimulator, SimulatorSource } from '../../work';
import type { Log } from './log';
import { requireTrust } from './trust';

/** Simulators of Azure in this process, one for each customer: what was deployed stays there while the window is open. */
export class Simulators implements vscode.Disposable {
  private readonly running = new Map<string, OwnSimulator>();
  /** Programs of their own that customers were imported from, by the addresses of the customers' files. */
  private readonly joined = new Map<string, SimulatorSource>();

  constructor(private readonly log: Log) {}

  /**
   * The simulator of a customer.
   * @param path of the customer's file
   * @param uri of the same file
   * @throws Refusal in Restricted Mode
   */
  async of(path: string, uri: vscode.Uri | undefined): Promise<SimulatorSource> {
    requireTrust();
    const joined = this.joined.get(uri?.toString() ?? '');
    if (joined) return joined;
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

  /** Plans and deployments of a customer go to the simulator at a port of this machine, while the window is open. */
  async join(uri: vscode.Uri, port: number): Promise<void> {
    const { simulatorAt } = await import('../../work');
    this.joined.set(uri.toString(), simulatorAt(port));
  }

  dispose(): void {
    for (const own of this.running.values()) void own.stop();
    this.running.clear();
  }
}
