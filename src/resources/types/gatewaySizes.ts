import * as l10n from '@vscode/l10n';
import { findGatewaySku, gatewaySkuNames, scalableGatewaySku } from '../../catalog/gatewaySkus';
import type { Change } from '../model';
import { textAt } from './bodies';
import type { ChangeRule, Meaning, Refusal, Surroundings } from './descriptor';
import { lower, recreate, short } from './rules';

/** A change of a gateway's size: what it does, or why there is no way. */
export const sizeRule: ChangeRule = {
  path: /^properties\.(sku\.(name|tier)|autoScaleConfiguration\b.*)$/,
  means: (change, around) => {
    if (!change.path.startsWith('properties.sku.')) return scaleUnitsMean();
    const kind =
      textAt(around.actual, 'properties', 'gatewayType') ?? textAt(around.resource.body, 'properties', 'gatewayType');
    return kind?.toLowerCase() === 'vpn' ? vpnSizeMeans(change, around) : expressRouteSizeMeans(change);
  },
};

function scaleUnitsMean(): Meaning {
  return {
    text: l10n.t(
      'the gateway scales between other bounds, and the price changes; whether sessions move meanwhile is not known: try it in a window',
    ),
    source: 'scalable-gateway',
  };
}

/** Upgrades inside a family are made in place, into another family by migration, downgrades never. Source: GW, MIG, SG */
function expressRouteSizeMeans(change: Change): Meaning | Refusal {
  const skuOf = (name: string) => findGatewaySku(gatewaySkuNames.find((known) => known.toLowerCase() === name) ?? '');
  const [before, after] = [skuOf(lower(change.from)), skuOf(lower(change.to))];
  if (!before || !after) return unknownSize();
  if (before.name === scalableGatewaySku && after.name !== scalableGatewaySku) {
    return {
      refused: l10n.t(
        'not in place: from {0} there is no way to the fixed size {1}; the gateway must be deleted and made anew',
        before.name,
        after.name,
      ),
      rule: null,
      source: 'scalable-gateway; azurerm#31628',
    };
  }
  if (before.az !== after.az) return migration(before.name, after.name, 'gateway-migration; azurerm#20007');
  if (after.name !== scalableGatewaySku && after.mbps < before.mbps) {
    return {
      refused: l10n.t(
        'not in place: a gateway is never downgraded from {0} to {1}; it must be recreated',
        before.name,
        after.name,
      ),
      rule: null,
      source: 'expressroute-about-virtual-network-gateways',
    };
  }
  return {
    text: l10n.t(
      'its instances are replaced one after the other, sessions move to the other one meanwhile; takes up to two hours; the price changes',
    ),
    source: 'expressroute-about-virtual-network-gateways',
  };
}

/** What a size of a VPN gateway is made of: VpnGw4AZ is number 4 of the zone-redundant ones. */
function vpnSize(name: string): { readonly number: number; readonly az: boolean } | undefined {
  const [, number, az] = /^vpngw([1-5])(az)?$/.exec(name) ?? [];
  return number === undefined ? undefined : { number: Number(number), az: az !== undefined };
}

/** Sizes of the second generation only; a gateway of the first has no way to them. source: about-vpn-gateway-settings */
const SECOND_GENERATION = 4;

function vpnSizeMeans(change: Change, { actual }: Surroundings): Meaning | Refusal {
  const source = 'about-vpn-gateway-settings';
  const [before, after] = [vpnSize(lower(change.from)), vpnSize(lower(change.to))];
  if (!before || !after) return recreate(change, source);
  if (before.az !== after.az) return migration(short(change.from), short(change.to), 'gateway-sku-consolidation');
  const generation = textAt(actual, 'properties', 'vpnGatewayGeneration')?.toLowerCase();
  const first = generation === 'generation1' || before.number === 1;
  const second = generation === 'generation2' || before.number >= SECOND_GENERATION;
  if ((first && after.number >= SECOND_GENERATION) || (second && after.number === 1)) {
    return {
      refused: l10n.t(
        'not in place: from {0} to {1} is from one generation to another; the gateway must be deleted and made anew',
        short(change.from),
        short(change.to),
      ),
      rule: null,
      source,
    };
  }
  const replaced = l10n.t('its instances are replaced: every tunnel drops for a moment; the price changes');
  const isKnown = first || second || (after.number > 1 && after.number < SECOND_GENERATION);
  return {
    text: isKnown
      ? replaced
      : l10n.t('{0}; of which generation it is, Azure does not say: there is no way from one to the other', replaced),
    traffic: 'interrupted',
    source,
  };
}

function migration(from: string, to: string, source: string): Refusal {
  return {
    refused: l10n.t(
      'not in place: from {0} to {1} a gateway is moved by the gateway migration of Azure, or recreated',
      from,
      to,
    ),
    rule: null,
    source,
  };
}

function unknownSize(): Meaning {
  return { text: l10n.t('not known of these sizes: try it in a window'), source: '' };
}
