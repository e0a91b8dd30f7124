import type {
  CommunityList,
  EdgeInterface,
  EdgeRouterModel,
  IpFamily,
  Neighbor,
  Policy,
  PrefixEntry,
  RoutingTable,
} from '../../edge';
import { type Prefix, firstAddress, netmask, wildcard } from '../../network/prefix';
import { notOpenedLines, openingLine } from './heldShut';
import { hasSessions } from './printer';

/** What IOS-XE, NX-OS and EOS write alike. */
export const ip = (family: IpFamily) => (family === 4 ? 'ip' : 'ipv6');

/** The families of the addresses of an interface. */
export function familiesOn({ addresses }: EdgeInterface): IpFamily[] {
  return ([4, 6] as const).filter((f) => addresses.some((a) => a.includes(':') === (f === 6)));
}

/** The name of a sub-interface, as the Cisco systems and EOS write it. */
export function interfaceName(at: Pick<EdgeInterface, 'parent' | 'unit'>): string {
  return at.unit === undefined ? at.parent : `${at.parent}.${at.unit}`;
}

/** 10.10.0.0 255.255.0.0; IPv6 as it is. */
export function withMask(prefix: Prefix): string {
  return prefix.family === 4 ? `${firstAddress(prefix).text} ${netmask(prefix)}` : prefix.text;
}

export function withWildcard(prefix: Prefix): string {
  return `${firstAddress(prefix).text} ${wildcard(prefix)}`;
}

/** 100.64.10.1 255.255.255.252 of `100.64.10.1/30`. */
export function addressWithMask(text: string): string {
  const [address = '', length = '32'] = text.split('/');
  const bits = (0xffffffffn << BigInt(32 - Number(length))) & 0xffffffffn;
  return `${address} ${[24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join('.')}`;
}

export function matchOf({ prefix, upTo }: PrefixEntry): string {
  return upTo === undefined || upTo === prefix.length ? prefix.text : `${prefix.text} le ${upTo}`;
}

/** A list that is matched and has no entry would let everything pass on these platforms: each ends in a denial. */
export function prefixListLines(model: Pick<EdgeRouterModel, 'prefixLists'>): string[] {
  return model.prefixLists.flatMap(({ name, family, entries }) => [
    ...entries.map(
      (entry, i) =>
        `${ip(family)} prefix-list ${name} seq ${(i + 1) * 5} ${entry.permit ? 'permit' : 'deny'} ${matchOf(entry)}`,
    ),
    `${ip(family)} prefix-list ${name} seq ${(entries.length + 1) * 5} deny ${family === 4 ? '0.0.0.0/0 le 32' : '::/0 le 128'}`,
  ]);
}

/**
 * Terms of a route-map, with the indentation of the platform's show command; one without terms refuses all.
 * @param clear takes away the route targets that a neighbour sent
 */
export function routeMapLines(model: EdgeRouterModel, policy: Policy, indent: string, clear: string): string[] {
  if (policy.terms.length === 0) return [`route-map ${policy.name} deny 10`];
  return policy.terms.flatMap((term, i) => {
    const community = model.communityLists.find((l) => l.name === term.communityList);
    return [
      `route-map ${policy.name} ${term.permit ? 'permit' : 'deny'} ${(i + 1) * 10}`,
      ...(term.prefixList ? [`match ${ip(policy.family)} address prefix-list ${term.prefixList}`] : []),
      ...(community ? [`match ${community.kind === 'standard' ? 'community' : 'extcommunity'} ${community.name}`] : []),
      ...(term.localPreference === undefined ? [] : [`set local-preference ${term.localPreference}`]),
      ...(term.withoutRouteTargets ? [clear] : []),
      ...(term.siteOfOrigin === undefined ? [] : [`set extcommunity soo ${term.siteOfOrigin}`]),
      ...(term.prepend ? [`set as-path prepend ${Array(term.prepend.count).fill(term.prepend.asn).join(' ')}`] : []),
    ].map((line, n) => (n === 0 ? line : `${indent}${line}`));
  });
}

/** What stands before the sessions are opened; nothing where there are none. */
export function lastStep(
  model: EdgeRouterModel,
  open = (table: RoutingTable, n: Neighbor) => openingLine(model, table, n),
): string[] {
  if (!hasSessions(model)) return [];
  return ['! The last step: every session has its filters now.', ...notOpenedLines(model, '!', open)];
}

/** Equal ways of a table, which may have been as many before. */
export function pathsLine({ maximumPaths }: Pick<RoutingTable, 'maximumPaths'>, kind = ''): string[] {
  return maximumPaths === undefined ? [] : [`maximum-paths${kind} ${maximumPaths}`];
}

/** How IOS-XE and NX-OS begin to define a list of communities. */
export const standardList = (kind: CommunityList['kind']) =>
  `ip ${kind === 'standard' ? 'community' : 'extcommunity'}-list standard`;

/** Policies first: what uses a list goes before it. */
export function removeLists(model: EdgeRouterModel, community: (kind: CommunityList['kind']) => string): string[] {
  return [
    ...model.policies.map((p) => `no route-map ${p.name}`),
    ...model.prefixLists.map((l) => `no ${ip(l.family)} prefix-list ${l.name}`),
    ...model.communityLists.map((l) => `no ${community(l.kind)} ${l.name}`),
  ];
}

/** Lists that stay with the policies that use them, by how the configuration begins to define each. */
export function leftLists(left: EdgeRouterModel, community: (kind: CommunityList['kind']) => string): string[] {
  return [
    ...left.prefixLists.map((l) => `${ip(l.family)} prefix-list ${l.name}`),
    ...left.communityLists.map((l) => `${community(l.kind)} ${l.name}`),
  ];
}

/** The interfaces that a file makes on ports that are there. */
export function subinterfaces({ interfaces }: EdgeRouterModel): string[] {
  return interfaces.filter((at) => at.unit !== undefined).map(interfaceName);
}

/** The physical ports of the interfaces, and these. */
export function portsOf({ interfaces }: EdgeRouterModel): string[] {
  return [...new Set(interfaces.flatMap((at) => [at.parent, interfaceName(at)]))];
}

/** The physical ports that sub-interfaces stand on. */
export function dividedPorts({ interfaces }: EdgeRouterModel): string[] {
  return [...new Set(interfaces.flatMap((at) => (at.unit === undefined ? [] : [at.parent])))];
}

/** Ports of a switch are routed ones before a sub-interface can stand on them. */
const ROUTED = ['no switchport', 'no shutdown'];

export function routedPortLines(model: EdgeRouterModel, indent: string): string[] {
  return dividedPorts(model).flatMap((port) => [`interface ${port}`, ...ROUTED.map((l) => `${indent}${l}`), '!']);
}

/** What is said of a physical port beside its sub-interfaces: others may stand on it. */
export function leftPorts(model: EdgeRouterModel): string[] {
  return dividedPorts(model).flatMap((port) => ROUTED.map((line) => `interface ${port}: ${line}`));
}

/** IKE's words of IOS-XE and EOS for ARM's. */
export const DH_GROUPS: Readonly<Record<string, number>> = {
  DHGroup1: 1,
  DHGroup2: 2,
  DHGroup14: 14,
  DHGroup2048: 14,
  DHGroup24: 24,
  ECP256: 19,
  ECP384: 20,
  PFS1: 1,
  PFS2: 2,
  PFS2048: 14,
  PFS14: 14,
  PFS24: 24,
};
