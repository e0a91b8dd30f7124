import { overlaps, readCidr } from '../addresses';
import { listAt, numberAt, textAt, textsAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf } from '../ids';
import { GATEWAY, networkOf, skuOf } from '../types/gateways';
import { gatewaysOf, routeServersOf, spaceOf } from '../types/networks';
import { regionHasZones } from '../zones';
import { GATEWAY_ASN, reservedForGateway } from './asns';
import { isMadeNow } from './refusal';
import type { Attempt, Refusal } from './refusal';

const about = {
  type: GATEWAY,
  source: 'vpn-gateway/vpn-gateway-about-vpn-gateway-settings',
  date: '2026-11-25',
} as const;

const typeOf = ({ properties }: Resource): string => textAt(properties, 'gatewayType') ?? '';
const isVpn = ({ resource }: Attempt): boolean => typeOf(resource) === 'Vpn';
const isAz = (sku: string): boolean => /AZ$/.test(sku);
const configurations = (gateway: Resource) => listAt(gateway.properties, 'ipConfigurations');
const addressIds = (gateway: Resource): string[] =>
  configurations(gateway).flatMap((one) => textAt(one, 'properties', 'publicIPAddress', 'id') ?? []);
const addresses = ({ resource, world }: Attempt): Resource[] =>
  addressIds(resource).flatMap((id) => world.store.get(id) ?? []);

/** Whether a VPN gateway can stand beside a Route Server. */
export const fitsRouteServer = ({ properties }: Resource): boolean =>
  properties.activeActive === true && (numberAt(properties, 'bgpSettings', 'asn') ?? GATEWAY_ASN) === GATEWAY_ASN;

