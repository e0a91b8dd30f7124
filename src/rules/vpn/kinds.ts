import * as l10n from '@vscode/l10n';
import { findVirtualNetwork } from '../../design';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';

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
