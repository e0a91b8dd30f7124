import { notFound } from './arm';
import type { Address } from './ids';
import type { Action, Kind } from './kind';
import type { Store } from './store';
import { kindOf } from './types/kinds';

/** What a path below `/providers/` asks for. */
export type Target =
  | { kind: 'resource'; type: Kind; id: string }
  | { kind: 'collection'; type: Kind; scope: string }
  | { kind: 'action'; id: string; action: Action; name: string | undefined };

/** Finds the kind, the id as it is stored, and what is asked of it. */
export function findTarget(address: Address, method: string, store: Store): Target {
  const { namespace, segments, scope } = address;
  let type = namespace ?? '';
  let id = `${storedScope(scope, store)}/providers/${namespace ?? ''}`;
  let kind: Kind | undefined;
  for (let index = 0; index < segments.length; index += 2) {
    const segment = segments[index] ?? '';
    const name = segments[index + 1];
    const next = kindOf(`${type}/${segment}`);
    if (next === undefined) {
      const action = kind?.actions && findAction(kind.actions, method, segment);
      if (action === undefined || segments.length > index + 2) break;
      return { kind: 'action', id, action, name };
    }
    if (name === undefined) return { kind: 'collection', type: next, scope: kind === undefined ? scope : id };
    kind = next;
    type = next.type;
    if (index === 0) id = `${storedScope(scope, store)}/providers/${next.type.slice(0, next.type.indexOf('/'))}`;
    id = `${id}/${next.type.slice(next.type.lastIndexOf('/') + 1)}/${name}`;
    id = store.get(id)?.id ?? id;
    if (index + 2 === segments.length) return { kind: 'resource', type: next, id };
  }
  const wanted = segments.filter((_, index) => index % 2 === 0).join('/');
  throw notFound(
    'InvalidResourceType',
    `The resource type '${wanted}' could not be found in the namespace '${namespace ?? ''}' for this api version.`,
  );
}

function findAction(actions: Readonly<Record<string, Action>>, method: string, segment: string): Action | undefined {
  const wanted = `${method} ${segment}`.toLowerCase();
  return Object.entries(actions).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** A scope with the casing of the resource or group that it names. */
function storedScope(scope: string, store: Store): string {
  const known = store.get(scope);
  if (known !== undefined) return known.id;
  const parts = scope.split('/');
  if (parts[1]?.toLowerCase() === 'subscriptions') parts[1] = 'subscriptions';
  if (parts[3]?.toLowerCase() === 'resourcegroups') parts[3] = 'resourceGroups';
  return parts.join('/');
}
