import { parseArmId } from '../../resources';
import type { ArmBody, Json } from '../../resources/model';
import { type FoundResource, type FoundSubscription, foundOf } from '../found';
import { isList, isObject, itemsAt, textAt } from '../json';

/** Members that stand beside `properties` in ARM's form; the Azure CLI writes all others beside them too. */
const ENVELOPE = new Set([
  'id',
  'name',
  'type',
  'location',
  'tags',
  'sku',
  'zones',
  'identity',
  'etag',
  'kind',
  'plan',
  'managedBy',
  'extendedLocation',
  'tenantId',
  'subscriptionId',
  'resourceGroup',
  'apiVersion',
  'systemData',
]);

/** Types whose size stands in `properties`. */
const SIZE_INSIDE = /^microsoft\.network\/(virtualnetworkgateways|virtualhubs)$/i;

/** The items of what Azure, its CLI, Resource Graph or the portal writes as JSON: one object, a list, or a list under a key. */
export function itemsOf(value: unknown): readonly Json[] {
  if (isList(value)) return value.flatMap((item) => itemsOf(item));
  if (!isObject(value)) return [];
  for (const key of ['value', 'data', 'resources']) {
    const list = value[key];
    if (isList(list) && textAt(value, 'id') === undefined) return list.flatMap((item) => itemsOf(item));
  }
  return [value];
}

/** What a JSON text of Azure holds; undefined where nothing in it has an id of a resource or subscription. */
export function readAzureJson(
  value: unknown,
  source: string,
): { readonly resources: FoundResource[]; readonly subscriptions: FoundSubscription[] } | undefined {
  const resources: FoundResource[] = [];
  const subscriptions: FoundSubscription[] = [];
  for (const item of itemsOf(value)) {
    if (!isObject(item)) continue;
    const subscription = subscriptionIn(item);
    if (subscription) subscriptions.push(subscription);
    const found = foundOf(wireForm(item), source);
    if (found && found.type !== 'Microsoft.Resources/subscriptions') resources.push(found);
  }
  return resources.length + subscriptions.length > 0 ? { resources, subscriptions } : undefined;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A subscription, as `az account list`, ARM or Resource Graph writes it. */
function subscriptionIn(item: ArmBody): FoundSubscription | undefined {
  const id = textAt(item, 'id') ?? '';
  const subscriptionId = /^(?:\/subscriptions\/)?([0-9a-f-]{36})$/i.exec(id)?.[1];
  if (subscriptionId === undefined || !GUID.test(subscriptionId)) return undefined;
  return {
    subscriptionId,
    displayName: textAt(item, 'displayName') ?? textAt(item, 'name'),
    // The Azure CLI says the tenant that is signed in to as tenantId, and whose it is as homeTenantId.
    tenantId: textAt(item, 'homeTenantId') ?? textAt(item, 'tenantId') ?? textAt(item, 'properties', 'tenantId'),
    managedByTenants: managersOf(item),
  };
}

/** The tenants that a subscription is delegated to by Azure Lighthouse, as ARM, its CLI or Resource Graph writes them. */
export function managersOf(subscription: ArmBody): string[] {
  const list = [
    ...itemsAt(subscription, 'managedByTenants'),
    ...itemsAt(subscription, 'properties', 'managedByTenants'),
  ];
  return list.flatMap((one) => textAt(one, 'tenantId')?.toLowerCase() ?? []);
}

/** An object in ARM's wire form; the Azure CLI writes the members of `properties` beside the others, also in items of lists. */
export function wireForm(item: ArmBody): ArmBody {
  if (isObject(item['properties'])) return item;
  const type = parseArmId(textAt(item, 'id') ?? '')?.type ?? textAt(item, 'type') ?? '';
  const envelope: Record<string, Json | undefined> = {};
  const properties: Record<string, Json | undefined> = {};
  for (const [key, value] of Object.entries(item)) {
    if (value === null || value === undefined) continue;
    const isInside = key === 'sku' && SIZE_INSIDE.test(type);
    if (ENVELOPE.has(key) && !isInside) envelope[key] = value;
    else properties[key] = nested(value);
  }
  return { ...envelope, properties };
}

/** Items that are resources of their own have `properties` too; references have an id and no name. */
function nested(value: Json): Json {
  if (isList(value)) return value.map(nested);
  if (!isObject(value)) return value;
  const isResource =
    textAt(value, 'name') !== undefined && (textAt(value, 'id') ?? textAt(value, 'etag')) !== undefined;
  if (isResource) return wireForm(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === null || item === undefined ? [] : [[key, nested(item)]])),
  );
}
