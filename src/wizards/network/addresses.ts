import * as l10n from '@vscode/l10n';
import { type Customer, type Design, prefixesOf } from '../../design';
import { nextFreePrefix } from '../../network/pool';
import { type Prefix, contains, overlaps, parsePrefix } from '../../network/prefix';
import { allOf, listOf, prefixProblem } from '../ask/texts';

/** Private ranges that address spaces are proposed from, in this order. */
const PROPOSED = ['10.100.0.0/14', '10.0.0.0/8', '172.20.0.0/14', '192.168.0.0/16'];

/** A network that is proposed has place for sixteen subnets of /24. */
const SPACE = 20;

/** What is taken around a customer: its sites, its networks and its links, and what the CSP has. */
export function takenBy(design: Design, customer: Customer | undefined, sites: readonly string[] = []): Prefix[] {
  const { provider } = design;
  return [
    ...prefixesOf(sites),
    ...(customer?.sites ?? []).flatMap((site) => site.prefixes),
    ...(customer?.virtualNetworks ?? []).flatMap((network) => network.addressSpace),
    ...(customer?.virtualNetworks ?? []).flatMap(({ vpnGateway }) =>
      prefixesOf(vpnGateway?.raw.pointToSite?.addressPool),
    ),
    ...(provider.raw.sharedServices ?? []).flatMap((service) => prefixesOf(service.prefixes)),
    ...provider.sites.flatMap((site) => prefixesOf(site.raw.prefixes)),
    ...prefixesOf(provider.raw.pools?.peeringPrefixes),
    ...prefixesOf(provider.raw.pools?.globalReachPrefixes),
  ];
}

/** The lowest free address space for a network of a customer; '' where there is none. */
export function proposedSpace(design: Design, customer: Customer | undefined, sites: readonly string[] = []): string {
  const used = takenBy(design, customer, sites);
  for (const pool of PROPOSED) {
    const within = parsePrefix(pool);
    const found = within && nextFreePrefix([within], SPACE, used);
    if (found) return found.text;
  }
  return '';
}

/** The lowest free part of an address space, so long; undefined where it is full. */
export function freePart(space: readonly Prefix[], length: number, used: readonly Prefix[]): string | undefined {
  return nextFreePrefix(
    space.filter((prefix) => prefix.family === 4),
    length,
    used,
  )?.text;
}

/** An IPv4 prefix of `longest` bits at most. */
export function spaceProblem(longest: number): (value: string) => string | undefined {
  return allOf(prefixProblem, (value) => {
    const prefix = parsePrefix(value);
    return prefix?.family === 4 && prefix.length <= longest
      ? undefined
      : l10n.t('Give an aligned IPv4 prefix of /{0} or shorter, such as 10.100.0.0/20.', longest);
  });
}

/** A prefix, or a list of them, that overlaps none of those that are taken. */
export function overlapProblem(taken: readonly Prefix[]): (value: string) => string | undefined {
  return (value) => {
    for (const each of prefixesOf(listOf(value))) {
      const clash = taken.find((prefix) => overlaps(prefix, each));
      if (clash) return l10n.t('{0} overlaps {1}, which is used already.', each.written, clash.text);
    }
    return undefined;
  };
}

/** A prefix inside one of several. */
export function insideProblem(space: readonly Prefix[]): (value: string) => string | undefined {
  return allOf(prefixProblem, (value) => {
    const prefix = parsePrefix(value);
    return prefix && space.some((outer) => outer.family === prefix.family && contains(outer, prefix))
      ? undefined
      : l10n.t('{0} is outside {1}.', value, space.map(({ text }) => text).join(', '));
  });
}
