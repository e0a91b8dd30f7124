import * as l10n from '@vscode/l10n';
import { parseAddress } from '../../network/address';
import { kindOf } from '../../network/special';
import type { CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { routedTunnels } from './tunnels';

export const bgpAddresses: CustomerRule = {
  code: 'VPN-023',
  scope: 'customer',
  severity: 'warning',
  title: 'A VPN device speaks BGP from another address than its tunnels end on.',
  text: 'Such as that of a loopback: Azure wants a BGP peer address that is not the address of the device, and leads to it through the tunnel. A link-local one is for gateways with such an address of their own, which the format does not have.',
  source: 'vpn-gateway-faq-bgp (requirements of the BGP peer address)',
  *check({ customer }) {
    const told = new Set<object>();
    for (const { device, raw } of routedTunnels(customer)) {
      if (raw.enableBgp !== true || told.has(device.raw)) continue;
      told.add(device.raw);
      const { name = '', address, bgpPeeringAddress } = device.raw;
      const peer = parseAddress(bgpPeeringAddress ?? '');
      const isSame = peer !== undefined && peer.text === parseAddress(address ?? '')?.text;
      if (bgpPeeringAddress === undefined || isSame) {
        yield {
          message: l10n.t(
            'Device "{0}" speaks BGP from the address that its tunnels end on, and Azure wants another one. Write bgpPeeringAddress, such as the address of a loopback.',
            name,
          ),
          place: isSame ? placeOf(device.site, device.raw, 'bgpPeeringAddress') : keyOf(device.site, device.raw),
        };
      } else if (peer && kindOf(peer) === 'link-local') {
        yield {
          message: l10n.t('{0} is link-local, and the VPN gateway has no such address to speak to it from.', peer.text),
          place: placeOf(device.site, device.raw, 'bgpPeeringAddress'),
        };
      }
    }
  },
};
