import * as l10n from '@vscode/l10n';
import { basicVpnGatewaySku, smallestVpnGateway } from '../../catalog/vpnGateways';
import {
  type AzurePart,
  type Customer,
  type RawVpnGateway,
  type VirtualNetwork,
  findVirtualNetwork,
} from '../../design';
import type { CustomerRule, Remark } from '../rule';
import { removeKey } from '../shared/keyFixes';
import { advised, placeOf } from '../shared/places';

const smallestSku = smallestVpnGateway({}) ?? '';

export const basicGateway: CustomerRule = {
  code: 'VPN-015',
  scope: 'customer',
  severity: 'error',
  title: 'A VPN gateway of SKU Basic has only what Basic has.',
  text: 'It has no second active instance, no BGP, no custom IPsec policy and no private addresses, and Azure does not make it in a network with IPv6. A maintenance window, which it does not have either, is a warning.',
  source:
    'about-gateway-skus; vpn-gateway-about-compliance-crypto; vpn-gateway-vpn-faq (maintenance); azure-docs#98608',
  fix: removeKey,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const gateway = network.vpnGateway;
      if (!gateway || gateway.existing || gateway.raw.sku !== basicVpnGatewaySku) continue;
      yield* ofGateway(network, gateway);
      yield* ofConnections(customer, network);
    }
  },
};

function* ofGateway({ ref, addressSpace }: VirtualNetwork, gateway: AzurePart<RawVpnGateway>): Generator<Remark> {
  const { raw } = gateway;
  const six = addressSpace.find(({ family }) => family === 6);
  if (six) {
    yield {
      message: l10n.t('Basic does not go with IPv6, and "{0}" has {1}. Take {2}.', ref, six.written, smallestSku),
      place: placeOf(gateway, raw, 'sku'),
      ...advised(gateway, raw, 'sku', smallestSku),
    };
  }
  for (const key of ['activeActive', 'enablePrivateIpAddress'] as const) {
    if (raw[key] === true) yield { message: lacks(key), place: placeOf(gateway, raw, key) };
  }
  if (raw.maintenanceWindow) {
    const place = { ...placeOf(gateway, raw, 'maintenanceWindow'), on: 'key' as const };
    yield { severity: 'warning', message: lacks('maintenanceWindow'), place };
  }
}

/** Of the connections over the internet; a tunnel over a circuit needs private addresses, which VPN-003 looks at. */
function* ofConnections(customer: Customer, network: VirtualNetwork): Generator<Remark> {
  for (const connection of customer.vpnConnections) {
    if (connection.existing || findVirtualNetwork(customer, connection.raw.virtualNetwork) !== network) continue;
    if (connection.raw.enableBgp === true) {
      yield { message: lacks('enableBgp'), place: placeOf(connection, connection.raw, 'enableBgp') };
    }
    if ((connection.raw.ipsecPolicies ?? []).length > 0) {
      const place = { ...placeOf(connection, connection.raw, 'ipsecPolicies'), on: 'key' as const };
      yield { message: lacks('ipsecPolicies'), place };
    }
  }
}

const lacks = (key: string): string => l10n.t('The SKU Basic has no {0}. Remove it, or take {1}.', key, smallestSku);
