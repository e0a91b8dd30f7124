import catalog from '../../../media/catalog.json';
import { numberAt, sameText, textAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf, subscriptionOf } from '../ids';
import { geoOf, placesOf } from '../places';
import { placeNameOf, redemptionOf, tierOf } from '../types/circuits';
import { CONNECTION, circuitOf, gatewayOf } from '../types/connections';
import { skuOf, unitsOf } from '../types/gateways';
import { PEERING } from '../types/peerings';
import { portIdOf } from '../types/ports';
import { regionName } from '../arm';
import { LIMITS } from './limits';
import type { Attempt, Refusal } from './refusal';

const about = { type: CONNECTION, source: 'expressroute/expressroute-howto-linkvnet-arm', date: '2026-11-25' } as const;
const FAQ = 'expressroute/expressroute-faqs';

const isExpressRoute = ({ properties }: Resource): boolean => properties.connectionType === 'ExpressRoute';

interface Link {
  readonly gateway: Resource;
  readonly circuit: Resource;
  readonly isNew: boolean;
}

/** The two ends of an ExpressRoute connection that are there. */
function linkOf({ resource, previous, world }: Attempt): Link | undefined {
  const [gateway, circuit] = [gatewayOf(resource, world), circuitOf(resource, world)];
  if (!isExpressRoute(resource) || gateway === undefined || circuit === undefined) return undefined;
  return { gateway, circuit, isNew: previous === undefined };
}

const newLinkOf = (attempt: Attempt): Link | undefined => {
  const link = linkOf(attempt);
  return link?.isNew === true ? link : undefined;
};

const othersOn = (gateway: Resource, { resource, world }: Attempt): Resource[] =>
  world.store
    .referrers(gateway.id, CONNECTION)
    .filter((other) => keyOf(other.id) !== keyOf(resource.id) && isExpressRoute(other));

/** Circuits in different peering locations that one gateway takes; source: expressroute-faqs. */
function circuitsOf(gateway: Resource): number {
  const { fixed, scalable } = catalog.gatewaySkus;
  const units = unitsOf(gateway);
  return (
    fixed.find(({ name }) => name === skuOf(gateway))?.maxCircuits ??
    scalable.maxCircuitsByUnits.filter(({ minUnits }) => minUnits <= units).at(-1)?.circuits ??
    Infinity
  );
}

/** Whether a gateway can be bypassed; source: about-fastpath. */
function hasFastPath(gateway: Resource): boolean {
  const { fixed, scalable } = catalog.gatewaySkus;
  return skuOf(gateway) === scalable.name
    ? unitsOf(gateway) >= scalable.fastPathMinUnits
    : fixed.some(({ name, fastPath }) => name === skuOf(gateway) && fastPath);
}

const ends: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.connectionType',
    condition: 'the type is none of ExpressRoute, IPsec, Vnet2Vnet and VPNClient',
    code: 'InvalidConnectionType',
    message: 'The connectionType of {id} must be ExpressRoute, IPsec, Vnet2Vnet or VPNClient.',
    codeFrom: 'documented',
    refuses: ({ resource }) =>
      !['ExpressRoute', 'IPsec', 'Vnet2Vnet', 'VPNClient'].includes(
        textAt(resource.properties, 'connectionType') ?? '',
      ),
  },
  {
    ...about,
    property: 'properties.virtualNetworkGateway1',
    condition: 'there is no gateway',
    code: 'InvalidRequestFormat',
    message: 'Cannot parse the request: connection {id} has no virtualNetworkGateway1.',
    codeFrom: 'documented',
    refuses: ({ resource, world }) => gatewayOf(resource, world) === undefined,
  },
  {
    ...about,
    property: 'properties.virtualNetworkGateway1',
    condition: 'the gateway is of another type than the connection',
    code: 'GatewayTypeMismatch',
    message: 'Connection {id} of type {type} does not go with gateway {gateway} of type {gatewayType}.',
    codeFrom: 'documented',
    refuses({ resource, world }) {
      const gateway = gatewayOf(resource, world);
      const gatewayType = textAt(gateway?.properties, 'gatewayType') ?? '';
      const type = textAt(resource.properties, 'connectionType') ?? '';
      return (
        (gatewayType === 'ExpressRoute') !== isExpressRoute(resource) && {
          type,
          gatewayType,
          gateway: gateway?.id ?? '',
        }
      );
    },
  },
  {
    ...about,
    property: 'properties.virtualNetworkGateway1',
    condition: 'the gateway is in another region than the connection',
    code: 'InvalidResourceReference',
    message:
      'Resource {gateway} referenced by resource {id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.',
    codeFrom: 'reported',
    refuses({ resource, world }) {
      const gateway = gatewayOf(resource, world);
      return gateway !== undefined && gateway.location !== resource.location && { gateway: gateway.id };
    },
  },
  {
    ...about,
    property: 'properties.peer',
    condition: 'an ExpressRoute connection has no circuit',
    code: 'InvalidRequestFormat',
    message: 'Cannot parse the request: connection {id} of type ExpressRoute has no peer.',
    codeFrom: 'documented',
    refuses: ({ resource, world }) => isExpressRoute(resource) && circuitOf(resource, world) === undefined,
  },
  {
    ...about,
    property: 'properties.peer',
    condition: 'the circuit is another one than before',
    code: 'ExpressRouteConnectionPeerCannotBeChanged',
    message: 'The peer of ExpressRoute connection {id} cannot be changed. Delete the connection and create it again.',
    codeFrom: 'reported',
    source: 'Azure/azure-cli#9447',
    refuses: ({ resource, previous }) =>
      previous !== undefined &&
      isExpressRoute(previous) &&
      !sameText(textAt(previous.properties, 'peer', 'id'), textAt(resource.properties, 'peer', 'id')),
  },
  {
    ...about,
    property: 'properties.virtualNetworkGateway1',
    condition: 'the gateway or the type is another one than before',
    code: 'PropertyChangeNotAllowed',
    message: 'The gateway and the type of connection {id} cannot be changed.',
    codeFrom: 'documented',
    refuses: ({ resource, previous }) =>
      previous !== undefined &&
      (previous.properties.connectionType !== resource.properties.connectionType ||
        !sameText(
          textAt(previous.properties, 'virtualNetworkGateway1', 'id'),
          textAt(resource.properties, 'virtualNetworkGateway1', 'id'),
        )),
  },
];

