import type { EdgeRouterModel, Neighbor, RoutingTable } from '../../edge';
import { containsAddress, parseAddress, parseInterfaceAddress } from '../../network/prefix';
import type { CustomerOutput } from '../context';
import { asPrinted, modelsOf } from '../router';

const known = new WeakMap<CustomerOutput, readonly EdgeRouterModel[]>();

/**
 * What the customer needs on each router, as the router files have it, without what its platform cannot do: the CSP's,
 * the customer's, and its VPN devices.
 */
export function routersOf(output: CustomerOutput): readonly EdgeRouterModel[] {
  const models = known.get(output) ?? modelsOf(output).map(asPrinted);
  known.set(output, models);
  return models;
}

/** A session, and the table and the model that say what it carries. */
export interface RouterSession {
  readonly model: EdgeRouterModel;
  readonly table: RoutingTable;
  readonly session: Neighbor;
}

/** The sessions of some routers, router by router. */
export const sessionsOn = (models: readonly EdgeRouterModel[]): RouterSession[] =>
  models.flatMap((model) =>
    model.tables.flatMap((table) => table.neighbors.map((session): RouterSession => ({ model, table, session }))),
  );

/** The address from which a session is spoken: of the interface that its neighbour is on, of the tunnel, or a loopback. */
export function localAddressOf(model: EdgeRouterModel, neighbor: Neighbor): string | undefined {
  const address = parseAddress(neighbor.address);
  const own = model.interfaces
    .flatMap((at) => at.addresses)
    .find((text) => {
      const parsed = parseInterfaceAddress(text);
      return parsed !== undefined && address !== undefined && containsAddress(parsed.prefix, address);
    });
  return own?.split('/')[0] ?? neighbor.updateSource;
}
