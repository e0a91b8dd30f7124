import { mergeOnto } from '../resources';
import type { AzureClients } from './clients';
import { toFailure } from './failure';
import { parseResourceId } from './ids';
import type { ResourceId } from './ids';
import type { JsonObject } from './json';
import { textAt } from './json';
import type { Options, Poller } from './operations';
import { networkOperations } from './operations';
import { readResource } from './read';

/** The api-version that `@azure/arm-network` 39.0.0 sends, whatever the templates use. */
export const NETWORK_API_VERSION = '2026-01-01';

/** A resource to write, in ARM's wire form, with every reference and secret resolved. */
export interface Writable {
  readonly id: string;
  readonly apiVersion: string;
  readonly location?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** `properties`, `sku` and what else stands at the top, less location and tags */
  readonly body: JsonObject;
  /** of a network peering: take the address space that the remote network has now */
  readonly syncRemoteAddressSpace?: boolean;
}

export interface WriteOptions {
  readonly signal?: AbortSignal;
  /** called with the status of the operation each time that it was looked at: `running`, `succeeded`, `failed` */
  readonly onProgress?: (status: string) => void;
}

export interface Written {
  /** false where the resource was there and has been changed */
  readonly created: boolean;
}

/**
 * Creates or changes a resource, and returns when Azure is done with it. What exists is read first and keeps all that the
 * body does not speak of, above all its children; between reading and writing its etag guards it. Throws `AzureFailure`.
 */
export async function writeResource(
  clients: AzureClients,
  resource: Writable,
  options: WriteOptions = {},
): Promise<Written> {
  const id = parseResourceId(resource.id);
  try {
    return await attempt(clients, resource, id, options);
  } catch (error) {
    const failure = toFailure(error, resource.id);
    if (failure.code !== 'PreconditionFailed') throw failure;
  }
  // Somebody else has changed it since it was read: once more, from what is there now.
  try {
    return await attempt(clients, resource, id, options);
  } catch (error) {
    throw toFailure(error, resource.id);
  }
}

async function attempt(
  clients: AzureClients,
  resource: Writable,
  id: ResourceId,
  options: WriteOptions,
): Promise<Written> {
  const isNetwork = networkOperations(id.type) !== undefined;
  const apiVersion = isNetwork ? NETWORK_API_VERSION : resource.apiVersion;
  const actual = await readResource(clients, { id: resource.id, apiVersion }, options.signal);
  const wanted: JsonObject = {
    ...resource.body,
    ...(resource.location !== undefined && { location: resource.location }),
    ...(resource.tags !== undefined && { tags: resource.tags }),
  };
  const body = actual === undefined ? wanted : (mergeOnto(id.type, actual, wanted).body as JsonObject);
  const etag = textAt(actual, 'etag');
  await clients.wire.carry(body, (names) =>
    put(clients, resource, id, { ...names, ...(etag !== undefined && { 'If-Match': etag }) }, options),
  );
  return { created: actual === undefined };
}

/** Sends the PUT, whose body goes by the wire, and waits for its end. */
async function put(
  clients: AzureClients,
  resource: Writable,
  id: ResourceId,
  headers: Record<string, string>,
  options: WriteOptions,
): Promise<void> {
  const call: Options = {
    ...callOptions(clients, options),
    requestOptions: { headers },
    ...(resource.syncRemoteAddressSpace === true && { syncRemoteAddressSpace: 'true' }),
  };
  const operations = networkOperations(id.type);
  if (operations !== undefined) {
    const client = await clients.network(id.subscriptionId);
    await finish(operations.put(client, id.resourceGroup ?? '', id.names, call), options);
    return;
  }
  switch (id.type.toLowerCase()) {
    case 'microsoft.resources/resourcegroups': {
      const client = await clients.resources(id.subscriptionId);
      await client.resourceGroups.createOrUpdate(id.names[0] ?? '', { location: '' }, call);
      return;
    }
    case 'microsoft.authorization/roleassignments': {
      const client = await clients.authorization(id.subscriptionId);
      const model = { roleDefinitionId: '', principalId: '' };
      await client.roleAssignments.create(id.scope, id.names[0] ?? '', model, {
        requestOptions: { customHeaders: headers },
        ...(options.signal !== undefined && { abortSignal: options.signal }),
      });
      return;
    }
    default: {
      const client = await clients.resources(id.subscriptionId);
      await finish(client.resources.createOrUpdateById(resource.id, resource.apiVersion, {}, call), options);
    }
  }
}

/** Resets a connection, so that its tunnel is negotiated anew, and returns when Azure is done. Throws `AzureFailure`. */
export async function resetConnection(
  clients: AzureClients,
  connection: { readonly id: string },
  options: WriteOptions = {},
): Promise<void> {
  const { subscriptionId, resourceGroup = '', names } = parseResourceId(connection.id);
  try {
    const { virtualNetworkGatewayConnections } = await clients.network(subscriptionId);
    const call = callOptions(clients, options);
    await finish(virtualNetworkGatewayConnections.resetConnection(resourceGroup, names[0] ?? '', call), options);
  } catch (error) {
    throw toFailure(error, connection.id);
  }
}

/** Deletes a resource, and returns when it is gone. One that is not there is gone already. Throws `AzureFailure`. */
export async function deleteResource(
  clients: AzureClients,
  resource: { readonly id: string; readonly apiVersion: string },
  options: WriteOptions = {},
): Promise<void> {
  const id = parseResourceId(resource.id);
  const call = callOptions(clients, options);
  try {
    const operations = networkOperations(id.type);
    if (operations !== undefined) {
      const client = await clients.network(id.subscriptionId);
      await finish(operations.remove(client, id.resourceGroup ?? '', id.names, call), options);
    } else if (id.type.toLowerCase() === 'microsoft.authorization/roleassignments') {
      const client = await clients.authorization(id.subscriptionId);
      await client.roleAssignments.delete(id.scope, id.names[0] ?? '', {
        ...(options.signal !== undefined && { abortSignal: options.signal }),
      });
    } else if (id.type.toLowerCase() === 'microsoft.resources/resourcegroups') {
      const client = await clients.resources(id.subscriptionId);
      await finish(client.resourceGroups.delete(id.names[0] ?? '', call), options);
    } else {
      const client = await clients.resources(id.subscriptionId);
      await finish(client.resources.deleteById(resource.id, resource.apiVersion, call), options);
    }
  } catch (error) {
    throw toFailure(error, resource.id);
  }
}

function callOptions({ connection }: AzureClients, { signal }: WriteOptions): Options {
  return {
    ...(signal !== undefined && { abortSignal: signal }),
    ...(connection.pollIntervalMs !== undefined && { updateIntervalInMs: connection.pollIntervalMs }),
  };
}

async function finish(poller: Poller, { signal, onProgress }: WriteOptions): Promise<void> {
  const stop = onProgress && poller.onProgress(({ status }) => onProgress(status));
  try {
    await poller.pollUntilDone(signal === undefined ? {} : { abortSignal: signal });
  } finally {
    stop?.();
  }
}
