import {
  type Circuit,
  keptByConnectivityProvider,
  locationOf,
  mbpsOf,
  microsoftPeeringOf,
  portNamedBy,
} from '../../design';
import type { CustomerOutput } from '../context';
import { interfaceOf } from '../router/printer';
import type { Chapter } from './chapter';
import { KEPT_BY_PROVIDER, peeringName } from './links';
import { routersOf } from './models';
import type { Cell, Table } from './table';

/** Chapters about what is in Azure, and what is agreed with the connectivity provider. */
export function azureChapters(output: CustomerOutput): Chapter[] {
  return [
    { file: 'subscriptions', title: 'Subscriptions', table: subscriptions(output) },
    { file: 'orders', title: 'Circuits and their orders', table: orders(output) },
    { file: 'peerings', title: 'Peerings and their VLANs', table: peerings(output) },
    { file: 'route-filters', title: 'Route filters', table: routeFilters(output) },
    { file: 'gateways', title: 'Gateways', table: gateways(output) },
    { file: 'connections', title: 'Connections and tunnels', table: connections(output) },
    { file: 'route-tables', title: 'Route tables', table: routeTables(output) },
    { file: 'security-groups', title: 'Security groups', table: securityGroups(output) },
  ];
}

function subscriptions({ customer }: CustomerOutput): Table {
  return {
    header: ['subscription', 'id', 'tenant', 'offer', 'environment', 'managed by', 'region', 'reached over'],
    rows: customer.subscriptions.map((one) => [
      one.name,
      one.raw.subscriptionId,
      one.tenantId,
      one.raw.offer,
      one.environment,
      one.managedBy,
      one.location,
      one.raw.reachedOver,
    ]),
  };
}

function orders({ customer, design }: CustomerOutput): Table {
  return {
    header: [
      'circuit',
      'connection',
      'connectivity provider or port',
      'metro',
      'bandwidth (Mbps)',
      'SKU',
      'order',
      'port or cross-connect id',
      'service id',
    ],
    rows: customer.circuits.flatMap((circuit) => {
      const { raw } = circuit;
      const from = raw.serviceProviderName ?? portNamedBy(raw)?.ref;
      const { tier, family } = raw.sku ?? {};
      const sku = [tier, family].filter(Boolean).join(' ');
      const metro = locationOf({ design, customer }, circuit)?.name;
      return (['primary', 'secondary'] as const).map((which) => {
        const { portId, serviceId } = raw.order?.[which] ?? {};
        return [circuit.name, which, from, metro, mbpsOf(circuit), sku, raw.order?.reference, portId, serviceId];
      });
    }),
  };
}

function peerings(output: CustomerOutput): Table {
  const { customer } = output;
  return {
    header: [
      'circuit',
      'peering',
      'VLAN id at Microsoft',
      'outer tag primary',
      'outer tag secondary',
      'delivered VLAN id primary',
      'delivered VLAN id secondary',
      'peerASN',
      'customerASN',
      'advertisedPublicPrefixes',
      'routingRegistryName',
      'NAT pools',
      'NAT by',
    ],
    rows: customer.circuits.flatMap((circuit) => {
      const [primary, secondary] = (['primary', 'secondary'] as const).map(
        (which) => circuit.links.find((link) => link.which === which)?.raw,
      );
      return circuit.peerings.map((peering) => {
        const { raw } = peering;
        return [
          circuit.name,
          peeringName(peering),
          raw.vlanId,
          primary?.outerVlanId,
          secondary?.outerVlanId,
          primary?.deliveredVlanId,
          secondary?.deliveredVlanId,
          raw.peerASN,
          raw.customerASN,
          raw.advertisedPublicPrefixes?.join(' '),
          raw.routingRegistryName,
          raw.nat?.pools?.join(' '),
          raw.nat && translatedBy(output, circuit),
        ];
      });
    }),
  };
}

/** The device that the design names, or the routers of which the files translate: nobody does where none of them does. */
function translatedBy(output: CustomerOutput, circuit: Circuit): string {
  const device = microsoftPeeringOf(circuit)?.raw.nat?.device;
  if (device !== undefined) return device;
  if (keptByConnectivityProvider(circuit)) return KEPT_BY_PROVIDER;
  const routers = routersOf(output).filter((model) =>
    model.translations.some((t) => interfaceOf(model, t)?.link?.circuit === circuit.name),
  );
  return routers.map(({ router }) => router).join(' ') || 'nobody yet: no router file has it (see the open points)';
}

