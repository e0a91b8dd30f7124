import { setTimeout as sleep } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import { AzureFailure, toFailure } from '../azure';
import { type ArmBody, type PlanStep, idsIn, isRecord, isSync, isTerminal, keyOf, rootOf } from '../plan';
import type { WantedResource } from '../resources/model';
import type { Azure, ResolvedResource } from './azure';
import { type Values, authorizationsIn, resolveBody } from './bodies';
import type { StepState } from './journal';
import type { Job } from './scheduler';
import type { Veil } from './secrets';
import { type Pace, waitForEnd, waitForParty } from './waiting';

/** How a step ended. */
export interface Ending {
  readonly state: StepState;
  readonly message?: string;
  /** ARM's code of a failure. */
  readonly code?: string;
}

/** A step with its resource, as the scheduler takes it. */
export interface StepJob extends Job {
  readonly step: PlanStep;
  readonly resource: WantedResource;
}

export interface Setting {
  readonly azure: Azure;
  readonly wanted: readonly WantedResource[];
  /** By id, in lower case: what was there when the plan was made. */
  readonly actual: ReadonlyMap<string, ArmBody>;
  readonly secrets: ReadonlyMap<string, string>;
  readonly veil: Veil;
  readonly pace: Pace;
  readonly signal: AbortSignal | undefined;
}

/** How often a write is tried that Azure refuses for the moment, beside what the SDK tries again by itself. */
const TRIES = 10;
/** The same where Azure did not answer at all, which takes long to notice. */
const SILENT_TRIES = 3;

/** The jobs of a plan's steps. */
export function jobsOf(steps: readonly PlanStep[], wanted: readonly WantedResource[]): StepJob[] {
  const resources = new Map(wanted.map((resource) => [keyOf(resource.id), resource]));
  return steps.flatMap((step): StepJob[] => {
    const resource = resources.get(keyOf(step.resourceId));
    if (!resource) return [];
    const writes = step.action === 'create' || step.action === 'update';
    const root = rootOf(resource.id);
    return [
      {
        id: step.id,
        dependsOn: step.dependsOn,
        locks: writes ? root : undefined,
        uses: writes ? [...new Set(idsIn(resource.body).map(rootOf))].filter((other) => other !== root) : [],
        step,
        resource,
      },
    ];
  });
}

/** Carries one step out. Never rejects. */
export async function carryOut(job: StepJob, setting: Setting): Promise<Ending> {
  try {
    switch (job.step.action) {
      case 'create':
      case 'update':
        return await write(job, setting);
      case 'keep':
        return await settle(job, setting);
      case 'wait':
        return await wait(job, setting);
      case 'refuse':
        return { state: 'NotStarted', message: job.step.impact };
    }
  } catch (error) {
    const failure = toFailure(error, job.resource.id);
    const message = setting.veil.hide([failure.message, failure.advice].filter(Boolean).join(' '));
    if (failure.code !== 'Cancelled') return { state: 'Failed', message, code: failure.code };
    return job.locks === undefined
      ? { state: 'NotStarted' }
      : { state: 'UnderWay', message: l10n.t('What was accepted there may go on.') };
  }
}

async function wait({ step, resource }: StepJob, { azure, pace, signal }: Setting): Promise<Ending> {
  const done = await waitForParty(azure, step, resource, pace, signal);
  return done ? { state: 'Succeeded' } : { state: 'Waiting', message: step.impact };
}

/** What is there already may still be worked on, by a deployment that was interrupted or by somebody else. */
async function settle(job: StepJob, { azure, actual, pace, signal }: Setting): Promise<Ending> {
  if (isTerminal(actual.get(keyOf(job.resource.id)))) return { state: 'Succeeded' };
  const end = await waitForEnd(azure, job.resource, pace, signal);
  return end === undefined
    ? { state: 'UnderWay', message: l10n.t('An operation that was begun earlier goes on.') }
    : { state: 'Succeeded' };
}

async function write(job: StepJob, setting: Setting): Promise<Ending> {
  const { azure, actual, pace, signal } = setting;
  const { step } = job;
  // Of what somebody else makes, only our part is written.
  const resource =
    step.part === undefined ? job.resource : { ...job.resource, body: step.part, location: undefined, tags: undefined };
  if (!isTerminal(actual.get(keyOf(resource.id)))) await waitForEnd(azure, resource, pace, signal);
  const send = step.post === undefined ? await sendingOf(resource, step, setting) : reset(resource, step.post, setting);
  for (let tries = 1; ; tries++) {
    try {
      await send();
      return { state: 'Succeeded' };
    } catch (error) {
      const failure = toFailure(error, resource.id);
      const most = failure.code === 'NoAnswer' ? SILENT_TRIES : TRIES;
      if (!failure.retryable || tries === most || signal?.aborted) throw failure;
      await sleep(pace.retryAfterMs, undefined, signal === undefined ? {} : { signal });
    }
  }
}

const reset =
  (resource: WantedResource, action: NonNullable<PlanStep['post']>, { azure, signal }: Setting) =>
  (): Promise<unknown> =>
    azure.post(resource, action, signal);

/** Writes a resource with all that its body refers to, each time that it is called. */
async function sendingOf(resource: WantedResource, step: PlanStep, setting: Setting): Promise<() => Promise<unknown>> {
  const resolved: ResolvedResource = {
    id: resource.id,
    apiVersion: resource.apiVersion,
    tenantId: resource.tenantId,
    location: resource.location,
    tags: resource.tags,
    body: await bodyOf(resource, setting),
    ...(step.changes.some(isSync) && { syncRemoteAddressSpace: true }),
  };
  return () => setting.azure.write(resolved, setting.signal);
}

async function bodyOf(resource: WantedResource, setting: Setting): Promise<ArmBody> {
  const keys = new Map<string, string>();
  for (const id of authorizationsIn(resource.body)) keys.set(keyOf(id), await readKey(id, resource, setting));
  const values: Values = {
    secret: (name) => setting.secrets.get(name) ?? '',
    authorizationKey: (id) => keys.get(keyOf(id)) ?? '',
  };
  return resolveBody(resource.body, values);
}

/** The key of an authorization, from Azure into memory and nowhere else. */
async function readKey(id: string, user: WantedResource, { azure, wanted, veil, signal }: Setting): Promise<string> {
  const known = wanted.find((resource) => keyOf(resource.id) === keyOf(id));
  const { apiVersion, tenantId } = known ?? user;
  const body = await azure.read({ id, apiVersion, tenantId }, signal);
  const properties = body?.['properties'];
  const key = isRecord(properties) ? properties['authorizationKey'] : undefined;
  if (typeof key !== 'string' || key === '') {
    throw new AzureFailure({
      code: 'AuthorizationKeyRequired',
      message: l10n.t(
        'The authorization {0} shows no key. Give the key as a secret.',
        id.slice(id.lastIndexOf('/') + 1),
      ),
      resourceId: user.id,
    });
  }
  veil.add(key);
  return key;
}
