import type { AzurePart, RawSecurityGroup, RawSecurityRule } from '../design';
import { type Address, containsAddress, parseAddress, parsePrefix } from '../network/prefix';
import { isOnInternet } from '../network/special';

/** What goes over the wire. Without a port any port is asked about, and only rules for all ports match. */
export interface Flow {
  readonly protocol: 'Tcp' | 'Udp' | 'Icmp';
  readonly port?: number;
}

/** One end of a flow, as security rules see it. */
export interface Party {
  readonly address: Address;
  /** In the network, its peered networks or a site behind its gateways: the service tag VirtualNetwork. */
  readonly inVirtualNetwork: boolean;
  /** The service tags that the address belongs to, such as Storage. */
  readonly serviceTags?: readonly string[];
}

export interface Verdict {
  readonly access: 'Allow' | 'Deny';
  /** The rule that decided; default rules have Azure's names. */
  readonly rule: string;
}

type Direction = 'Inbound' | 'Outbound';

/** What a network security group says of a flow: the first matching rule, else Azure's default rules. */
export function verdictOf(
  group: AzurePart<RawSecurityGroup>,
  direction: Direction,
  from: Party,
  to: Party,
  flow: Flow,
): Verdict {
  const rules = (group.raw.securityRules ?? [])
    .filter((rule) => rule.direction === direction)
    .sort((a, b) => (a.priority ?? 4096) - (b.priority ?? 4096));
  const rule = rules.find((r) => matches(r, from, to, flow));
  if (rule?.access) return { access: rule.access, rule: rule.name ?? '' };
  const inside = from.inVirtualNetwork && to.inVirtualNetwork;
  if (direction === 'Inbound') {
    return inside ? { access: 'Allow', rule: 'AllowVnetInBound' } : { access: 'Deny', rule: 'DenyAllInBound' };
  }
  if (inside) return { access: 'Allow', rule: 'AllowVnetOutBound' };
  return to.inVirtualNetwork
    ? { access: 'Deny', rule: 'DenyAllOutBound' }
    : { access: 'Allow', rule: 'AllowInternetOutBound' };
}

function matches(rule: RawSecurityRule, from: Party, to: Party, flow: Flow): boolean {
  return (
    (rule.protocol === '*' || rule.protocol === flow.protocol) &&
    matchesAny(rule.sourceAddressPrefixes ?? rule.sourceAddressPrefix, from) &&
    matchesAny(rule.destinationAddressPrefixes ?? rule.destinationAddressPrefix, to) &&
    (flow.protocol === 'Icmp' || matchesPort(rule.destinationPortRanges ?? rule.destinationPortRange, flow.port))
  );
}

function listOf(said: string | readonly string[] | undefined): readonly string[] {
  if (said === undefined) return [];
  return typeof said === 'string' ? [said] : said;
}

function matchesAny(said: string | readonly string[] | undefined, party: Party): boolean {
  return listOf(said).some((text) => {
    const tag = text.toLowerCase();
    if (tag === '*' || tag === 'any') return true;
    if (tag === 'virtualnetwork') return party.inVirtualNetwork;
    if (tag === 'internet') return !party.inVirtualNetwork && isOnInternet(party.address);
    const prefix = parsePrefix(text);
    if (prefix) return containsAddress(prefix, party.address);
    const address = parseAddress(text);
    if (address) return address.family === party.address.family && address.value === party.address.value;
    return party.serviceTags?.some((own) => own.toLowerCase() === tag) ?? false;
  });
}

/** Whether one of the port ranges of a rule holds a port; without a port only a rule for all ports does. */
export function matchesPort(said: string | readonly string[] | undefined, port: number | undefined): boolean {
  return listOf(said).some((text) => {
    if (text === '*') return true;
    if (port === undefined) return false;
    const [first, last] = text.split('-').map(Number);
    return first !== undefined && port >= first && port <= (last ?? first);
  });
}
