import * as vscode from 'vscode';
import type { Circuit } from '../../design';

/** What is known of a circuit that exists: ARM's `circuitProvisioningState` and `serviceProviderProvisioningState`. */
export interface CircuitState {
  readonly circuit: string;
  readonly serviceProvider: string;
  /** Where it was read. */
  readonly from: 'azure' | 'simulator';
  readonly at: Date;
}

/** States of circuits as last read, for as long as the window is open: they are not in the design and never in a file. */
export class CircuitStates implements vscode.Disposable {
  private readonly known = new Map<string, CircuitState>();
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

  dispose(): void {
    this.changed.dispose();
  }
}

function keyOf(path: string, name: string): string {
  return `${path}\n${name.toLowerCase()}`;
}
