import type * as network from '@azure/arm-network';
import { resourceTypes, typeNamed } from '../resources';

type Client = network.NetworkManagementClient;

/** What the SDK's long-running calls return, as far as it is used here. */
export interface Poller {
  onProgress(callback: (state: { status: string }) => void): () => void;
  pollUntilDone(options?: { abortSignal?: AbortSignal }): Promise<unknown>;
}

/** The options that every call of the SDK takes, such as `abortSignal` and `updateIntervalInMs`. */
export type Options = network.VirtualNetworkPeeringsCreateOrUpdateOptionalParams;

/** An operation group of the SDK: its two long-running calls take the names in an id, outermost first, and the options last. */
interface Group {
  createOrUpdate(...all: readonly unknown[]): Poller;
  delete(...all: readonly unknown[]): Poller;
}

/** The SDK's calls for a resource of Microsoft.Network. The body goes by the wire (see `wireBodies`), so the model is empty. */
export interface Operations {
  put(client: Client, group: string, names: readonly string[], options: Options): Poller;
  remove(client: Client, group: string, names: readonly string[], options: Options): Poller;
}

/** A model that every serializer of the SDK takes: that of connections reads into the one member that it demands. */
const EMPTY = { virtualNetworkGateway1: {} };

/** The SDK's calls for an ARM type of Microsoft.Network; undefined where its description names none. */
export function networkOperations(type: string): Operations | undefined {
  const name = typeNamed(type)?.operations;
  if (name === undefined) return undefined;
  return {
    put: (client, group, names, options) => groupOf(client, name).createOrUpdate(group, ...names, EMPTY, options),
    remove: (client, group, names, options) => groupOf(client, name).delete(group, ...names, options),
  };
}

/** The ARM types that are written with `@azure/arm-network`. */
export const networkTypes: readonly string[] = resourceTypes.flatMap(({ type, operations }) =>
  operations === undefined ? [] : [type],
);

function groupOf(client: Client, name: string): Group {
  const found: unknown = Reflect.get(client, name);
  if (!isGroup(found)) throw new TypeError(`@azure/arm-network has no operation group ${name}`);
  return found;
}

function isGroup(value: unknown): value is Group {
  return (
    typeof value === 'object' &&
    value !== null &&
    'createOrUpdate' in value &&
    typeof value.createOrUpdate === 'function' &&
    'delete' in value &&
    typeof value.delete === 'function'
  );
}
