import * as l10n from '@vscode/l10n';
import type { CustomerRule } from '../rule';
import { repeated } from '../shared/groups';
import { placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';

export const peeringsOfPair: CustomerRule = {
  code: 'DUP-015',
  scope: 'customer',
  severity: 'error',
  title: 'A network is peered with another network, and once.',
  text: 'Azure refuses a second peering between the same two networks, and one of a network with itself.',
  source: 'virtual-network-peering-overview',
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const network of customer.virtualNetworks) {
      const ends = topology.peeringsOf(network);
      for (const { peering, remote } of ends) {
        if (remote !== network) continue;
        yield {
          message: l10n.t('"{0}" is peered with itself. Name the other network, or remove the peering.', network.ref),
          place: placeOf(peering, peering.raw, 'remoteVirtualNetwork'),
        };
      }
      for (const group of repeated(ends, ({ remote }) => (remote === network ? undefined : remote?.ref))) {
        for (const { peering, remote } of group) {
          yield {
            message: l10n.t(
              '"{0}" is peered with "{1}" {2} times. Keep one peering.',
              network.ref,
              remote?.ref ?? '',
              group.length,
            ),
            place: placeOf(peering, peering.raw, 'remoteVirtualNetwork'),
            related: group
              .filter((other) => other.peering !== peering)
              .map((other) => ({
                place: placeOf(other.peering, other.peering.raw, 'name'),
                message: other.peering.name,
              })),
          };
        }
      }
    }
  },
};
