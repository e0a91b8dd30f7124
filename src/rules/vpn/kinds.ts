import * as l10n from '@vscode/l10n';
import { findGatewaySku, findVpnGatewaySku } from '../../catalog/gatewaySkus';
import { type AzurePart, type RawGateway, type RawVpnGateway, findVirtualNetwork } from '../../design';
import type { CustomerRule, Remark } from '../rule';
import { advised, placeOf } from '../shared/places';

export const kindOfGateway: CustomerRule = {
  code: 'REF-016',
  scope: 'customer',
  severity: 'error',
  title: 'A connection leads to a network that has a gateway for it.',
  text: 'A connection of a circuit needs an ExpressRoute gateway there, a VPN connection a VPN gateway. A spoke is reached through its hub and has no connection. Of a network that exists already the design may leave the gateway out.',
  source: 'FORMAT; LINK',
  *check({ customer }) {
    for (const connection of customer.circuits.flatMap((circuit) => circuit.connections)) {
      const network = connection.virtualNetwork;
      if (!network || network.gateway || network.existing) continue;
      yield {
        message: l10n.t(
          '"{0}" has no ExpressRoute gateway to connect. Add "gateway", or connect the hub that it is peered with.',
          network.ref,
        ),
        place: placeOf(connection, connection.raw, 'virtualNetwork'),
      };
    }
    for (const connection of customer.vpnConnections) {
      const network = findVirtualNetwork(customer, connection.raw.virtualNetwork);
      if (!network || network.vpnGateway || network.existing) continue;
      yield {
        message: l10n.t('"{0}" has no VPN gateway to connect. Add "vpnGateway".', network.ref),
        place: placeOf(connection, connection.raw, 'virtualNetwork'),
      };
    }
  },
};

export const skuOfGateway: CustomerRule = {
  code: 'GW-035',
  scope: 'customer',
  severity: 'error',
  title: 'A gateway has an SKU of its own kind.',
  text: 'ErGw1AZ and its like are of ExpressRoute gateways, VpnGw1AZ and its like of VPN gateways; Azure refuses the one on the other.',
  source: 'about-gateway-skus; expressroute-about-virtual-network-gateways',
  covers: 'FMT-013',
  *check({ customer }) {
    for (const { gateway, vpnGateway } of customer.virtualNetworks) {
      if (gateway?.raw.sku && !findGatewaySku(gateway.raw.sku) && findVpnGatewaySku(gateway.raw.sku)) {
        // Basic is a word of both kinds: GW-011 tells of it.
        if (gateway.raw.sku !== 'Basic') yield wrongKind(gateway, l10n.t('an ExpressRoute gateway'), 'ErGw1AZ');
      }
      if (vpnGateway?.raw.sku && !findVpnGatewaySku(vpnGateway.raw.sku) && findGatewaySku(vpnGateway.raw.sku)) {
        yield wrongKind(vpnGateway, l10n.t('a VPN gateway'), 'VpnGw1AZ');
      }
    }
  },
};

function wrongKind(gateway: AzurePart<RawGateway> | AzurePart<RawVpnGateway>, what: string, instead: string): Remark {
  return {
    message: l10n.t('{0} is no SKU of {1}. Take {2}, or a larger one.', gateway.raw.sku ?? '', what, instead),
    place: placeOf(gateway, gateway.raw, 'sku'),
    ...advised(gateway, gateway.raw, 'sku', instead),
  };
}
