import type { IpFamily, RoutingTable, Tunnel } from '../../edge';

export const ip = (family: IpFamily) => (family === 4 ? 'ip' : 'ipv6');

export function staticRoutes({ statics }: RoutingTable): string[] {
  return statics.map(({ prefix, nextHop }) => {
    const to = nextHop.kind === 'discard' ? 'blackhole 254' : nextHop.address;
    return `${ip(prefix.family)} route ${prefix.text} ${to}`;
  });
}

/** The outer packets' way beside the tunnel. */
export function underlayRoutes({ underlay }: Tunnel): string[] {
  return underlay.map((u) => `ip route ${u.prefix.text} ${u.nextHop}`);
}

/** What is originated in a family. */
export function originLines({ networks, aggregates, defaultPolicy }: RoutingTable, family: IpFamily): string[] {
  const policy = defaultPolicy?.[family];
  const named = networks.filter((p) => p.family === family && !(p.length === 0 && policy !== undefined));
  return [
    ...named.map((p) => `network ${p.text}`),
    ...(policy === undefined ? [] : [`redistribute static route-map ${policy}`]),
    ...aggregates.filter((p) => p.family === family).map((p) => `aggregate-address ${p.text}`),
  ];
}

/** A BGP instance that the file itself makes: nobody else's sessions are in it. */
export function isOwnInstance({ vrf }: RoutingTable): boolean {
  return vrf !== undefined && !vrf.existing;
}
