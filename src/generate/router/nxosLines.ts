import type { IpFamily, RoutingTable } from '../../edge';
import { ip } from './cisco';

export function staticLines({ statics }: RoutingTable): string[] {
  return statics.map(
    ({ prefix, nextHop }) =>
      `${ip(prefix.family)} route ${prefix.text} ${nextHop.kind === 'discard' ? 'Null0 254' : nextHop.address}`,
  );
}

/** What is originated in a family. */
export function originLines({ networks, aggregates }: RoutingTable, family: IpFamily): string[] {
  return [
    ...networks.filter((p) => p.family === family).map((p) => `network ${p.text}`),
    ...aggregates.filter((p) => p.family === family).map((p) => `aggregate-address ${p.text}`),
  ];
}
