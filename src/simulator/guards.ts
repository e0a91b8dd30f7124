import { ArmError, badRequest, conflict, notFound, textAt } from './arm';
import type { Resource } from './arm';
import { groupOf, keyOf, parentId, rootId } from './ids';
import type { World } from './kind';
import type { ArmRequest } from './messages';
import type { Operations } from './operations';
import { referencesIn } from './store';
import { kindOf, kindOfId } from './types/kinds';

/** Refuses a request whose `If-Match` or `If-None-Match` does not hold. */
export function checkPreconditions(request: ArmRequest, existing: Resource | undefined): void {
  const { ifMatch, ifNoneMatch } = request;
  const failed =
    (ifMatch !== undefined && (existing === undefined || (ifMatch !== '*' && ifMatch !== existing.etag))) ||
    (ifNoneMatch === '*' && existing !== undefined);
  if (failed) {
    const what = ifMatch === undefined ? `If-None-Match: ${ifNoneMatch}` : `If-Match: ${ifMatch}`;
    throw new ArmError(
      412,
      'PreconditionFailed',
      `Precondition failed. The condition '${what}' does not hold for '${request.path}'.`,
    );
  }
}

/** Refuses what is below a group or a parent that is not there. */
export function checkSurroundings(id: string, world: World): void {
  const group = groupOf(id);
  const found = group === undefined ? undefined : world.store.get(group);
  if (group !== undefined && found === undefined) {
    const name = id.split('/')[4] ?? '';
    throw notFound('ResourceGroupNotFound', `Resource group '${name}' could not be found.`);
  }
  if (found?.state === 'Deleting') {
    throw conflict(
      'ResourceGroupBeingDeleted',
      `The resource group '${found.name}' is in deprovisioning state and cannot perform this operation.`,
    );
  }
  const parent = parentId(id);
  if (parent !== undefined && world.store.get(parent) === undefined) {
    const name = parent.slice(parent.lastIndexOf('/') + 1);
    throw notFound(
      'ParentResourceNotFound',
      `Can not perform requested operation on nested resource. Parent resource '${name}' not found.`,
    );
  }
}

/** Refuses a write while an operation runs on the same resource or one around or below it. */
export function checkIdle(id: string, operations: Operations, base: string): void {
  const holder = operations.holder(rootId(id));
  if (holder === undefined) return;
  throw new ArmError(
    429,
    'AnotherOperationInProgress',
    `Another operation on this or dependent resource is in progress. To retrieve status of the operation use uri: ${base}${holder}.`,
  );
}

/** Refuses a change that a management lock forbids. */
export function checkLocks(id: string, verb: 'write' | 'delete', world: World): void {
  const key = keyOf(id);
  const locks = world.store.ofType('Microsoft.Authorization/locks').filter((lock) => {
    if (keyOf(lock.id) === key) return false;
    const level = textAt(lock.properties, 'level');
    if (verb === 'write' && level !== 'ReadOnly') return false;
    const scope = keyOf(lock.id).slice(0, keyOf(lock.id).lastIndexOf('/providers/'));
    const above = key === scope || key.startsWith(`${scope}/`);
    return above || (verb === 'delete' && scope.startsWith(`${key}/`));
  });
  if (locks.length === 0) return;
  const scopes = locks.map((lock) => lock.id.slice(0, lock.id.toLowerCase().lastIndexOf('/providers/'))).join(',');
  throw conflict(
    'ScopeLocked',
    `The scope '${id}' cannot perform ${verb} operation because following scope(s) are locked: '${scopes}'. Please remove the lock and try again.`,
  );
}

const SAME_REGION = new Set(
  ['routeTables', 'networkSecurityGroups', 'publicIPAddresses', 'virtualNetworks/subnets'].map(
    (type) => `Microsoft.Network/${type}`,
  ),
);

/** Refuses references to what is not there, is in another region, or is being changed. */
export function checkReferences(resource: Resource, world: World): void {
  const root = rootId(resource.id);
  for (const reference of referencesIn(resource.properties)) {
    const kind = kindOfId(reference);
    if (kind === undefined) continue;
    const target = world.store.get(reference);
    const elsewhere =
      SAME_REGION.has(kind.type) && target !== undefined && regionOf(target, world) !== regionOf(resource, world);
    if (target === undefined || elsewhere) {
      throw badRequest(
        'InvalidResourceReference',
        `Resource ${reference} referenced by resource ${resource.id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
      );
    }
    if (keyOf(rootId(target.id)) !== keyOf(root) && target.state !== 'Succeeded') {
      throw badRequest(
        'ReferencedResourceNotProvisioned',
        `Cannot proceed with operation because resource ${target.id} used by resource ${resource.id} is not in Succeeded state. Resource is in ${target.state} state.`,
      );
    }
  }
}

function regionOf(resource: Resource, world: World): string | undefined {
  return resource.location ?? world.store.get(rootId(resource.id))?.location;
}

/** Refuses to delete what something outside of it still uses. */
export function checkUnused(resource: Resource, world: World): void {
  const inside = keyOf(resource.id);
  for (const part of [resource, ...world.store.descendants(resource.id)]) {
    for (const { type, code } of kindOf(part.type)?.blockedBy ?? []) {
      const user = world.store
        .referrers(part.id, type)
        .find((from) => keyOf(from.id) !== inside && !keyOf(from.id).startsWith(`${inside}/`));
      if (user !== undefined) {
        throw badRequest(
          code,
          `${part.type.slice(part.type.lastIndexOf('/') + 1)} ${part.id} is in use by ${user.id} and cannot be deleted.`,
        );
      }
    }
  }
}
