import * as l10n from '@vscode/l10n';
import {
  circuitFamilies,
  circuitTiers,
  isFamilyChangeAllowed,
  isTierChangeAllowed,
  linkLimit,
} from '../../catalog/skus';
import type { Json } from '../model';
import { idsIn } from '../references';
import type { ChangeRule, Surroundings } from './descriptor';
import { lower, recreate } from './rules';

const SOURCE = 'expressroute-howto-circuit-portal-resource-manager';

export const bandwidthRule: ChangeRule = {
  path: /^properties\.(serviceProviderProperties\.bandwidthInMbps|bandwidthInGbps)$/,
  means: ({ from, to }) =>
    typeof from === 'number' && typeof to === 'number' && to < from
      ? {
          refused: l10n.t(
            'not in place: bandwidth never decreases from {0} to {1}; the circuit must be recreated',
            from,
            to,
          ),
          rule: 'CKT-014',
          source: SOURCE,
        }
      : {
          text: l10n.t('no downtime; never decreases again; the connectivity provider must lift its own limit too'),
          traffic: 'untouched',
          source: SOURCE,
        },
};

export const familyRule: ChangeRule = {
  path: /^sku\.family$/,
  means: (change) =>
    isFamilyChangeAllowed(named(circuitFamilies, change.from), named(circuitFamilies, change.to))
      ? {
          text: l10n.t('no downtime; the price changes, and never back to metered data'),
          traffic: 'untouched',
          source: SOURCE,
        }
      : {
          refused: l10n.t('not in place: UnlimitedData never goes back to MeteredData; the circuit must be recreated'),
          rule: 'CKT-013',
          source: SOURCE,
        },
};

export const tierRule: ChangeRule = {
  path: /^sku\.tier$/,
  means: (change, around) => {
    const [from, to] = [named(circuitTiers, change.from), named(circuitTiers, change.to)];
    if (!isTierChangeAllowed(from, to)) return recreate(change, SOURCE, 'CKT-012');
    const room = linkLimit('Standard', 0);
    const links = linksOf(around);
    if (from === 'Premium' && room !== undefined && links > room) {
      return {
        refused: l10n.t(
          'not in place: the circuit has {0} links and the tier Standard takes {1}; remove links first',
          links,
          room,
        ),
        rule: 'CKT-015',
        source: 'expressroute-faqs',
      };
    }
    return from === 'Premium'
      ? {
          text: l10n.t('the price changes; networks of other geographies, and routes beyond 4,000, are lost'),
          traffic: 'interrupted',
          source: 'expressroute-faqs',
        }
      : { text: l10n.t('no downtime; the price changes'), traffic: 'untouched', source: SOURCE };
  },
};

/** The name of an SKU says tier and family: its change means what theirs means. */
export const skuNameRule: ChangeRule = {
  path: /^sku\.name$/,
  means: ({ path, from, to }, around) => {
    const [before, after] = [lower(from).split('_'), lower(to).split('_')];
    const [rule, part] = before[0] === after[0] ? ([familyRule, 1] as const) : ([tierRule, 0] as const);
    return rule.means({ path, from: before[part] ?? from, to: after[part] ?? to }, around);
  },
};

/** A value in the catalogue's writing. */
function named(known: readonly string[], value: Json): string {
  return known.find((one) => one.toLowerCase() === lower(value)) ?? lower(value);
}

/** Connections and Global Reach of a circuit, which share one budget. Source: FAQ26 */
function linksOf({ resource, all }: Surroundings): number {
  const key = resource.id.toLowerCase();
  const within = (id: string): boolean => id.toLowerCase() === key || id.toLowerCase().startsWith(`${key}/`);
  return all.filter(({ type, id, body }) => /\/connections$/i.test(type) && (within(id) || idsIn(body).some(within)))
    .length;
}
