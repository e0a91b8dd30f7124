import type { EdgeRouterModel } from '../../edge';
import { namedWithAnyTargets } from './anyTargets';
import type { Definitions } from './definitions';
import { ikePolicyName, tunnelName } from './iosxeSecurity';

/** A tunnel has an interface with a number, and one policy of IKE with all that leave by its address. */
export function iosxeDefinitions(model: EdgeRouterModel): Definitions {
  return {
    ...namedWithAnyTargets(model),
    interfaceOf: tunnelName,
    ikePolicyOf: ({ localAddress }) => ikePolicyName(model.customer, localAddress),
    insideOf: ({ inside = [] }) => inside,
  };
}
