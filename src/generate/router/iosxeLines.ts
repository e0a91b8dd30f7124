import type { EdgeRouterModel, IpFamily, RoutingTable } from '../../edge';
import type { Prefix } from '../../network/prefix';
import { ip, withMask } from './cisco';
import { familiesOf } from './printer';

/** IPv6 is not forwarded of itself, in no VRF either. source: Cisco, IPv6 basic connectivity configuration guide */
export function routingLines(model: EdgeRouterModel): string[] {
  return familiesOf(model).includes(6) ? ['ipv6 unicast-routing'] : [];
}

export function staticLines({ vrf, statics }: RoutingTable): string[] {
  return statics.map(({ prefix, nextHop }) => {
    const to = nextHop.kind === 'discard' ? 'Null0 254' : nextHop.address;
    return `${ip(prefix.family)} route ${vrf ? `vrf ${vrf.name} ` : ''}${withMask(prefix)} ${to}`;
  });
}

export function familyLine(family: IpFamily, vrf: RoutingTable['vrf']): string {
  return ` address-family ipv${family}${vrf ? ` vrf ${vrf.name}` : ''}`;
}

/** What is originated in a family: `network` and `aggregate-address`. */
export function originLines({ networks, aggregates }: RoutingTable, family: IpFamily): string[] {
  const mask = (p: Prefix, word: string) => (family === 4 ? withMask(p).replace(' ', word) : p.text);
  const of = (prefixes: readonly Prefix[]) => prefixes.filter((p) => p.family === family);
  return [
    ...of(networks).map((p) => `network ${mask(p, ' mask ')}`),
    ...of(aggregates).map((p) => `aggregate-address ${mask(p, ' ')}`),
  ];
}
