import type { Circuit, DirectPort, Peering, Subscription, VirtualNetwork } from '../design';
import { armId, groupId, parseArmId } from './ids';
import { types } from './types';

interface Identified {
  readonly raw: object;
  readonly name: string;
  readonly resourceGroup?: string;
  readonly subscription: Subscription | undefined;
}

/** The id of the resource group that a part stands in; undefined while the design does not say it. */
export function groupOf(part: Pick<Identified, 'resourceGroup' | 'subscription'>): string | undefined {
  const subscriptionId = part.subscription?.raw.subscriptionId;
  return subscriptionId && part.resourceGroup ? groupId(subscriptionId, part.resourceGroup) : undefined;
}

/** What the file says in `resourceId`, if it is an id of this type. */
function saidId(part: Identified, type: string): string | undefined {
  const said = 'resourceId' in part.raw ? part.raw.resourceId : undefined;
  return typeof said === 'string' && parseArmId(said)?.type.toLowerCase() === type.toLowerCase() ? said : undefined;
}

/** The id of a part that stands in a resource group; undefined while subscription, group or name are missing. */
export function idOf(part: Identified, type: string): string | undefined {
  const group = groupOf(part);
  return saidId(part, type) ?? (group && part.name ? armId(group, type, part.name) : undefined);
}

/** The id of a part below another resource. */
export function childIdOf(parent: string | undefined, part: Identified, type: string): string | undefined {
  const said = saidId(part, type);
  if (said) return said;
  return parent && part.name ? `${parent}/${type.slice(type.lastIndexOf('/') + 1)}/${part.name}` : undefined;
}

export const networkId = (network: VirtualNetwork): string | undefined => idOf(network, types.virtualNetwork);
export const circuitId = (circuit: Circuit): string | undefined => idOf(circuit, types.circuit);

/** The id of the subnet of that name, whether the design lists it or not. */
export function subnetId(network: VirtualNetwork, name: string): string | undefined {
  const parent = networkId(network);
  const listed = network.subnets.find((subnet) => subnet.name === name);
  return listed ? childIdOf(parent, listed, types.subnet) : parent && `${parent}/subnets/${name}`;
}

/** The id of the ExpressRoute gateway or the VPN gateway of a network. */
export function gatewayId(network: VirtualNetwork, kind: 'gateway' | 'vpnGateway' = 'gateway'): string | undefined {
  const gateway = network[kind];
  return gateway && idOf(gateway, types.gateway);
}

export const peeringId = (peering: Peering): string | undefined =>
  childIdOf(circuitId(peering.circuit), peering, types.peering);

/** The id of the circuit's peering of that type; undefined where the design has none. */
export function peeringIdOf(circuit: Circuit, type: Peering['type']): string | undefined {
  const peering = circuit.peerings.find((one) => one.type === type);
  return peering && peeringId(peering);
}

export function authorizationId(circuit: Circuit, name: string): string | undefined {
  const listed = circuit.authorizations.find((one) => one.name === name);
  return listed && childIdOf(circuitId(circuit), listed, types.authorization);
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ARM type of a direct port: a pair, or a link aggregation group. */
export const portType = ({ list }: Pick<DirectPort, 'list'>): string =>
  list === 'expressRouteLags' ? types.lag : types.port;

/**
 * The id of a direct port or LAG. The CSP's ports stand in no customer's subscription: theirs is `resourceId`, or the
 * subscription's GUID in the place of its name.
 */
export function portId(port: DirectPort): string | undefined {
  const type = portType(port);
  const known = idOf(port, type);
  if (known) return known;
  const { subscription } = port.raw;
  return subscription && GUID.test(subscription) && port.resourceGroup && port.name
    ? armId(groupId(subscription, port.resourceGroup), type, port.name)
    : undefined;
}
