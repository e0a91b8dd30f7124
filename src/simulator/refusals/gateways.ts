import { overlaps, readCidr } from '../addresses';
import { at, isObject, listAt, numberAt, textAt, textsAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf } from '../ids';
import { GATEWAY, networkOf, skuOf, subnetOf } from '../types/gateways';
import { gatewaysOf, prefixesOf, routeServersOf, spaceOf } from '../types/networks';
import { defaultRouteOf } from '../types/tables';
import { regionHasZones } from '../zones';
import { GATEWAY_ASN, reservedForGateway } from './asns';
import { isMadeNow } from './refusal';
import type { Attempt, Refusal } from './refusal';

const about = {
  type: GATEWAY,
  source: 'expressroute/expressroute-about-virtual-network-gateways',
  date: '2026-11-25',
} as const;
const VPN = 'vpn-gateway/vpn-gateway-about-vpn-gateway-settings';

const SKUS: Readonly<Record<string, readonly string[]>> = {
  ExpressRoute: ['Standard', 'HighPerformance', 'UltraPerformance', 'ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'ErGwScale'],
  Vpn: ['Basic', ...[1, 2, 3, 4, 5].flatMap((size) => [`VpnGw${size}`, `VpnGw${size}AZ`])],
};
/** From small to large, as a gateway may grow; source: expressroute-about-virtual-network-gateways, upgrade. */
const SIZES = [
  ['Standard', 'HighPerformance', 'UltraPerformance'],
  ['ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'ErGwScale'],
];

const typeOf = ({ properties }: Resource): string => textAt(properties, 'gatewayType') ?? '';
const isVpn = ({ resource }: Attempt): boolean => typeOf(resource) === 'Vpn';
const isAz = (sku: string): boolean => /AZ$/.test(sku);
const configurations = (gateway: Resource) => listAt(gateway.properties, 'ipConfigurations');
const addressIds = (gateway: Resource): string[] =>
  configurations(gateway).flatMap((one) => textAt(one, 'properties', 'publicIPAddress', 'id') ?? []);
const addresses = ({ resource, world }: Attempt): Resource[] =>
  addressIds(resource).flatMap((id) => world.store.get(id) ?? []);

/** Whether an ExpressRoute gateway may go from one SKU to the other. */
function mayBecome(before: string, after: string): boolean {
  if (before === after) return true;
  const family = SIZES.find((sizes) => sizes.includes(before));
  return family !== undefined && family.indexOf(after) > family.indexOf(before);
}

function scaleUnits({ resource }: Attempt): { min: number; max: number } | undefined {
  const bounds = at(resource.properties, 'autoScaleConfiguration', 'bounds');
  return isObject(bounds) ? { min: numberAt(bounds, 'min') ?? 0, max: numberAt(bounds, 'max') ?? 0 } : undefined;
}

const general: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.gatewayType',
    condition: 'the type is neither ExpressRoute nor Vpn',
    code: 'InvalidGatewayType',
    message: "The gatewayType '{type}' of {id} must be ExpressRoute or Vpn.",
    codeFrom: 'documented',
    refuses: ({ resource }) => SKUS[typeOf(resource)] === undefined && { type: typeOf(resource) },
  },
  {
    ...about,
    property: 'properties.gatewayType',
    condition: 'the type is another one than before',
    code: 'PropertyChangeNotAllowed',
    message: "Changing property 'gatewayType' of {id} is not allowed.",
    codeFrom: 'documented',
    refuses: ({ resource, previous }) => previous !== undefined && typeOf(previous) !== typeOf(resource),
  },
  {
    ...about,
    property: 'properties.sku.name',
    condition: 'the SKU is none of the gateway type, or has been retired (Basic for ExpressRoute)',
    code: 'InvalidGatewaySku',
    message: "The gateway SKU '{sku}' of {id} is not valid for a gateway of type {type}.",
    codeFrom: 'documented',
    refuses: ({ resource }) =>
      SKUS[typeOf(resource)]?.includes(skuOf(resource)) !== true && { sku: skuOf(resource), type: typeOf(resource) },
  },
  {
    ...about,
    property: 'properties.sku.name',
    condition:
      'an ExpressRoute gateway becomes smaller, leaves ErGwScale or goes from a SKU without zones to one with them',
    code: 'GatewaySkuChangeNotSupported',
    message: 'Gateway {id} cannot change from the SKU {before} to {after}.',
    codeFrom: 'documented',
    source: 'expressroute/gateway-migration; hashicorp/terraform-provider-azurerm#31628, #20007',
    refuses({ resource, previous }) {
      if (previous === undefined || typeOf(resource) !== 'ExpressRoute') return false;
      const [before, after] = [skuOf(previous), skuOf(resource)];
      return !mayBecome(before, after) && { before, after };
    },
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'the subnet is not one that is named GatewaySubnet',
    code: 'InvalidGatewaySubnet',
    message: 'Gateway {id} must be in a subnet that is named GatewaySubnet.',
    codeFrom: 'documented',
    // The name's case does not matter to ARM.
    refuses: ({ resource, world }) => subnetOf(resource, world)?.name.toLowerCase() !== 'gatewaysubnet',
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'the subnet is in another region than the gateway',
    code: 'InvalidResourceReference',
    message:
      'Resource {subnet} referenced by resource {id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.',
    codeFrom: 'reported',
    refuses: ({ resource, world }) =>
      world.store.get(networkOf(resource))?.location !== resource.location && {
        subnet: subnetOf(resource, world)?.id ?? '',
      },
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'the GatewaySubnet is smaller than a /28, or than a /27 where both kinds of gateway are in it',
    code: 'GatewaySubnetTooSmall',
    message: 'Subnet {subnet} is too small for gateway {id}. It must be a /{longest} or larger.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-howto-coexist-resource-manager',
    onlyNew: true,
    refuses({ resource, world }) {
      const subnet = subnetOf(resource, world);
      const beside = gatewaysOf(networkOf(resource), world).length > 1;
      const longest = beside ? 27 : typeOf(resource) === 'ExpressRoute' ? 28 : 29;
      const prefix = subnet && prefixesOf(subnet).find(({ family }) => family === 4);
      return subnet && prefix && prefix.length > longest && { subnet: subnet.id, longest };
    },
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'the GatewaySubnet has a route table with a route 0.0.0.0/0',
    code: 'GatewaySubnetDefaultRouteNotAllowed',
    message: 'Gateway {id} cannot be created: the route table of its subnet has a route 0.0.0.0/0.',
    codeFrom: 'documented',
    onlyNew: true,
    refuses({ resource, world }) {
      const subnet = subnetOf(resource, world);
      return subnet && defaultRouteOf(subnet, world) !== undefined;
    },
  },
  {
    ...about,
    property: 'properties.gatewayType',
    condition: 'the network has a gateway of this type already',
    code: 'VirtualNetworkGatewayTypeExists',
    message: 'Virtual network {network} has a gateway of type {type} already: {twin}.',
    codeFrom: 'documented',
    refuses({ resource, world }) {
      const [network, type] = [networkOf(resource), typeOf(resource)];
      const twin = gatewaysOf(network, world, type).find(({ id }) => keyOf(id) !== keyOf(resource.id));
      return twin && { network, type, twin: twin.id };
    },
  },
];

