import type { JsonObject, Resource } from './arm';
import { ArmError, isObject, notFound } from './arm';
import type { Faults } from './faults';
import { checkIdle, checkLocks, checkPreconditions, checkSurroundings, checkUnused } from './guards';
import type { Address } from './ids';
import { rootId, subscriptionOf } from './ids';
import type { Actor, Kind, World } from './kind';
import type { ArmRequest, ArmResponse } from './messages';
import { pageOf } from './pages';
import type { Operations } from './operations';
import { show } from './show';
import type { Store } from './store';
import type { Target } from './targets';
import { change, completeWrite, removeNow, stageWrite } from './writes';

/** How long operations take, and what is said about when to ask again. */
export interface Pace {
  /** milliseconds that an operation on this kind takes */
  readonly duration: (kind: Kind | undefined) => number;
  /** what stands in `Retry-After`, in seconds; undefined sends none */
  readonly retryAfter: number | undefined;
}

/** The resource provider itself: GET, PUT, PATCH, DELETE and POST on resources, with their operations. */
export class Engine {
  constructor(
    readonly store: Store,
    private readonly operations: Operations,
    private readonly faults: Faults,
    private readonly pace: Pace,
    private readonly started: (operationId: string, resourceId: string, verb: 'PUT' | 'DELETE' | 'POST') => void,
  ) {}

  world(actor: Actor, more: Partial<Pick<World, 'asIfOld' | 'syncRemoteAddressSpace'>> = {}): World {
    const { store, faults } = this;
    return { store, actor, strictness: faults.strictness, asIfOld: false, syncRemoteAddressSpace: false, ...more };
  }

  get(request: ArmRequest, id: string, address: Address): ArmResponse {
    const resource = this.store.get(id);
    if (resource === undefined) throw absent(id, address);
    return { status: 200, body: show(resource, this.world(request.actor)), headers: { ETag: resource.etag } };
  }

  /** A resource as a GET would show it to the caller. */
  shownTo(request: ArmRequest, resource: Resource): JsonObject {
    return show(resource, this.world(request.actor));
  }

  head(id: string): ArmResponse {
    return { status: this.store.get(id) === undefined ? 404 : 204 };
  }

  list(request: ArmRequest, resources: readonly Resource[]): ArmResponse {
    return this.page(
      request,
      resources.map((resource) => show(resource, this.world(request.actor))),
    );
  }

  /** A list as it is answered: whole, or page by page. */
  page(request: ArmRequest, items: readonly JsonObject[]): ArmResponse {
    return pageOf(request, items, this.faults.pageSize);
  }

  put(request: ArmRequest, kind: Kind, id: string): ArmResponse {
    const sync = /^true$/i.test(request.query.get('syncRemoteAddressSpace') ?? '');
    const world = this.world(request.actor, { syncRemoteAddressSpace: sync });
    const previous = this.store.get(id);
    checkSurroundings(id, world);
    checkPreconditions(request, previous);
    checkLocks(id, 'write', world);
    if (kind.synchronous !== true) checkIdle(id, this.operations, request.base);
    const staged = stageWrite(kind, id, request.body, world);
    const status = previous === undefined ? 201 : 200;
    if (kind.synchronous === true) {
      const failure = completeWrite(staged, undefined, world);
      if (failure !== undefined) throw new ArmError(400, failure.code, failure.message);
      return { status, body: this.shown(id, world) };
    }
    const accepted = this.shown(id, world);
    const fault = this.faults.forOperation(request.method, request.path);
    const forced = fault?.kind === 'failOperation' ? fault.error : undefined;
    const headers = this.begin(
      request,
      kind,
      id,
      'PUT',
      fault?.kind === 'slowOperation' ? fault.milliseconds : undefined,
      () => completeWrite(staged, forced, world),
    );
    return { status, body: accepted, headers };
  }

  patch(request: ArmRequest, id: string, address: Address): ArmResponse {
    const world = this.world(request.actor);
    const resource = this.store.get(id);
    if (resource === undefined) throw absent(id, address);
    checkPreconditions(request, resource);
    checkLocks(id, 'write', world);
    checkIdle(id, this.operations, request.base);
    const { tags } = request.body;
    if (isObject(tags)) {
      change(id, world, (next) => {
        next.tags = Object.fromEntries(
          Object.entries(tags).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        );
      });
    }
    return { status: 200, body: this.shown(id, world) };
  }

