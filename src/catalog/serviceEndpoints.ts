/**
 * Services that a subnet can have an endpoint to, as ARM names them. The list grows: one that is not here may be offered.
 * source: virtual-network-service-endpoints-overview (2026-10); Microsoft.Network.AzureFirewall and others stand in public templates
 */
export const serviceEndpoints: readonly string[] = [
  'Microsoft.AzureActiveDirectory',
  'Microsoft.AzureCosmosDB',
  'Microsoft.CognitiveServices',
  'Microsoft.ContainerRegistry',
  'Microsoft.EventHub',
  'Microsoft.KeyVault',
  'Microsoft.ServiceBus',
  'Microsoft.Sql',
  'Microsoft.Storage',
  'Microsoft.Storage.Global',
  'Microsoft.Web',
];

/** Two endpoints to one service, of which a subnet takes one. source: virtual-network-service-endpoints-overview (cross-region) */
export const serviceOf = (endpoint: string): string => endpoint.toLowerCase().replace(/\.global$/, '');

const known = new Set(serviceEndpoints.map((name) => name.toLowerCase()));

/** Whether the documentation names the service; case does not count. */
export function isKnownServiceEndpoint(name: string): boolean {
  return known.has(name.toLowerCase());
}
