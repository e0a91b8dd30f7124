import catalog from '../../../media/catalog.json';
import type { Cidr } from '../addresses';
import { overlaps, readCidr } from '../addresses';
import { isObject, numberAt, sameText, textAt, textsAt } from '../arm';
import type { Json, Resource } from '../arm';
import { keyOf, parentId } from '../ids';
import { tierOf } from '../types/circuits';
import { PEERING } from '../types/peerings';
import { circuitsOn, portIdOf } from '../types/ports';
import { FILTER_RULE } from '../types/routeFilters';
import { isPrivateAsn, reservedForCircuit } from './asns';
import { hasMicrosoft365 } from './circuits';
import type { Attempt, Refusal } from './refusal';

const about = { type: PEERING, source: 'expressroute/expressroute-routing', date: '2026-11-25' } as const;

const TYPES = ['AzurePrivatePeering', 'MicrosoftPeering'];
const LINKS = ['primaryPeerAddressPrefix', 'secondaryPeerAddressPrefix'] as const;
/** Not routed on the internet; source: RFC 6890. */
const PRIVATE = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
].flatMap((text) => readCidr(text) ?? []);

const isPrivate = (cidr: Cidr): boolean => PRIVATE.some((range) => overlaps(range, cidr));
const isMicrosoft = ({ properties }: Resource): boolean => properties.peeringType === 'MicrosoftPeering';
const linksIn = (source: Json | undefined): Cidr[] => LINKS.flatMap((key) => readCidr(textAt(source, key) ?? '') ?? []);
const allLinks = ({ properties }: Resource): Cidr[] => [
  ...linksIn(properties),
  ...linksIn(properties.ipv6PeeringConfig),
];
const circuitOf = ({ resource, world }: Attempt): Resource | undefined => world.store.get(parentId(resource.id) ?? '');
const others = ({ resource, world }: Attempt): Resource[] =>
  world.store.children(parentId(resource.id) ?? '', PEERING).filter(({ id }) => keyOf(id) !== keyOf(resource.id));

/** The key of a link that is no prefix of this family and length. */
function oddLink(source: Json | undefined, family: 4 | 6, length: number): string | undefined {
  return LINKS.find((key) => {
    const cidr = readCidr(textAt(source, key) ?? '');
    return cidr === undefined || cidr.family !== family || cidr.length !== length;
  });
}

const identity: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.peeringType',
    condition: 'the type is neither AzurePrivatePeering nor MicrosoftPeering, or the name is another one than the type',
    code: 'InvalidPeeringType',
    message: "Peering {id} has the type '{type}'. It must be AzurePrivatePeering or MicrosoftPeering, as its name is.",
    codeFrom: 'documented',
    source: 'expressroute/expressroute-circuit-peerings',
    refuses({ resource }) {
      const type = textAt(resource.properties, 'peeringType') ?? '';
      return (!TYPES.includes(type) || !sameText(type, resource.name)) && { type };
    },
  },
  {
    ...about,
    property: 'properties',
    condition:
      'the connectivity provider has not provisioned the circuit (the recordings have it otherwise: off unless it is asked for)',
    code: 'CircuitNotProvisioned',
    message: 'The circuit of peering {id} is not provisioned by its service provider.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-workflows',
    refuses: (attempt) =>
      attempt.previous === undefined &&
      attempt.world.strictness.refusePeeringBeforeProvisioned &&
      circuitOf(attempt)?.properties.serviceProviderProvisioningState !== 'Provisioned',
  },
  {
    ...about,
    property: 'properties.vlanId',
    condition: 'the VLAN is not from 1 to 4094',
    code: 'InvalidVlanId',
    message: 'The VLAN of {id} must be from 1 to 4094.',
    codeFrom: 'documented',
    source: 'IEEE 802.1Q',
    refuses({ resource }) {
      const vlan = numberAt(resource.properties, 'vlanId');
      return vlan === undefined || vlan < 1 || vlan > 4094 || !Number.isInteger(vlan);
    },
  },
  {
    ...about,
    property: 'properties.vlanId',
    condition: 'another peering of the circuit has the VLAN',
    code: 'VlanIdInUse',
    message: 'VLAN {vlan} of {id} is used by another peering of the circuit.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-howto-routing-portal-resource-manager',
    refuses(attempt) {
      const vlan = numberAt(attempt.resource.properties, 'vlanId') ?? 0;
      return others(attempt).some(({ properties }) => properties.vlanId === vlan) && { vlan };
    },
  },
  {
    ...about,
    property: 'properties.vlanId',
    condition: 'another circuit has the VLAN on the same Direct port with the encapsulation Dot1Q',
    code: 'VlanIdInUse',
    message: 'VLAN {vlan} of {id} is used by peering {other} of another circuit on the same port.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-erdirect-about',
    refuses(attempt) {
      const { world } = attempt;
      const circuit = circuitOf(attempt);
      const port = circuit && world.store.get(portIdOf(circuit) ?? '');
      if (port?.properties.encapsulation !== 'Dot1Q') return false;
      const vlan = numberAt(attempt.resource.properties, 'vlanId') ?? 0;
      const other = circuitsOn(port, world)
        .flatMap(({ id }) => world.store.children(id, PEERING))
        .find(({ id, properties }) => keyOf(id) !== keyOf(attempt.resource.id) && properties.vlanId === vlan);
      return other && { vlan, other: other.id };
    },
  },
  {
    ...about,
    property: 'properties.peerASN',
    condition: 'the AS number is reserved: 12076, 65515 to 65520, or none of 32 bits',
    code: 'InvalidPeerASN',
    message: 'The peer AS number of {id} is not valid.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const asn = numberAt(resource.properties, 'peerASN');
      return asn === undefined || !Number.isInteger(asn) || reservedForCircuit(asn);
    },
  },
  {
    ...about,
    property: 'properties.sharedKey',
    condition: 'the key is not of 1 to 25 letters and digits',
    code: 'InvalidSharedKey',
    message: 'The shared key of {id} must be 1 to 25 letters and digits.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-howto-routing-portal-resource-manager',
    refuses({ resource }) {
      const key = textAt(resource.properties, 'sharedKey');
      return key !== undefined && !/^[A-Za-z0-9]{1,25}$/.test(key);
    },
  },
];