const scale: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.autoScaleConfiguration.bounds',
    condition:
      'there are scale units on a SKU other than ErGwScale, or they are not from 1 to 40, or a range begins below 2',
    code: 'InvalidAutoScaleConfiguration',
    message: 'The scale units of {id} are not valid: {min} to {max} with {sku}.',
    codeFrom: 'documented',
    source: 'expressroute/scalable-gateway',
    refuses(attempt) {
      const units = scaleUnits(attempt);
      if (units === undefined) return false;
      const { min, max } = units;
      const sku = skuOf(attempt.resource);
      const legal = min >= 1 && max >= min && max <= 40 && (min >= 2 || max === min);
      return (sku !== 'ErGwScale' || !legal) && { min, max, sku };
    },
  },
  {
    ...about,
    property: 'properties.resiliencyModel',
    condition: 'the resiliency model is none of SingleHomed and MultiHomed, or is of a VPN gateway',
    code: 'InvalidResiliencyModel',
    message: "The resiliencyModel '{model}' of {id} is not valid.",
    codeFrom: 'documented',
    source: '@azure/arm-network 39.0.0, KnownResiliencyModel',
    refuses(attempt) {
      const model = textAt(attempt.resource.properties, 'resiliencyModel');
      return model !== undefined && (isVpn(attempt) || !['SingleHomed', 'MultiHomed'].includes(model)) && { model };
    },
  },
];

const vpn: readonly Refusal[] = [
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
    source: VPN,
    refuses: (attempt) =>
      isVpn(attempt) &&
      isAz(skuOf(attempt.resource)) &&
      addresses(attempt).some(({ envelope }) => textAt(envelope, 'sku', 'name') !== 'Standard'),
  },
  {
    ...about,
    property: 'properties.ipConfigurations',
    condition: 'a VPN gateway has fewer IP configurations than instances, or one of them has no public address',
    code: 'GatewayIpConfigurationsInvalid',
    message: 'VPN gateway {id} needs {wanted} ip configurations, each with a public address.',
    codeFrom: 'documented',
    source: VPN,
    refuses(attempt) {
      if (!isVpn(attempt)) return false;
      const { resource } = attempt;
      const wanted = resource.properties.activeActive === true ? 2 : 1;
      const given = configurations(resource).length;
      return (given < wanted || addressIds(resource).length < given) && { wanted };
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
    property: 'properties.vpnType',
    condition: 'a VPN gateway is PolicyBased and not of the SKU Basic',
    code: 'PolicyBasedVpnGatewayNotSupported',
    message: 'VPN gateway {id} of the SKU {sku} must be RouteBased.',
    codeFrom: 'documented',
    source: VPN,
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

/** Whether a VPN gateway can stand beside a Route Server. */
export const fitsRouteServer = ({ properties }: Resource): boolean =>
  properties.activeActive === true && (numberAt(properties, 'bgpSettings', 'asn') ?? GATEWAY_ASN) === GATEWAY_ASN;

export const gatewayRefusals: readonly Refusal[] = [...general, ...scale, ...vpn];
