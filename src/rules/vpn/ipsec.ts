import * as l10n from '@vscode/l10n';
import { gatewayAsn, isRefusedByVpn } from '../../catalog/asns';
import { findVpnGatewaySku } from '../../catalog/gatewaySkus';
import { successorOf } from '../../catalog/vpnGateways';
import { allCommunities } from '../../catalog/communities';
import { normalizeRegion } from '../../catalog/regions';
import {
  type Circuit,
  type Customer,
  type VirtualNetwork,
  findVirtualNetwork,
  findVpnDevice,
  microsoftPeeringOf,
  privatePeeringOf,
  tellsAdvertised,
} from '../../design';
import { type Prefix, contains, containsAddress, equals, parseAddress, parsePrefix } from '../../network/prefix';
import { advertisedToAzure } from '../../routing';
import type { CustomerRule, Remark } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { zonedVpnGateway } from './fixes';

/** A circuit whose traffic goes through IPsec tunnels, and the network that they end in. */
interface Tunnelled {
  readonly circuit: Circuit;
  readonly encryption: NonNullable<Circuit['raw']['encryption']>;
  readonly network: VirtualNetwork | undefined;
}

function tunnelled(customer: Customer, over: 'private' | 'microsoft'): Tunnelled[] {
  return customer.circuits.flatMap((circuit) => {
    const { encryption } = circuit.raw;
    if (encryption?.mode !== 'ipsec-tunnel' || (encryption.over ?? 'private') !== over) return [];
    return [
      { circuit, encryption, network: findVirtualNetwork(customer, encryption.virtualNetwork, circuit.subscription) },
    ];
  });
}

export const coexistence: CustomerRule = {
  code: 'VPN-001',
  scope: 'customer',
  severity: 'error',
  title: `A VPN gateway beside an ExpressRoute gateway is not Basic, and has AS ${gatewayAsn} where a Route Server joins them.`,
  text: `Basic does not go together with ExpressRoute. With another AS number than ${gatewayAsn} the Route Server does not pass routes on, and none is made beside it.`,
  source: 'COEX',
  covers: 'RES-025',
  fix: zonedVpnGateway,
  *check({ customer }) {
    for (const { gateway, vpnGateway, routeServer } of customer.virtualNetworks) {
      if (!vpnGateway) continue;
      const { sku, asn } = vpnGateway.raw;
      if (gateway && sku !== undefined && findVpnGatewaySku(sku)?.coexist === false) {
        yield {
          message: l10n.t(
            'A VPN gateway of SKU {0} does not stand beside an ExpressRoute gateway. Take {1}.',
            sku,
            'VpnGw1AZ',
          ),
          place: placeOf(vpnGateway, vpnGateway.raw, 'sku'),
        };
      }
      if (routeServer && asn !== undefined && asn !== gatewayAsn && !isRefusedByVpn(asn)) {
        yield {
          message: l10n.t('Beside a Route Server the VPN gateway has AS {0}, not {1}.', gatewayAsn, asn),
          place: placeOf(vpnGateway, vpnGateway.raw, 'asn'),
        };
      }
    }
  },
};

export const transit: CustomerRule = {
  code: 'VPN-002',
  scope: 'customer',
  severity: 'error',
  title: 'A VPN gateway beside a Route Server is active-active.',
  text: 'Azure makes no Route Server beside another one, with or without branch-to-branch.',
  source: 'RS; COEX; azure-docs#96534',
  fix: zonedVpnGateway,
  covers: ['RES-014', 'RES-025'],
  *check({ customer }) {
    for (const { vpnGateway, routeServer } of customer.virtualNetworks) {
      if (!routeServer || !vpnGateway || vpnGateway.raw.activeActive === true) continue;
      // Of what is there already the design need not say it.
      if (vpnGateway.existing && vpnGateway.raw.activeActive === undefined) continue;
      yield {
        message: l10n.t(
          'Beside the Route Server "{0}" the VPN gateway is active-active. Write "activeActive: true".',
          routeServer.name,
        ),
        place: placeOf(vpnGateway, vpnGateway.raw, 'activeActive'),
      };
    }
  },
};

export const ipsecOverPrivate: CustomerRule = {
  code: 'VPN-003',
  scope: 'customer',
  severity: 'error',
  title: 'IPsec over private peering has an AZ VPN gateway with private addresses, on gateway and connections.',
  text: 'enablePrivateIpAddress on the gateway and useLocalAzureIpAddress on each tunnel; the SKU is VpnGw1AZ to VpnGw5AZ.',
  source: 'VPNPP',
  covers: 'RES-025',
  fix: zonedVpnGateway,
  *check({ customer }) {
    for (const { circuit, encryption, network } of tunnelled(customer, 'private')) {
      if (!network) continue;
      const { vpnGateway } = network;
      if (!vpnGateway) {
        if (network.existing) continue;
        yield {
          message: l10n.t('"{0}" has no VPN gateway that the tunnels could end on. Add vpnGateway.', network.ref),
          place: placeOf(circuit, encryption, 'virtualNetwork'),
        };
        continue;
      }
      const { sku, enablePrivateIpAddress } = vpnGateway.raw;
      // Of a new one without zones VPN-006 says it.
      const told = sku !== undefined && !vpnGateway.existing && successorOf(sku) !== undefined;
      if (sku !== undefined && !told && findVpnGatewaySku(sku)?.az === false) {
        yield {
          message: l10n.t('{0} has no private addresses for tunnels. Take {1}.', sku, successorOf(sku) ?? 'VpnGw1AZ'),
          place: placeOf(vpnGateway, vpnGateway.raw, 'sku'),
        };
      }
      if (enablePrivateIpAddress !== true) {
        yield {
          message: l10n.t(
            'The tunnels of "{0}" end on private addresses. Write "enablePrivateIpAddress: true".',
            circuit.name,
          ),
          place: placeOf(vpnGateway, vpnGateway.raw, 'enablePrivateIpAddress'),
        };
      }
      for (const tunnel of encryption.tunnels ?? []) {
        if (tunnel.useLocalAzureIpAddress === true) continue;
        yield {
          message: l10n.t(
            'Tunnel "{0}" would go to the public address of the gateway. Write "useLocalAzureIpAddress: true".',
            tunnel.name ?? '',
          ),
          place: placeOf(circuit, tunnel, 'useLocalAzureIpAddress'),
        };
      }
    }
  },
};

