import type { RoutingTable } from '../../edge';
import { ip } from './cisco';

export function staticLines({ vrf, statics }: RoutingTable): string[] {
  return statics.map(
    ({ prefix, nextHop }) =>
      `${ip(prefix.family)} route ${vrf ? `vrf ${vrf.name} ` : ''}${prefix.text} ${nextHop.kind === 'discard' ? 'Null0 254' : nextHop.address}`,
  );
}
