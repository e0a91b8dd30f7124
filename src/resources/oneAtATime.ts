import type { Draft } from './order';
import { types } from './types';

/** The gateway of a connection, in lower case; undefined for what is no connection of a gateway. */
function gatewayOf({ type, body }: Draft): string | undefined {
  if (type !== types.connection) return undefined;
  const { properties } = body as { properties?: { virtualNetworkGateway1?: { id?: { $id?: string } } } };
  return properties?.virtualNetworkGateway1?.id?.$id?.toLowerCase();
}

/**
 * Connections of one gateway are written one after the other: it takes one change at a time, and refuses a second with
 * `AnotherOperationInProgress`. Nobody waits for another party's connection, nor an early stage for a late one.
 */
export function connectionsOneAtATime(resources: ReadonlyMap<string, Draft>): void {
  const last = new Map<string, string>();
  for (const draft of resources.values()) {
    const gateway = draft.existing ? undefined : gatewayOf(draft);
    if (gateway === undefined) continue;
    const line = `${gateway}|${draft.stage}|${draft.party}`;
    const previous = last.get(line);
    if (previous !== undefined) draft.dependsOn = [...draft.dependsOn, previous];
    last.set(line, draft.id);
  }
}
