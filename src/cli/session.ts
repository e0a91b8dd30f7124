import * as l10n from '@vscode/l10n';
import { version } from '../../package.json';
import { type AzureClients, createClients } from '../azure';
import {
  AZURE_PACE,
  SIMULATOR_PACE,
  signInTenantOf,
  simulatorAzure,
  type Azure,
  CLOUD_OF,
  type Pace,
  type Parties,
  type PartyStage,
  azureOf,
  cloudObjection,
  handOverKeys,
  partiesOf,
} from '../deploy';
import type { Cloud } from '../design';
import type { AwaitedParty } from '../plan';
import type { WantedResource } from '../resources';
import { CliFailure } from './failure';
import { printError } from './terminal';
import type { Chosen } from './workspace';

export type CloudChoice = keyof typeof CLOUD_OF | 'simulator';

export interface SessionOptions {
  readonly cloud: CloudChoice;
  /** Port of a simulator that runs already; without it an embedded one is started. */
  readonly simulator?: number;
  readonly pause?: 'provider' | 'customer';
  readonly speed?: 'fast' | 'real';
  /** Minutes to wait for other parties. */
  readonly wait?: number;
}

/** An Azure to work with, real or simulated. */
export interface Session {
  readonly azure: Azure;
  readonly target: Cloud | 'simulator';
  readonly pace: Pace;
  stop(): Promise<void>;
}

const USER_AGENT = `csp-connectivity/${version}`;
/**
 * Opens Azure for what a customer's design wants.
 * @throws CliFailure (2) where the cloud is not the design's, or a simulator does not answer
 */
export async function openSession(
  { design, customer }: Chosen,
  wanted: readonly WantedResource[],
  options: SessionOptions,
): Promise<Session> {
  const designCloud = design.provider.cloud;
  if (options.cloud === 'simulator') return openSimulator(designCloud, partiesOf(design, wanted), options);
  const cloud = CLOUD_OF[options.cloud];
  const objection = cloudObjection(designCloud, cloud);
  if (objection) throw new CliFailure(objection.message);
  const patienceMs = (options.wait ?? 30) * 60_000;
  return {
    azure: await signedIn(cloud, signInTenantOf(design, customer)),
    target: cloud,
    pace: { ...AZURE_PACE, patienceMs: { 'connectivity-provider': patienceMs, customer: patienceMs } },
    stop: () => Promise.resolve(),
  };
}

async function signedIn(cloud: Cloud, tenantFor: ReturnType<typeof signInTenantOf>): Promise<Azure> {
  const { credentialFor } = await import('./signIn');
  const byTenant = new Map<string, AzureClients>();
  return azureOf((tenantOfResource) => {
    const tenantId = tenantFor(tenantOfResource);
    if (tenantId === undefined) throw new CliFailure(l10n.t('The design says no tenantId for a subscription.'));
    let clients = byTenant.get(tenantId);
    if (!clients) {
      clients = createClients({ cloud, userAgent: USER_AGENT }, credentialFor(tenantId, cloud));
      byTenant.set(tenantId, clients);
    }
    return clients;
  });
}

async function openSimulator(cloud: Cloud, parties: Parties, options: SessionOptions): Promise<Session> {
  const speed = options.speed ?? 'fast';
  const pace = SIMULATOR_PACE[speed];
  const simulator =
    options.simulator === undefined
      ? await embedded(parties, speed, options.pause)
      : await running(options.simulator, parties, options.pause);
  const connection = {
    cloud,
    simulatorUrl: simulator.url,
    pollIntervalMs: pace.lookEveryMs,
    userAgent: USER_AGENT,
  };
  // Who is paused does nothing, however long one waits.
  const patience = (party: AwaitedParty, paused: boolean) =>
    paused ? 0 : options.wait === undefined ? pace.patienceMs[party] : options.wait * 60_000;
  return {
    azure: simulatorAzure(connection, parties),
    target: 'simulator',
    pace: {
      ...pace,
      patienceMs: {
        'connectivity-provider': patience('connectivity-provider', options.pause === 'provider'),
        customer: patience('customer', options.pause === 'customer'),
      },
    },
    stop: simulator.stop,
  };
}

interface RunningSimulator {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function embedded(
  parties: Parties,
  speed: 'fast' | 'real',
  pause: SessionOptions['pause'],
): Promise<RunningSimulator> {
  const { startSimulator } = await import('../simulator');
  const { subscriptions, existing, customer, provider } = parties;
  const simulator = await startSimulator({
    speed,
    subscriptions,
    existing,
    customer,
    provider,
    pause: pause === undefined ? [] : [pause],
  } as Parameters<typeof startSimulator>[0]);
  for (const { id, message } of simulator.refused) {
    printError(l10n.t('The simulator cannot have {0} from the start: {1}', id, message));
  }
  const endHandOver = handOverKeys(simulator as PartyStage, parties);
  return {
    url: simulator.url,
    stop: async () => {
      endHandOver();
      await simulator.stop();
    },
  };
}

/** A simulator that `simulate` runs: it is told what the parties do, and keeps what it holds. */
async function running(port: number, parties: Parties, pause: SessionOptions['pause']): Promise<RunningSimulator> {
  const url = `http://127.0.0.1:${String(port)}`;
  const post = async (command: string, body: object) => {
    const response = await fetch(`${url}/simulator/${command}`, {
      method: 'POST',
      headers: { authorization: 'Bearer simulator', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    if (!response?.ok) {
      throw new CliFailure(
        l10n.t('No simulator answers at {0}. Start one: csp-connectivity simulate --port {1}', url, String(port)),
      );
    }
  };
  for (const party of ['provider', 'customer']) await post(`${party === pause ? 'pause' : 'resume'}/${party}`, {});
  await post('instruct', { customer: [...parties.existing, ...parties.customer], provider: parties.provider });
  return { url, stop: () => Promise.resolve() };
}
