import {
  type GatewayCapacity,
  type GatewaySku,
  findGatewaySku,
  gatewaySkuNames,
  scalableGatewaySku,
} from '../../catalog/gatewaySkus';
import type {
  AzurePart,
  Customer,
  RawGateway,
  RawRoute,
  RawRouteTable,
  Subnet,
  Subscription,
  VirtualNetwork,
} from '../../design';
import { findRouteTable } from '../../design';

export const GATEWAY_SUBNET = 'GatewaySubnet';
export const ROUTE_SERVER_SUBNET = 'RouteServerSubnet';

/** The subnet of the gateways, if it has exactly that name. */
export function gatewaySubnetOf(network: VirtualNetwork): Subnet | undefined {
  return network.subnets.find((subnet) => subnet.name === GATEWAY_SUBNET);
}

/** A network with its ExpressRoute gateway. */
export interface GatewayOf {
  readonly network: VirtualNetwork;
  readonly gateway: AzurePart<RawGateway>;
}

export function gatewaysOf(customer: Customer): GatewayOf[] {
  return customer.virtualNetworks.flatMap((network) =>
    network.gateway ? [{ network, gateway: network.gateway }] : [],
  );
}

/** What the gateway carries at the least and at the most number of scale units; both the same for a fixed SKU. */
export function capacityOf(gateway: AzurePart<RawGateway>): { least: GatewaySku; most: GatewaySku } | undefined {
  const { sku, autoScaleConfiguration } = gateway.raw;
  if (sku === undefined) return undefined;
  const units = sku === scalableGatewaySku ? autoScaleConfiguration : undefined;
  const least = findGatewaySku(sku, units?.min);
  const most = findGatewaySku(sku, units?.max ?? units?.min);
  return least && most && { least, most };
}

/** A route of the table of a gateway's subnet. */
export interface GatewayRoute {
  readonly network: VirtualNetwork;
  readonly subnet: Subnet;
  readonly table: AzurePart<RawRouteTable>;
  readonly route: RawRoute;
}

/** The route table of each GatewaySubnet, and whether other subnets have it too: then not the table is wrong but its use here. */
export function* gatewayTables(
  customer: Customer,
): Generator<{ network: VirtualNetwork; subnet: Subnet; table: AzurePart<RawRouteTable>; shared: boolean }> {
  const elsewhere = new Map<Subscription, Set<string>>();
  for (const network of customer.virtualNetworks) {
    const { subscription } = network;
    const subnet = gatewaySubnetOf(network);
    const table = subnet && findRouteTable(subscription, subnet.raw.routeTable);
    if (!subnet || !table) continue;
    const others = elsewhere.get(subscription) ?? tablesOfWorkloads(subscription);
    elsewhere.set(subscription, others);
    yield { network, subnet, table, shared: others.has(table.name) };
  }
}

/** The names of the route tables that subnets other than those of gateways have. */
function tablesOfWorkloads({ virtualNetworks }: Subscription): Set<string> {
  const subnets = virtualNetworks.flatMap((network) => network.subnets);
  return new Set(subnets.flatMap(({ name, raw }) => (name === GATEWAY_SUBNET ? [] : (raw.routeTable ?? []))));
}

/** A figure of every SKU, as the documentation of a rule lists them: `ErGw1AZ 4, ErGw2AZ 8`. */
export function perSku(figureOf: (capacity: GatewayCapacity) => number): string {
  return gatewaySkuNames
    .flatMap((name) => {
      const sku = findGatewaySku(name);
      return sku ? [`${name} ${figureOf(sku)}`] : [];
    })
    .join(', ');
}
