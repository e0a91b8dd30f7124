import * as l10n from '@vscode/l10n';
import { customerAsnAt, keptByConnectivityProvider } from '../../design';
import { parsePrefix } from '../../network/prefix';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';

export const asnOfAttachment: CustomerRule = {
  code: 'EDGE-016',
  scope: 'customer',
  severity: 'warning',
  title: 'An attachment with BGP has an AS number of the customer.',
  text: 'It is peerASN of the attachment, else asn of the site. Without either the session is in no file, nor is the sub-interface that it runs on.',
  source: 'FORMAT; RFC 4271, 4.2',
  *check({ customer }) {
    for (const site of customer.sites) {
      for (const attachment of site.attachments) {
        const { routing, interface: port, localAddress, peerAddress } = attachment;
        const isBgp = routing === undefined || routing === 'bgp';
        const isDescribed = port !== undefined && localAddress !== undefined && peerAddress !== undefined;
        if (!isBgp || !isDescribed || customerAsnAt(site, attachment) !== undefined) continue;
        yield {
          message: l10n.t(
            'No AS number is said for {0}: neither the session nor its sub-interface is configured. Write peerASN, or asn of the site.',
            peerAddress,
          ),
          place: placeOf(site, attachment, 'peerAddress'),
        };
      }
    }
  },
};

export const defaultOfIpv6: CustomerRule = {
  code: 'EDGE-017',
  scope: 'customer',
  severity: 'warning',
  title: 'A default route that is advertised comes from somewhere.',
  text: 'Of a site the default route of IPv4 is let in where a circuit advertises it; that of IPv6 by no attachment. Azure is told of it only if something else in the VRF has it, and what it draws there has no way on.',
  source: 'FORMAT',
  *check({ customer }) {
    const through = customer.circuits.filter((c) => c.model === 'connect-through' && !keptByConnectivityProvider(c));
    for (const peering of through.flatMap((circuit) => circuit.peerings)) {
      const { advertise = [] } = peering.raw.routing ?? {};
      for (const [index, text] of advertise.entries()) {
        const prefix = parsePrefix(text);
        if (prefix?.family !== 6 || prefix.length > 0) continue;
        yield {
          message: l10n.t('No site brings {0}: attachments let in the default route of IPv4 only.', text),
          place: placeOf(peering, advertise, index),
        };
      }
    }
  },
};
