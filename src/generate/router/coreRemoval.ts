import type { CoreNeighbor, CoreRouterModel, Platform } from '../../edge';
import { coreFilters } from './coreFilters';
import { nxosLabelFeatures } from './coreLabels';
import { junosGroup } from './coreSessions';

/** With `router bgp` around what takes a neighbour away, which takes what its families say of it, too. */
const noNeighbor =
  (indent: string, end: readonly string[]) =>
  ({ asn }: CoreRouterModel, { address }: CoreNeighbor): string[] => [
    `router bgp ${asn}`,
    `${indent}no neighbor ${address}`,
    ...end,
  ];

/** Takes one session away; its filters stay, as other sessions may have them. */
export const coreSessionRemoval: Readonly<Record<Platform, (model: CoreRouterModel, n: CoreNeighbor) => string[]>> = {
  'cisco-iosxe': noNeighbor(' ', ['!', 'end']),
  'cisco-iosxr': noNeighbor(' ', ['!', 'commit']),
  'cisco-nxos': noNeighbor('  ', ['!']),
  'arista-eos': noNeighbor('   ', ['!']),
  frr: noNeighbor(' ', ['exit']),
  'juniper-junos': (_, n) => [`delete ${junosGroup(n)}`],
};

/** What stays beside the labels of the interlinks: all sessions stand on it, whoever said it first. */
export function coreLeft(platform: Platform, model: CoreRouterModel): string[] {
  const families = (line: (family: 4 | 6) => string) =>
    model.neighbors.length > 0 ? model.families.map((f) => `router bgp ${model.asn}: ${line(f)}`) : [];
  const vpn = families((f) => `address-family vpnv${f} unicast`);
  switch (platform) {
    case 'cisco-iosxr':
      return vpn;
    case 'cisco-nxos':
      return [...nxosLabelFeatures, ...(vpn.length > 0 ? ['feature bgp'] : []), ...vpn];
    case 'arista-eos':
      return ['mpls ip', 'mpls ldp: no shutdown'];
    case 'juniper-junos':
      return model.families.includes(6) ? ['protocols mpls ipv6-tunneling'] : [];
    default:
      return [];
  }
}

/** Takes the filters away, once no session has them any more. */
export function coreFilterRemoval(platform: Platform, model: CoreRouterModel): string[] {
  if (model.neighbors.length === 0) return [];
  const lines = coreFilters[platform].removal(model);
  if (platform === 'juniper-junos') return lines.map((line) => `delete ${line}`);
  const end = { 'cisco-iosxe': ['end'], 'cisco-iosxr': ['commit'] }[platform as 'cisco-iosxe'];
  return [...lines, ...(end ?? [])];
}
