import { control } from './control';
import { Deployments } from './deployments';
import { Engine } from './engine';
import type { Pace } from './engine';
import { Events } from './events';
import type { Party, SimulatorEvent } from './events';
import type { Fault } from './faults';
import { Faults } from './faults';
import type { ArmRequest, ArmResponse } from './messages';
import { Operations } from './operations';
import type { OperationStatus } from './operations';
import { Parties } from './parties';
import type { CustomerInstruction, HandedOver, ProviderInstruction, WaitingInstruction } from './parties';
import { PartnerCenter } from './partnerCenter';
import type { SimulatedCustomer } from './partnerCenter';
import { route } from './router';
import type { Refused } from './seed';
import { seedAll } from './seed';
import { listen } from './server';
import { show } from './show';
import type { Snapshot } from './snapshot';
import { restoreResources } from './snapshot';
import { Store } from './store';
import { Subscriptions } from './subscriptions';
import type { SimulatedSubscription } from './subscriptions';

export interface SimulatorOptions {
  /** 0, the default, takes any free port */
  readonly port?: number;
  /** `fast`: short operations and no `Retry-After`; `real`: operations of seconds and `Retry-After: 10`, as Azure sends */
  readonly speed?: 'fast' | 'real';
  /** milliseconds that every operation takes, instead of what the speed says */
  readonly operationMilliseconds?: number;
  /** where none are named, every subscription id is one */
  readonly subscriptions?: readonly SimulatedSubscription[];
  /** whom the partner whose Azure this is has as customers */
  readonly customers?: readonly SimulatedCustomer[];
  /** resources that are there from the start; their groups come with them */
  readonly existing?: readonly CustomerInstruction[];
  readonly customer?: readonly CustomerInstruction[];
  readonly provider?: readonly ProviderInstruction[];
  /** the parties that wait until they are resumed */
  readonly pause?: readonly Party[];
  readonly faults?: readonly Fault[];
  readonly snapshot?: Snapshot;
}

/** A running simulator. */
export interface Simulator {
  /** such as `http://127.0.0.1:40123` */
  readonly url: string;
  readonly port: number;
  /** Ends operations, parties and connections. */
  stop(): Promise<void>;
  pause(party: Party): void;
  resume(party: Party): void;
  isPaused(party: Party): boolean;
  /** Adds to what the customer and the connectivity provider are to do. */
  instruct(customer: readonly CustomerInstruction[], provider: readonly ProviderInstruction[]): void;
  /** Adds subscriptions; where the simulator began with none, every id goes on being one. */
  know(subscriptions: readonly SimulatedSubscription[]): void;
  /** Lets the connectivity provider give a circuit back, so that it can be deleted. */
  deprovision(circuitId: string): void;
  /** The circuits and authorizations that the customer has made. Holds keys: for memory only. */
  handedOver(): HandedOver[];
  /** What the customer has not been able to make yet. */
  waiting(): WaitingInstruction[];
  /** What of `existing` could not be at the start: Azure would have refused it. */
  readonly refused: readonly Refused[];
  /** Adds resources as if they had always been there, with their groups, where they are not there yet. Returns what cannot be. */
  seed(existing: readonly CustomerInstruction[]): readonly Refused[];
  readonly faults: { add(fault: Fault): () => void; clear(): void };
  /** Calls the listener at each event, and returns what ends that. */
  on(listener: (event: SimulatorEvent) => void): () => void;
  log(): readonly SimulatorEvent[];
  /** Resolves when no operation is under way. */
  settled(): Promise<void>;
  snapshot(): Snapshot;
}

/** milliseconds of an operation at the speed `fast` */
const FAST = 40;

function paceOf(options: SimulatorOptions): Pace {
  const real = options.speed === 'real';
  return {
    duration: (kind) => options.operationMilliseconds ?? (real ? (kind?.seconds ?? 10) * 1000 : FAST),
    retryAfter: real ? 10 : undefined,
  };
}

/** Starts an Azure Resource Manager on loopback. Throws `PortInUseError` where the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const events = new Events();
  const faults = new Faults(options.faults);
  const store = new Store();
  const pace = paceOf(options);
  const verbs = new Map<string, { resourceId: string; verb: 'PUT' | 'DELETE' | 'POST' }>();
  const operations = new Operations((id, status, milliseconds) => ended(id, status, milliseconds));
  const engine = new Engine(store, operations, faults, pace, (id, resourceId, verb) =>
    verbs.set(id, { resourceId, verb }),
  );
  const subscriptions = new Subscriptions([
    ...(options.subscriptions ?? []),
    ...(options.snapshot?.subscriptions ?? []),
  ]);
  const send = (request: ArmRequest): ArmResponse => route(request, engine, subscriptions, deployments);
  const deployments = new Deployments({
    store,
    send,
    tenantOf: (id) => subscriptions.tenantOf(id),
    shown: (id) => {
      const resource = store.get(id);
      return resource && show(resource, engine.world('caller'));
    },
  });
  const providerMilliseconds = pace.duration(undefined);
  const parties = new Parties({ store, events, send, providerMilliseconds });

  function ended(id: string, status: OperationStatus, milliseconds: number): void {
    const what = verbs.get(id);
    verbs.delete(id);
    if (what !== undefined) events.emit({ kind: 'operation', ...what, status, milliseconds });
    parties.wake();
    deployments.wake();
  }

  restoreResources(options.snapshot?.resources ?? [], engine.world('customer'));
  const seed = (existing: readonly CustomerInstruction[]) => {
    const absent = existing.filter(({ id }) => store.get(id) === undefined);
    return seedAll(absent, engine.world('customer', { asIfOld: true }));
  };
  const refused = seed(options.existing ?? []);
  for (const party of options.pause ?? []) parties.pause(party);

  const partner = new PartnerCenter(options.customers ?? []);
  const { server, port } = await listen(options.port ?? 0, {
    events,
    faults,
    partner,
    control: (method, path, body) => control(method, path, body, { parties, events, seed }),
    arm: (request) => {
      const response = send(request);
      if (request.method !== 'GET') parties.wake();
      return response;
    },
  });
  parties.instruct(
    [...(options.snapshot?.customer ?? []), ...(options.customer ?? [])],
    [...(options.snapshot?.provider ?? []), ...(options.provider ?? [])],
  );

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async stop() {
      parties.stop();
      operations.finishAll();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
    pause: (party) => parties.pause(party),
    resume: (party) => parties.resume(party),
    isPaused: (party) => parties.isPaused(party),
    instruct: (customer, provider) => parties.instruct(customer, provider),
    know: (more) => {
      for (const subscription of more) subscriptions.add(subscription);
    },
    deprovision: (circuitId) => parties.deprovision(circuitId),
    handedOver: () => parties.handedOver(),
    waiting: () => parties.waiting(),
    refused,
    seed: (existing) => {
      const left = seed(existing);
      parties.wake();
      return left;
    },
    faults: { add: (fault) => faults.add(fault), clear: () => faults.clear() },
    on: (listener) => events.on(listener),
    log: () => events.log(),
    settled: () => operations.settled(),
    snapshot: () => ({
      version: 1,
      resources: structuredClone(store.all()),
      subscriptions: subscriptions.list(),
      ...parties.instructions(),
    }),
  };
}
