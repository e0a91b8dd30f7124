import * as l10n from '@vscode/l10n';
import { attachedFamilies, peeringFamilies, sitesBehind } from '../../routing';
import type { CustomerRule } from '../rule';
import { privatePeeringOf } from '../shared/circuit';
import { placeOf } from '../shared/places';

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
      const circuits = customer.circuits.filter((circuit) => sitesBehind(design, circuit).includes(site));
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
        const without = circuits.filter(
          (circuit) => privatePeeringOf(circuit) && !peeringFamilies(circuit).includes(prefix.family),
        );
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
