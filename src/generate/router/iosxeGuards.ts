import type { EdgeInterface, EdgeRouterModel } from '../../edge';
import { ip } from './cisco';
import { guardsOf } from './guards';

const list = (family: 4 | 6) => (family === 4 ? 'ip access-list extended' : 'ipv6 access-list');

/**
 * BGP from either side, BFD with the echoes that come back to their sender, and ICMP; the link-local addresses of IPv6
 * are not the router's own that is guarded. source: [K], RFC 5881 for the ports
 */
export function iosxeGuards(model: EdgeRouterModel): string[] {
  return guardsOf(model).flatMap(({ name, family, sessions }) => [
    `${list(family)} ${name}`,
    ...sessions.flatMap(({ own, peer, bfd }) => [
      ` permit tcp host ${peer} host ${own} eq bgp`,
      ` permit tcp host ${peer} eq bgp host ${own}`,
      ...(bfd ? [` permit udp host ${peer} host ${own} eq 3784`, ` permit udp host ${own} host ${own} eq 3785`] : []),
    ]),
    ...[...new Set(sessions.map((s) => s.own))].flatMap((own) => [
      ` permit icmp any host ${own}`,
      ` deny ${ip(family)} any host ${own}`,
    ]),
    ` permit ${ip(family)} any any`,
    '!',
  ]);
}

/** Lines of an interface. */
export function iosxeGuarded(model: EdgeRouterModel, at: EdgeInterface): string[] {
  return guardsOf({ ...model, interfaces: [at] }).map(({ family, name }) =>
    family === 4 ? ` ip access-group ${name} in` : ` ipv6 traffic-filter ${name} in`,
  );
}

export function iosxeGuardsRemoval(model: EdgeRouterModel): string[] {
  return guardsOf(model).map(({ family, name }) => `no ${list(family)} ${name}`);
}
