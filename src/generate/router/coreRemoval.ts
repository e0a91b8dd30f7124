import type { CoreRouterModel, IpFamily, Platform } from '../../edge';
import { coreFilters } from './coreFilters';
import { junosGroup } from './coreLines';
import type { Removal } from './printer';

/**
 * Takes the filters away, which are the file's own. Labels and sessions may have been there before, and every customer
 * stands on them: they are left, by name.
 */
export function coreRemoval(platform: Platform, model: CoreRouterModel): Removal {
  const { labelInterfaces, neighbors, asn } = model;
  return {
    lines: neighbors.length === 0 ? [] : LINES[platform](model),
    left: [
      ...neighbors.map((n) => `BGP ${asn}: session ${n.address} (${n.router})`),
      ...labelInterfaces.map((at) => `labels on ${at.name}, to ${at.to}`),
    ],
  };
}

const noUses = (platform: Platform, model: CoreRouterModel, indent: string): string[] =>
  model.neighbors.flatMap((n) => coreFilters[platform].uses(n).map((use) => `${indent}no ${use}`));

/** Where the filters of all sessions stand in one family, whose block has a last line. */
const byFamily =
  (platform: Platform, header: (f: IpFamily) => string, indent: string, last: string, end: readonly string[] = []) =>
  (model: CoreRouterModel): string[] => [
    `router bgp ${model.asn}`,
    ...model.families.flatMap((f) => [
      `${indent}${header(f)}`,
      ...noUses(platform, model, indent.repeat(2)),
      `${indent}${last}`,
    ]),
    ...(platform === 'frr' ? ['exit'] : ['!']),
    ...coreFilters[platform].removal(model),
    ...end,
  ];

/** Where the families of each session stand in its own block. */
const byNeighbor =
  (platform: Platform, step: string, end: readonly string[]) =>
  (model: CoreRouterModel): string[] => [
    `router bgp ${model.asn}`,
    ...model.neighbors.flatMap((n) => [
      `${step}neighbor ${n.address}`,
      ...model.families.flatMap((f) => [
        `${step.repeat(2)}address-family vpnv${f} unicast`,
        ...coreFilters[platform].uses(n).map((use) => `${step.repeat(3)}no ${use}`),
        ...(platform === 'cisco-iosxr' ? [`${step.repeat(2)}!`] : []),
      ]),
      ...(platform === 'cisco-iosxr' ? [`${step}!`] : []),
    ]),
    '!',
    ...coreFilters[platform].removal(model),
    ...end,
  ];

const LINES: Readonly<Record<Platform, (model: CoreRouterModel) => string[]>> = {
  'cisco-iosxe': byFamily('cisco-iosxe', (f) => `address-family vpnv${f}`, ' ', 'exit-address-family', ['end']),
  'arista-eos': byFamily('arista-eos', (f) => `address-family vpn-ipv${f}`, '   ', '!'),
  frr: byFamily('frr', (f) => `address-family ipv${f} vpn`, ' ', 'exit-address-family'),
  'cisco-iosxr': byNeighbor('cisco-iosxr', ' ', ['commit']),
  'cisco-nxos': byNeighbor('cisco-nxos', '  ', []),
  'juniper-junos': (model) =>
    [
      ...new Set(
        model.neighbors.flatMap((n) =>
          coreFilters['juniper-junos'].uses(n).map((use) => `${junosGroup(model, n)} ${use}`),
        ),
      ),
      ...coreFilters['juniper-junos'].removal(model),
    ].map((line) => `delete ${line}`),
};
