/** The tenant of a customer that has never been in a design. */
export const TENANT = '6c0f0000-0000-4000-8000-0000000000a1';
export const SUBSCRIPTION = '6c0f0000-0000-4000-8000-000000000001';
const at = (path: string): string =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-network/providers/Microsoft.Network/${path}`;

/** A subscription with everything that a customer of connect-to has: a network, a gateway, and a circuit that it is connected to. */
export const existing = [
  {
    id: at('virtualNetworks/hub'),
    body: {
      location: 'westeurope',
      tags: { owner: 'network' },
      properties: {
        addressSpace: { addressPrefixes: ['10.40.0.0/16'] },
        subnets: [
          { name: 'GatewaySubnet', properties: { addressPrefix: '10.40.0.0/26' } },
          { name: 'servers', properties: { addressPrefix: '10.40.1.0/24' } },
        ],
      },
    },
  },
  {
    id: at('virtualNetworkGateways/ergw-hub'),
    body: {
      location: 'westeurope',
      properties: {
        gatewayType: 'ExpressRoute',
        sku: { name: 'ErGw1AZ', tier: 'ErGw1AZ' },
        ipConfigurations: [
          { name: 'default', properties: { subnet: { id: at('virtualNetworks/hub/subnets/GatewaySubnet') } } },
        ],
      },
    },
  },
  {
    id: at('expressRouteCircuits/er-ams'),
    body: {
      location: 'westeurope',
      sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
      properties: {
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: 500,
        },
      },
    },
  },
  {
    id: at('connections/cn-hub'),
    body: {
      location: 'westeurope',
      properties: {
        connectionType: 'ExpressRoute',
        virtualNetworkGateway1: { id: at('virtualNetworkGateways/ergw-hub') },
        peer: { id: at('expressRouteCircuits/er-ams') },
      },
    },
  },
];