  delete(request: ArmRequest, kind: Kind, id: string): ArmResponse {
    const world = this.world(request.actor);
    const resource = this.store.get(id);
    if (resource === undefined) return { status: 204 };
    checkPreconditions(request, resource);
    checkLocks(id, 'delete', world);
    if (kind.synchronous === true) {
      const body = kind.deleteReturnsBody === true ? show(resource, world) : undefined;
      removeNow(resource, world);
      return { status: 200, ...(body !== undefined && { body }) };
    }
    checkIdle(id, this.operations, request.base);
    checkUnused(resource, world);
    const failure = kind.checkDeletion?.(resource, world);
    change(id, world, (next) => {
      next.state = 'Deleting';
    });
    const fault = this.faults.forOperation(request.method, request.path);
    const forced = fault?.kind === 'failOperation' ? fault.error : failure;
    const headers = this.begin(
      request,
      kind,
      id,
      'DELETE',
      fault?.kind === 'slowOperation' ? fault.milliseconds : undefined,
      () => {
        const current = this.store.get(id);
        if (current === undefined) return undefined;
        if (forced === undefined) removeNow(current, world);
        else
          change(id, world, (next) => {
            next.state = 'Failed';
          });
        return forced;
      },
    );
    return { status: 202, headers };
  }

  act(request: ArmRequest, target: Extract<Target, { kind: 'action' }>, address: Address): ArmResponse {
    const world = this.world(request.actor);
    const resource = this.store.get(target.id);
    if (resource === undefined) throw absent(target.id, address);
    const result = target.action(resource, world, target.name, request.body, request.query);
    if (result.mode === 'at once') return { status: 200, body: result.body() };
    const operation = this.operations.start({
      ...this.where(resource.id, request),
      milliseconds: this.pace.duration(undefined),
      result: result.body,
      finish: () => undefined,
    });
    this.started(operation.id, resource.id, 'POST');
    const location = request.base + this.operations.signedPath(operation, 'operationResults');
    return { status: 202, body: null, headers: { Location: location, ...this.wait() } };
  }

  /** Removes a whole resource group. */
  deleteGroup(request: ArmRequest, group: Resource, finish: () => void): ArmResponse {
    const operation = this.operations.start({
      ...this.where(group.id, request),
      milliseconds: this.pace.duration(undefined),
      finish: () => {
        finish();
        return undefined;
      },
    });
    this.started(operation.id, group.id, 'DELETE');
    return {
      status: 202,
      headers: { Location: request.base + this.operations.signedPath(operation, 'operationResults'), ...this.wait() },
    };
  }

  poll(request: ArmRequest): ArmResponse {
    const { status, body, done } = this.operations.poll(request.target);
    return { status, ...(body !== undefined && { body }), headers: done ? {} : this.wait() };
  }

  private begin(
    request: ArmRequest,
    kind: Kind,
    id: string,
    verb: 'PUT' | 'DELETE',
    milliseconds: number | undefined,
    finish: () => { code: string; message: string } | undefined,
  ): Record<string, string> {
    const operation = this.operations.start({
      ...this.where(id, request),
      lock: rootId(id),
      milliseconds: milliseconds ?? this.pace.duration(kind),
      finish,
    });
    this.started(operation.id, id, verb);
    return {
      'Azure-AsyncOperation': request.base + this.operations.signedPath(operation, 'operations'),
      ...(verb === 'DELETE' && { Location: request.base + this.operations.signedPath(operation, 'operationResults') }),
      ...(kind.notifies === true && { 'Azure-AsyncNotification': 'Enabled' }),
      ...this.wait(),
    };
  }

  private where(id: string, request: ArmRequest): { subscription: string; location: string; apiVersion: string } {
    const location = this.store.get(rootId(id))?.location ?? 'global';
    return { subscription: subscriptionOf(id), location, apiVersion: request.apiVersion };
  }

  private wait(): Record<string, string> {
    return this.pace.retryAfter === undefined ? {} : { 'Retry-After': String(this.pace.retryAfter) };
  }

  private shown(id: string, world: World): JsonObject {
    const resource = this.store.get(id);
    if (resource === undefined) throw new Error(`${id} vanished`);
    return show(resource, world);
  }
}

function absent(id: string, address: Address): ArmError {
  const type = [address.namespace, ...address.segments.filter((_, index) => index % 2 === 0)].join('/');
  const name = id.slice(id.lastIndexOf('/') + 1);
  return address.segments.length > 2
    ? notFound('NotFound', `Resource ${id} not found.`)
    : notFound(
        'ResourceNotFound',
        `The Resource '${type}/${name}' under resource group '${address.group ?? '<null>'}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
      );
}