/** What Azure refuses of VPN gateways. */
export const vpnGatewayRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.sku.name',
    condition: 'a new VPN gateway has one of VpnGw1 to VpnGw5, which are not made any more since 2025-11-01',
    code: 'NonAzSkusNotAllowedForVPNGateway',
    message: 'VPN gateway {id} cannot be created with the SKU {sku}. Use a SKU with availability zones.',
    codeFrom: 'reported',
    source: 'vpn-gateway/gateway-sku-consolidation',
    refuses(attempt) {
      const sku = skuOf(attempt.resource);
      const before = attempt.previous && skuOf(attempt.previous);
      const chosenNow = isMadeNow(attempt) || (before !== undefined && before !== sku && isAz(before));
      return isVpn(attempt) && chosenNow && sku !== 'Basic' && !isAz(sku) && { sku };
    },
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'a public address of a VPN gateway with an AZ SKU names no zones, in a region that has some',
    code: 'VmssVpnGatewayPublicIpsMustHaveZonesConfigured',
    message: 'Standard Public IPs associated with VPN Gateways with AZ VPN skus must have zones configured.',
    codeFrom: 'reported',
    source: 'Azure/ResourceModules#2609, microsoft/physical-ai-toolchain#350',
    onlyNew: true,
    refuses: (attempt) =>
      isVpn(attempt) &&
      isAz(skuOf(attempt.resource)) &&
      regionHasZones(attempt.resource.location ?? '') &&
      addresses(attempt).some(({ envelope }) => textsAt(envelope, 'zones').length === 0),
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'a public address of a VPN gateway with an AZ SKU is not of the SKU Standard',
    code: 'VmssVpnGatewayPublicIpsMustBeStandard',
    message: 'VPN gateway {id} with an AZ SKU needs public addresses of the SKU Standard.',
    codeFrom: 'documented',
    refuses: (attempt) =>
      isVpn(attempt) &&
      isAz(skuOf(attempt.resource)) &&
      addresses(attempt).some(({ envelope }) => textAt(envelope, 'sku', 'name') !== 'Standard'),
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'an active-active VPN gateway with clients has other than three IP configurations',
    code: 'ActiveActiveP2SGatewayMustHaveExactlyThreeIpConfigurations',
    message:
      'Gateway {count} has {id} IP configurations specified for gateway. ActiveActive Gateway with Vpn client configuration must be created with three IP configurations.',
    codeFrom: 'reported',
    source: 'hashicorp/terraform-provider-azurerm#10425; Azure/Azure-Landing-Zones#506',
    refuses(attempt) {
      const { properties } = attempt.resource;
      const count = configurations(attempt.resource).length;
      const clients = textsAt(properties, 'vpnClientConfiguration', 'vpnClientAddressPool', 'addressPrefixes');
      return isVpn(attempt) && properties.activeActive === true && clients.length > 0 && count !== 3 && { count };
    },
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'an active-active VPN gateway without clients has other than two IP configurations',
    code: 'ActiveActiveGatewayMustHaveExactlyTwoIpConfigurations',
    message:
      'Gateway has {count} IP configurations specified for gateway {id}. ActiveActive Gateway must be created with two IP configurations.',
    codeFrom: 'reported',
    source: 'Azure/ALZ-Bicep#768',
    refuses(attempt) {
      const { properties } = attempt.resource;
      const count = configurations(attempt.resource).length;
      const clients = textsAt(properties, 'vpnClientConfiguration', 'vpnClientAddressPool', 'addressPrefixes');
      return isVpn(attempt) && properties.activeActive === true && clients.length === 0 && count !== 2 && { count };
    },
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'a VPN gateway has no IP configuration, or one without a public address',
    code: 'GatewayIpConfigurationsInvalid',
    message: 'VPN gateway {id} needs an ip configuration for each instance, each with a public address.',
    codeFrom: 'documented',
    refuses(attempt) {
      if (!isVpn(attempt)) return false;
      const given = configurations(attempt.resource).length;
      return given < 1 || addressIds(attempt.resource).length < given;
    },
  },
  {
    ...about,
    property: 'properties.sku.name',
    condition: 'a VPN gateway of the SKU Basic is in a network with an IPv6 address space',
    code: 'BasicVpnGatewayNotSupported',
    message: 'VPN gateway {id} of the SKU Basic cannot be in a virtual network with an IPv6 address space.',
    codeFrom: 'documented',
    source: 'vpn-gateway/vpn-gateway-about-vpn-gateway-settings; MicrosoftDocs/azure-docs#98608',
    onlyNew: true,
    refuses(attempt) {
      const network = attempt.world.store.get(networkOf(attempt.resource));
      const isBasic = isVpn(attempt) && skuOf(attempt.resource) === 'Basic';
      return isBasic && network !== undefined && spaceOf(network).some(({ family }) => family === 6);
    },
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'a public address is that of another gateway, or stands twice',
    code: 'PublicIPAddressInUse',
    message: 'Resource {id} is referencing public IP address {address} that is already allocated to resource {user}.',
    codeFrom: 'reported',
    refuses({ resource, world }) {
      const ids = addressIds(resource);
      for (const [index, address] of ids.entries()) {
        if (ids.slice(0, index).some((other) => keyOf(other) === keyOf(address))) return { address, user: resource.id };
        const user = world.store.referrers(address, GATEWAY).find(({ id }) => keyOf(id) !== keyOf(resource.id));
        if (user !== undefined) return { address, user: user.id };
      }
      return false;
    },
  },
  {
    ...about,
    property: 'properties.activeActive',
    condition: 'a VPN gateway of the SKU Basic is active-active, has BGP, or stands beside an ExpressRoute gateway',
    code: 'BasicVpnGatewayNotSupported',
    message:
      'VPN gateway {id} of the SKU Basic has no active-active mode, no BGP and no ExpressRoute gateway beside it.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-howto-coexist-resource-manager',
    refuses: ({ resource, world }) =>
      typeOf(resource) === 'Vpn' &&
      skuOf(resource) === 'Basic' &&
      (resource.properties.activeActive === true ||
        resource.properties.enableBgp === true ||
        gatewaysOf(networkOf(resource), world, 'ExpressRoute').length > 0),
  },
  {
    ...about,
    property: 'properties.gatewayType',
    condition: 'an ExpressRoute gateway is made beside a VPN gateway of the SKU Basic',
    code: 'BasicVpnGatewayNotSupported',
    message: 'Gateway {id} cannot stand beside VPN gateway {other} of the SKU Basic.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-howto-coexist-resource-manager',
    refuses({ resource, world }) {
      if (typeOf(resource) !== 'ExpressRoute') return false;
      const other = gatewaysOf(networkOf(resource), world, 'Vpn').find((each) => skuOf(each) === 'Basic');
      return other && { other: other.id };
    },
  },
  {
    ...about,
    property: 'properties.bgpSettings.asn',
    condition: 'the AS number is reserved by Azure or IANA',
    code: 'GatewayBgpAsnReserved',
    message: 'The AS number {asn} of gateway {id} is reserved.',
    codeFrom: 'documented',
    source: 'vpn-gateway/vpn-gateway-vpn-faq, BGP',
    refuses({ resource }) {
      const asn = numberAt(resource.properties, 'bgpSettings', 'asn');
      return asn !== undefined && (reservedForGateway(asn) || !Number.isInteger(asn) || asn > 4294967295) && { asn };
    },
  },
  {
    ...about,
    property: 'properties.activeActive',
    condition:
      'the network has a Route Server, and its VPN gateway is not active-active or has not the AS number 65515',
    code: 'VpnGatewayBesideRouteServerMustBeActiveActive',
    message: 'VPN gateway {id} beside a Route Server must be active-active and have the AS number 65515.',
    codeFrom: 'documented',
    source: 'route-server/expressroute-vpn-support; MicrosoftDocs/azure-docs#96534',
    refuses: (attempt) =>
      isVpn(attempt) &&
      routeServersOf(networkOf(attempt.resource), attempt.world).length > 0 &&
      !fitsRouteServer(attempt.resource),
  },
  {
    ...about,
    property: 'properties.vpnClientConfiguration.vpnClientAddressPool',
    condition: 'the pool of the clients is no prefix, or overlaps the address space of the network',
    code: 'VpnClientAddressPoolInvalid',
    message: 'The client address pool {prefix} of gateway {id} is not valid, or overlaps the virtual network.',
    codeFrom: 'documented',
    source: 'vpn-gateway/vpn-gateway-howto-point-to-site-resource-manager-portal',
    refuses({ resource, world }) {
      const network = world.store.get(networkOf(resource));
      const space = network === undefined ? [] : spaceOf(network);
      const pool = textsAt(resource.properties, 'vpnClientConfiguration', 'vpnClientAddressPool', 'addressPrefixes');
      const prefix = pool.find((text) => {
        const cidr = readCidr(text);
        return cidr === undefined || cidr.family !== 4 || space.some((one) => overlaps(one, cidr));
      });
      return prefix !== undefined && { prefix };
    },
  },
  {
    ...about,
    property: 'properties.vpnClientConfiguration.vpnClientAddressPool',
    condition:
      'the pool of the clients is smaller than a /29, or than a /28 of an active-active gateway, or one overlaps another',
    code: 'VpnClientAddressPoolInvalid',
    message: 'The client address pool {prefix} of gateway {id} is too small, or overlaps another one of the gateway.',
    codeFrom: 'documented',
    source: 'vpn-gateway/vpn-gateway-howto-point-to-site-resource-manager-portal',
    refuses({ resource }) {
      const longest = resource.properties.activeActive === true ? 28 : 29;
      const pool = textsAt(resource.properties, 'vpnClientConfiguration', 'vpnClientAddressPool', 'addressPrefixes');
      const prefix = pool.find((text, index) => {
        const cidr = readCidr(text);
        if (cidr === undefined) return false;
        const before = pool.slice(0, index).flatMap((other) => readCidr(other) ?? []);
        return cidr.length > longest || before.some((other) => overlaps(other, cidr));
      });
      return prefix !== undefined && { prefix };
    },
  },
  {
    ...about,
    property: 'properties.vpnType',
    condition: 'a VPN gateway is PolicyBased and not of the SKU Basic',
    code: 'PolicyBasedVpnGatewayNotSupported',
    message: 'VPN gateway {id} of the SKU {sku} must be RouteBased.',
    codeFrom: 'documented',
    refuses: (attempt) =>
      isVpn(attempt) &&
      attempt.resource.properties.vpnType === 'PolicyBased' &&
      skuOf(attempt.resource) !== 'Basic' && { sku: skuOf(attempt.resource) },
  },
  {
    ...about,
    property: 'properties.enablePrivateIpAddress',
    condition: 'a VPN gateway without an AZ SKU has private addresses enabled',
    code: 'PrivateIpAddressNotSupported',
    message: 'VPN gateway {id} of the SKU {sku} has no private addresses for tunnels.',
    codeFrom: 'documented',
    source: 'vpn-gateway/site-to-site-vpn-private-peering',
    refuses: (attempt) =>
      isVpn(attempt) &&
      attempt.resource.properties.enablePrivateIpAddress === true &&
      !isAz(skuOf(attempt.resource)) && { sku: skuOf(attempt.resource) },
  },
];
