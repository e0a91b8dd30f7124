import {
  type Azure,
  type DeployEvent,
  type Deployment,
  type Journal,
  type JournalEntry,
  type JournalStore,
  deploy,
  observe,
  partiesOf,
  simulatorAzure,
} from '../../../src/deploy';
import { rememberedOf } from '../../../src/deploy/remembered';
import type { Design } from '../../../src/design';
import { type Plan, planOf } from '../../../src/plan';
import type { WantedResource } from '../../../src/resources';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator';

export const SECRET = 'S3cretThatNobodySees';

/** A journal in memory. */
export function memoryJournal(): JournalStore & { readonly entries: JournalEntry[]; open_: number } {
  const store: JournalStore & { readonly entries: JournalEntry[]; open_: number } = {
    entries: [],
    open_: 0,
    open: (): Journal => {
      store.open_++;
      return {
        id: 'memory',
        append: (entry) => store.entries.push(entry),
        close: () => {
          store.open_--;
        },
      };
    },
    interrupted: () => undefined,
    runs: () => [],
    remembered: (_, target) => rememberedOf([store.entries], target),
  };
  return store;
}

/** A simulator that plays the other parties of what is wanted, and what a deployment to it needs. */
export async function openStage(design: Design, wanted: readonly WantedResource[], options: SimulatorOptions = {}) {
  const parties = partiesOf(design, wanted);
  const simulator: Simulator = await startSimulator({
    operationMilliseconds: 15,
    ...parties,
    ...options,
  });
  const connection = { cloud: 'AzureCloud', simulatorUrl: simulator.url, pollIntervalMs: 5 } as const;
  const azure: Azure = simulatorAzure(connection, parties, (customer) => simulator.instruct(customer, []));
  const journal = memoryJournal();
  const events: DeployEvent[] = [];

  const planNow = async (of = wanted): Promise<{ plan: Plan; observation: Awaited<ReturnType<typeof observe>> }> => {
    const remembered = journal.remembered('contoso', 'simulator');
    const observation = await observe(azure, of, remembered);
    return { plan: planOf({ customer: 'contoso', wanted: of, ...observation, ...remembered }), observation };
  };
  const run = async (more: Partial<Deployment> = {}) => {
    const of = more.wanted ?? wanted;
    return deploy({
      ...(await planNow(of)),
      wanted: of,
      azure,
      designCloud: 'AzureCloud',
      target: 'simulator',
      secrets: () => Promise.resolve(SECRET),
      confirm: () => Promise.resolve(true),
      onEvent: (event) => events.push(event),
      journal,
      pace: {
        lookEveryMs: 5,
        operationMs: 5_000,
        retryAfterMs: 20,
        tellEveryMs: 1_000,
        patienceMs: { 'connectivity-provider': 5_000, customer: 5_000 },
      },
      ...more,
    });
  };
  return { simulator, azure, journal, events, planNow, run, stop: () => simulator.stop() };
}
