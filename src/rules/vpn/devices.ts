import * as l10n from '@vscode/l10n';
import { findVpnDevice } from '../../design';
import { parseAddress } from '../../network/address';
import { isOnInternet } from '../../network/special';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';

export const deviceAddresses: CustomerRule = {
  code: 'VPN-014',
  scope: 'customer',
  severity: 'error',
  title: 'A VPN connection over the internet ends on a public IPv4 address.',
  text: 'A VPN gateway does not reach a private, shared or link-local address over the internet, and it has tunnels over IPv4 only. A device with a private address is reached over the private peering of a circuit (encryption of the circuit, useLocalAzureIpAddress).',
  source: 'vpn-gateway-vpn-faq; site-to-site-vpn-private-peering',
  *check({ customer }) {
    const told = new Set<object>();
    for (const connection of customer.vpnConnections) {
      const device = findVpnDevice(customer, connection.raw.device);
      const address = parseAddress(device?.raw.address ?? '');
      if (!device || !address || connection.existing || told.has(device.raw)) continue;
      if (address.family === 4 && isOnInternet(address)) continue;
      told.add(device.raw);
      yield {
        message:
          address.family === 6
            ? l10n.t('{0} is an IPv6 address, and VPN gateways have tunnels over IPv4 only.', address.text)
            : l10n.t(
                '{0} is not public: the VPN gateway does not reach device "{1}" over the internet. Write its public address.',
                address.text,
                device.raw.name ?? '',
              ),
        place: placeOf(device.site, device.raw, 'address'),
        related: [{ place: placeOf(connection, connection.raw, 'device'), message: connection.name }],
      };
    }
  },
};
