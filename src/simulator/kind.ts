import type { Json, JsonObject, Resource } from './arm';
import type { Store } from './store';

/** What a kind may look at when it checks, completes or shows a resource. */
export interface World {
  readonly store: Store;
  /** who sends the request that is being served */
  readonly actor: Actor;
  readonly strictness: Strictness;
  /** the resource has stood there since long before: what is refused only of new ones does not hold */
  readonly asIfOld: boolean;
  /** what the query of the request asks for beside the body */
  readonly syncRemoteAddressSpace: boolean;
}

/** What of Azure's refusals can be switched on and off. */
export interface Strictness {
  /** off unless a fault asks for it: the recordings have it otherwise than the document */
  readonly refusePeeringBeforeProvisioned: boolean;
  /** off for a subscription whose quotas have been raised */
  readonly holdQuotas: boolean;
}

/** The caller over HTTP, or one of the parties that the simulator plays. */
export type Actor = 'caller' | 'provider' | 'customer';

/** A collection that a resource's body carries inline, each item a resource of its own. */
export interface InlineCollection {
  /** the key in `properties` */
  readonly property: string;
  readonly type: string;
  /** what a PUT that does not have the key does to the children that exist */
  readonly whenOmitted: 'delete' | 'keep';
}

/** Who may stop a resource from being deleted, and with which code. */
export interface Blocker {
  readonly type: string;
  readonly code: string;
}

export interface OperationFailure {
  readonly code: string;
  readonly message: string;
}

export interface ActionResult {
  /** long: 202 with `Location`, and the body when it is done; at once: 200 with the body */
  readonly mode: 'long' | 'at once';
  readonly body: () => Json;
}

/** `name` is what follows the action in the path, such as `primary` in `arpTables/primary`. */
export type Action = (
  resource: Resource,
  world: World,
  name: string | undefined,
  body: JsonObject,
  query: URLSearchParams,
) => ActionResult;

/** One ARM resource type: how it lives and what Azure asks of it. Everything that is not said has a plain default. */
export interface Kind {
  /** with ARM's casing, such as `Microsoft.Network/virtualNetworks/subnets` */
  readonly type: string;
  /** needs a `location` (and takes tags) */
  readonly located?: boolean;
  /** has a `resourceGuid` */
  readonly guid?: boolean;
  /** answers at once, without an operation to poll */
  readonly synchronous?: boolean;
  /** sits on any scope (a subscription, a group, a resource) */
  readonly extension?: boolean;
  /** with `Azure-AsyncNotification: Enabled` in the answers, as circuits have it */
  readonly notifies?: boolean;
  /** seconds that an operation takes at the speed `real` */
  readonly seconds?: number;
  /** members of the body beside name, location, tags and properties */
  readonly envelope?: readonly string[];
  readonly inline?: readonly InlineCollection[];
  /** properties that a client cannot set; what they were is kept */
  readonly readOnly?: readonly string[];
  /** properties that are kept and never shown; a PUT without them leaves them as they were */
  readonly writeOnly?: readonly string[];
  readonly blockedBy?: readonly Blocker[];
  /** DELETE answers 200 with the resource */
  readonly deleteReturnsBody?: boolean;
  /** Sets what Azure sets when it accepts the request. */
  begin?(resource: Resource, previous: Resource | undefined, world: World): void;
  /** Sets what Azure sets when the operation is done; a failure ends it as Failed. */
  complete?(resource: Resource, world: World): OperationFailure | undefined;
  /** Properties that follow from other resources. */
  view?(resource: Resource, world: World): JsonObject;
  /** Refuses or (with a failure) fails a deletion for a reason other than `blockedBy`. */
  checkDeletion?(resource: Resource, world: World): OperationFailure | undefined;
  /** What else changes once it is gone. */
  deleted?(resource: Resource, world: World): void;
  /** keyed by method and segment, such as `POST arpTables` */
  readonly actions?: Readonly<Record<string, Action>>;
}