export const clearPath: CustomerRule = {
  code: 'VPN-004',
  scope: 'customer',
  severity: 'error',
  title: 'What is to be encrypted is not advertised in clear text too.',
  text: 'For equal prefixes Azure takes ExpressRoute, for a more specific one anyway: the traffic leaves the tunnel. Advertise over private peering only the addresses that the tunnels end on (routing.advertise), inside the tunnels the rest (encryption.advertise).',
  source: 'VPNPP',
  *check(scope) {
    const { customer } = scope;
    for (const { circuit, encryption } of tunnelled(customer, 'private')) {
      const clear = advertisedToAzure(scope.design, circuit).map((a) => a.prefix);
      const peering = privatePeeringOf(circuit);
      if (!peering || !tellsAdvertised(circuit)) continue;
      const ends = (encryption.tunnels ?? []).flatMap(
        (tunnel) => parseAddress(findVpnDevice(customer, tunnel.device)?.raw.address ?? '') ?? [],
      );
      // The way to the ends of the tunnels is meant to be in clear text.
      const isOuter = (prefix: Prefix) => ends.some((end) => containsAddress(prefix, end));
      if (!encryption.advertise) {
        const open = clear.find((prefix) => !isOuter(prefix) || prefix.length < 24);
        if (open && peering.raw.routing?.advertise === undefined) {
          yield {
            message: l10n.t(
              'The prefixes of the sites are advertised in clear text ({0}). Write routing.advertise with the addresses of the VPN devices only.',
              open.text,
            ),
            place: placeOf(peering, peering.raw, 'routing'),
          };
        }
        continue;
      }
      for (const [index, written] of encryption.advertise.entries()) {
        const inside = parsePrefix(written);
        if (!inside) continue;
        const open = clear.find((c) => equals(c, inside) || (contains(inside, c) && !isOuter(c)));
        if (!open) continue;
        yield {
          message: l10n.t(
            '{0} is to be encrypted, but {1} is advertised over private peering in clear text, which Azure prefers. Take it out of routing.advertise.',
            written,
            open.text,
          ),
          place: placeOf(circuit, encryption, 'advertise', index),
        };
      }
    }
  },
};

export const ipsecOverMicrosoft: CustomerRule = {
  code: 'VPN-005',
  scope: 'customer',
  severity: 'error',
  title: "IPsec over Microsoft peering lets the VPN gateway's region through, and its ends have different AS numbers.",
  text: 'Without the community of the region the edge does not learn the public addresses of the VPN gateway.',
  source: 'VPNMS',
  *check({ customer, provider }) {
    for (const { circuit, encryption, network } of tunnelled(customer, 'microsoft')) {
      const peering = microsoftPeeringOf(circuit);
      if (!peering) {
        yield {
          message: l10n.t(
            'Circuit "{0}" has no Microsoft peering that the tunnels could go over. Add one, or lead them over private peering.',
            circuit.name,
          ),
          place: placeOf(circuit, encryption, 'over'),
        };
        continue;
      }
      if (!network) continue;
      const region = normalizeRegion(network.location ?? '');
      const wanted = allCommunities(provider.cloud).filter(
        (c) => c.kind === 'regional' && c.peering === 'microsoft' && normalizeRegion(c.region ?? '') === region,
      );
      const [whole] = wanted;
      const listed = peering.routeFilter?.raw.communities;
      if (whole && listed && !listed.some((value) => value.trim() === whole.value)) {
        yield {
          message: l10n.t(
            'The route filter does not let {0} ({1}) through, where the VPN gateway is.',
            whole.value,
            whole.name,
          ),
          place: keyOf(circuit, peering.routeFilter?.raw ?? peering.raw, 'communities'),
        };
      }
      yield* sameAsn(customer, circuit, encryption, network);
    }
  },
};

function* sameAsn(
  customer: Customer,
  circuit: Circuit,
  encryption: Tunnelled['encryption'],
  network: VirtualNetwork,
): Generator<Remark> {
  const own = network.vpnGateway?.raw.asn ?? gatewayAsn;
  for (const tunnel of encryption.tunnels ?? []) {
    const device = findVpnDevice(customer, tunnel.device);
    if (tunnel.enableBgp !== true || device?.raw.asn !== own) continue;
    yield {
      message: l10n.t(
        'Both ends of tunnel "{0}" have AS {1}: BGP takes no routes of its own AS. Change one of them.',
        tunnel.name ?? '',
        own,
      ),
      place: placeOf(circuit, tunnel, 'device'),
      related: [{ place: placeOf(device.site, device.raw, 'asn'), message: String(own) }],
    };
  }
}
