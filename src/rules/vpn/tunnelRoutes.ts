import * as l10n from '@vscode/l10n';
import { nearPercent } from '../../catalog/figures';
import { vpnGatewayLimits } from '../../catalog/vpnGateways';
import type { Place, VirtualNetwork } from '../../design';
import { parseAddress } from '../../network/address';
import { contains, containsAddress, parsePrefix } from '../../network/prefix';
import { isDefaultRoute } from '../../network/special';
import type { CustomerRule, Remark } from '../rule';
import { NEAR } from '../circuits/limits';
import { grouped } from '../shared/groups';
import { keyOf, placeOf } from '../shared/places';
import { type Topology, topologyOf } from '../shared/topology';
import { withBgp } from './fixes';
import { type Routed, routedTunnels } from './tunnels';

export const tunnelPrefixes: CustomerRule = {
  code: 'VPN-016',
  scope: 'customer',
  severity: 'error',
  title: 'A tunnel without BGP says what is behind it.',
  text: 'Its prefixes, or those of the site of its device, are the routes of the VPN gateway; a default route among them cannot be said. Azure refuses a local network gateway that has neither prefixes nor BGP. A prefix in IPv6 is a warning: tunnels carry IPv4.',
  source: 'vpn-gateway-about-vpn-gateway-settings (local network gateways); expressroute-howto-add-ipv6 (limitations)',
  fix: withBgp,
  *check({ customer }) {
    for (const tunnel of routedTunnels(customer)) {
      if (tunnel.raw.enableBgp === true) continue;
      const written = tunnel.said ?? tunnel.device.site.prefixes.map((prefix) => prefix.written);
      const useful = written.filter((text) => {
        const prefix = parsePrefix(text);
        return prefix && !isDefaultRoute(prefix);
      });
      if (useful.length === 0) {
        yield {
          message: l10n.t(
            'Tunnel "{0}" has neither prefixes nor BGP: nothing behind it is reached. Write prefixes, or "enableBgp: true".',
            tunnel.name,
          ),
          place: tunnel.said === undefined ? tunnel.place('device') : tunnel.prefixes(),
        };
      }
      for (const [index, text] of (tunnel.said ?? []).entries()) {
        if (parsePrefix(text)?.family !== 6) continue;
        yield {
          severity: 'warning',
          message: l10n.t('{0} is IPv6, and the tunnels of a VPN gateway carry IPv4.', text),
          place: tunnel.prefixes(index),
        };
      }
    }
  },
};

export const tunnelsToOneDevice: CustomerRule = {
  code: 'VPN-017',
  scope: 'customer',
  severity: 'error',
  title: 'A VPN gateway has one tunnel to a device, and BGP where several lead to one site.',
  text: 'The local network gateways that one VPN gateway is connected to have addresses of their own. Several devices of one site are two ways to the same prefixes, which only BGP tells apart: without it is a warning.',
  source: 'vpn-gateway-highlyavailable; vpn-gateway-vpn-faq (multiple tunnels)',
  fix: withBgp,
  *check({ customer }) {
    for (const ofGateway of grouped(routedTunnels(customer), ({ network }) => network).values()) {
      const seen = new Map<object, Routed>();
      for (const tunnel of ofGateway) {
        const first = seen.get(tunnel.device.raw);
        seen.set(tunnel.device.raw, first ?? tunnel);
        if (!first) continue;
        yield {
          message: l10n.t(
            'Tunnel "{0}" leads to device "{1}" already. Take another device, or leave one of the two out.',
            first.name,
            tunnel.device.raw.name ?? '',
          ),
          place: tunnel.place('device'),
          related: [{ place: first.place('name'), message: first.name }],
        };
      }
      yield* withoutBgp([...seen.values()]);
    }
  },
};

function* withoutBgp(tunnels: readonly Routed[]): Generator<Remark> {
  // Tunnels that say different prefixes are no two ways to one thing.
  const goal = ({ device, said }: Routed) => JSON.stringify([device.site.name, said ?? null]);
  for (const together of grouped(tunnels, goal).values()) {
    if (together.length < 2) continue;
    for (const tunnel of together.filter(({ raw }) => raw.enableBgp !== true)) {
      yield {
        severity: 'warning',
        message: l10n.t(
          'Several tunnels lead to site "{0}", and "{1}" has no BGP, which tells two ways apart. Write "enableBgp: true".',
          tunnel.device.site.name,
          tunnel.name,
        ),
        place: tunnel.raw.enableBgp === undefined ? tunnel.place('name') : tunnel.place('enableBgp'),
      };
    }
  }
}

