import type { WantedResource } from '../../../src/resources';

export const SUBSCRIPTION = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01';
export const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`;
const NETWORK = `${GROUP}/providers/Microsoft.Network`;

export const circuitId = `${NETWORK}/expressRouteCircuits/ams`;
export const peeringId = `${circuitId}/peerings/AzurePrivatePeering`;
export const gatewayId = `${NETWORK}/virtualNetworkGateways/gw`;
export const connectionId = `${NETWORK}/connections/cn`;

/** A wanted resource of the CSP's, with what the test says of it. */
export function wanted(
  id: string,
  body: WantedResource['body'],
  more: Partial<Omit<WantedResource, 'id' | 'body'>> = {},
): WantedResource {
  const [namespace = '', ...segments] = id.slice(id.lastIndexOf('/providers/') + '/providers/'.length).split('/');
  const isGroup = !id.includes('/providers/');
  return {
    id,
    type: isGroup
      ? 'Microsoft.Resources/resourceGroups'
      : [namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/'),
    name: id.slice(id.lastIndexOf('/') + 1),
    apiVersion: '2024-05-01',
    tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0101',
    subscription: 'prod',
    subscriptionId: SUBSCRIPTION,
    resourceGroup: 'rg',
    location: undefined,
    tags: undefined,
    body,
    party: 'csp',
    existing: false,
    stage: 'network',
    dependsOn: [],
    place: { file: 'customers/contoso.csp.yaml', path: ['circuits', 0], on: 'value' },
    ...more,
  };
}

export function circuit(more: Partial<WantedResource> = {}, mbps = 1000, tier = 'Standard', family = 'MeteredData') {
  return wanted(
    circuitId,
    {
      sku: { name: `${tier}_${family}`, tier, family },
      properties: {
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: mbps,
        },
      },
    },
    { location: 'westeurope', ...more },
  );
}

export function peering(more: Partial<WantedResource> = {}) {
  return wanted(
    peeringId,
    { properties: { peeringType: 'AzurePrivatePeering', vlanId: 110, sharedKey: { $secret: 'ams-private' } } },
    { stage: 'peerings', dependsOn: [circuitId], ...more },
  );
}

export function connection(more: Partial<WantedResource> = {}) {
  return wanted(
    connectionId,
    { properties: { connectionType: 'ExpressRoute', peer: { id: { $id: circuitId } }, routingWeight: 0 } },
    { stage: 'connections', dependsOn: [circuitId, peeringId], location: 'westeurope', ...more },
  );
}
