import * as l10n from '@vscode/l10n';
import type { Cloud, Place } from '../design';
import { isDocumentationAsn } from '../network/asn';
import { parseAddress, parsePrefix } from '../network/prefix';
import { kindOf } from '../network/special';
import { type ArmBody, type Plan, isRecord, keyOf } from '../plan';
import type { BodyValue, WantedResource } from '../resources/model';
import { type Azure, isForbidden } from './azure';

/** Why a deployment is not begun. */
export interface Objection {
  readonly message: string;
  /** What is wrong in the design, where that is the reason. */
  readonly place?: Place;
}

/** The command line's names of the clouds. */
export const CLOUD_OF = { public: 'AzureCloud', usgovernment: 'AzureUSGovernment', china: 'AzureChinaCloud' } as const;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SUBSCRIPTIONS_API = '2022-12-01';

/** A deployment goes to the cloud of the design and to no other. */
export function cloudObjection(wanted: Cloud, chosen: Cloud): Objection | undefined {
  if (wanted === chosen) return undefined;
  return { message: l10n.t('The design is for {0}, and {1} was chosen. Nothing was done.', wanted, chosen) };
}

/** What the plan itself forbids: while one step is refused, none is carried out. */
export function planObjections(plan: Plan): Objection[] {
  return plan.steps.flatMap(({ action, id, impact, rule }) =>
    action === 'refuse' ? [{ message: rule === null ? `${id}: ${impact}` : `${id}: ${impact} (${rule})` }] : [],
  );
}

/** Prefixes, addresses and AS numbers that exist for documentation only, in what would be written. Source: RFC 5737, 3849, 9637, 5398 */
export function documentationObjections(wanted: readonly WantedResource[]): Objection[] {
  return written(wanted).flatMap((resource) =>
    [...new Set(documentationValues(resource.body))].map((value) => ({
      message: l10n.t('{0} is for documentation only, and is not deployed to Azure ({1}).', value, resource.name),
      place: resource.place,
    })),
  );
}

function documentationValues(value: BodyValue | undefined, key = ''): string[] {
  if (typeof value === 'string') {
    const subject = parsePrefix(value) ?? parseAddress(value);
    return subject && kindOf(subject) === 'documentation' ? [value] : [];
  }
  if (typeof value === 'number') return /asn$/i.test(key) && isDocumentationAsn(value) ? [`AS ${String(value)}`] : [];
  if (Array.isArray(value)) return (value as readonly BodyValue[]).flatMap((item) => documentationValues(item, key));
  return isRecord(value) ? Object.entries(value).flatMap(([name, item]) => documentationValues(item, name)) : [];
}

/** Subscriptions that are written to, with what the design says of them. */
export interface TargetSubscription {
  readonly name: string;
  readonly subscriptionId: string;
  readonly tenantId: string | undefined;
}

export function targetSubscriptions(wanted: readonly WantedResource[]): TargetSubscription[] {
  const found = new Map<string, TargetSubscription>();
  for (const { subscription, subscriptionId, tenantId } of written(wanted)) {
    const key = keyOf(subscriptionId);
    if (!found.has(key)) found.set(key, { name: subscription, subscriptionId, tenantId });
  }
  return [...found.values()];
}

/** Holds every subscription that would be written to against Azure: it exists, is seen, and is in the tenant of the design. */
export async function tenantObjections(
  azure: Azure,
  wanted: readonly WantedResource[],
  signal?: AbortSignal,
): Promise<Objection[]> {
  const checks = targetSubscriptions(wanted).map(async ({ name, subscriptionId, tenantId }) => {
    if (tenantId === undefined || !GUID.test(tenantId) || !GUID.test(subscriptionId)) {
      return { message: l10n.t('Subscription {0} has no valid tenantId or subscriptionId in the design.', name) };
    }
    const target = { id: `/subscriptions/${subscriptionId}`, apiVersion: SUBSCRIPTIONS_API, tenantId };
    let found: ArmBody | undefined;
    try {
      found = await azure.read(target, signal);
    } catch (error) {
      if (!isForbidden(error)) throw error;
    }
    if (!found) {
      return {
        message: l10n.t('Subscription {0} ({1}) is not there, or not for who is signed in.', name, subscriptionId),
      };
    }
    const actual = found['tenantId'];
    if (typeof actual !== 'string') {
      return { message: l10n.t('Azure does not say which tenant the subscription {0} is in.', name) };
    }
    if (keyOf(actual) !== keyOf(tenantId)) {
      return {
        message: l10n.t('Subscription {0} is in the tenant {1}, and the design says {2}.', name, actual, tenantId),
      };
    }
    return undefined;
  });
  return (await Promise.all(checks)).filter((objection) => objection !== undefined);
}

function written(wanted: readonly WantedResource[]): WantedResource[] {
  return wanted.filter(({ party, existing }) => party === 'csp' && !existing);
}