function routeFilters({ customer }: CustomerOutput): Table {
  return {
    header: ['route filter', 'circuit', 'communities', 'made by'],
    rows: customer.circuits.flatMap((circuit) =>
      circuit.peerings.flatMap(({ routeFilter }) =>
        routeFilter
          ? [[routeFilter.name, circuit.name, routeFilter.raw.communities?.join(' '), routeFilter.managedBy]]
          : [],
      ),
    ),
  };
}

function gateways({ customer }: CustomerOutput): Table {
  return {
    header: ['gateway', 'network', 'kind', 'SKU', 'AS', 'active-active'],
    rows: customer.virtualNetworks.flatMap(({ ref, gateway, vpnGateway }) => [
      ...(gateway ? [[gateway.name, ref, 'ExpressRoute', gateway.raw.sku, 65_515, undefined]] : []),
      ...(vpnGateway
        ? [
            [
              vpnGateway.name,
              ref,
              'VPN',
              vpnGateway.raw.sku,
              vpnGateway.raw.asn ?? 65_515,
              vpnGateway.raw.activeActive === true ? 'yes' : 'no',
            ],
          ]
        : []),
    ]),
  };
}

function connections({ customer }: CustomerOutput): Table {
  const circuits = customer.circuits.flatMap((circuit): (readonly Cell[])[] => [
    ...circuit.connections.map((one) => [
      one.name,
      'ExpressRoute',
      one.virtualNetwork?.ref ?? one.raw.virtualNetwork,
      circuit.name,
      one.raw.routingWeight ?? 0,
      one.raw.expressRouteGatewayBypass === true ? 'yes' : 'no',
    ]),
    ...(circuit.raw.encryption?.mode === 'ipsec-tunnel' ? (circuit.raw.encryption.tunnels ?? []) : []).map((tunnel) => [
      tunnel.name,
      `IPsec over ${circuit.name}`,
      circuit.raw.encryption?.virtualNetwork,
      tunnel.device,
      undefined,
      undefined,
    ]),
    ...circuit.globalReach.map((one) => [
      one.name,
      'Global Reach',
      circuit.name,
      one.raw.circuit,
      undefined,
      undefined,
    ]),
  ]);
  const vpn = customer.vpnConnections.map((one) => [
    one.name,
    'VPN over the internet',
    one.raw.virtualNetwork,
    one.raw.device,
    undefined,
    undefined,
  ]);
  return { header: ['name', 'kind', 'from', 'to', 'weight', 'FastPath'], rows: [...circuits, ...vpn] };
}

function routeTables({ customer }: CustomerOutput): Table {
  return {
    header: ['subscription', 'route table', 'routes of gateways', 'subnets', 'route', 'prefix', 'next hop', 'address'],
    rows: customer.subscriptions.flatMap((subscription) =>
      subscription.routeTables.flatMap(({ name, raw }) => {
        const propagation = raw.disableBgpRoutePropagation === true ? 'not learned' : 'learned';
        const subnets = subscription.virtualNetworks.flatMap((network) =>
          network.subnets
            .filter((subnet) => subnet.raw.routeTable === name)
            .map((one) => `${network.name}/${one.name}`),
        );
        const of = [subscription.name, name, propagation, subnets.join(' ')];
        const routes = (raw.routes ?? []).map((route): readonly Cell[] => [
          ...of,
          route.name,
          route.addressPrefix,
          route.nextHopType,
          route.nextHopIpAddress,
        ]);
        return routes.length > 0 ? routes : [of];
      }),
    ),
  };
}

function securityGroups({ customer }: CustomerOutput): Table {
  const both = (one: string | undefined, many: readonly string[] | undefined) =>
    [one, ...(many ?? [])].filter(Boolean).join(' ');
  return {
    header: [
      'subscription',
      'group',
      'subnets',
      'rule',
      'priority',
      'direction',
      'access',
      'protocol',
      'source',
      'source ports',
      'destination',
      'destination ports',
    ],
    rows: customer.subscriptions.flatMap((subscription) =>
      subscription.networkSecurityGroups.flatMap(({ name, raw }) => {
        const subnets = subscription.virtualNetworks.flatMap((network) =>
          network.subnets
            .filter((subnet) => subnet.raw.networkSecurityGroup === name)
            .map((one) => `${network.name}/${one.name}`),
        );
        return (raw.securityRules ?? []).map((rule): readonly Cell[] => [
          subscription.name,
          name,
          subnets.join(' '),
          rule.name,
          rule.priority,
          rule.direction,
          rule.access,
          rule.protocol,
          both(rule.sourceAddressPrefix, rule.sourceAddressPrefixes),
          both(rule.sourcePortRange, rule.sourcePortRanges),
          both(rule.destinationAddressPrefix, rule.destinationAddressPrefixes),
          both(rule.destinationPortRange, rule.destinationPortRanges),
        ]);
      }),
    ),
  };
}
