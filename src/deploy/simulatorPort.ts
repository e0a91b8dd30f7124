import type { Instruction, Parties, ProviderInstruction } from './parties';

/** The parties of a simulator that can be told to do nothing. */
export type SimulatedParty = 'provider' | 'customer';

/** How a simulator begins. */
export interface SimulatorStart extends Pick<Parties, 'subscriptions' | 'existing' | 'customer' | 'provider'> {
  /** `real` takes seconds for an operation and asks for patience, as Azure does */
  readonly speed: 'fast' | 'real';
  readonly pause: readonly SimulatedParty[];
}

/** A simulator of Azure in this process, as far as a deployment needs one. */
export interface SimulatorPort {
  /** such as http://127.0.0.1:40123 */
  readonly url: string;
  /** What could not be there from the start, with Azure's reason. */
  readonly refused: readonly { readonly id: string; readonly message: string }[];
  /** Adds subscriptions that a design has got since. */
  know(subscriptions: Parties['subscriptions']): void;
  /** Adds to what the other parties do. */
  instruct(customer: readonly Instruction[], provider: readonly ProviderInstruction[]): void;
  /** Adds what has always been there; returns what cannot be. */
  seed(existing: readonly Instruction[]): SimulatorPort['refused'];
  pause(party: SimulatedParty): void;
  resume(party: SimulatedParty): void;
  stop(): Promise<void>;
}

/** Starts a simulator: who works above hands it in, so that nothing below knows one. */
export type StartSimulator = (options: SimulatorStart) => Promise<SimulatorPort>;
