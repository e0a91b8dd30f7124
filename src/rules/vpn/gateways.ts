import * as l10n from '@vscode/l10n';
import { nearPercent } from '../../catalog/figures';
import {
  gatewayAsn,
  isRefusedByVpn,
  isReservedForVpn,
  shownDocumentation,
  shownReserved,
  shownVpnReserved,
} from '../../catalog/asns';
import { shownPerSku, smallestVpnGateway, successorOf, vpnGatewayCapacity } from '../../catalog/vpnGateways';
import { isValidAsn } from '../../network/asn';
import type { CustomerRule } from '../rule';
import { NEAR } from '../circuits/limits';
import { grouped } from '../shared/groups';
import { advised, keyOf, placeOf } from '../shared/places';
import { zonedVpnGateway } from './fixes';
import { routedTunnels, tunnelsOf } from './tunnels';

export const retiredVpnSkus: CustomerRule = {
  code: 'VPN-006',
  scope: 'customer',
  severity: 'error',
  title: 'A new VPN gateway has a SKU with zones.',
  text: 'VpnGw1 to VpnGw5 can no longer be made (NonAzSkusNotAllowedForVPNGateway); VpnGw1AZ to VpnGw5AZ take their place. For one that exists it is RES-025.',
  source: 'gateway-sku-consolidation',
  fix: zonedVpnGateway,
  *check({ customer }) {
    for (const { vpnGateway } of customer.virtualNetworks) {
      const sku = vpnGateway?.raw.sku;
      const next = sku === undefined ? undefined : successorOf(sku);
      if (!vpnGateway || vpnGateway.existing || sku === undefined || next === undefined) continue;
      yield {
        message: l10n.t('{0} can no longer be made. Take {1}.', sku, next),
        place: placeOf(vpnGateway, vpnGateway.raw, 'sku'),
      };
    }
  },
};

export const vpnAsns: CustomerRule = {
  code: 'VPN-007',
  scope: 'customer',
  severity: 'error',
  title: 'VPN gateways and devices have AS numbers that Azure takes there.',
  text: `Azure refuses its own (${shownVpnReserved}) and what IANA reserves (${shownReserved}; ${shownDocumentation}, which are for documentation); a device has not ${gatewayAsn} either, which is the gateway's. Numbers that are none are NET-018.`,
  source: 'vpn-gateway-bgp-overview; vpn-gateway-faq-bgp',
  *check({ customer }) {
    for (const { vpnGateway } of customer.virtualNetworks) {
      const asn = vpnGateway?.raw.asn;
      if (!vpnGateway || asn === undefined || asn === gatewayAsn || !isValidAsn(asn) || !isRefusedByVpn(asn)) continue;
      yield {
        message: l10n.t(
          'AS {0} is reserved: no VPN gateway takes it. Write {1}, or a private AS number of yours.',
          asn,
          gatewayAsn,
        ),
        place: placeOf(vpnGateway, vpnGateway.raw, 'asn'),
        ...advised(vpnGateway, vpnGateway.raw, 'asn', gatewayAsn),
      };
    }
    for (const site of customer.sites) {
      for (const device of site.raw.vpnDevices ?? []) {
        if (device.asn === undefined || !isValidAsn(device.asn) || !isRefusedByVpn(device.asn)) continue;
        yield {
          message: isReservedForVpn(device.asn)
            ? l10n.t("AS {0} is reserved for Azure's own side. Take another AS number for the device.", device.asn)
            : l10n.t('AS {0} is reserved by IANA. Take another AS number for the device.', device.asn),
          place: placeOf(site, device, 'asn'),
        };
      }
    }
  },
};

export const externalBgp: CustomerRule = {
  code: 'VPN-008',
  scope: 'customer',
  severity: 'error',
  title: 'BGP in a tunnel is between two AS numbers.',
  text: `The session of a VPN gateway (AS ${gatewayAsn} unless said otherwise) with a device is external: both ends have an AS number, and not the same.`,
  source: 'vpn-gateway-bgp-overview',
  *check({ customer }) {
    const told = new Set<object>();
    for (const tunnel of routedTunnels(customer)) {
      const { device } = tunnel;
      if (tunnel.raw.enableBgp !== true || told.has(device.raw)) continue;
      const own = tunnel.network.vpnGateway?.raw.asn ?? gatewayAsn;
      if (device.raw.asn === undefined) {
        told.add(device.raw);
        yield {
          message: l10n.t(
            'Tunnel "{0}" uses BGP, and device "{1}" has no AS number. Write its asn, or "enableBgp: false".',
            tunnel.name,
            device.raw.name ?? '',
          ),
          place: keyOf(device.site, device.raw),
        };
      } else if (device.raw.asn === own && !tunnel.overMicrosoft && !isRefusedByVpn(own)) {
        told.add(device.raw);
        yield {
          message: l10n.t(
            'Device "{0}" and the VPN gateway of "{1}" both have AS {2}. Give the device another.',
            device.raw.name ?? '',
            tunnel.network.ref,
            own,
          ),
          place: placeOf(device.site, device.raw, 'asn'),
          related: [{ place: tunnel.place('name'), message: tunnel.name }],
        };
      }
    }
  },
};

export const tunnelCounts: CustomerRule = {
  code: 'VPN-009',
  scope: 'customer',
  severity: 'error',
  title: 'A VPN gateway has no more connections than its SKU takes.',
  text: `${shownPerSku(({ tunnels }) => tunnels)}; tunnels over circuits count. From ${nearPercent} % on it is a warning.`,
  source: 'about-gateway-skus',
  *check({ customer }) {
    for (const [network, tunnels] of grouped(tunnelsOf(customer), (tunnel) => tunnel.network)) {
      const { vpnGateway } = network;
      const sku = vpnGateway?.raw.sku ?? '';
      const limit = vpnGatewayCapacity(sku)?.tunnels;
      if (!vpnGateway || limit === undefined || tunnels.length < limit * NEAR) continue;
      const over = tunnels.length > limit;
      const better = smallestVpnGateway({ tunnels: tunnels.length });
      const help = better ? l10n.t('Take {0}.', better) : l10n.t('Spread them over several gateways.');
      yield {
        ...(!over && { severity: 'warning' as const }),
        message: over
          ? `${l10n.t('{0} tunnels end here; {1} takes {2}.', tunnels.length, sku, limit)} ${help}`
          : l10n.t('{0} of at most {1} tunnels end here.', tunnels.length, limit),
        place: placeOf(vpnGateway, vpnGateway.raw, 'sku'),
        ...(over && better !== undefined && advised(vpnGateway, vpnGateway.raw, 'sku', better)),
      };
    }
  },
};
