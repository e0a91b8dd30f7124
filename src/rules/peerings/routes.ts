import * as l10n from '@vscode/l10n';
import { nearPercent } from '../../catalog/figures';
import { microsoftAsn } from '../../catalog/asns';
import { findCommunity } from '../../catalog/communities';
import { findRegion } from '../../catalog/regions';
import { limits, privateRouteLimit } from '../../catalog/skus';
import { type Peering, type Provider, locationOf, tellsAdvertised } from '../../design';
import { type Family, type Prefix, contains, parsePrefix } from '../../network/prefix';
import { isDefaultRoute } from '../../network/special';
import { advertisedToAzure, announcedCount } from '../../routing';
import { NEAR } from '../circuits/limits';
import { reaches } from '../circuits/regions';
import type { CustomerRule, Remark } from '../rule';
import { kindOf } from '../shared/kinds';
import { keyOf, placeOf } from '../shared/places';
import { peeringsOf } from './shared';
import { misspeltCommunity } from './routeFixes';
import { premiumTier } from '../circuits/fixes';
import { removeItem, say } from '../shared/keyFixes';

export const knownCommunities: CustomerRule = {
  code: 'PEER-025',
  scope: 'customer',
  severity: 'warning',
  title: 'The communities of a route filter are known, and what they let through is reached.',
  text: "Communities of private peering do not belong into a route filter; Microsoft 365 needs Microsoft's approval; a region is one that the tier reaches. New regions have communities that the catalogue does not hold: compare with Azure's own list.",
  source: 'RT; FAQ26',
  fix: misspeltCommunity,
  *check(scope) {
    for (const peering of peeringsOf(scope.customer, 'MicrosoftPeering')) {
      const filter = peering.routeFilter;
      for (const [index, value] of (filter?.raw.communities ?? []).entries()) {
        const message = doubt(value, scope.provider, () => regionDoubt(value, peering));
        if (filter && message !== undefined)
          yield { message, place: placeOf(filter, filter.raw, 'communities', index) };
      }
    }
    function regionDoubt(value: string, peering: Peering): string | undefined {
      const region = findRegion(findCommunity(value)?.region ?? '');
      const location = locationOf(scope, peering.circuit)?.location;
      const tier = peering.circuit.raw.sku?.tier;
      if (!region || !location || reaches(tier, location, region.name) !== 'no') return undefined;
      return l10n.t(
        '{0} is {1}, which a {2} circuit at {3} does not reach.',
        value,
        region.displayName,
        tier ?? '',
        location.name,
      );
    }
  },
};

const COMMUNITY = new RegExp(`^${microsoftAsn}:\\d{1,5}$`);

function doubt(value: string, { cloud, live }: Provider, regionDoubt: () => string | undefined): string | undefined {
  if (!COMMUNITY.test(value.trim())) {
    return l10n.t('"{0}" is no community of Microsoft: they are written {1}:n.', value, microsoftAsn);
  }
  const known = findCommunity(value);
  if (!known && live?.communities?.some((one) => one.value === value.trim())) return undefined;
  if (!known) return l10n.t("{0} is not in the catalogue. Compare with Azure's list of communities.", value);
  if (known.peering === 'private') {
    return l10n.t(
      '{0} is seen on private peering only. Take the community of Microsoft peering for {1}.',
      value,
      known.name,
    );
  }
  if (known.cloud !== cloud) return l10n.t('{0} ({1}) is of {2}.', value, known.name, known.cloud);
  if (known.needsMicrosoftApproval) {
    return l10n.t('{0} ({1}) needs the approval of Microsoft. Ask for it first.', value, known.name);
  }
  return regionDoubt();
}

export const officeTier: CustomerRule = {
  code: 'PEER-026',
  scope: 'customer',
  severity: 'error',
  title: 'Microsoft 365 over ExpressRoute has the tier Premium.',
  text: 'Azure refuses the communities of Microsoft 365 on a circuit of another tier. Of what is there already it is a warning.',
  source: 'FAQ26; how-to-routefilter',
  fix: premiumTier,
  *check({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      const tier = peering.circuit.raw.sku?.tier;
      const office = (peering.routeFilter?.raw.communities ?? []).find((v) => findCommunity(v)?.needsMicrosoftApproval);
      if (office === undefined || tier === undefined || tier === 'Premium') continue;
      yield {
        ...((peering.circuit.existing || peering.routeFilter?.existing) && { severity: 'warning' as const }),
        message: l10n.t('{0} ({1}) needs the tier Premium.', office, findCommunity(office)?.name ?? ''),
        place: placeOf(peering.circuit, peering.circuit.raw, 'sku', 'tier'),
      };
    }
  },
};

