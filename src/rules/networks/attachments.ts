import * as l10n from '@vscode/l10n';
import { containsAddress, parseAddress, parseInterfaceAddress, usableHosts } from '../../network/prefix';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';

export const attachmentAddresses: CustomerRule = {
  code: 'NET-017',
  scope: 'customer',
  severity: 'error',
  title: 'Both ends of an attachment have an address of its network, and not the same one.',
  text: 'The address of the edge router and that of the customer are hosts of one network; the network and broadcast address are none.',
  source: 'FORMAT',
  *check({ customer }) {
    for (const site of customer.sites) {
      for (const attachment of site.attachments) {
        const local = parseInterfaceAddress(attachment.localAddress ?? '');
        const peer = parseAddress(attachment.peerAddress ?? '');
        if (!local) continue;
        const hosts = usableHosts(local.prefix);
        const isHost = (value: bigint) => value >= hosts.first.value && value <= hosts.last.value;
        if (!isHost(local.address.value)) {
          yield {
            message: l10n.t(
              '{0} is no host address of its network. Take {1} to {2}.',
              attachment.localAddress ?? '',
              hosts.first.text,
              hosts.last.text,
            ),
            place: placeOf(site, attachment, 'localAddress'),
          };
        }
        if (!peer) continue;
        const same = peer.family === local.address.family && peer.value === local.address.value;
        if (same || !containsAddress(local.prefix, peer) || !isHost(peer.value)) {
          yield {
            message: l10n.t(
              '{0} is not the other host of {1}. Take an address from {2} to {3} that is not the own one.',
              peer.text,
              local.prefix.text,
              hosts.first.text,
              hosts.last.text,
            ),
            place: placeOf(site, attachment, 'peerAddress'),
          };
        }
      }
    }
  },
};
