import { type Circuit, privatePeeringOf } from '../../design';
import * as l10n from '@vscode/l10n';
import type { Family } from '../../network/prefix';
import { attachedFamilies, peeringFamilies, sitesBehind } from '../../routing';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';

export const bothFamilies: CustomerRule = {
  code: 'RTE-011',
  scope: 'customer',
  severity: 'warning',
  title: 'What a site is attached by carries the families of its prefixes.',
  text: 'A session over IPv4 addresses brings IPv4 prefixes only: the IPv6 ones of the site reach nobody. Attach it by IPv6 too. Where only a private peering lacks the family it is information: the prefixes do not reach Azure.',
  source: '[D]',
  *check({ customer, design }) {
    for (const site of customer.sites) {
      const attached = site.attachments.length === 0 ? undefined : attachedFamilies(site);
      const lacking = lackingOf(customer.circuits.filter((circuit) => sitesBehind(design, circuit).includes(site)));
      for (const prefix of site.prefixes) {
        const place = placeOf(site, site.raw, 'prefixes', prefix.index);
        if (attached && !attached.includes(prefix.family)) {
          yield {
            message: l10n.t(
              '{0} is IPv{1}, and the attachments of site "{2}" carry IPv{3} only: it reaches neither Azure nor other sites.',
              prefix.text,
              prefix.family,
              site.name,
              attached.join(', '),
            ),
            place,
          };
          continue;
        }
        const without = lacking[prefix.family];
        if (without.length === 0) continue;
        yield {
          severity: 'info',
          message: l10n.t(
            '{0} is IPv{1}, and is not advertised over {2}, where the private peering has no IPv{1}.',
            prefix.text,
            prefix.family,
            without.map(({ name }) => name).join(', '),
          ),
          place,
        };
      }
    }
  },
};

/** The circuits whose private peering has no session of a family. */
function lackingOf(circuits: readonly Circuit[]): Readonly<Record<Family, readonly Circuit[]>> {
  const without = (family: Family) =>
    circuits.filter((circuit) => privatePeeringOf(circuit) && !peeringFamilies(circuit).includes(family));
  return { 4: without(4), 6: without(6) };
}

export const familiesOfNetworks: CustomerRule = {
  code: 'RTE-012',
  scope: 'customer',
  severity: 'warning',
  title: 'A network with IPv6 is reached over circuits with IPv6, where sites have IPv6 too.',
  text: 'A private peering without ipv6PeeringConfig carries IPv4 only: the IPv6 addresses of the network and of its spokes are not advertised to the sites. Where no site has IPv6 it is information.',
  source: 'expressroute-howto-add-ipv6-portal',
  *check({ customer }) {
    const topology = topologyOf(customer);
    const severity = customer.sites.some(({ prefixes }) => prefixes.some(isIpv6)) ? 'warning' : 'info';
    for (const network of customer.virtualNetworks) {
      const prefix = network.addressSpace.find(isIpv6);
      if (!prefix || network.existing) continue;
      const entrances = [network, ...topology.hubsOf(network)];
      const circuits = [
        ...new Set(entrances.flatMap((entrance) => topology.connectionsOf(entrance)).map(({ circuit }) => circuit)),
      ].filter((circuit) => privatePeeringOf(circuit) && !circuit.existing);
      if (circuits.length === 0 || circuits.some((circuit) => peeringFamilies(circuit).includes(6))) continue;
      yield {
        severity,
        message: l10n.t(
          '{0} of "{1}" is not reached from the sites: the private peering of {2} has no IPv6. Write ipv6PeeringConfig.',
          prefix.written,
          network.ref,
          circuits.map(({ name }) => name).join(', '),
        ),
        place: placeOf(network, network.raw, 'addressSpace', prefix.index),
      };
    }
  },
};

const isIpv6 = ({ family }: { readonly family: 4 | 6 }): boolean => family === 6;
