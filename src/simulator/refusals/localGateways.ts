import { readCidr } from '../addresses';
import { numberAt, textAt, textsAt } from '../arm';
import type { Attempt, Refusal } from './refusal';
import { LOCAL_GATEWAY } from '../types/gateways';
import { GATEWAY_ASN, reservedForPeer } from './asns';
import { LIMITS } from './limits';

const about = { type: LOCAL_GATEWAY, source: 'vpn-gateway/vpn-gateway-vpn-faq, BGP', date: '2026-11-25' } as const;

const prefixes = ({ resource }: Attempt): string[] =>
  textsAt(resource.properties, 'localNetworkAddressSpace', 'addressPrefixes');
const asnOf = ({ resource }: Attempt): number | undefined => numberAt(resource.properties, 'bgpSettings', 'asn');

export const localGatewayRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.localNetworkAddressSpace',
    condition: 'a prefix is not in CIDR notation, or has host bits',
    code: 'InvalidCIDRNotation',
    message: 'The address prefix {prefix} in resource {id} has an invalid CIDR notation.',
    codeFrom: 'reported',
    refuses(attempt) {
      const prefix = prefixes(attempt).find((text) => readCidr(text) === undefined);
      return prefix !== undefined && { prefix };
    },
  },
  {
    ...about,
    property: 'properties.localNetworkAddressSpace',
    condition: `it has more than ${LIMITS.prefixesOfLocalGateway} prefixes`,
    code: 'LocalNetworkGatewayPrefixLimitReached',
    message: `Local network gateway {id} cannot have more than ${LIMITS.prefixesOfLocalGateway} address prefixes.`,
    codeFrom: 'documented',
    source: 'azure-resource-manager/management/azure-subscription-service-limits, VPN Gateway limits',
    date: '2026-11-26',
    refuses: (attempt) => prefixes(attempt).length > LIMITS.prefixesOfLocalGateway,
  },
  {
    ...about,
    property: 'properties.gatewayIpAddress',
    condition: 'there is neither an address nor a name of the device, or the address is none of IPv4',
    code: 'InvalidGatewayIpAddress',
    message: "Local network gateway {id} needs an IPv4 address or a name of its device, not '{address}'.",
    codeFrom: 'documented',
    refuses({ resource }) {
      const address = textAt(resource.properties, 'gatewayIpAddress');
      if (!address) return !textAt(resource.properties, 'fqdn') && { address: '' };
      return readCidr(`${address}/32`)?.family !== 4 && { address };
    },
  },
  {
    ...about,
    property: 'properties',
    condition: 'there is neither an address space nor BGP',
    code: 'LocalNetworkGatewayEmpty',
    message: 'Local network gateway {id} has neither an address space nor BGP settings.',
    codeFrom: 'documented',
    refuses: (attempt) => prefixes(attempt).length === 0 && asnOf(attempt) === undefined,
  },
  {
    ...about,
    property: 'properties.bgpSettings.asn',
    condition: 'the AS number is 0',
    code: 'LocalNetworkGatewayAsnZero',
    message: 'The local network gateway {id} cannot have an ASN of zero',
    codeFrom: 'reported',
    source: 'Azure/azure-xplat-cli#3413',
    refuses: (attempt) => asnOf(attempt) === 0,
  },
  {
    ...about,
    property: 'properties.bgpSettings.asn',
    condition: `the AS number is reserved by Azure (${GATEWAY_ASN} too) or IANA`,
    code: 'LocalNetworkGatewayBgpAsnReserved',
    message: 'The AS number {asn} of local network gateway {id} is reserved.',
    codeFrom: 'documented',
    source: 'vpn-gateway/vpn-gateway-vpn-faq, BGP; MicrosoftDocs/azure-docs#62263',
    refuses(attempt) {
      const asn = asnOf(attempt);
      return asn !== undefined && (reservedForPeer(asn) || !Number.isInteger(asn) || asn > 4294967295) && { asn };
    },
  },
  {
    ...about,
    property: 'properties.bgpSettings.bgpPeeringAddress',
    condition: 'there is an AS number and no address that speaks BGP',
    code: 'LocalNetworkGatewayBgpPeeringAddressMissing',
    message: 'Local network gateway {id} has an AS number and no valid bgpPeeringAddress.',
    codeFrom: 'documented',
    refuses: (attempt) =>
      asnOf(attempt) !== undefined &&
      readCidr(`${textAt(attempt.resource.properties, 'bgpSettings', 'bgpPeeringAddress') ?? ''}/32`) === undefined,
  },
];
