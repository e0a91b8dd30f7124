import { type ChildProcess, fork } from 'node:child_process';
import { createClients, simulatorCredential } from '../../src/azure';
import {
  type Azure,
  type JournalStore,
  type Pace,
  SIMULATOR_PACE,
  azureOf,
  deploy,
  observe,
  partiesOf,
} from '../../src/deploy';
import type { Customer, Design } from '../../src/design';
import { type Plan, type PlanStep, planOf, rootOf } from '../../src/plan';
import { type WantedResource, resourcesOf } from '../../src/resources';
import { startSimulator } from '../../src/simulator';
import { estateDesign } from './estateDesign';
import type { Benchmark } from './measure';

/** Every operation of the simulator takes so long. */
const OPERATION_MS = 500;

interface Wanted {
  readonly customer: Customer;
  readonly wanted: readonly WantedResource[];
}

function estateOf(customers: number): { readonly design: Design; readonly all: readonly Wanted[] } {
  const design = estateDesign(customers);
  return { design, all: design.customers.map((customer) => ({ customer, wanted: resourcesOf(design, customer) })) };
}

/** A simulator for an estate of so many customers; its parties act by themselves. */
async function simulatorFor(customers: number, operationMilliseconds: number) {
  const { design, all } = estateOf(customers);
  const { subscriptions, existing, provider } = partiesOf(
    design,
    all.flatMap(({ wanted }) => wanted),
  );
  return startSimulator({ operationMilliseconds, subscriptions, existing, provider });
}

/** The child process of a measurement: a simulator that tells its address, and ends with its parent. */
export async function simulatorChild(customers: string): Promise<void> {
  const simulator = await simulatorFor(Number(customers), OPERATION_MS);
  process.on('disconnect', () => process.exit());
  process.send?.(simulator.url);
}

/** What is measured is Azure's work and ours, not the disk's. */
const inMemory: JournalStore = {
  open: () => ({ id: 'measured', append: () => undefined, close: () => undefined }),
  interrupted: () => undefined,
  runs: () => [],
  remembered: () => ({ made: new Set(), keysWritten: new Map(), resetsOwed: new Set() }),
};

async function planFor(azure: Azure, { customer, wanted }: Wanted) {
  const observation = await observe(azure, wanted);
  return { observation, plan: planOf({ customer: customer.name, wanted, ...observation }) };
}

/** Plans and deploys one customer, as the faces do. */
async function deployOne(azure: Azure, design: Design, one: Wanted, pace: Pace): Promise<Plan> {
  const { observation, plan } = await planFor(azure, one);
  const { status } = await deploy({
    plan,
    wanted: one.wanted,
    observation,
    azure,
    designCloud: design.provider.cloud,
    target: 'simulator',
    secrets: () => Promise.resolve('Key1234567890abcdef'),
    confirm: () => Promise.resolve(true),
    journal: inMemory,
    pace,
  });
  if (status !== 'succeeded') throw new Error(`${one.customer.name}: ${status}`);
  return plan;
}

function azureAt(simulatorUrl: string): Azure {
  const connection = { cloud: 'AzureCloud' as const, simulatorUrl, pollIntervalMs: SIMULATOR_PACE.fast.lookEveryMs };
  const clients = createClients(connection, simulatorCredential);
  return azureOf(() => clients);
}

/**
 * The longest chain of operations that a plan cannot do without, in operations: one after another where a step depends on
 * another, and one at a time for each circuit, network or gateway. Only resources of the network take time.
 */
function chainOf({ steps }: Plan): number {
  const done = new Set<string>();
  let left = [...steps];
  for (let rounds = 0; ; rounds++) {
    // What takes no time is done as soon as it can be.
    for (let ready = timeless(left, done); ready.length > 0; ready = timeless(left, done)) {
      for (const { id } of ready) done.add(id);
      left = left.filter(({ id }) => !done.has(id));
    }
    const byRoot = new Map(left.filter((step) => isReady(step, done)).map((step) => [rootOf(step.resourceId), step]));
    if (byRoot.size === 0) return rounds;
    for (const { id } of byRoot.values()) done.add(id);
    left = left.filter(({ id }) => !done.has(id));
  }
}

const isReady = ({ dependsOn }: PlanStep, done: ReadonlySet<string>): boolean => dependsOn.every((id) => done.has(id));
const timeless = (steps: readonly PlanStep[], done: ReadonlySet<string>): PlanStep[] =>
  steps.filter(
    (step) =>
      isReady(step, done) && !(step.action === 'create' && /\/providers\/Microsoft\.Network\//i.test(step.resourceId)),
  );

const wall = (customers: number): Benchmark => ({
  name: `deploy.${String(customers)}`,
  what: `wall time of the deployment of ${String(customers)} customers at once over its longest chain of operations of ${String(OPERATION_MS)} ms`,
  unit: 'x',
  bar: { atMost: 1.2 },
  runs: 1,
  prepare: () => {
    const { design, all } = estateOf(customers);
    return Promise.resolve(async () => {
      const [child, url] = await childFor(customers);
      try {
        const azure = azureAt(url);
        const start = performance.now();
        const plans = await Promise.all(all.map((one) => deployOne(azure, design, one, SIMULATOR_PACE.fast)));
        return (performance.now() - start) / (OPERATION_MS * Math.max(...plans.map(chainOf)));
      } finally {
        child.disconnect();
      }
    });
  },
});

function childFor(customers: number): Promise<readonly [ChildProcess, string]> {
  const child = fork(process.argv[1] ?? '', ['--simulator', String(customers)]);
  return new Promise((done, failed) => {
    child.once('message', (url) => done([child, String(url)]));
    child.once('exit', () => failed(new Error('The simulator did not start.')));
  });
}

/** GETs a resource of the first and of a second deployment of an estate, without looks at operations. */
async function requestsOf(customers: number): Promise<{ readonly first: number; readonly again: number }> {
  const { design, all } = estateOf(customers);
  const simulator = await simulatorFor(customers, 5);
  let gets = 0;
  const end = simulator.on((event) => {
    const isLook = event.kind === 'request' && /\/(operations|operationResults)\//i.test(event.path);
    if (event.kind === 'request' && event.method === 'GET' && !isLook) gets++;
  });
  const resources = all.reduce((sum, { wanted }) => sum + wanted.length, 0);
  const run = async () => {
    gets = 0;
    const azure = azureAt(simulator.url);
    for (const one of all) await deployOne(azure, design, one, SIMULATOR_PACE.fast);
    return gets / resources;
  };
  try {
    return { first: await run(), again: await run() };
  } finally {
    end();
    await simulator.stop();
  }
}

const requests = (name: string, which: 'first' | 'again', what: string, bar: number): Benchmark => ({
  name,
  what: `GETs a resource of 100 customers, without looks at operations: ${what}`,
  unit: 'GETs a resource',
  bar: { atMost: bar },
  runs: 1,
  prepare: () => Promise.resolve(async () => (await requestsOf(100))[which]),
});

export const benchmarks: readonly Benchmark[] = [
  wall(1),
  wall(20),
  wall(200),
  requests('deploy.requests', 'again', 'a deployment that finds all as it is wanted', 0.5),
  requests('deploy.firstRequests', 'first', 'one that makes everything; each write reads what it writes first', 3),
];
