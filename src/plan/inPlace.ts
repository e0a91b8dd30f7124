import * as l10n from '@vscode/l10n';
import { findGatewaySku, gatewaySkuNames } from '../catalog/gatewaySkus';
import { circuitTiers, isTierChangeAllowed } from '../catalog/skus';
import type { Json, WantedResource } from '../resources/model';
import { CIRCUIT, CONNECTION, GATEWAY, isType } from './ids';
import type { Change } from './plan';

/** Why a change cannot be made to what is there. */
export interface Refusal {
  readonly text: string;
  /** Code of the facts' rule; null where Azure's refusal has none. */
  readonly rule: string | null;
}

/** How a resource is used, as far as a refusal depends on it. */
export interface Use {
  /** Connections and Global Reach of a circuit, which share one budget. Source: FAQ26 */
  readonly circuitLinks: number;
}

/** Links that a Standard circuit takes. Source: FAQ26 */
const STANDARD_LINKS = 10;

/** What Azure never changes after creation, by type; `*` is every type. Paths are those of a change. */
const FIXED: Readonly<Record<string, readonly RegExp[]>> = {
  '*': [/^location$/],
  [CIRCUIT]: [
    /^properties\.serviceProviderProperties\.(serviceProviderName|peeringLocation)$/,
    /^properties\.expressRoutePort(\.id)?$/,
  ],
  [CONNECTION]: [
    /^properties\.(connectionType|virtualNetworkGateway1|virtualNetworkGateway2|localNetworkGateway2|peer)\b/,
  ],
  [GATEWAY]: [/^properties\.(gatewayType|vpnType)$/, /^properties\.ipConfigurations\[.*\.subnet\b/],
  'Microsoft.Network/expressRoutePorts': [/^properties\.(peeringLocation|bandwidthInGbps|encapsulation)$/],
  'Microsoft.Network/publicIPAddresses': [/^sku\b/, /^properties\.publicIPAllocationMethod$/],
  'Microsoft.Network/virtualNetworks/virtualNetworkPeerings': [/^properties\.remoteVirtualNetwork\b/],
  'Microsoft.Network/expressRouteCircuits/peerings/connections': [/^properties\.peerExpressRouteCircuitPeering\b/],
  'Microsoft.Authorization/roleAssignments': [/^properties\.(principalId|roleDefinitionId)$/],
};

/** The first reason why the changes cannot be made in place; undefined where they can. */
export function refusalOf(resource: WantedResource, changes: readonly Change[], use: Use): Refusal | undefined {
  for (const change of changes) {
    const refusal = refusalOfChange(resource, change, use);
    if (refusal) return refusal;
  }
  return undefined;
}

function refusalOfChange(resource: WantedResource, change: Change, use: Use): Refusal | undefined {
  if (isType(resource, CIRCUIT)) {
    const refusal = circuitRefusal(change, use);
    if (refusal) return refusal;
  }
  if (isType(resource, GATEWAY) && /^properties\.sku\.(name|tier)$/.test(change.path)) {
    return gatewayRefusal(text(change.from), text(change.to));
  }
  const fixed = Object.entries(FIXED).some(
    ([type, paths]) => (type === '*' || isType(resource, type)) && paths.some((path) => path.test(change.path)),
  );
  return fixed ? { text: recreate(change), rule: null } : undefined;
}

function circuitRefusal(change: Change, use: Use): Refusal | undefined {
  const { path, from, to } = change;
  switch (path) {
    case 'properties.serviceProviderProperties.bandwidthInMbps':
    case 'properties.bandwidthInGbps':
      if (typeof from !== 'number' || typeof to !== 'number' || to >= from) return undefined;
      return {
        text: l10n.t(
          'not in place: bandwidth never decreases from {0} to {1}; the circuit must be recreated',
          from,
          to,
        ),
        rule: 'CKT-014',
      };
    case 'sku.family':
      if (text(from) !== 'unlimiteddata') return undefined;
      return {
        text: l10n.t('not in place: UnlimitedData never goes back to MeteredData; the circuit must be recreated'),
        rule: 'CKT-013',
      };
    case 'sku.tier':
      return tierRefusal(text(from), text(to), change, use);
    default:
      return undefined;
  }
}

function tierRefusal(from: string, to: string, change: Change, use: Use): Refusal | undefined {
  const named = (lower: string) => circuitTiers.find((tier) => tier.toLowerCase() === lower) ?? lower;
  if (!isTierChangeAllowed(named(from), named(to))) return { text: recreate(change), rule: 'CKT-012' };
  if (from !== 'premium' || use.circuitLinks <= STANDARD_LINKS) return undefined;
  return {
    text: l10n.t(
      'not in place: the circuit has {0} links and the tier Standard takes {1}; remove links first',
      use.circuitLinks,
      STANDARD_LINKS,
    ),
    rule: 'CKT-015',
  };
}

/** Upgrades inside a family are made in place, into another family by migration, downgrades never. Source: GW, MIG, SG */
function gatewayRefusal(from: string, to: string): Refusal | undefined {
  const skuOf = (name: string) => findGatewaySku(gatewaySkuNames.find((known) => known.toLowerCase() === name) ?? '');
  const [before, after] = [skuOf(from), skuOf(to)];
  if (!before || !after) return undefined;
  if (before.az !== after.az) {
    return {
      text: l10n.t(
        'not in place: from {0} to {1} a gateway is moved by the gateway migration of Azure, or recreated',
        before.name,
        after.name,
      ),
      rule: null,
    };
  }
  const scales = after.name === 'ErGwScale';
  if (scales || after.mbps >= before.mbps) return undefined;
  return {
    text: l10n.t(
      'not in place: a gateway is never downgraded from {0} to {1}; it must be recreated',
      before.name,
      after.name,
    ),
    rule: null,
  };
}

function recreate({ path, from, to }: Change): string {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return l10n.t('not in place: {0} cannot change from {1} to {2}; it must be recreated', name, short(from), short(to));
}

function text(value: Json): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

function short(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
