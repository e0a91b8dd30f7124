import type { JsonObject, Resource } from './arm';
import { ArmError, textAt } from './arm';
import type { Events, Party } from './events';
import { keyOf, parentId } from './ids';
import type { Actor } from './kind';
import type { ArmRequest, ArmResponse } from './messages';
import type { Store } from './store';
import { AUTHORIZATION } from './types/circuits';
import { crossConnectionId } from './types/crossConnections';
import { kindOfId } from './types/kinds';
import { PEERING } from './types/peerings';
import { portIdOf } from './types/ports';

const CIRCUIT = 'Microsoft.Network/expressRouteCircuits';

/** A resource that the customer makes by itself, as soon as what it needs is there. */
export interface CustomerInstruction {
  readonly id: string;
  readonly apiVersion?: string;
  /** the body of the PUT */
  readonly body: JsonObject;
}

/** What the customer has not been able to make yet, with Azure's last refusal. */
export interface WaitingInstruction extends CustomerInstruction {
  readonly refusal?: { readonly code: string; readonly message: string };
}

/** The peerings that the connectivity provider makes where it keeps layer 3. */
export interface ProviderInstruction {
  readonly circuitId: string;
  /** bodies of the PUTs, by peering name */
  readonly peerings: readonly { readonly name: string; readonly body: JsonObject }[];
}

/** A circuit of the customer's, and the authorizations on it that it hands to the CSP. */
export interface HandedOver {
  readonly circuitId: string;
  readonly authorizations: readonly { readonly id: string; readonly authorizationKey: string }[];
}

interface Setting {
  readonly store: Store;
  readonly events: Events;
  readonly send: (request: ArmRequest) => ArmResponse;
  /** milliseconds that the connectivity provider works on a circuit */
  readonly providerMilliseconds: number;
}

/** The other people of a deployment: the connectivity provider and the customer. They act when something has changed. */
export class Parties {
  private readonly paused = new Set<Party>();
  private readonly toMake = new Map<string, CustomerInstruction>();
  private readonly toPeer = new Map<string, ProviderInstruction>();
  private readonly madeByCustomer = new Set<string>();
  private readonly released = new Set<string>();
  /** by id, in lower case: why the last PUT of a party was refused */
  private readonly refused = new Map<string, { readonly code: string; readonly message: string }>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private stopped = false;
  private woken = false;

  constructor(private readonly setting: Setting) {}

  /** Adds to what the parties are to do. */
  instruct(customer: readonly CustomerInstruction[], provider: readonly ProviderInstruction[]): void {
    for (const instruction of customer) this.toMake.set(keyOf(instruction.id), instruction);
    for (const instruction of provider) this.toPeer.set(keyOf(instruction.circuitId), instruction);
    this.wake();
  }

  pause(party: Party): void {
    this.paused.add(party);
  }

  resume(party: Party): void {
    this.paused.delete(party);
    this.wake();
  }

  isPaused(party: Party): boolean {
    return this.paused.has(party);
  }

  /** Lets the connectivity provider give a circuit back, so that it can be deleted. */
  deprovision(circuitId: string): void {
    this.released.add(keyOf(circuitId));
    this.wake();
  }

  /** What the customer has not been able to make yet. */
  waiting(): WaitingInstruction[] {
    return [...this.toMake.values()].map((instruction) => {
      const refusal = this.refused.get(keyOf(instruction.id));
      return { ...instruction, ...(refusal !== undefined && { refusal }) };
    });
  }

  instructions(): { customer: CustomerInstruction[]; provider: ProviderInstruction[] } {
    return { customer: [...this.toMake.values()], provider: [...this.toPeer.values()] };
  }

  handedOver(): HandedOver[] {
    const circuits = this.setting.store.ofType(CIRCUIT).filter(({ id }) => this.madeByCustomer.has(keyOf(id)));
    return circuits.map((circuit) => ({
      circuitId: circuit.id,
      authorizations: this.setting.store
        .children(circuit.id, AUTHORIZATION)
        .map(({ id, properties }) => ({ id, authorizationKey: textAt(properties, 'authorizationKey') ?? '' })),
    }));
  }

