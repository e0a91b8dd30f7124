import { deploy, observe, partiesOf, simulatorAzure } from '../../../../src/deploy';
import { type Design, assemble } from '../../../../src/design';
import { planOf } from '../../../../src/plan';
import { type WantedResource, wantedOf } from '../../../../src/resources';
import { startSimulator } from '../../../../src/simulator';
import { memoryJournal } from '../../deploy/stage';
import { type Change, designFiles } from '../../rules/base';

/** What one customer of a design wants, with the design. */
export interface Order {
  readonly design: Design;
  readonly customer: string;
  readonly wanted: readonly WantedResource[];
}

/** What each customer wants of the base design with a change; empty where no design can be read from the files. */
export function ordersOf(change: Change): Order[] {
  return assemble(designFiles(change)).designs.flatMap((design) =>
    design.customers.map((customer) => ({
      design,
      customer: customer.name,
      wanted: wantedOf(design, customer).resources,
    })),
  );
}

/** What all customers of a design want, as one order: what clashes between two of them meets in one simulator. */
export function together(orders: readonly Order[]): Order | undefined {
  const [first] = orders;
  return first && { ...first, wanted: orders.flatMap(({ wanted }) => wanted) };
}

/** All that the simulator would be sent for an order, as text: two orders that say the same are rehearsed once. */
export const contentOf = ({ wanted }: Order): string =>
  JSON.stringify(wanted.map(({ id, location, body }) => [id, location, body]));

/** Stands between the deployment and the simulator, and may write down what passes. */
export interface Front {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Deploys an order to a simulator of its own, whatever was found in the design. Returns each refusal as `CODE: message`.
 * @param before what stands before the simulator of that URL; nothing where it is not said
 */
export async function rehearse(
  order: Order,
  before?: (simulatorUrl: string) => Promise<Front>,
): Promise<readonly string[]> {
  return (await rehearseTimes(order, 1, before))[0]?.refusals ?? [];
}

/** What came of one deployment of several: what was refused, and what was not as it should be before it, as `ACTION id`. */
export interface Rehearsal {
  readonly refusals: readonly string[];
  readonly planned: readonly string[];
}

/** Deploys an order to one simulator again and again, each time planned anew. */
export async function rehearseTimes(
  { design, customer, wanted }: Order,
  times: number,
  before?: (simulatorUrl: string) => Promise<Front>,
): Promise<Rehearsal[]> {
  const parties = partiesOf(design, wanted);
  const simulator = await startSimulator({ operationMilliseconds: 1, ...parties });
  const front = await before?.(simulator.url);
  const simulatorUrl = front?.url ?? simulator.url;
  const connection = { cloud: 'AzureCloud', simulatorUrl, pollIntervalMs: 2 } as const;
  const azure = simulatorAzure(connection, parties, (customer) => simulator.instruct(customer, []));
  try {
    const all: Rehearsal[] = [];
    const journal = memoryJournal();
    for (let time = 0; time < times; time++) {
      const remembered = journal.remembered(customer, 'simulator');
      const observation = await observe(azure, wanted, remembered);
      const plan = planOf({ customer, wanted, ...observation, ...remembered });
      const outcome = await deploy({
        plan,
        observation,
        wanted,
        azure,
        designCloud: 'AzureCloud',
        target: 'simulator',
        secrets: () => Promise.resolve('S3cretThatNobodySees'),
        confirm: () => Promise.resolve(true),
        onEvent: () => undefined,
        journal,
        pace: {
          lookEveryMs: 2,
          tellEveryMs: 1_000,
          operationMs: 5_000,
          retryAfterMs: 5,
          patienceMs: { 'connectivity-provider': 400, customer: 400 },
        },
      });
      const refusals = [
        ...simulator.refused.map(({ code, message }) => `${code}: ${message}`),
        ...simulator
          .waiting()
          .flatMap(({ refusal }) => (refusal === undefined ? [] : `${refusal.code}: ${refusal.message}`)),
        ...outcome.objections.map((objection) => JSON.stringify(objection)),
        ...outcome.steps.filter(({ state }) => state === 'Failed').map(({ message }) => message ?? 'failed'),
      ];
      const planned = plan.steps
        .filter(({ action }) => action !== 'keep')
        .map(({ action, resourceId, changes }) => `${action} ${resourceId} ${JSON.stringify(changes)}`);
      all.push({ refusals, planned });
    }
    return all;
  } finally {
    await front?.stop();
    await simulator.stop();
  }
}
