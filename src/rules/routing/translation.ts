import * as l10n from '@vscode/l10n';
import { firewallPrivateRanges, ianaPrivateRanges } from '../../catalog/firewalls';
import {
  type AzurePart,
  type Place,
  type RawFirewall,
  type VirtualNetwork,
  findRouteTable,
  prefixesOf,
} from '../../design';
import {
  type Address,
  type Prefix,
  contains,
  containsAddress,
  firstAddress,
  lastAddress,
  parseAddress,
  parsePrefix,
} from '../../network/prefix';
import { isDefaultRoute, isOnInternet } from '../../network/special';
import { type Endpoint, locate, routedWays } from '../../routing';
import type { CustomerRule, CustomerScope } from '../rule';
import { grouped } from '../shared/groups';
import { placeOf } from '../shared/places';
import { type Workload, endOf, firewallsOf, isWorkload } from './ways';

const untranslated = prefixesOf(firewallPrivateRanges);

/** A prefix on premises that Azure Firewall takes for the internet, as a whole or in part. */
interface Destination {
  /** As the design writes it. */
  readonly shown: string;
  /** The site, or the shared service. */
  readonly name: string;
  /** An address of it that is translated. */
  readonly address: Address;
  readonly place: () => Place;
}

function translatedAddress(prefix: Prefix | undefined): Address | undefined {
  if (prefix?.family !== 4 || isDefaultRoute(prefix) || untranslated.some((range) => contains(range, prefix))) {
    return undefined;
  }
  return [firstAddress(prefix), lastAddress(prefix)].find(
    (address) => isOnInternet(address) && !untranslated.some((range) => containsAddress(range, address)),
  );
}

function* destinationsOf({ customer, provider }: CustomerScope): Generator<Destination> {
  for (const site of customer.sites) {
    for (const [index, shown] of (site.raw.prefixes ?? []).entries()) {
      const address = translatedAddress(parsePrefix(shown));
      if (address) yield { shown, name: site.name, address, place: () => placeOf(site, site.raw, 'prefixes', index) };
    }
  }
  for (const [index, name] of (customer.raw.sharedServices ?? []).entries()) {
    const service = (provider.raw.sharedServices ?? []).find((one) => one.name === name);
    for (const shown of service?.prefixes ?? []) {
      const address = translatedAddress(parsePrefix(shown));
      if (address)
        yield { shown, name, address, place: () => placeOf(customer, customer.raw, 'sharedServices', index) };
    }
  }
}

/** A subnet whose route table leads to an Azure Firewall, and that firewall. */
interface Led {
  readonly from: Extract<Endpoint, { kind: 'subnet' }>;
  readonly firewall: AzurePart<RawFirewall>;
}

/** One subnet for each table of a network: the others have its ways. */
function* ledToFirewalls(networks: readonly VirtualNetwork[]): Generator<Led> {
  const firewalls = networks.flatMap(({ firewall }) => (firewall?.raw.kind === 'azureFirewall' ? [firewall] : []));
  if (firewalls.length === 0) return;
  const workloads = networks.flatMap((network) =>
    network.subnets.map((subnet): Workload => ({ network, subnet })).filter(isWorkload),
  );
  for (const [first] of grouped(workloads, ({ network, subnet }) =>
    subnet.raw.routeTable === undefined ? undefined : `${network.ref}\n${subnet.raw.routeTable}`,
  ).values()) {
    const from = first && endOf(first);
    const table = first && findRouteTable(first.network.subscription, first.subnet.raw.routeTable);
    for (const firewall of from ? firewalls : []) {
      const address = parseAddress(firewall.raw.privateIpAddress ?? '')?.text;
      const leads = table?.raw.routes?.some(
        ({ nextHopType, nextHopIpAddress = '' }) =>
          nextHopType === 'VirtualAppliance' && address && parseAddress(nextHopIpAddress)?.text === address,
      );
      if (from && leads) yield { from, firewall };
    }
  }
}

export const firewallTranslation: CustomerRule = {
  code: 'RTE-013',
  scope: 'customer',
  severity: 'warning',
  title:
    'What goes through Azure Firewall to a site is not translated: its prefixes are private, or among the private ranges of the firewall.',
  text: `Where the destination is outside ${firewallPrivateRanges.join(', ')}, Azure Firewall puts its own address in the place of the sender's, and the site sees the firewall alone: its own rules, its logs and what the sender is known by fail. The design has no key for it. Set snat.privateRanges in the policy of the firewall (without a policy, Network.SNAT.PrivateRanges of the firewall) to ${ianaPrivateRanges} and the prefixes of the site; where that is done, accept the finding with this reason. Application rules translate always.`,
  source: 'firewall/snat-private-range; firewallPolicies (REST)',
  *check(scope) {
    const { customer, design } = scope;
    const led = [...ledToFirewalls(customer.virtualNetworks)];
    if (led.length === 0) return;
    for (const { shown, name, address, place } of destinationsOf(scope)) {
      const to = locate(design, customer, address);
      if (to.kind !== 'site' && to.kind !== 'csp') continue;
      const told = new Set<object>();
      for (const { from, firewall } of led) {
        if (told.has(firewall)) continue;
        const { forward } = routedWays(design, customer, from, to);
        const isPrivate = forward.delivered && forward.hops.every((hop) => hop.kind !== 'internet');
        if (!isPrivate || !firewallsOf(forward).includes(firewall.name)) continue;
        told.add(firewall);
        yield {
          message: l10n.t(
            'From "{0}" to {1} of "{2}" Azure Firewall "{3}" sends on under its own address, unless its private ranges hold that prefix. Set snat.privateRanges of its policy to {4} and {1}.',
            `${from.network.ref}/${from.subnet.name}`,
            shown,
            name,
            firewall.name,
            ianaPrivateRanges,
          ),
          place: place(),
          related: [{ place: placeOf(firewall, firewall.raw, 'name'), message: firewall.name }],
        };
      }
    }
  },
};