const links: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.primaryPeerAddressPrefix',
    condition: 'a link is not in CIDR notation, or has host bits',
    code: 'InvalidCIDRNotation',
    message: 'The address prefix {prefix} in resource {id} has an invalid CIDR notation.',
    codeFrom: 'reported',
    refuses({ resource: { properties } }) {
      const texts = [properties, properties.ipv6PeeringConfig].flatMap((from) => LINKS.map((key) => textAt(from, key)));
      const prefix = texts.find((text) => text !== undefined && readCidr(text) === undefined);
      return prefix !== undefined && { prefix };
    },
  },
  {
    ...about,
    property: 'properties.primaryPeerAddressPrefix',
    condition: 'an IPv4 link is no /30',
    code: 'InvalidPeerAddressPrefix',
    message: '{key} of {id} must be an IPv4 prefix of length 30.',
    codeFrom: 'documented',
    refuses({ resource: { properties } }) {
      const onlyIpv6 =
        properties.ipv6PeeringConfig !== undefined && LINKS.every((key) => properties[key] === undefined);
      const key = onlyIpv6 ? undefined : oddLink(properties, 4, 30);
      return key !== undefined && { key };
    },
  },
  {
    ...about,
    property: 'properties.ipv6PeeringConfig',
    condition: 'an IPv6 link is no /126',
    code: 'InvalidPeerAddressPrefix',
    message: '{key} of {id} must be an IPv6 prefix of length 126.',
    codeFrom: 'documented',
    refuses({ resource: { properties } }) {
      const key = properties.ipv6PeeringConfig && oddLink(properties.ipv6PeeringConfig, 6, 126);
      return key !== undefined && key !== null && key !== '' && { key: String(key) };
    },
  },
  {
    ...about,
    property: 'properties.secondaryPeerAddressPrefix',
    condition: 'the links of a peering overlap one another, or those of another peering of the circuit',
    code: 'PeerAddressPrefixesOverlap',
    message: 'The link prefixes of {id} overlap one another or those of another peering of the circuit.',
    codeFrom: 'documented',
    refuses(attempt) {
      const own = allLinks(attempt.resource);
      const taken = others(attempt).flatMap(allLinks);
      return own.some(
        (link, index) =>
          own.slice(index + 1).some((other) => overlaps(link, other)) || taken.some((other) => overlaps(link, other)),
      );
    },
  },
];

/** Those of the document, and two that the recordings have. */
const REGISTRIES = [...catalog.routingRegistries, 'LEVEL3', 'NONE'];

const config = ({ properties }: Resource): Json | undefined => properties.microsoftPeeringConfig;
const advertised = (peering: Resource): string[] => textsAt(config(peering), 'advertisedPublicPrefixes');