  /** Lets both look at what there is to do, once what is going on now has returned. */
  wake(): void {
    if (this.woken || this.stopped) return;
    this.woken = true;
    setImmediate(() => {
      this.woken = false;
      if (this.stopped) return;
      if (!this.paused.has('provider')) this.provide();
      if (!this.paused.has('customer')) this.make();
    });
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private provide(): void {
    for (const circuit of this.setting.store.ofType(CIRCUIT)) {
      if (circuit.state !== 'Succeeded') continue;
      const state = textAt(circuit.properties, 'serviceProviderProvisioningState');
      if (this.released.has(keyOf(circuit.id))) {
        if (state !== 'NotProvisioned' && this.report(circuit, 'NotProvisioned'))
          this.tell('provider', circuit.id, 'deprovisioned');
      } else if (state === 'NotProvisioned' && portIdOf(circuit) === undefined) {
        if (this.report(circuit, 'Provisioning')) this.tell('provider', circuit.id, 'provisioning');
      } else if (state === 'Provisioning') this.finishLater(circuit);
      else if (state === 'Provisioned') this.peer(circuit);
    }
  }

  private finishLater(circuit: Resource): void {
    const key = keyOf(circuit.id);
    if (this.timers.has(key)) return;
    const finish = () => {
      this.timers.delete(key);
      if (this.paused.has('provider')) return;
      if (this.report(circuit, 'Provisioned')) this.tell('provider', circuit.id, 'provisioned');
      else this.wake();
    };
    this.timers.set(key, setTimeout(finish, this.setting.providerMilliseconds));
  }

  private report(circuit: Resource, state: string): boolean {
    const id = crossConnectionId(circuit);
    return (
      id !== undefined &&
      this.put(id, { location: circuit.location, properties: { serviceProviderProvisioningState: state } }, 'provider')
    );
  }

  private peer(circuit: Resource): void {
    for (const { name, body } of this.toPeer.get(keyOf(circuit.id))?.peerings ?? []) {
      const id = `${circuit.id}/peerings/${name}`;
      if (this.setting.store.get(id) === undefined && this.put(id, body, 'provider')) this.tell('provider', id, 'made');
    }
  }

  private make(): void {
    for (const [key, { id, apiVersion, body }] of this.toMake) {
      const existing = this.setting.store.get(id);
      if (existing?.state === 'Updating' || this.tooEarly(id)) continue;
      const there = existing?.state === 'Succeeded';
      if (!there && !this.put(id, body, 'customer', apiVersion)) continue;
      this.toMake.delete(key);
      this.madeByCustomer.add(key);
      if (!there) this.tell('customer', id, 'made');
      // What could not be made a moment ago may be possible now.
      this.wake();
    }
  }

  /** Whether the customer, following the documentation, waits for its connectivity provider first. */
  private tooEarly(id: string): boolean {
    const circuit = this.setting.store.get(parentId(id) ?? '');
    return kindOfId(id)?.type === PEERING && circuit?.properties.serviceProviderProvisioningState !== 'Provisioned';
  }

  /** Sends a PUT; false where it is refused now and may be accepted later. */
  private put(id: string, body: JsonObject, actor: Actor, apiVersion = '2024-05-01'): boolean {
    const query = new URLSearchParams({ 'api-version': apiVersion });
    try {
      this.setting.send({
        method: 'PUT',
        target: `${id}?${query}`,
        path: id,
        query,
        apiVersion,
        body,
        actor,
        base: '',
      });
      this.refused.delete(keyOf(id));
      return true;
    } catch (error) {
      if (!(error instanceof ArmError)) throw error;
      this.refused.set(keyOf(id), { code: error.code, message: error.message });
      return false;
    }
  }

  private tell(party: Party, resourceId: string, text: string): void {
    this.setting.events.emit({ kind: 'party', party, resourceId, text });
  }
}
