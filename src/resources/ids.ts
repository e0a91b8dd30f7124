import { memoize } from '../network/memo';

/** An ARM id in its parts; an extension resource names what it stands on in `scope`. */
export interface ArmId {
  readonly subscriptionId: string;
  /** undefined at subscription scope. */
  readonly resourceGroup: string | undefined;
  /** Such as Microsoft.Network/expressRouteCircuits/peerings. */
  readonly type: string;
  /** One name for each segment of the type. */
  readonly names: readonly string[];
  /** What the resource stands in or on: a subscription, a resource group, or for an extension resource another resource. */
  readonly scope: string;
}

export const RESOURCE_GROUP = 'Microsoft.Resources/resourceGroups';
export const SUBSCRIPTION = 'Microsoft.Resources/subscriptions';

/** The id of a resource group. */
export function groupId(subscriptionId: string, resourceGroup: string): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
}

/** `/subscriptions/…/providers/Microsoft.Network/TYPE/NAME/TYPE/NAME`, below a scope; one name for each segment of the type. */
export function armId(scope: string, type: string, ...names: readonly string[]): string {
  const [namespace = '', ...types] = type.split('/');
  const path = types.map((segment, index) => `${segment}/${names[index] ?? ''}`);
  return `${scope}/providers/${namespace}/${path.join('/')}`;
}

/** The parts of an ARM id; undefined for what is no id of a subscription, a resource group or a resource. */
export const parseArmId: (id: string) => ArmId | undefined = memoize(20_000, readArmId);

function readArmId(id: string): ArmId | undefined {
  const head = /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?/i.exec(id);
  if (!head) return undefined;
  const [start, subscriptionId = '', resourceGroup] = head;
  const rest = id.slice(start.length);
  const base = { subscriptionId, resourceGroup };
  if (rest === '') {
    return resourceGroup === undefined
      ? { ...base, type: SUBSCRIPTION, names: [subscriptionId], scope: '' }
      : { ...base, type: RESOURCE_GROUP, names: [resourceGroup], scope: `/subscriptions/${subscriptionId}` };
  }
  const cut = id.toLowerCase().lastIndexOf('/providers/');
  if (cut < start.length) return undefined;
  const [namespace = '', ...segments] = id.slice(cut + '/providers/'.length).split('/');
  if (namespace === '' || segments.length === 0 || segments.length % 2 === 1 || segments.includes('')) return undefined;
  return {
    ...base,
    type: [namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/'),
    names: segments.filter((_, index) => index % 2 === 1),
    scope: id.slice(0, cut),
  };
}

/** The id of the resource that a child resource belongs to; undefined for what has no parent. */
export function parentId(id: string): string | undefined {
  const parsed = parseArmId(id);
  return parsed && parsed.names.length > 1 ? id.split('/').slice(0, -2).join('/') : undefined;
}

/** What an id, a type or a name of ARM is found by: they compare without regard to case. */
export function resourceKey(id: string): string {
  return id.toLowerCase();
}

/** Whether two ids are of one resource. */
export function sameId(a: string, b: string): boolean {
  return a.length === b.length && resourceKey(a) === resourceKey(b);
}
