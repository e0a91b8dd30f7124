import type { EdgeRouterModel, Neighbor } from '../../edge';
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
