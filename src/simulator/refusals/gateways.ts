import { at, isObject, numberAt, textAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf } from '../ids';
import { GATEWAY, networkOf, skuOf, subnetOf } from '../types/gateways';
import { gatewaysOf, prefixesOf } from '../types/networks';
import { defaultRouteOf } from '../types/tables';
import type { Attempt, Refusal } from './refusal';

const about = {
  type: GATEWAY,
  source: 'expressroute/expressroute-about-virtual-network-gateways',
  date: '2026-11-25',
} as const;

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

export const gatewayRefusals: readonly Refusal[] = [...general, ...scale];
