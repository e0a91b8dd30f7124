import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../../design';
import {
  type BodyValue,
  type WantedResource,
  isAuthorizationRef,
  isIdRef,
  isRecord,
  isSecretRef,
  resourcesOf,
} from '../../resources';
import { type ArmBody, type Plan, planOf } from '../../plan';
import { sameCustomer } from '../change';

/**
 * What the plan would say about a change, were everything in Azure as the design is now: one sentence for each resource that
 * it touches. The plan against Azure itself is another matter, and is made before anything is deployed.
 */
export function impactOf(before: Design, after: Design, customer: Customer): string {
  const actual = new Map(
    resourcesOf(before, sameCustomer(before, customer)).map((resource) => [resource.id, asRead(resource)]),
  );
  const wanted = resourcesOf(after, sameCustomer(after, customer)).map(toChange);
  const { steps, leftovers } = planOf({ customer: customer.name, wanted, actual });
  const told = steps.filter(isTouched).map(({ resourceId, impact }) => `${nameOf(resourceId)}: ${impact}`);
  const gone = leftovers.map(({ resourceId }) => l10n.t('{0} would stay in Azure', nameOf(resourceId)));
  const all = [...new Set([...told, ...gone])];
  return all.length === 0 ? l10n.t('changes nothing in Azure') : all.join(' · ');
}

/** What exists already is never written by us: whoever keeps it has to change it, and is told what that means. */
function toChange(resource: WantedResource): WantedResource {
  return resource.existing ? { ...resource, existing: false, party: 'customer' } : resource;
}

function isTouched({ action, changes }: Plan['steps'][number]): boolean {
  return action === 'create' || action === 'update' || action === 'refuse' || changes.length > 0;
}

const nameOf = (id: string) => id.slice(id.lastIndexOf('/') + 1);

/** A resource as Azure would show it, had it been made as the design wants it. */
function asRead({ body, location, tags }: WantedResource): ArmBody {
  const { properties, ...rest } = plain(body) as { readonly properties?: object };
  const state = { provisioningState: 'Succeeded', serviceProviderProvisioningState: 'Provisioned' };
  return {
    ...rest,
    ...(location !== undefined && { location }),
    ...(tags !== undefined && { tags }),
    properties: { ...properties, ...state },
  } as ArmBody;
}

function plain(value: BodyValue | undefined): unknown {
  if (Array.isArray(value)) return value.map((item: BodyValue) => plain(item));
  if (isIdRef(value)) return value.$id;
  if (isSecretRef(value) || isAuthorizationRef(value)) return undefined;
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
