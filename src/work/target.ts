import * as l10n from '@vscode/l10n';
import { type AskedWait, type AzureClients, clouds, createClients } from '../azure';
import {
  AZURE_PACE,
  type Azure,
  type Pace,
  SIMULATOR_PACE,
  azureOf,
  cloudObjection,
  partiesOf,
  signInTenantOf,
  simulatorAzure,
} from '../deploy';
import type { Cloud } from '../design';
import type { AwaitedParty } from '../plan';
import { WorkFailure } from './failure';
import type { Play, SimulatorSource, Stage } from './simulators';
import type { Work } from './wanted';

export type TargetKind = 'azure' | 'simulator';

/** An Azure that a plan is made against and carried out in. */
export interface Target {
  readonly kind: TargetKind;
  readonly target: Cloud | 'simulator';
  readonly azure: Azure;
  readonly pace: Pace;
}

/** What the Azure SDK signs its requests with, for one tenant. */
export type Credential = Parameters<typeof createClients>[1];

/** Signs in to one tenant of a cloud. @throws what the face tells its user where nobody signs in */
export type SignIn = (tenantId: string, cloud: Cloud, scope: string) => Credential | Promise<Credential>;

interface Common {
  /** name and version of the caller, for Azure's logs */
  readonly userAgent: string;
  /** Minutes to wait for other parties, in place of what is usual for the target. */
  readonly waitMinutes?: number | undefined;
  /** Told where Azure asks for patience (`Retry-After`): once for each moment, not for each request. */
  readonly onWait: (wait: AskedWait) => void;
}

export interface AzureOptions extends Common {
  /** The cloud that the user chose; absent for that of the design. */
  readonly cloud?: Cloud | undefined;
  readonly signIn: SignIn;
}

/**
 * Opens Azure, signed in to every tenant that the work needs.
 * @throws WorkFailure where the cloud is not the design's, or the design says no tenant; what `signIn` throws
 */
export async function openAzure(work: Work, options: AzureOptions): Promise<Target> {
  const { cloud: designCloud } = work.design.provider;
  const cloud = options.cloud ?? designCloud;
  const objection = cloudObjection(designCloud, cloud);
  if (objection) throw new WorkFailure(objection.message);
  const tenantFor = signInTenantOf(work.design, work.customer);
  const byTenant = new Map<string, AzureClients>();
  const onWait = onceForEachMoment(options.onWait);
  for (const tenantId of new Set(work.wanted.map((resource) => tenantFor(resource.tenantId)))) {
    if (tenantId === undefined) throw noTenant(work);
    const credential = await options.signIn(tenantId, cloud, clouds[cloud].scope);
    byTenant.set(tenantId, createClients({ cloud, userAgent: options.userAgent, onWait }, credential));
  }
  const azure = azureOf((tenantOfResource) => {
    const clients = byTenant.get(tenantFor(tenantOfResource) ?? '');
    if (!clients) throw noTenant(work);
    return clients;
  });
  return { kind: 'azure', target: cloud, azure, pace: paced(AZURE_PACE, options.waitMinutes) };
}

function noTenant({ customer }: Work): WorkFailure {
  return new WorkFailure(l10n.t('{0} has no "tenantId": nobody can sign in for it.', customer.displayName));
}

export interface SimulatorTargetOptions extends Common, Play {
  readonly source: SimulatorSource;
  /** Told what the simulator cannot have from the start. */
  readonly onRefused: (refused: Stage['refused'][number]) => void;
}

/**
 * Opens a simulator of Azure that plays the other parties of the design.
 * @throws WorkFailure where none answers
 */
export async function openSimulator(work: Work, options: SimulatorTargetOptions): Promise<Target> {
  const { source, speed, pause, userAgent, waitMinutes, onRefused } = options;
  const parties = partiesOf(work.design, work.wanted);
  const stage = await source.open(parties, { speed, pause });
  stage.refused.forEach(onRefused);
  const usual = SIMULATOR_PACE[speed];
  const connection = {
    cloud: work.design.provider.cloud,
    simulatorUrl: stage.url,
    pollIntervalMs: usual.lookEveryMs,
    userAgent,
    onWait: onceForEachMoment(options.onWait),
  };
  const pace = paced(usual, waitMinutes);
  // Who is paused does nothing, however long one waits.
  const idle: readonly AwaitedParty[] =
    pause === undefined ? [] : [pause === 'provider' ? 'connectivity-provider' : 'customer'];
  const patienceMs = { ...pace.patienceMs, ...Object.fromEntries(idle.map((party) => [party, 0])) };
  return {
    kind: 'simulator',
    target: 'simulator',
    azure: simulatorAzure(connection, parties, stage.instruct),
    pace: { ...pace, patienceMs },
  };
}

function paced(pace: Pace, waitMinutes: number | undefined): Pace {
  if (waitMinutes === undefined) return pace;
  const patience = waitMinutes * 60_000;
  return { ...pace, patienceMs: { 'connectivity-provider': patience, customer: patience } };
}

/** Many requests are told to wait for the same moment: the first says so, and who is told to wait longer. */
function onceForEachMoment(tell: (wait: AskedWait) => void): (wait: AskedWait) => void {
  let until = 0;
  return (wait) => {
    const end = Date.now() + wait.seconds * 1000;
    if (end <= until + 1000) return;
    until = end;
    tell(wait);
  };
}
