import { parseArmId, resourceKey, typeNamed } from '../resources';
import type { ArmBody, Json } from '../resources/model';
import { isObject, itemsAt, textAt } from './json';

/** A resource that a source holds, in ARM's wire form; inline children are resources of their own. */
export interface FoundResource {
  readonly id: string;
  /** As ARM writes it where it is a type of ours, else as the source does. */
  readonly type: string;
  readonly name: string;
  readonly body: ArmBody;
  readonly tenantId: string | undefined;
  /** The file or the Azure that it comes from. */
  readonly source: string;
}

/** A subscription that a source names. */
export interface FoundSubscription {
  readonly subscriptionId: string;
  readonly displayName: string | undefined;
  readonly tenantId: string | undefined;
  /** How it is bought, where a source says it. */
  readonly offer?: 'csp' | undefined;
  /** Tenants that it is delegated to by Azure Lighthouse. */
  readonly managedByTenants?: readonly string[] | undefined;
}

/** A customer that a source names. */
export interface FoundCustomer {
  readonly tenantId: string;
  readonly displayName: string | undefined;
  /** Whether a granular delegated admin relationship with it is active; undefined where that is not known. */
  readonly hasGdap: boolean | undefined;
}

/** Everything that was found, by id. */
export interface Estate {
  readonly resources: readonly FoundResource[];
  /** A resource by its id, whatever the case. */
  get(id: string | undefined): FoundResource | undefined;
  /** Top-level resources of a type, or the children of that type below a resource. */
  ofType(type: string, parent?: FoundResource): readonly FoundResource[];
  /** A resource as ARM shows it: with its children where a body has them. */
  whole(found: FoundResource): ArmBody;
}

/** What was found in each subscription, by its id in lower case. */
export function bySubscription({ resources }: Estate): ReadonlyMap<string, readonly FoundResource[]> {
  return Map.groupBy(resources, ({ id }) => resourceKey(id.split('/')[2] ?? ''));
}

/** A found resource of a body; undefined where it has no id of a resource. */
export function foundOf(body: ArmBody, source: string, tenantId?: string): FoundResource | undefined {
  const id = textAt(body, 'id');
  const parsed = id === undefined ? undefined : parseArmId(id);
  if (id === undefined || !parsed) return undefined;
  return {
    id,
    type: typeNamed(parsed.type)?.type ?? parsed.type,
    name: parsed.names.at(-1) ?? '',
    body,
    tenantId: tenantId ?? textAt(body, 'tenantId'),
    source,
  };
}

/** The found resource and the children that its body carries, each with an id of its own. */
function withChildren(found: FoundResource): FoundResource[] {
  const children = typeNamed(found.type)?.children ?? [];
  return [
    found,
    ...children.flatMap(({ property, type }) =>
      itemsAt(found.body, 'properties', property).flatMap((item) => {
        const name = textAt(item, 'name');
        if (!isObject(item) || name === undefined) return [];
        const id = textAt(item, 'id') ?? `${found.id}/${type.slice(type.lastIndexOf('/') + 1)}/${name}`;
        const child = foundOf({ ...item, id }, found.source, found.tenantId);
        return child ? withChildren({ ...child, type, name }) : [];
      }),
    ),
  ];
}

/** All that was found as one estate. What is found twice is taken as it was found last; children of both stay. */
export function estateOf(found: readonly FoundResource[]): Estate {
  const byId = new Map<string, FoundResource>();
  for (const one of found.flatMap(withChildren)) byId.set(resourceKey(one.id), one);
  const byType = new Map<string, FoundResource[]>();
  for (const [id, one] of byId) {
    const parent = parseArmId(one.id)?.names.length === 1 ? '' : id.split('/').slice(0, -2).join('/');
    const key = `${resourceKey(one.type)} ${parent}`;
    const list = byType.get(key);
    if (list) list.push(one);
    else byType.set(key, [one]);
  }
  const ofType: Estate['ofType'] = (type, parent) =>
    byType.get(`${resourceKey(type)} ${parent ? resourceKey(parent.id) : ''}`) ?? [];
  const whole = (one: FoundResource): ArmBody => {
    const children = typeNamed(one.type)?.children ?? [];
    if (children.length === 0) return one.body;
    const { properties } = one.body;
    const inline = children.flatMap(({ property, type }): [string, Json][] => {
      const items = ofType(type, one);
      return items.length === 0 ? [] : [[property, items.map((item) => ({ name: item.name, ...whole(item) }))]];
    });
    return { ...one.body, properties: { ...(isObject(properties) ? properties : {}), ...Object.fromEntries(inline) } };
  };
  return {
    resources: [...byId.values()],
    get: (id) => (id === undefined ? undefined : byId.get(resourceKey(id))),
    ofType,
    whole,
  };
}
