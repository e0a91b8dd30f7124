import type { EdgeInterface, EdgeRouterModel, IpFamily } from '../../edge';
import { ip } from './cisco';
import { guardsOf } from './guards';

/** Access lists as a platform has them. */
interface AccessWords {
  /** How a list of a family begins. */
  readonly list: (family: IpFamily) => string;
  /** How an interface asks a list of what comes in. */
  readonly use: (family: IpFamily) => string;
  readonly icmp: (family: IpFamily) => string;
  readonly indent: string;
}

/** source: Cisco, IOS-XE command reference (ip access-list, ip access-group, ipv6 traffic-filter) */
export const iosxeAccess: AccessWords = {
  list: (family) => (family === 4 ? 'ip access-list extended' : 'ipv6 access-list'),
  use: (family) => (family === 4 ? 'ip access-group' : 'ipv6 traffic-filter'),
  icmp: () => 'icmp',
  indent: ' ',
};

/** source: Cisco, NX-OS security configuration guide (IP ACLs) */
export const nxosAccess: AccessWords = {
  list: (family) => `${ip(family)} access-list`,
  use: (family) => (family === 4 ? 'ip access-group' : 'ipv6 traffic-filter'),
  icmp: () => 'icmp',
  indent: '  ',
};

/** source: Arista, EOS user manual (access control lists) */
export const eosAccess: AccessWords = {
  list: (family) => `${ip(family)} access-list`,
  use: (family) => `${ip(family)} access-group`,
  icmp: (family) => (family === 4 ? 'icmp' : 'icmpv6'),
  indent: '   ',
};

/**
 * BGP from either side, BFD with the echoes that come back to their sender, and ICMP; the link-local addresses of IPv6
 * are not the router's own that is guarded. source: [K], RFC 5881 for the ports
 */
export function guardLines(model: EdgeRouterModel, { list, icmp, indent }: AccessWords): string[] {
  return guardsOf(model).flatMap(({ name, family, sessions }) => [
    `${list(family)} ${name}`,
    ...[
      ...sessions.flatMap(({ own, peer, bfd }) => [
        `permit tcp host ${peer} host ${own} eq bgp`,
        `permit tcp host ${peer} eq bgp host ${own}`,
        ...(bfd ? [`permit udp host ${peer} host ${own} eq 3784`, `permit udp host ${own} host ${own} eq 3785`] : []),
      ]),
      ...[...new Set(sessions.map((s) => s.own))].flatMap((own) => [
        `permit ${icmp(family)} any host ${own}`,
        `deny ${ip(family)} any host ${own}`,
      ]),
      `permit ${ip(family)} any any`,
    ].map((line) => `${indent}${line}`),
    '!',
  ]);
}

/** Lines of an interface. */
export function guardUses(model: EdgeRouterModel, at: EdgeInterface, words: AccessWords): string[] {
  return usesOn(model, at, words).map((line) => `${words.indent}${line}`);
}

/** Lines of an interface that stays. */
export function guardUseRemoval(model: EdgeRouterModel, at: EdgeInterface, words: AccessWords): string[] {
  return usesOn(model, at, words).map((line) => `${words.indent}no ${line}`);
}

function usesOn(model: EdgeRouterModel, at: EdgeInterface, { use }: AccessWords): string[] {
  return guardsOf({ ...model, interfaces: [at] }).map(({ family, name }) => `${use(family)} ${name} in`);
}

export function guardRemoval(model: EdgeRouterModel, { list }: AccessWords): string[] {
  return guardsOf(model).map(({ family, name }) => `no ${list(family)} ${name}`);
}
