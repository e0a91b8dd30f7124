import * as l10n from '@vscode/l10n';
import type { NodeKind } from './model';
import type {
  ConnectivityModel,
  DirectPortList,
  ManagedBy,
  RawCircuit,
  RawEdgeRouter,
  RawSite,
  RawSubscription,
} from '../design';

/** Names of products are the same in all languages. */
const platforms: Record<NonNullable<RawEdgeRouter['platform']>, string> = {
  'cisco-iosxe': 'Cisco IOS XE',
  'cisco-iosxr': 'Cisco IOS XR',
  'cisco-nxos': 'Cisco NX-OS',
  'juniper-junos': 'Juniper Junos',
  'arista-eos': 'Arista EOS',
  frr: 'FRRouting',
};

export function platformText(platform: RawEdgeRouter['platform']): string | undefined {
  return platform && platforms[platform];
}

export function modelText(model: ConnectivityModel): string {
  return model === 'connect-through' ? l10n.t('Connect-through') : l10n.t('Connect-to');
}

/** What a direct port is: a pair, or a link aggregation group. */
export function portKindText(list: DirectPortList | undefined): string {
  return list === 'expressRouteLags'
    ? l10n.t('ExpressRoute Direct link aggregation group')
    : l10n.t('ExpressRoute Direct port pair');
}

/** Who keeps an Azure resource. */
export function managedByText(managedBy: ManagedBy): string {
  return managedBy === 'csp' ? l10n.t('managed by the CSP') : l10n.t('managed by the customer');
}

export function connectivityText(connectivity: RawCircuit['connectivity']): string | undefined {
  switch (connectivity) {
    case 'cloud-exchange':
      return l10n.t('cloud exchange');
    case 'point-to-point-ethernet':
      return l10n.t('point-to-point Ethernet');
    case 'any-to-any':
      return l10n.t('any-to-any (IP VPN)');
    case 'direct':
      return l10n.t('ExpressRoute Direct');
    default:
      return undefined;
  }
}

export function layer3Text(layer3: RawCircuit['layer3ManagedBy']): string | undefined {
  switch (layer3) {
    case 'csp':
      return l10n.t('the CSP');
    case 'customer':
      return l10n.t('the customer');
    case 'serviceProvider':
      return l10n.t('the connectivity provider');
    default:
      return undefined;
  }
}

export function pathText(over: NonNullable<RawSite['reachesProvider']>['over']): string | undefined {
  switch (over) {
    case 'internet-vpn':
      return l10n.t('VPN over the internet');
    case 'mpls':
      return l10n.t('MPLS');
    case 'cross-connect':
      return l10n.t('cross-connect');
    case 'global-reach':
      return l10n.t('Global Reach');
    default:
      return undefined;
  }
}

/** How a subscription is bought. */
export function offerText(offer: RawSubscription['offer']): string | undefined {
  switch (offer) {
    case 'csp':
      return l10n.t('CSP offer');
    case 'ea':
      return l10n.t('Enterprise Agreement');
    case 'mca':
      return l10n.t('Microsoft Customer Agreement');
    case 'payg':
      return l10n.t('pay as you go');
    case 'other':
      return l10n.t('other offer');
    default:
      return undefined;
  }
}

export function environmentText(environment: 'production' | 'nonproduction'): string {
  return environment === 'production' ? l10n.t('production') : l10n.t('non-production');
}

export function linkText(which: 'primary' | 'secondary'): string {
  return which === 'primary' ? l10n.t('Primary link') : l10n.t('Secondary link');
}

/** A bandwidth in Mbps, in the unit that people say. */
export function bandwidthText(mbps: number | undefined): string | undefined {
  if (mbps === undefined) return undefined;
  return mbps >= 1000 ? l10n.t('{0} Gbps', mbps / 1000) : l10n.t('{0} Mbps', mbps);
}

/** An AS number as an engineer says it. */
export function asText(asn: number | undefined): string | undefined {
  return asn === undefined ? undefined : `AS ${asn}`;
}

/** The two ends of a session as they stand in the picture; of one that is not said, only the other. */
export function endsText(from: string | undefined, to: string | undefined): string | undefined {
  return from !== undefined && to !== undefined ? `${from} ↔ ${to}` : (from ?? to);
}

export function lifecycleText(lifecycle: 'planned' | 'active' | 'retiring' | undefined): string {
  switch (lifecycle) {
    case 'active':
      return l10n.t('active');
    case 'retiring':
      return l10n.t('retiring');
    default:
      return l10n.t('planned');
  }
}

/** Several of a kind, in few words. */
export function manyText(kind: NodeKind, kindLabel: string, count: number): string {
  switch (kind) {
    case 'circuit':
      return l10n.t('{0} circuits', count);
    case 'site':
      return l10n.t('{0} sites', count);
    case 'subscription':
      return l10n.t('{0} subscriptions', count);
    case 'virtualNetwork':
      return l10n.t('{0} networks', count);
    default:
      return l10n.t('{0} × {1}', count, kindLabel);
  }
}
