import {
  type AzureClients,
  AzureFailure,
  type Written,
  deleteResource,
  readList,
  readResource,
  resetConnection,
  writeResource,
} from '../azure';
import type { ArmBody } from '../plan';

/** A resource and the tenant it is in, whose token is needed. */
export interface Target {
  readonly id: string;
  readonly apiVersion: string;
  readonly tenantId: string | undefined;
}

export interface ResolvedResource extends Target {
  readonly location: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
  /** In ARM's wire form, with every reference and secret in it. For memory only. */
  readonly body: ArmBody;
  /** Of a network peering: take the address space that the remote network has now. */
  readonly syncRemoteAddressSpace?: boolean;
}

/** What a deployment needs of Azure. All throw `AzureFailure`. */
export interface Azure {
  /** What is there; undefined where nothing is. */
  read(target: Target, signal?: AbortSignal): Promise<ArmBody | undefined>;
  /** All items of a collection, such as the resources of a group; none where it is not there. */
  list(collection: Target, signal?: AbortSignal): Promise<readonly ArmBody[]>;
  /** Creates or changes, and returns when Azure is done. What is there and not in the body stays. */
  write(resource: ResolvedResource, signal?: AbortSignal): Promise<Written>;
  /** Asks for an action on what is there, and returns when Azure is done. */
  post(target: Target, action: 'resetconnection', signal?: AbortSignal): Promise<void>;
  /** Deletes, and returns when it is gone. What is not there is gone already. */
  remove(target: Target, signal?: AbortSignal): Promise<void>;
}

/** Azure by the clients of each tenant. */
export function azureOf(clientsOf: (tenantId: string | undefined) => AzureClients): Azure {
  return {
    read: (target, signal) => readResource(clientsOf(target.tenantId), target, signal),
    list: (collection, signal) => readList(clientsOf(collection.tenantId), collection, signal),
    write: ({ tenantId, ...resource }, signal) =>
      writeResource(clientsOf(tenantId), resource, signal === undefined ? {} : { signal }),
    post: (target, _action, signal) =>
      resetConnection(clientsOf(target.tenantId), target, signal === undefined ? {} : { signal }),
    remove: (target, signal) =>
      deleteResource(clientsOf(target.tenantId), target, signal === undefined ? {} : { signal }),
  };
}

/** Whether an error says that who is signed in may not do this, or does not even see it. */
export function isForbidden(error: unknown): error is AzureFailure {
  return error instanceof AzureFailure && (error.status === 403 || error.code === 'SubscriptionNotFound');
}
