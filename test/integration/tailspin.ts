import { type SimulatedSubscription, type Simulator, startSimulator } from '../../src/simulator';

/** The tenant of a customer that has never been in a design. */
export const TENANT = '6c0f0000-0000-4000-8000-0000000000a1';
const SUBSCRIPTION = '6c0f0000-0000-4000-8000-000000000001';
const at = (path: string): string =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-network/providers/Microsoft.Network/${path}`;

/** A subscription with everything that a customer of connect-to has: a network, a gateway, and a circuit that it is connected to. */
const existing = [
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

/** A simulator with that customer in it, whose subscription is as said; whoever starts it stops it. */
export async function startTailspin(subscription: Partial<SimulatedSubscription> = {}): Promise<Simulator> {
  const simulator = await startSimulator({
    subscriptions: [{ subscriptionId: SUBSCRIPTION, tenantId: TENANT, displayName: 'Production', ...subscription }],
    customers: [
      {
        tenantId: TENANT,
        companyName: 'Tailspin Toys',
        relationship: 'active',
        subscriptions: [{ subscriptionId: SUBSCRIPTION, friendlyName: 'Production' }],
      },
    ],
    existing,
  });
  // A connection is taken once its circuit is provisioned, and that it is once it is there.
  const refused = simulator.seed(existing);
  if (refused.length > 0) throw new Error(`the simulator refuses ${JSON.stringify(refused)}`);
  return simulator;
}
