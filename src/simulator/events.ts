import type { OperationStatus } from './operations';

/** What the simulator tells those who watch it. Times are milliseconds since 1970. */
export type SimulatorEvent =
  | { kind: 'request'; at: number; method: string; path: string; status: number; milliseconds: number }
  | {
      kind: 'operation';
      at: number;
      resourceId: string;
      verb: 'PUT' | 'DELETE' | 'POST';
      status: OperationStatus;
      milliseconds: number;
    }
  | { kind: 'party'; at: number; party: Party; resourceId: string; text: string };

export type Party = 'provider' | 'customer';

type Draft<T> = T extends unknown ? Omit<T, 'at'> : never;

/** How many events are kept for those who come later. */
const KEPT = 1000;

/** The log, bounded, and those who listen to it. */
export class Events {
  private readonly kept: SimulatorEvent[] = [];
  private readonly listeners = new Set<(event: SimulatorEvent) => void>();

  emit(draft: Draft<SimulatorEvent>): void {
    const event = { ...draft, at: Date.now() };
    this.kept.push(event);
    if (this.kept.length > KEPT) this.kept.shift();
    for (const listener of this.listeners) listener(event);
  }

  /** Calls the listener at each event, and returns what ends that. */
  on(listener: (event: SimulatorEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  log(): readonly SimulatorEvent[] {
    return [...this.kept];
  }
}