const expressRoute: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.routingWeight',
    condition: 'the weight is not from 0 to 32000',
    code: 'InvalidRoutingWeight',
    message: 'The routing weight of {id} must be from 0 to 32000.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const weight = numberAt(resource.properties, 'routingWeight') ?? 0;
      return weight < 0 || weight > catalog.limits.routingWeight.max || !Number.isInteger(weight);
    },
  },
  {
    ...about,
    property: 'properties.expressRouteGatewayBypass',
    condition: 'FastPath with a gateway that has none: it needs UltraPerformance, ErGw3AZ or ErGwScale of 10 units',
    code: 'ExpressRouteGatewayBypassNotSupported',
    message: 'Connection {id}: FastPath is not supported by a gateway of SKU {sku}.',
    codeFrom: 'documented',
    source: 'expressroute/about-fastpath',
    refuses(attempt) {
      const link = linkOf(attempt);
      const wanted = attempt.resource.properties.expressRouteGatewayBypass === true;
      return wanted && link && !hasFastPath(link.gateway) && { sku: skuOf(link.gateway) };
    },
  },
  {
    ...about,
    property: 'properties.enablePrivateLinkFastPath',
    condition: 'FastPath for private endpoints without FastPath, or on a circuit that is not on a Direct port',
    code: 'PrivateLinkFastPathNotSupported',
    message:
      'Connection {id}: FastPath for private endpoints needs FastPath and a circuit on an ExpressRoute Direct port.',
    codeFrom: 'documented',
    source: 'expressroute/about-fastpath',
    refuses(attempt) {
      const { enablePrivateLinkFastPath, expressRouteGatewayBypass } = attempt.resource.properties;
      const circuit = linkOf(attempt)?.circuit;
      const onPort = circuit && portIdOf(circuit) !== undefined;
      return enablePrivateLinkFastPath === true && (expressRouteGatewayBypass !== true || !onPort);
    },
  },
  {
    ...about,
    property: 'properties.peer',
    condition: 'the connectivity provider has not provisioned the circuit',
    code: 'ExpressRouteCircuitNotProvisioned',
    message: 'Circuit {circuit} of connection {id} is not provisioned by its service provider.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-workflows',
    refuses(attempt) {
      const circuit = newLinkOf(attempt)?.circuit;
      const ready = circuit?.properties.serviceProviderProvisioningState === 'Provisioned';
      return circuit !== undefined && !ready && { circuit: circuit.id };
    },
  },
  {
    ...about,
    property: 'properties.peer',
    condition: 'the circuit has no private peering',
    code: 'ExpressRouteCircuitPrivatePeeringNotFound',
    message: 'Circuit {circuit} of connection {id} has no private peering.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-workflows',
    refuses(attempt) {
      const circuit = newLinkOf(attempt)?.circuit;
      if (circuit === undefined) return false;
      const peerings = attempt.world.store.children(circuit.id, PEERING);
      const there = peerings.some(({ properties }) => properties.peeringType === 'AzurePrivatePeering');
      return !there && { circuit: circuit.id };
    },
  },
  {
    ...about,
    property: 'properties.authorizationKey',
    condition: 'the circuit is in another subscription and there is no key of an authorization',
    code: 'AuthorizationKeyRequired',
    message: 'Connection {id} needs an authorization key of circuit {circuit}.',
    codeFrom: 'documented',
    refuses(attempt) {
      const circuit = newLinkOf(attempt)?.circuit;
      const { id, properties } = attempt.resource;
      const foreign = circuit !== undefined && subscriptionOf(circuit.id) !== subscriptionOf(id);
      return foreign && textAt(properties, 'authorizationKey') === undefined && { circuit: circuit.id };
    },
  },
  {
    ...about,
    property: 'properties.authorizationKey',
    condition: 'the key is of no authorization of the circuit, or of one that is in use',
    code: 'InvalidAuthorizationKey',
    message: 'The authorization key in {id} is not one of circuit {circuit}, or it is in use.',
    codeFrom: 'documented',
    refuses(attempt) {
      const circuit = newLinkOf(attempt)?.circuit;
      const key = textAt(attempt.resource.properties, 'authorizationKey');
      if (circuit === undefined || key === undefined) return false;
      return redemptionOf(circuit.id, key, attempt.resource, attempt.world) !== 'free' && { circuit: circuit.id };
    },
  },
  {
    ...about,
    property: 'properties.peer',
    condition: 'the gateway is connected to the circuit already',
    code: 'ConnectionAlreadyExists',
    message: 'Gateway {gateway} is connected to circuit {circuit} already.',
    codeFrom: 'documented',
    refuses(attempt) {
      const link = newLinkOf(attempt);
      const twin =
        link &&
        othersOn(link.gateway, attempt).find((other) =>
          sameText(textAt(other.properties, 'peer', 'id'), link.circuit.id),
        );
      return twin && link && { gateway: link.gateway.id, circuit: link.circuit.id };
    },
  },
  {
    ...about,
    property: 'properties.virtualNetworkGateway1',
    condition: 'the gateway has as many circuits as its SKU takes',
    code: 'ConnectionLimitExceeded',
    message: 'Gateway {gateway} takes {limit} circuits at most.',
    codeFrom: 'documented',
    source: FAQ,
    refuses(attempt) {
      const gateway = newLinkOf(attempt)?.gateway;
      if (gateway === undefined) return false;
      const limit = circuitsOf(gateway);
      return othersOn(gateway, attempt).length >= limit && { gateway: gateway.id, limit };
    },
  },
  {
    ...about,
    property: 'properties.peer',
    condition: `the network is connected to ${LIMITS.circuitsOfPlaceOnNetwork} circuits of this peering location`,
    code: 'ConnectionLimitExceeded',
    message: `Gateway {gateway} takes ${LIMITS.circuitsOfPlaceOnNetwork} circuits of one peering location at most.`,
    codeFrom: 'documented',
    source: FAQ,
    refuses(attempt) {
      const link = newLinkOf(attempt);
      const place = link && placeNameOf(link.circuit, attempt.world);
      if (link === undefined || place === undefined) return false;
      const same = othersOn(link.gateway, attempt).filter((other) => {
        const circuit = circuitOf(other, attempt.world);
        return circuit !== undefined && sameText(placeNameOf(circuit, attempt.world), place);
      });
      return same.length >= LIMITS.circuitsOfPlaceOnNetwork && { gateway: link.gateway.id };
    },
  },
  {
    ...about,
    property: 'properties.virtualNetworkGateway1',
    condition: 'a Local circuit is connected to a network of another region than those of its peering location',
    code: 'CircuitSkuDoesNotReachRegion',
    message: 'Circuit {circuit} of tier Local does not reach region {region} of connection {id}.',
    codeFrom: 'documented',
    source: FAQ,
    refuses(attempt) {
      const link = newLinkOf(attempt);
      if (link === undefined || tierOf(link.circuit) !== 'Local') return false;
      const places = placesOf(placeNameOf(link.circuit, attempt.world) ?? '');
      const region = link.gateway.location ?? '';
      const reached =
        places.length === 0 ||
        places.some(({ localRegions }) => localRegions.some((each) => regionName(each) === region));
      return !reached && { circuit: link.circuit.id, region };
    },
  },
  {
    ...about,
    property: 'properties.virtualNetworkGateway1',
    condition: 'a Standard circuit is connected to a network of another geopolitical region',
    code: 'CircuitSkuDoesNotReachRegion',
    message:
      'Circuit {circuit} of tier Standard does not reach region {region} of connection {id}. It needs the tier Premium.',
    codeFrom: 'documented',
    source: FAQ,
    refuses(attempt) {
      const link = newLinkOf(attempt);
      if (link === undefined || tierOf(link.circuit) !== 'Standard') return false;
      const places = placesOf(placeNameOf(link.circuit, attempt.world) ?? '');
      const region = link.gateway.location ?? '';
      const geo = geoOf(region);
      const reached = geo === undefined || places.length === 0 || places.some((place) => place.geo === geo);
      return !reached && { circuit: link.circuit.id, region };
    },
  },
];

export const connectionRefusals: readonly Refusal[] = [...ends, ...expressRoute];
