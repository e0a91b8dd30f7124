import type { Subnet } from '../../design';
import { gatewayNetworkOf } from '../../routing';
import { gatewaySubnetOf } from '../gateways/shared';
import type { CustomerScope } from '../rule';
import { type Ways, type Workload, firewallsOf, waysOf } from './ways';

/** Which firewall one of two directions does not pass, and the subnet whose routes lead past it. */
export interface Half {
  readonly firewall: string;
  readonly at: Subnet;
  readonly from: string;
  readonly to: string;
  /** Where the direction that goes past the firewall leads to. */
  readonly toPrefixes: readonly string[];
}

/** Every half path through a firewall of a customer. */
export function halfPaths(scope: CustomerScope): Half[] {
  return waysOf(scope).flatMap((ways) => [...halves(ways)]);
}

function* halves(ways: Ways): Generator<Half> {
  if (!ways.forward.delivered || !ways.back.delivered) return;
  const [there, here] = [firewallsOf(ways.forward), firewallsOf(ways.back)];
  const start = 'site' in ways.from ? undefined : ways.from;
  const [from, to] = [nameOf(ways.from), nameOf(ways.to)];
  for (const firewall of there) {
    if (!here.includes(firewall))
      yield { firewall, at: ways.to.subnet, from: to, to: from, toPrefixes: prefixesOf(ways.from) };
  }
  for (const firewall of here) {
    if (there.includes(firewall)) continue;
    const entrance = gatewayNetworkOf(ways.to.network);
    const at = start ? start.subnet : entrance && gatewaySubnetOf(entrance);
    if (at) yield { firewall, at, from, to, toPrefixes: prefixesOf(ways.to) };
  }
}

function prefixesOf(end: Ways['from']): string[] {
  return ('site' in end ? end.site : end.subnet).prefixes.map((prefix) => prefix.text);
}

/** An end of a path as a person names it. */
export function nameOf(end: Ways['from']): string {
  return 'site' in end ? end.site.name : refOf(end);
}

export function refOf({ network, subnet }: Workload): string {
  return `${network.ref}/${subnet.name}`;
}
