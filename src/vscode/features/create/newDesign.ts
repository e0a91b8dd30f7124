import * as l10n from '@vscode/l10n';
import type { Cloud, RawEdgeRouter } from '../../../design';
import { fileText } from './fileText';

export type Platform = NonNullable<RawEdgeRouter['platform']>;

/** Platforms of edge routers, each with the name of a usual first interface. */
export const platforms: readonly { readonly platform: Platform; readonly name: string; readonly interface: string }[] =
  [
    { platform: 'cisco-iosxe', name: 'Cisco IOS XE', interface: 'TenGigabitEthernet0/0/0' },
    { platform: 'cisco-iosxr', name: 'Cisco IOS XR', interface: 'TenGigE0/0/0/0' },
    { platform: 'cisco-nxos', name: 'Cisco NX-OS', interface: 'Ethernet1/1' },
    { platform: 'juniper-junos', name: 'Juniper Junos', interface: 'xe-0/0/0' },
    { platform: 'arista-eos', name: 'Arista EOS', interface: 'Ethernet1' },
    { platform: 'frr', name: 'FRRouting', interface: 'eth1' },
  ];

export interface NewDesign {
  readonly displayName: string;
  readonly name: string;
  readonly tenantId: string;
  readonly cloud: Cloud;
  readonly asn: number;
  /** Name of the first datacenter. */
  readonly site: string;
  readonly peeringLocation: string;
  readonly serviceProviderName: string;
  readonly platform: Platform;
}

/** Two edge routers with an interface to a connectivity provider each. */
export function routerPair(
  site: string,
  platform: Platform,
  serviceProviderName: string,
): { name: string; platform: Platform; interfaces: { name: string; serviceProviderName: string }[] }[] {
  const first = platforms.find((p) => p.platform === platform)?.interface ?? '';
  return [1, 2].map((n) => ({
    name: `${site}-edge-${n}`,
    platform,
    interfaces: [{ name: first, serviceProviderName }],
  }));
}

/** The provider file of a new design: one datacenter with two edge routers, and pools of private numbers. */
export function designText(made: NewDesign): string {
  const comment = l10n.t(
    'The CSP: its tenant, its datacenters and edge routers, and the pools that addresses, VLANs and numbers are taken from.\nCustomers are files of their own below this folder.',
  );
  // A route distinguisher leaves 16 bits for the number where the AS number has 32.
  const distinguishers = `${made.asn}:1000-1999`;
  return fileText('Provider', comment, {
    name: made.name,
    displayName: made.displayName,
    cloud: made.cloud,
    tenantId: made.tenantId,
    asn: made.asn,
    pools: {
      peeringPrefixes: ['172.16.0.0/18'],
      vlanIds: ['100-999'],
      customerAsns: ['4200000000-4200000999'],
      routeDistinguishers: [distinguishers],
      globalReachPrefixes: ['172.31.0.0/24'],
    },
    backbone: { type: 'mpls-vpn' },
    sites: [
      {
        name: made.site,
        peeringLocations: [made.peeringLocation],
        edgeRouters: routerPair(made.site, made.platform, made.serviceProviderName),
      },
    ],
  });
}
