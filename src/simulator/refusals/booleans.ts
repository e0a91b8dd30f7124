import { isGiven } from '../arm';
import type { Refusal } from './refusal';

/** Members of `properties` that are true or false, by type below `Microsoft.Network/`. */
const BOOLEANS: Readonly<Record<string, readonly string[]>> = {
  connections: [
    'enableBgp',
    'enablePrivateLinkFastPath',
    'expressRouteGatewayBypass',
    'useLocalAzureIpAddress',
    'usePolicyBasedTrafficSelectors',
  ],
  expressRouteCircuits: ['allowClassicOperations', 'enableDirectPortRateLimit', 'globalReachEnabled'],
  routeTables: ['disableBgpRoutePropagation'],
  virtualHubs: ['allowBranchToBranchTraffic'],
  virtualNetworkGateways: [
    'activeActive',
    'allowRemoteVnetTraffic',
    'allowVirtualWanTraffic',
    'enableBgp',
    'enableDnsForwarding',
    'enablePrivateIpAddress',
  ],
  virtualNetworks: ['enableDdosProtection', 'enableVmProtection'],
  'virtualNetworks/subnets': ['defaultOutboundAccess'],
  'virtualNetworks/virtualNetworkPeerings': [
    'allowForwardedTraffic',
    'allowGatewayTransit',
    'allowVirtualNetworkAccess',
    'useRemoteGateways',
  ],
};

export const booleanRefusals: readonly Refusal[] = Object.entries(BOOLEANS).flatMap(([type, names]) =>
  names.map((name) => ({
    type: `Microsoft.Network/${type}`,
    property: `properties.${name}`,
    condition: 'it is neither true nor false, but a text or a number',
    code: 'InvalidRequestFormat',
    message: `Cannot parse the request: '${name}' of {id} is not a boolean.`,
    codeFrom: 'documented',
    source: 'Azure/azure-rest-api-specs, specification/network/resource-manager, 2024-05-01: type boolean',
    date: '2026-11-26',
    refuses: ({ resource }) => isGiven(resource.properties[name]) && typeof resource.properties[name] !== 'boolean',
  })),
);