export const tunnelsLeadOut: CustomerRule = {
  code: 'VPN-018',
  scope: 'customer',
  severity: 'error',
  title: 'What a tunnel leads to is not in the networks behind its gateway.',
  text: "A prefix that equals or lies inside the address space of the gateway's network or of its spokes is theirs: Azure delivers there and not into the tunnel. The same holds for the address of the device. Prefixes of a site are NET-012.",
  source: 'vpn-gateway-faq-bgp (exact prefixes); UDR',
  *check({ customer }) {
    const topology = topologyOf(customer);
    const told = new Set<object>();
    for (const { network, device, said, prefixes } of routedTunnels(customer)) {
      const spaces = spacesBehind(topology, network);
      const address = parseAddress(device.raw.address ?? '');
      const around = address && spaces.find(({ prefix }) => containsAddress(prefix, address));
      if (address && around && !told.has(device.raw)) {
        told.add(device.raw);
        yield {
          message: l10n.t(
            'Device "{0}" has {1}, which is in the address space {2} of "{3}": no tunnel reaches it.',
            device.raw.name ?? '',
            address.text,
            around.prefix.text,
            around.ref,
          ),
          place: placeOf(device.site, device.raw, 'address'),
        };
      }
      if (!said || told.has(said)) continue;
      told.add(said);
      const ofSite = new Set(device.site.prefixes.map((prefix) => prefix.text));
      for (const [index, written] of said.entries()) {
        const prefix = parsePrefix(written);
        if (!prefix || ofSite.has(prefix.text)) continue;
        const inside = spaces.find((space) => contains(space.prefix, prefix));
        if (!inside) continue;
        yield {
          message: l10n.t(
            '{0} is in the address space {1} of "{2}": it does not go into the tunnel.',
            written,
            inside.prefix.text,
            inside.ref,
          ),
          place: prefixes(index),
        };
      }
    }
  },
};

function spacesBehind(topology: Topology, network: VirtualNetwork) {
  return [network, ...topology.spokesOf(network)].flatMap(({ addressSpace, ref }) =>
    addressSpace.map((prefix) => ({ prefix, ref })),
  );
}

export const vpnRoutes: CustomerRule = {
  code: 'VPN-019',
  scope: 'customer',
  severity: 'error',
  title: 'A VPN gateway has no more prefixes on either side than it holds.',
  text: `${vpnGatewayLimits.devicePrefixes} prefixes behind a device without BGP, ${vpnGatewayLimits.bgpRoutes} routes by BGP over all tunnels (with more the sessions are dropped), ${vpnGatewayLimits.networkPrefixes} prefixes of its network and the spokes. From ${nearPercent} % on it is a warning. Summarize them.`,
  source: 'azure-subscription-service-limits; vpn-gateway-faq-bgp',
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const [network, tunnels] of grouped(routedTunnels(customer), (tunnel) => tunnel.network)) {
      const { vpnGateway } = network;
      let learned = 0;
      for (const tunnel of tunnels) {
        const count = (tunnel.said ?? tunnel.device.site.prefixes).length;
        if (tunnel.raw.enableBgp === true) learned += count;
        else yield* tooMany(count, vpnGatewayLimits.devicePrefixes, l10n.t('prefixes'), tunnel.place('device'));
      }
      if (!vpnGateway) continue;
      const place = placeOf(vpnGateway, vpnGateway.raw, 'name');
      yield* tooMany(learned, vpnGatewayLimits.bgpRoutes, l10n.t('routes by BGP'), place);
      const served = spacesBehind(topology, network).length;
      yield* tooMany(served, vpnGatewayLimits.networkPrefixes, l10n.t('prefixes of networks'), place);
    }
  },
};

function* tooMany(count: number, limit: number, what: string, place: Place): Generator<Remark> {
  if (count < limit * NEAR) return;
  yield {
    ...(count <= limit && { severity: 'warning' as const }),
    message: l10n.t('{0} {1}; a VPN gateway takes {2} of them. Summarize them.', count, what, limit),
    place,
  };
}

export const clientsAndCircuits: CustomerRule = {
  code: 'VPN-020',
  scope: 'customer',
  severity: 'info',
  title: 'VPN clients are not meant to reach sites over ExpressRoute.',
  text: 'The VPN gateway leads its clients into the network and the spokes, and into its own tunnels. From a client to a site behind ExpressRoute there is no transit, with a Route Server neither.',
  source: 'route-server-faq; vpn-gateway-vpn-faq',
  *check({ customer }) {
    for (const { gateway, vpnGateway } of customer.virtualNetworks) {
      if (!gateway || !vpnGateway?.raw.pointToSite) continue;
      yield {
        message: l10n.t(
          'The clients of "{0}" reach the networks, but no site behind ExpressRoute gateway "{1}": there is no transit between the two.',
          vpnGateway.name,
          gateway.name,
        ),
        place: keyOf(vpnGateway, vpnGateway.raw, 'pointToSite'),
      };
    }
  },
};