export const routeCounts: CustomerRule = {
  code: 'PEER-027',
  scope: 'customer',
  severity: 'error',
  title: 'No more routes are advertised to Azure than it takes.',
  text: `Private peering ${privateRouteLimit('Standard')} IPv4 (Premium ${privateRouteLimit('Premium')}) and ${limits.routes.privateIpv6FromOnPrem} IPv6; Microsoft peering ${limits.routes.microsoftIpv4FromOnPrem} of each. Beyond it the session goes down until there are fewer. From ${nearPercent} % on it is a warning. Summarize the prefixes.`,
  source: 'FAQ26',
  *check(scope) {
    const { privateIpv6FromOnPrem, microsoftIpv4FromOnPrem, microsoftIpv6FromOnPrem } = limits.routes;
    for (const peering of peeringsOf(scope.customer)) {
      const tier = peering.circuit.raw.sku?.tier;
      const isPrivate = peering.type === 'AzurePrivatePeering';
      if (isPrivate && !tellsAdvertised(peering.circuit)) continue;
      const countOf = isPrivate
        ? (family: Family) => announcedCount(advertisedToAzure(scope.design, peering.circuit), family)
        : (family: Family) => publicRoutes(peering).filter((prefix) => prefix.family === family).length;
      const limitOf = {
        4: isPrivate ? tier && privateRouteLimit(tier) : microsoftIpv4FromOnPrem,
        6: isPrivate ? privateIpv6FromOnPrem : microsoftIpv6FromOnPrem,
      };
      for (const family of [4, 6] as const) {
        const limit = limitOf[family];
        const count = countOf(family);
        if (limit === undefined || count < limit * NEAR) continue;
        const over = count > limit;
        const key = isPrivate ? undefined : 'advertisedPublicPrefixes';
        const { routing } = peering.raw;
        yield {
          ...(!over && { severity: 'warning' as const }),
          message: l10n.t('{0} IPv{1} routes are advertised; {2} are possible. Summarize them.', count, family, limit),
          place:
            key === undefined && routing?.advertise
              ? keyOf(peering, routing, 'advertise')
              : keyOf(peering, peering.raw, key ?? 'routing'),
        };
      }
    }
  },
};

function publicRoutes(peering: Peering): Prefix[] {
  const texts = peering.raw.routing?.advertise ?? peering.raw.advertisedPublicPrefixes ?? [];
  return texts.flatMap((text) => parsePrefix(text) ?? []);
}

/** Where a peering advertises a default route, and by which key. */
function* defaultRoutes(peering: Peering): Generator<{ shown: string; place: Remark['place'] }> {
  const { routing, advertisedPublicPrefixes } = peering.raw;
  if (routing?.advertiseDefaultRoute === true) {
    yield { shown: '0.0.0.0/0', place: placeOf(peering, routing, 'advertiseDefaultRoute') };
  }
  for (const [object, key, list] of [
    [routing, 'advertise', routing?.advertise],
    [peering.raw, 'advertisedPublicPrefixes', advertisedPublicPrefixes],
  ] as const) {
    for (const [index, written] of (list ?? []).entries()) {
      const prefix = parsePrefix(written);
      if (object && prefix && isDefaultRoute(prefix))
        yield { shown: written, place: placeOf(peering, object, key, index) };
    }
  }
}

export const defaultRouteOnMicrosoft: CustomerRule = {
  code: 'PEER-028',
  scope: 'customer',
  severity: 'error',
  title: 'A default route is advertised over private peering only.',
  text: 'Microsoft peering does not take it.',
  source: 'RT; FAQ26',
  fix: removeItem,
  *check({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      for (const { shown, place } of defaultRoutes(peering)) {
        yield {
          message: l10n.t('Microsoft peering takes no default route ({0}). Advertise it over private peering.', shown),
          place,
        };
      }
    }
  },
};

export const privateOnMicrosoft: CustomerRule = {
  code: 'PEER-029',
  scope: 'customer',
  severity: 'error',
  title: 'Nothing but registered public prefixes is advertised over Microsoft peering.',
  text: 'Private prefixes are not accepted, and what is not in advertisedPublicPrefixes is not validated.',
  source: 'RT; FAQ26',
  *check({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      const { routing } = peering.raw;
      for (const [index, written] of (routing?.advertise ?? []).entries()) {
        const prefix = parsePrefix(written);
        if (!routing || !prefix || isDefaultRoute(prefix)) continue;
        if (['public', 'documentation'].includes(kindOf(prefix))) continue;
        yield {
          message: l10n.t('{0} is not public; Microsoft peering does not take it.', written),
          place: placeOf(peering, routing, 'advertise', index),
        };
      }
    }
  },
};

export const natPools: CustomerRule = {
  code: 'PEER-035',
  scope: 'customer',
  severity: 'error',
  title: 'The NAT pools of Microsoft peering are advertised there.',
  text: 'An answer of Microsoft to an address outside the advertised prefixes goes to the internet, or nowhere. ExpressRoute has NAT pools of its own; private peering has none.',
  source: 'CFGNAT; NAT',
  *check({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      const { nat } = peering.raw;
      const advertised = publicRoutes(peering);
      if (!nat || advertised.length === 0) continue;
      for (const [index, written] of (nat.pools ?? []).entries()) {
        const pool = parsePrefix(written);
        if (!pool || advertised.some((prefix) => contains(prefix, pool))) continue;
        yield {
          message: l10n.t(
            'The NAT pool {0} is outside the advertised prefixes ({1}): no answer comes back.',
            written,
            advertised.map((p) => p.text).join(', '),
          ),
          place: placeOf(peering, nat, 'pools', index),
        };
      }
    }
  },
};

export const natScope: CustomerRule = {
  code: 'PEER-036',
  scope: 'customer',
  severity: 'info',
  title: 'Both links share one NAT pool.',
  text: 'With a pool for each link the flows of a link break when it fails.',
  source: 'HA',
  fix: say({ scope: 'shared' }),
  *check({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      const { nat } = peering.raw;
      if (nat?.scope !== 'per-link') continue;
      yield {
        message: l10n.t('With a NAT pool for each link, flows break when a link fails. "shared" keeps them.'),
        place: placeOf(peering, nat, 'scope'),
      };
    }
  },
};
