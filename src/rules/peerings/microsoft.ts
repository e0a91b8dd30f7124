import * as l10n from '@vscode/l10n';
import { isRoutingRegistry, routingRegistries } from '../../catalog/registries';
import { type Place, nearest } from '../../design';
import { parsePrefix } from '../../network/prefix';
import type { CustomerRule, Remark } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { kindOf } from '../shared/kinds';
import { linkPrefixesOf, peeringsOf } from './shared';
import { misspeltRegistry, routeFilter } from './microsoftFixes';

function* publicOnly(written: string, place: () => Place): Generator<Remark> {
  const prefix = parsePrefix(written);
  if (!prefix) return;
  const kind = kindOf(prefix);
  if (kind === 'public') return;
  if (kind === 'documentation') {
    yield {
      severity: 'warning',
      message: l10n.t(
        '{0} is for documentation. Take addresses that are registered to you before this is deployed.',
        written,
      ),
      place: place(),
    };
  } else {
    yield {
      message: l10n.t(
        '{0} is not public. Microsoft peering takes addresses that are registered to you (or to the connectivity provider).',
        written,
      ),
      place: place(),
    };
  }
}

export const publicAddresses: CustomerRule = {
  code: 'PEER-010',
  scope: 'customer',
  severity: 'error',
  title: 'The link prefixes, advertised prefixes and NAT pools of Microsoft peering are public.',
  text: 'Private, shared (100.64.0.0/10), link-local and other special addresses are refused; those for documentation are a warning.',
  source: 'RT; FAQ26',
  covers: 'PEER-035',
  *check({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      for (const link of [...linkPrefixesOf(peering, 4), ...linkPrefixesOf(peering, 6)]) {
        yield* publicOnly(link.written, link.place);
      }
      for (const [index, written] of (peering.raw.advertisedPublicPrefixes ?? []).entries()) {
        yield* publicOnly(written, () => placeOf(peering, peering.raw, 'advertisedPublicPrefixes', index));
      }
      const { nat } = peering.raw;
      for (const [index, written] of (nat?.pools ?? []).entries()) {
        if (nat) yield* publicOnly(written, () => placeOf(peering, nat, 'pools', index));
      }
    }
  },
};

export const advertisedPrefixes: CustomerRule = {
  code: 'PEER-022',
  scope: 'customer',
  severity: 'error',
  title: 'Microsoft peering says its advertised prefixes and the routing registry that they are in.',
  text: 'Microsoft looks up whom the prefixes belong to, in ARIN, APNIC, AFRINIC, LACNIC, RIPENCC, RADB or ALTDB; without it the sessions do not come up.',
  source: 'RT',
  fix: misspeltRegistry,
  *check({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      const { advertisedPublicPrefixes: prefixes, routingRegistryName: registry } = peering.raw;
      if (prefixes === undefined || prefixes.length === 0) {
        yield {
          message: l10n.t('Microsoft peering needs advertisedPublicPrefixes: at least one public prefix of yours.'),
          place: placeOf(peering, peering.raw, 'advertisedPublicPrefixes'),
        };
      }
      if (registry === undefined) {
        yield {
          message: l10n.t('Microsoft peering needs routingRegistryName: one of {0}.', routingRegistries.join(', ')),
          place: keyOf(peering, peering.raw),
        };
      } else if (!isRoutingRegistry(registry)) {
        const near = nearest(registry, routingRegistries);
        const what = l10n.t(
          'Microsoft does not look into "{0}", only into {1}.',
          registry,
          routingRegistries.join(', '),
        );
        yield {
          message: near ? `${what} ${l10n.t('Did you mean "{0}"?', near)}` : what,
          place: placeOf(peering, peering.raw, 'routingRegistryName'),
        };
      }
    }
  },
};

export const routeFilters: CustomerRule = {
  code: 'PEER-024',
  scope: 'customer',
  severity: 'error',
  title: 'Microsoft peering has a route filter with at least one BGP community.',
  text: 'Without one Microsoft advertises nothing. Name the communities of the regions and services that are used.',
  source: 'RF',
  fix: routeFilter,
  *check({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      const filter = peering.routeFilter;
      if (!filter) {
        yield {
          message: l10n.t('Microsoft peering needs a routeFilter: without one Microsoft advertises nothing.'),
          place: placeOf(peering, peering.raw, 'routeFilter'),
        };
      } else if ((filter.raw.communities ?? []).length === 0 && !filter.existing) {
        yield {
          message: l10n.t(
            'The route filter lets nothing through. Name at least one BGP community, such as {0}.',
            '12076:51002',
          ),
          place: placeOf(filter, filter.raw, 'communities'),
        };
      }
    }
  },
};
