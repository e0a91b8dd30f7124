import * as l10n from '@vscode/l10n';
import { findVpnGatewaySku } from '../../catalog/gatewaySkus';
import { basicVpnGatewaySku, successorOf } from '../../catalog/vpnGateways';
import { findVirtualNetwork, tellsAdvertised } from '../../design';
import { contains, equals, parsePrefix } from '../../network/prefix';
import { advertisedToAzure } from '../../routing';
import type { CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { zonedVpnGateway } from './fixes';

export const backupGateway: CustomerRule = {
  code: 'RES-014',
  scope: 'customer',
  severity: 'warning',
  title: 'A VPN backup is active-active and is connected.',
  text: 'It takes over private peering only, and is slower: not for what needs latency or bandwidth.',
  source: 'S2SB; RES',
  fix: zonedVpnGateway,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const { vpnGateway } = network;
      if (vpnGateway?.raw.role !== 'backup') continue;
      if (vpnGateway.raw.activeActive !== true) {
        yield {
          message: l10n.t('The backup "{0}" is one instance. Write "activeActive: true".', vpnGateway.name),
          place: placeOf(vpnGateway, vpnGateway.raw, 'activeActive'),
        };
      }
      if (customer.vpnConnections.some((c) => findVirtualNetwork(customer, c.raw.virtualNetwork) === network)) continue;
      yield {
        message: l10n.t('The backup "{0}" has no VPN connection to a site.', vpnGateway.name),
        place: placeOf(vpnGateway, vpnGateway.raw, 'role'),
      };
    }
  },
};

export const backupPrefixes: CustomerRule = {
  code: 'RES-015',
  scope: 'customer',
  severity: 'warning',
  title: 'A VPN backup has the same prefixes as ExpressRoute, not more specific ones.',
  text: 'The longest prefix wins: a more specific one over the VPN takes the traffic while ExpressRoute is up.',
  source: 'S2SB',
  *check(scope) {
    const { customer } = scope;
    for (const connection of customer.vpnConnections) {
      const network = findVirtualNetwork(customer, connection.raw.virtualNetwork);
      if (!network?.gateway) continue;
      const circuits = customer.circuits.filter((c) => c.connections.some((own) => own.virtualNetwork === network));
      const over = circuits
        .filter(tellsAdvertised)
        .flatMap((circuit) => advertisedToAzure(scope.design, circuit).map((a) => a.prefix));
      for (const [index, written] of (connection.raw.prefixes ?? []).entries()) {
        const prefix = parsePrefix(written);
        if (!prefix || over.some((p) => equals(p, prefix))) continue;
        const wider = over.find((p) => p.length > 0 && contains(p, prefix));
        if (!wider) continue;
        yield {
          message: l10n.t(
            '{0} is more specific than {1} over ExpressRoute: the VPN takes this traffic always.',
            written,
            wider.text,
          ),
          place: placeOf(connection, connection.raw, 'prefixes', index),
        };
      }
    }
  },
};

export const vpnZones: CustomerRule = {
  code: 'RES-025',
  scope: 'customer',
  severity: 'warning',
  title: 'A VPN gateway is of an AZ SKU and active-active.',
  text: 'VpnGw1AZ to VpnGw5AZ survive the loss of a zone; two active instances have no gap when one is updated.',
  source: 'APRL',
  fix: zonedVpnGateway,
  *check({ customer }) {
    for (const { vpnGateway } of customer.virtualNetworks) {
      if (!vpnGateway) continue;
      const { sku, activeActive, role } = vpnGateway.raw;
      // A new one of these cannot be made at all: VPN-006.
      const told = sku !== undefined && !vpnGateway.existing && successorOf(sku) !== undefined;
      if (sku !== undefined && !told && findVpnGatewaySku(sku)?.az === false) {
        yield {
          message: l10n.t('{0} is in one zone. Take {1}.', sku, successorOf(sku) ?? 'VpnGw1AZ'),
          place: placeOf(vpnGateway, vpnGateway.raw, 'sku'),
        };
      }
      // Of a backup RES-014 says it.
      // Basic has one instance only: the advice is the SKU.
      if (activeActive === true || role === 'backup' || sku === basicVpnGatewaySku) continue;
      yield {
        message: l10n.t('VPN gateway "{0}" is one instance. Write "activeActive: true".', vpnGateway.name),
        place:
          activeActive === undefined
            ? keyOf(vpnGateway, vpnGateway.raw)
            : placeOf(vpnGateway, vpnGateway.raw, 'activeActive'),
      };
    }
  },
};
