import type { Kind } from '../kind';

export const HUB = 'Microsoft.Network/virtualHubs';
export const HUB_ADDRESS = `${HUB}/ipConfigurations`;
export const HUB_SESSION = `${HUB}/bgpConnections`;

export const routeServerKinds: readonly Kind[] = [
  {
    type: HUB,
    located: true,
    seconds: 60,
    readOnly: ['virtualRouterAsn', 'virtualRouterIps', 'routingState'],
    begin({ properties }) {
      properties.virtualRouterAsn = 65515;
      properties.virtualRouterIps ??= [];
      properties.routingState ??= 'Provisioning';
      properties.allowBranchToBranchTraffic ??= false;
    },
    complete({ properties }) {
      properties.routingState = 'Provisioned';
      return undefined;
    },
  },
  { type: HUB_ADDRESS, seconds: 60 },
  {
    type: HUB_SESSION,
    readOnly: ['connectionState'],
    complete({ properties }) {
      properties.connectionState = 'Connected';
      return undefined;
    },
  },
];
