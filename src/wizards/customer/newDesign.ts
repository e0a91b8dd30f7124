import * as l10n from '@vscode/l10n';
import { clouds } from '../../catalog/catalog';
import { type Location, allLocations } from '../../catalog/locations';
import { type Cloud, type RawEdgeRouter, assemble, readDesignFile } from '../../design';
import { type Asking, type Choice, one, text } from '../ask/question';
import { asnProblem, guidProblem, nameFrom, nameProblem, textProblem } from '../ask/texts';
import type { Made } from '../change';
import { providersAt } from '../circuit/providerChoices';
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

export function platformChoices(): Choice<Platform>[] {
  return platforms.map(({ platform, name }) => ({ label: name, description: platform, value: platform }));
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

const FIRST_PRIVATE_ASN = '64512';

/**
 * Peering locations: first the city that the time zone of this machine is called after, then those with the most connectivity
 * providers. Nothing else is known of where a new CSP is.
 */
function locationsFrom(cloud: Cloud, timeZone: string): Location[] {
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return [...allLocations(cloud)].sort(
    (a, b) => Number(b.city === city) - Number(a.city === city) || b.providers.length - a.providers.length,
  );
}

/**
 * Asks for the CSP and its first datacenter.
 * @param folder that of the new design, '' for the top of the workspace
 * @param timeZone such as Europe/Amsterdam
 */
export function* createDesign(
  folder: string,
  timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone,
): Asking<Made> {
  const displayName = yield* text('displayName', l10n.t('Name of the CSP, as people read it'), {
    example: 'Northwind Cloud Services',
    problem: textProblem,
  });
  const name = yield* text('name', l10n.t('Short name of the CSP'), {
    initial: nameFrom(displayName),
    example: 'northwind',
    problem: nameProblem,
  });
  const tenantId = yield* text('tenantId', l10n.t('Microsoft Entra tenant of the CSP'), {
    example: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001',
    problem: guidProblem,
  });
  const cloud = yield* one(
    'cloud',
    l10n.t('Azure cloud'),
    clouds.map((each) => ({ label: each, value: each })),
  );
  const asn = yield* text('asn', l10n.t('AS number of the CSP'), { initial: FIRST_PRIVATE_ASN, problem: asnProblem });
  const site = yield* text('site', l10n.t('Name of the first datacenter'), {
    example: 'ams-dc1',
    problem: nameProblem,
  });
  const peeringLocation = yield* one(
    'peeringLocation',
    l10n.t('Peering location that is reached from there'),
    locationsFrom(cloud, timeZone).map(({ name, country }) => ({ label: name, description: country, value: name })),
  );
  const serviceProviderName = yield* one(
    'serviceProviderName',
    l10n.t('Connectivity provider that the edge routers are connected to'),
    providersAt(cloud, [peeringLocation]),
  );
  const platform = yield* one('platform', l10n.t('Operating system of the two edge routers'), platformChoices());
  const made = { displayName, name, tenantId, cloud, asn: Number(asn), site, peeringLocation, serviceProviderName };
  const path = `${folder === '' ? '' : `${folder}/`}provider.csp.yaml`;
  const [design] = assemble([readDesignFile(path, designText({ ...made, platform }))]).designs;
  if (!design) throw new Error(`${path} makes no design`);
  return { design, at: { file: path, path: [] } };
}
