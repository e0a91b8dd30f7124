import { readCidr } from '../addresses';
import { isObject, sameText, textAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf, parentId, subscriptionOf } from '../ids';
import { hasGlobalReach, placesOf } from '../places';
import { placeNameOf, redemptionOf, tierOf } from '../types/circuits';
import { GLOBAL_REACH } from '../types/globalReach';
import type { Attempt, Refusal } from './refusal';

const about = { type: GLOBAL_REACH, source: 'expressroute/expressroute-global-reach', date: '2026-11-25' } as const;

const nearId = ({ resource }: Attempt): string => parentId(resource.id) ?? '';
const farOf = ({ properties }: Resource): string => textAt(properties, 'peerExpressRouteCircuitPeering', 'id') ?? '';

/** The two circuits that are joined, where both are there. */
function circuitsOf(attempt: Attempt): readonly [Resource, Resource] | undefined {
  const [near, far] = [nearId(attempt), farOf(attempt.resource)].map((id) =>
    attempt.world.store.get(parentId(id) ?? ''),
  );
  return near === undefined || far === undefined ? undefined : [near, far];
}

const placesOfBoth = (attempt: Attempt) =>
  circuitsOf(attempt)?.map((circuit) => placesOf(placeNameOf(circuit, attempt.world) ?? ''));

export const globalReachRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.peerExpressRouteCircuitPeering',
    condition: 'it does not name its own private peering and that of another circuit',
    code: 'InvalidCircuitConnection',
    message: '{id} must name its own private peering and that of another circuit.',
    codeFrom: 'documented',
    refuses(attempt) {
      const { resource, world } = attempt;
      const own = nearId(attempt);
      const far = farOf(resource);
      const near = textAt(resource.properties, 'expressRouteCircuitPeering', 'id');
      const isPrivate = (id: string) => world.store.get(id)?.properties.peeringType === 'AzurePrivatePeering';
      return !sameText(near, own) || sameText(parentId(far), parentId(own)) || !isPrivate(own) || !isPrivate(far);
    },
  },
  {
    ...about,
    property: 'properties.addressPrefix',
    condition: 'the prefix is no IPv4 /29',
    code: 'InvalidAddressPrefix',
    message: 'addressPrefix of {id} must be an IPv4 prefix of length 29.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const cidr = readCidr(textAt(resource.properties, 'addressPrefix') ?? '');
      return cidr?.family !== 4 || cidr.length !== 29;
    },
  },
  {
    ...about,
    property: 'properties.ipv6CircuitConnectionConfig.addressPrefix',
    condition: 'the IPv6 prefix is no /125',
    code: 'InvalidAddressPrefix',
    message: 'The IPv6 addressPrefix of {id} must be a prefix of length 125.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const config = resource.properties.ipv6CircuitConnectionConfig;
      const cidr = readCidr(textAt(config, 'addressPrefix') ?? '');
      return isObject(config) && (cidr?.family !== 6 || cidr.length !== 125);
    },
  },
  {
    ...about,
    property: 'properties.peerExpressRouteCircuitPeering',
    condition: 'a circuit is of the tier Local',
    code: 'GlobalReachNotSupported',
    message: '{id}: a circuit with the sku Local has no Global Reach.',
    codeFrom: 'documented',
    refuses: (attempt) => circuitsOf(attempt)?.some((circuit) => tierOf(circuit) === 'Local'),
  },
  {
    ...about,
    property: 'properties.peerExpressRouteCircuitPeering',
    condition: 'both circuits are in the same peering location',
    code: 'GlobalReachSamePeeringLocation',
    message: '{id}: Global Reach joins circuits of different peering locations, and both are in {place}.',
    codeFrom: 'documented',
    refuses(attempt) {
      const [near, far] = circuitsOf(attempt)?.map((circuit) => placeNameOf(circuit, attempt.world)) ?? [];
      return near !== undefined && sameText(near, far) && { place: near };
    },
  },
  {
    ...about,
    property: 'properties.peerExpressRouteCircuitPeering',
    condition: 'a circuit is in a country in which Global Reach is not offered',
    code: 'GlobalReachNotSupported',
    message: '{id}: Global Reach is not offered in {country}.',
    codeFrom: 'documented',
    refuses(attempt) {
      const odd = placesOfBoth(attempt)?.find((places) => places.length > 0 && !places.some(hasGlobalReach));
      return odd?.[0] && { country: odd[0].country };
    },
  },
  {
    ...about,
    property: 'properties.peerExpressRouteCircuitPeering',
    condition: 'circuits of different geopolitical regions are not both Premium',
    code: 'GlobalReachNeedsPremium',
    message: '{id} joins different geopolitical regions, for which both circuits need the sku Premium.',
    codeFrom: 'documented',
    refuses(attempt) {
      const [near = [], far = []] = placesOfBoth(attempt) ?? [];
      const apart = near.length > 0 && far.length > 0 && !near.some(({ geo }) => far.some((each) => each.geo === geo));
      return apart && circuitsOf(attempt)?.some((circuit) => tierOf(circuit) !== 'Premium');
    },
  },
  {
    ...about,
    property: 'properties.peerExpressRouteCircuitPeering',
    condition: 'the circuits are joined already, from this end or from the other',
    code: 'CircuitsAlreadyConnected',
    message: '{id}: the circuits are joined already, by {other}.',
    codeFrom: 'documented',
    source: 'MicrosoftDocs/azure-docs#84959',
    refuses(attempt) {
      const { resource, world } = attempt;
      const [own, far] = [nearId(attempt), farOf(resource)];
      const other = world.store
        .ofType(GLOBAL_REACH)
        .find(
          (each) =>
            keyOf(each.id) !== keyOf(resource.id) &&
            ((sameText(parentId(each.id), own) && sameText(farOf(each), far)) ||
              (sameText(parentId(each.id), far) && sameText(farOf(each), own))),
        );
      return other && { other: other.id };
    },
  },
  {
    ...about,
    property: 'properties.authorizationKey',
    condition: 'the other circuit is in another subscription and there is no key of an authorization of it',
    code: 'AuthorizationKeyRequired',
    message: '{id} needs an authorization key of circuit {circuit}.',
    codeFrom: 'documented',
    refuses(attempt) {
      const { resource, previous } = attempt;
      const far = farOf(resource);
      const known = previous !== undefined && sameText(farOf(previous), far);
      const foreign = subscriptionOf(far) !== subscriptionOf(resource.id);
      const given = textAt(resource.properties, 'authorizationKey') !== undefined;
      return foreign && !known && !given && { circuit: parentId(far) ?? '' };
    },
  },
  {
    ...about,
    property: 'properties.authorizationKey',
    condition: 'the key is of no authorization of the other circuit, or of one that is in use',
    code: 'InvalidAuthorizationKey',
    message: 'The authorization key in {id} is not one of circuit {circuit}, or it is in use.',
    codeFrom: 'documented',
    refuses({ resource, world }) {
      const key = textAt(resource.properties, 'authorizationKey');
      const circuit = parentId(farOf(resource)) ?? '';
      return key !== undefined && redemptionOf(circuit, key, resource, world) !== 'free' && { circuit };
    },
  },
];
