import catalog from '../../../media/catalog.json';
import { numberAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf } from '../ids';
import type { World } from '../kind';
import { tierOf } from '../types/circuits';
import { CONNECTION, circuitOf, gatewayOf } from '../types/connections';
import { networkOf } from '../types/gateways';
import { GLOBAL_REACH } from '../types/globalReach';
import { toldByGateways } from '../types/networks';
import { PEERING } from '../types/peerings';
import { LIMITS } from './limits';
import type { Refusal } from './refusal';

/** How many networks and Global Reach connections a circuit takes; undefined where no number is published. */
function budgetOf(circuit: Resource): number | undefined {
  const { LocalStandard, PremiumByMbps } = catalog.limits.vnetLinksPerCircuit;
  if (tierOf(circuit) !== 'Premium') return LocalStandard;
  const mbps =
    numberAt(circuit.properties, 'serviceProviderProperties', 'bandwidthInMbps') ??
    (numberAt(circuit.properties, 'bandwidthInGbps') ?? 0) * 1000;
  return Object.entries(PremiumByMbps).find(([size]) => Number(size) === mbps)?.[1];
}

/** The connections and Global Reach connections that a circuit has, other than one. */
function usedBy(circuit: Resource, { store }: World, except: string): number {
  const peerings = store.children(circuit.id, PEERING);
  const own = peerings.flatMap(({ id }) => store.children(id, GLOBAL_REACH));
  const far = peerings.flatMap(({ id }) => store.referrers(id, GLOBAL_REACH));
  const all = [...store.referrers(circuit.id, CONNECTION), ...own, ...far].map(({ id }) => keyOf(id));
  return new Set(all.filter((id) => id !== keyOf(except))).size;
}

/** What the number of networks behind a circuit, or of address spaces before it, forbids. */
export const linkRefusals: readonly Refusal[] = [
  {
    type: CONNECTION,
    property: 'properties.peer',
    condition: 'the circuit has as many networks and Global Reach connections as its tier and bandwidth take',
    code: 'ExpressRouteCircuitLinkLimitExceeded',
    message: 'Circuit {circuit} takes {limit} virtual network and Global Reach connections at most.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-faqs',
    date: '2026-11-25',
    refuses({ resource, previous, world }) {
      const circuit = previous === undefined ? circuitOf(resource, world) : undefined;
      const limit = circuit && budgetOf(circuit);
      if (circuit === undefined || limit === undefined) return false;
      return usedBy(circuit, world, resource.id) >= limit && { circuit: circuit.id, limit };
    },
  },
  {
    type: CONNECTION,
    property: 'properties.virtualNetworkGateway1',
    condition: `the network and those that use its gateway have more than ${LIMITS.addressSpacesWhenConnected} address spaces when they are connected`,
    code: 'TooManyAddressSpacesForConnection',
    message: `Connection {id} cannot be created: gateway {gateway} advertises {count} address spaces, and ${LIMITS.addressSpacesWhenConnected} are taken.`,
    codeFrom: 'documented',
    source: 'expressroute/expressroute-howto-linkvnet-portal-resource-manager, prerequisites',
    date: '2026-11-26',
    onlyNew: true,
    refuses({ resource, world }) {
      const gateway = resource.properties.connectionType === 'ExpressRoute' ? gatewayOf(resource, world) : undefined;
      const network = gateway && world.store.get(networkOf(gateway));
      if (gateway === undefined || network === undefined) return false;
      const count = toldByGateways(network, world).length;
      return count > LIMITS.addressSpacesWhenConnected && { gateway: gateway.id, count };
    },
  },
];
