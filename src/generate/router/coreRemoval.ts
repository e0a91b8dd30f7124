import type { CoreNeighbor, CoreRouterModel, Platform } from '../../edge';
import { coreFilters } from './coreFilters';
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
  // The group goes with the last neighbour that this design puts into it.
  'juniper-junos': (model, n) => {
    const group = junosGroup(model, n);
    const isAlone = model.neighbors.every((o) => o === n || junosGroup(model, o) !== group);
    return [`delete ${group}${isAlone ? '' : ` neighbor ${n.address}`}`];
  },
};

/** Takes the filters away, once no session has them any more. */
export function coreFilterRemoval(platform: Platform, model: CoreRouterModel): string[] {
  if (model.neighbors.length === 0) return [];
  const lines = coreFilters[platform].removal(model);
  if (platform === 'juniper-junos') return lines.map((line) => `delete ${line}`);
  const end = { 'cisco-iosxe': ['end'], 'cisco-iosxr': ['commit'] }[platform as 'cisco-iosxe'];
  return [...lines, ...(end ?? [])];
}
