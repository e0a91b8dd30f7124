import type * as network from '@azure/arm-network';

type Client = network.NetworkManagementClient;
type Model = Record<string, unknown>;

/** What the SDK's long-running calls return, as far as it is used here. */
export interface Poller {
  onProgress(callback: (state: { status: string }) => void): () => void;
  pollUntilDone(options?: { abortSignal?: AbortSignal }): Promise<unknown>;
}

/** The options that every call of the SDK takes, such as `abortSignal` and `updateIntervalInMs`. */
export type Options = network.ExpressRouteCircuitsCreateOrUpdateOptionalParams;

/** The two calls of the SDK for one ARM type. `names` are the names in the id, outermost first. */
export interface Operations {
  put(client: Client, group: string, names: Names, model: Model, options: Options): Poller;
  remove(client: Client, group: string, names: Names, options: Options): Poller;
}

type Names = readonly [string, string, string];

/** Calls of an operation group for resources with one, two or three names. */
interface Group1<T> {
  createOrUpdate(group: string, a: string, model: T, options?: Options): Poller;
  delete(group: string, a: string, options?: Options): Poller;
}
interface Group2<T> {
  createOrUpdate(group: string, a: string, b: string, model: T, options?: Options): Poller;
  delete(group: string, a: string, b: string, options?: Options): Poller;
}
interface Group3<T> {
  createOrUpdate(group: string, a: string, b: string, c: string, model: T, options?: Options): Poller;
  delete(group: string, a: string, b: string, c: string, options?: Options): Poller;
}

const top = <T>(pick: (client: Client) => Group1<T>): Operations => ({
  put: (client, group, [a], model, options) => pick(client).createOrUpdate(group, a, model as T, options),
  remove: (client, group, [a], options) => pick(client).delete(group, a, options),
});
const child = <T>(pick: (client: Client) => Group2<T>): Operations => ({
  put: (client, group, [a, b], model, options) => pick(client).createOrUpdate(group, a, b, model as T, options),
  remove: (client, group, [a, b], options) => pick(client).delete(group, a, b, options),
});
const grandchild = <T>(pick: (client: Client) => Group3<T>): Operations => ({
  put: (client, group, [a, b, c], model, options) => pick(client).createOrUpdate(group, a, b, c, model as T, options),
  remove: (client, group, [a, b, c], options) => pick(client).delete(group, a, b, c, options),
});

const TABLE: Readonly<Record<string, Operations>> = {
  expressRouteCircuits: top<network.ExpressRouteCircuit>((client) => client.expressRouteCircuits),
  'expressRouteCircuits/peerings': child<network.ExpressRouteCircuitPeering>(
    (client) => client.expressRouteCircuitPeerings,
  ),
  'expressRouteCircuits/authorizations': child<network.ExpressRouteCircuitAuthorization>(
    (client) => client.expressRouteCircuitAuthorizations,
  ),
  'expressRouteCircuits/peerings/connections': grandchild<network.ExpressRouteCircuitConnection>(
    (client) => client.expressRouteCircuitConnections,
  ),
  expressRoutePorts: top<network.ExpressRoutePort>((client) => client.expressRoutePorts),
  'expressRoutePorts/authorizations': child<network.ExpressRoutePortAuthorization>(
    (client) => client.expressRoutePortAuthorizations,
  ),
  routeFilters: top<network.RouteFilter>((client) => client.routeFilters),
  'routeFilters/routeFilterRules': child<network.RouteFilterRule>((client) => client.routeFilterRules),
  virtualNetworks: top<network.VirtualNetwork>((client) => client.virtualNetworks),
  'virtualNetworks/subnets': child<network.Subnet>((client) => client.subnets),
  'virtualNetworks/virtualNetworkPeerings': child<network.VirtualNetworkPeering>(
    (client) => client.virtualNetworkPeerings,
  ),
  virtualNetworkGateways: top<network.VirtualNetworkGateway>((client) => client.virtualNetworkGateways),
  connections: top<network.VirtualNetworkGatewayConnection>((client) => client.virtualNetworkGatewayConnections),
  localNetworkGateways: top<network.LocalNetworkGateway>((client) => client.localNetworkGateways),
  publicIPAddresses: top<network.PublicIPAddress>((client) => client.publicIPAddresses),
  routeTables: top<network.RouteTable>((client) => client.routeTables),
  'routeTables/routes': child<network.Route>((client) => client.routes),
  networkSecurityGroups: top<network.NetworkSecurityGroup>((client) => client.networkSecurityGroups),
  'networkSecurityGroups/securityRules': child<network.SecurityRule>((client) => client.securityRules),
  virtualHubs: top<network.VirtualHub>((client) => client.virtualHubs),
  'virtualHubs/ipConfigurations': child<network.HubIpConfiguration>((client) => client.virtualHubIpConfiguration),
  'virtualHubs/bgpConnections': child<network.BgpConnection>((client) => client.virtualHubBgpConnection),
};

const byType = new Map(
  Object.entries(TABLE).map(([type, operations]) => [`microsoft.network/${type}`.toLowerCase(), operations]),
);

/** The SDK's calls for an ARM type of Microsoft.Network, or undefined where it has none that are used here. */
export const networkOperations = (type: string): Operations | undefined => byType.get(type.toLowerCase());

/** The ARM types that are written with `@azure/arm-network`. */
export const networkTypes: readonly string[] = Object.keys(TABLE).map((type) => `Microsoft.Network/${type}`);
