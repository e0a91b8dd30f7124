import * as l10n from '@vscode/l10n';
import type { Design, Subnet, VirtualNetwork } from '../../design';
import { type EffectiveRoute, type LearnedPath, effectiveRoutes, gatewayNetworkOf } from '../effective';
import { unsaidPeers } from '../routeServers';
import { type TrafficKind, trafficOf } from '../traffic';
import type { Table } from './table';

/** The effective routes of a subnet for programs. */
export interface RoutesReport {
  readonly network: string;
  readonly subnet: string;
  readonly routes: readonly {
    readonly addressPrefix: string;
    readonly nextHopType: string;
    readonly nextHopIpAddress?: string;
    readonly source: string;
    readonly state: 'Active' | 'Invalid';
    readonly name?: string;
    readonly via: readonly string[];
  }[];
  /** Names of BGP peers of the Route Server of which the design does not say what they advertise. */
  readonly unknown: readonly string[];
  readonly traffic: readonly { readonly kind: TrafficKind; readonly destination: string; readonly route?: string }[];
}

export function routesReport(design: Design, network: VirtualNetwork, subnet: Subnet): RoutesReport {
  return {
    network: network.ref,
    subnet: subnet.name,
    routes: [
      ...effectiveRoutes(design, network, subnet).map((route) => ({
        addressPrefix: route.prefix.text,
        nextHopType: route.nextHopType,
        ...(route.nextHopIpAddress !== undefined && { nextHopIpAddress: route.nextHopIpAddress }),
        source: route.source,
        state: route.active ? ('Active' as const) : ('Invalid' as const),
        ...(route.name !== undefined && { name: route.name }),
        via: waysOf(route),
      })),
      ...serviceRoutes(subnet),
    ],
    unknown: unsaidPeers(gatewayNetworkOf(network), network, subnet),
    traffic: trafficOf(design, network, subnet).map(({ kind, destination, route }) => ({
      kind,
      destination,
      ...(route && { route: hopText(route) }),
    })),
  };
}

/** Azure shows the prefixes of the service here, which are not in the design; the endpoint's name stands for them. */
function serviceRoutes(subnet: Subnet): RoutesReport['routes'] {
  return (subnet.raw.serviceEndpoints ?? []).map((name) => ({
    addressPrefix: name,
    nextHopType: 'VirtualNetworkServiceEndpoint',
    source: 'Default',
    state: 'Active',
    via: [],
  }));
}

export function routesTables(design: Design, network: VirtualNetwork, subnet: Subnet): Table[] {
  const report = routesReport(design, network, subnet);
  const name = `${network.ref}/${subnet.name}`;
  return [
    {
      title: l10n.t('Effective routes of {0}', name),
      columns: [
        l10n.t('Prefix'),
        l10n.t('Next hop'),
        l10n.t('Address'),
        l10n.t('Source'),
        l10n.t('State'),
        l10n.t('Name or way'),
      ],
      rows: report.routes.map((route) => [
        route.addressPrefix,
        route.nextHopType,
        route.nextHopIpAddress ?? '',
        route.source,
        route.state === 'Active' ? l10n.t('active') : l10n.t('overridden'),
        route.name ?? route.via.join(', '),
      ]),
      notes: unknownPeers(report.unknown),
    },
    {
      title: l10n.t('Where traffic of {0} goes', name),
      columns: [l10n.t('Traffic'), l10n.t('To'), l10n.t('By the route')],
      rows: report.traffic.map(({ kind, destination, route }) => [
        trafficText(kind),
        destination,
        route ?? l10n.t('none: dropped'),
      ]),
    },
  ];
}

/** What is told where routes may be others than those that are shown. */
export function unknownPeers(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [
    l10n.t(
      'What {0} advertises to the Route Server is not in the design (advertise): routes that it tells may win over these.',
      names.join(', '),
    ),
  ];
}

function trafficText(kind: TrafficKind): string {
  switch (kind) {
    case 'withinSubnet':
      return l10n.t('within the subnet');
    case 'betweenSubnets':
      return l10n.t('between subnets');
    case 'internet':
      return l10n.t('to the internet');
    case 'otherNetworks':
      return l10n.t('to other networks');
    case 'onPremises':
      return l10n.t('to on-premises');
  }
}

function hopText(route: EffectiveRoute): string {
  const ways = waysOf(route);
  const way = [route.nextHopIpAddress, ways.length > 0 ? ways.join(', ') : undefined].filter((t) => t !== undefined);
  return `${route.prefix.text} → ${route.nextHopType}${way.length > 0 ? ` (${way.join('; ')})` : ''}`;
}

function waysOf({ paths, network }: EffectiveRoute): string[] {
  if (paths) return paths.map(wayText);
  return network ? [network.ref] : [];
}

function wayText({ over }: LearnedPath): string {
  switch (over.kind) {
    case 'circuit':
      return over.circuit.name;
    case 'vpn':
      return over.connection;
    case 'appliance':
      return l10n.t('{0}, BGP peer', over.peer.name);
    case 'clients':
      return l10n.t('{0}, point-to-site', over.gateway);
  }
}