const microsoft: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.microsoftPeeringConfig',
    condition: 'a Microsoft peering has no configuration',
    code: 'MicrosoftPeeringConfigNotSpecified',
    message: 'Microsoft Peering Config is not specified for Express Route Bgp Peering {id}.',
    codeFrom: 'reported',
    refuses: ({ resource }) => isMicrosoft(resource) && !isObject(config(resource)),
  },
  {
    ...about,
    property: 'properties.primaryPeerAddressPrefix',
    condition: 'a link of a Microsoft peering has private addresses',
    code: 'MicrosoftPeeringNeedsPublicAddresses',
    message: 'The link prefixes of Microsoft peering {id} must be public addresses.',
    codeFrom: 'documented',
    refuses: ({ resource }) => isMicrosoft(resource) && allLinks(resource).some(isPrivate),
  },
  {
    ...about,
    property: 'properties.primaryPeerAddressPrefix',
    condition: 'a link of a Microsoft peering is used by a Microsoft peering of another circuit',
    code: 'MicrosoftPeeringPrefixInUse',
    message: 'The link prefixes of Microsoft peering {id} are used by {other}.',
    codeFrom: 'documented',
    refuses({ resource, world }) {
      if (!isMicrosoft(resource)) return false;
      const own = allLinks(resource);
      const other = world.store
        .ofType(PEERING)
        .find(
          (each) =>
            keyOf(each.id) !== keyOf(resource.id) &&
            isMicrosoft(each) &&
            allLinks(each).some((theirs) => own.some((link) => overlaps(link, theirs))),
        );
      return other && { other: other.id };
    },
  },
  {
    ...about,
    property: 'properties.microsoftPeeringConfig.advertisedPublicPrefixes',
    condition: 'an advertised prefix is not in CIDR notation, or is private',
    code: 'InvalidAdvertisedPublicPrefix',
    message: 'The advertised prefix {prefix} of Microsoft peering {id} is no public prefix.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const prefix = advertised(resource).find((text) => {
        const cidr = readCidr(text);
        return cidr === undefined || isPrivate(cidr);
      });
      return isMicrosoft(resource) && prefix !== undefined && { prefix };
    },
  },
  {
    ...about,
    property: 'properties.microsoftPeeringConfig.customerASN',
    condition: 'the AS number of the customer does not fit into 32 bits with a sign, or is private',
    code: 'InvalidCustomerASN',
    message: 'The customerASN {asn} of Microsoft peering {id} must be a public AS number up to 2147483647.',
    codeFrom: 'documented',
    source: 'Azure/azure-rest-api-specs, expressRouteCircuit.json; expressroute/expressroute-circuit-peerings',
    refuses({ resource }) {
      const asn = numberAt(config(resource), 'customerASN') ?? 0;
      return isMicrosoft(resource) && (asn > 2147483647 || asn < 0 || isPrivateAsn(asn)) && { asn };
    },
  },
  {
    ...about,
    property: 'properties.microsoftPeeringConfig.routingRegistryName',
    condition: 'the registry is none that Azure asks',
    code: 'InvalidRoutingRegistryName',
    message: "The routingRegistryName '{registry}' of Microsoft peering {id} is not valid.",
    codeFrom: 'documented',
    refuses({ resource }) {
      const registry = textAt(config(resource), 'routingRegistryName');
      const known = registry === undefined || REGISTRIES.includes(registry);
      return isMicrosoft(resource) && !known && { registry: registry ?? '' };
    },
  },
  {
    ...about,
    property: 'properties.routeFilter',
    condition: 'a route filter with communities of Microsoft 365 on a circuit that is not Premium',
    code: 'Microsoft365NeedsPremium',
    message: 'Route filter {filter} of {id} has communities of Microsoft 365, which need the tier Premium.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-faqs',
    refuses(attempt) {
      const filter = textAt(attempt.resource.properties, 'routeFilter', 'id');
      const circuit = circuitOf(attempt);
      if (filter === undefined || circuit === undefined || tierOf(circuit) === 'Premium') return false;
      return hasMicrosoft365(attempt.world.store.children(filter, FILTER_RULE)) && { filter };
    },
  },
  {
    ...about,
    property: 'properties.routeFilter',
    condition: 'a private peering has a route filter',
    code: 'RouteFilterNotSupported',
    message: 'Peering {id} cannot have a route filter. It is for Microsoft peering.',
    codeFrom: 'documented',
    source: 'expressroute/how-to-routefilter-portal',
    refuses: ({ resource }) => !isMicrosoft(resource) && resource.properties.routeFilter !== undefined,
  },
];

export const circuitPeeringRefusals: readonly Refusal[] = [...identity, ...links, ...microsoft];
