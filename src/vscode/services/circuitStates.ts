import * as vscode from 'vscode';
import type { Circuit, Customer } from '../../design';
import type { SeenInAzure } from '../../design/prerequisite';

/** What is known of a circuit that exists: ARM's `circuitProvisioningState` and `serviceProviderProvisioningState`. */
export interface CircuitState {
  readonly circuit: string;
  readonly serviceProvider: string;
  /** Where it was read. */
  readonly from: 'azure' | 'simulator';
  readonly at: Date;
}

/** States of circuits, and what else was last read, for as long as the window is open: they are not in the design and never in a file. */
export class CircuitStates implements vscode.Disposable {
  private readonly known = new Map<string, CircuitState>();
  /** By the path of the customer's file: names of the subscriptions in which a resource of Microsoft.Network was seen. */
  private readonly networks = new Map<string, Set<string>>();
  private readonly changed = new vscode.EventEmitter<string>();

  /** Fires the path of the customer's file. */
  readonly onDidChange = this.changed.event;

  of(circuit: Circuit): CircuitState | undefined {
    return this.known.get(keyOf(circuit.file.path, circuit.name));
  }

  /** @param path of the customer's file */
  set(path: string, name: string, state: CircuitState): void {
    this.known.set(keyOf(path, name), state);
    this.changed.fire(path);
  }

  /**
   * @param path of the customer's file
   * @param subscriptions in which Azure, not a simulator, showed a resource of Microsoft.Network
   */
  sawNetworks(path: string, subscriptions: Iterable<string>): void {
    this.networks.set(path, new Set([...(this.networks.get(path) ?? []), ...subscriptions]));
    this.changed.fire(path);
  }

  /** What a simulator shows of a customer is no sign that anything is there. */
  seenInAzure({ file }: Customer): SeenInAzure {
    return {
      provisioningOf: (circuit) => {
        const state = this.of(circuit);
        return state?.from === 'azure' ? state.serviceProvider : undefined;
      },
      networkSubscriptions: this.networks.get(file.path) ?? new Set(),
    };
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function keyOf(path: string, name: string): string {
  return `${path}\n${name.toLowerCase()}`;
}
