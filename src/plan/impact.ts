import * as l10n from '@vscode/l10n';
import type { WantedResource } from '../resources/model';
import { AUTHORIZATION, CIRCUIT, CONNECTION, GATEWAY, PEERING, isType } from './ids';
import type { Change } from './plan';

/** What creating a resource means for network and bill. */
export function createImpact(resource: WantedResource): string {
  if (isType(resource, CIRCUIT)) return l10n.t('no downtime; billing starts with the service key');
  if (isType(resource, GATEWAY)) return l10n.t('no downtime; billing starts; takes up to 45 minutes');
  if (isType(resource, 'Microsoft.Network/expressRoutePorts')) {
    return l10n.t('no downtime; billing starts when a link is enabled, after 45 days at the latest');
  }
  if (isType(resource, 'Microsoft.Network/publicIPAddresses')) return l10n.t('no downtime; billing starts');
  if (isType(resource, CONNECTION)) return l10n.t('no downtime; traffic can take the circuit from then on');
  if (isType(resource, PEERING)) return l10n.t('no downtime; the BGP sessions come up once both ends are configured');
  return l10n.t('no downtime');
}

/** What changing a resource in place means for network and bill. */
export function updateImpact(resource: WantedResource, changes: readonly Change[]): string {
  const touches = (pattern: RegExp) => changes.some(({ path }) => pattern.test(path));
  if (changes.every(({ path }) => /^tags\b/.test(path))) return l10n.t('no downtime');
  if (isType(resource, CIRCUIT)) {
    if (touches(/bandwidthIn(Mbps|Gbps)$/)) {
      return l10n.t('no downtime; never decreases again; the connectivity provider must lift its own limit too');
    }
    if (touches(/^sku\.(tier|family)$/)) return l10n.t('no downtime; the price changes');
    return l10n.t('no downtime');
  }
  if (isType(resource, PEERING)) {
    if (touches(/\.(vlanId|peerASN|primaryPeerAddressPrefix|secondaryPeerAddressPrefix)$/)) {
      return l10n.t('downtime of this peering: its BGP sessions end until the edge routers are changed too');
    }
    return l10n.t('its routes may change for a moment');
  }
  if (isType(resource, GATEWAY)) {
    return touches(/^properties\.sku\b/)
      ? l10n.t('no downtime; takes up to two hours; the price changes')
      : l10n.t('no downtime; takes some minutes');
  }
  if (isType(resource, CONNECTION)) {
    return touches(/routingWeight$/)
      ? l10n.t('no downtime; traffic may move to another circuit')
      : l10n.t('traffic over this connection may stop for a moment');
  }
  if (
    isType(resource, 'Microsoft.Network/routeTables') ||
    isType(resource, 'Microsoft.Network/networkSecurityGroups')
  ) {
    return l10n.t('takes effect at once in every subnet that uses it');
  }
  return l10n.t('no downtime');
}

/** What the customer is asked for. */
export function customerImpact(resource: WantedResource): string {
  if (isType(resource, CIRCUIT)) return l10n.t('the customer creates the circuit and tells its id');
  if (isType(resource, AUTHORIZATION)) {
    return l10n.t('the customer creates the authorization and hands over its key by a safe way');
  }
  return l10n.t('the customer creates it');
}
