import * as l10n from '@vscode/l10n';
import {
  type Customer,
  type Place,
  type Site,
  appendItem,
  findVirtualNetwork,
  findVpnDevice,
  prefixesOf,
  privatePeeringOf,
  setValue,
} from '../../design';
import { type FixFunction, circuitAt } from '../fixes/fix';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';

/** That the site prefers its device is known to a person only, who says so. */
const sayPreferred: FixFunction = function* (context) {
  const circuit = circuitAt(context);
  const path = circuit && context.file.pathOf(circuit.raw);
  if (!path) return;
  const reason = l10n.t("The site's own routing prefers the VPN devices.");
  const said = { code: context.finding.code, reason };
  const isThere = circuit.raw.suppress !== undefined;
  yield {
    title: l10n.t('Say that the site prefers the VPN devices'),
    edits: isThere
      ? appendItem(context.file, [...path, 'suppress'], said)
      : setValue(context.file, [...path, 'suppress'], [said]),
    isPreferred: false,
  };
};

export const preferredOnSite: CustomerRule = {
  code: 'EDGE-005',
  scope: 'customer',
  severity: 'warning',
  title: 'Behind IPsec over private peering the site prefers the VPN device to the edge routers.',
  text: 'The edge routers learn the networks in Azure in clear, for the tunnels need a way to the gateway, and the device learns the same prefixes through the tunnels. Azure prefers the tunnels by what is advertised (VPN-004); at the site nothing does but its own routing: let it prefer the device, check it, and say so by "suppress" with the reason.',
  source: 'VPNPP; [K]',
  fix: sayPreferred,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const { encryption } = circuit.raw;
      if (encryption?.mode !== 'ipsec-tunnel' || (encryption.over ?? 'private') !== 'private') continue;
      const network = findVirtualNetwork(customer, encryption.virtualNetwork, circuit.subscription);
      const devices = [...new Set((encryption.tunnels ?? []).flatMap((t) => t.device ?? []))];
      if (!network || devices.length === 0 || !privatePeeringOf(circuit)) continue;
      yield {
        message: l10n.t(
          'The prefixes of "{0}" arrive at the site in clear from the edge routers, and through {1}. Unless the site prefers the latter, what it sends leaves unencrypted.',
          network.name,
          devices.join(', '),
        ),
        place: placeOf(circuit, encryption, 'mode'),
      };
    }
  },
};

interface Ends {
  readonly site: Site | undefined;
  readonly network: string | undefined;
  readonly hasIpv6: boolean;
  readonly place: Place;
}

export const tunnelsCarryIpv4: CustomerRule = {
  code: 'EDGE-006',
  scope: 'customer',
  severity: 'warning',
  title: 'What has IPv6 does not count on a VPN tunnel for it.',
  text: 'A VPN gateway in Azure has its tunnels for IPv4, and so has what is written for VPN devices. IPv6 of the site or of the network goes over the circuit, in clear text where the tunnels encrypt it, or does not arrive.',
  source: 'COEX; [K]',
  *check({ customer }) {
    for (const { network, hasIpv6, place } of tunnelEnds(customer)) {
      if (!hasIpv6) continue;
      yield {
        message: l10n.t(
          'The site and "{0}" have IPv6, and the tunnel carries IPv4 only: IPv6 goes over the circuit in clear text, or does not arrive.',
          network ?? '',
        ),
        place,
      };
    }
  },
};

function* tunnelEnds(customer: Customer): Generator<Ends> {
  const ends = (device: string | undefined, network: ReturnType<typeof findVirtualNetwork>, place: Place): Ends => {
    const site = findVpnDevice(customer, device)?.site;
    const is6 = ({ family }: { readonly family: 4 | 6 }) => family === 6;
    const hasIpv6 = (site?.prefixes.some(is6) ?? false) && prefixesOf(network?.raw.addressSpace).some(is6);
    return { site, network: network?.name, hasIpv6, place };
  };
  for (const circuit of customer.circuits) {
    const { encryption } = circuit.raw;
    if (encryption?.mode !== 'ipsec-tunnel') continue;
    const network = findVirtualNetwork(customer, encryption.virtualNetwork, circuit.subscription);
    for (const tunnel of encryption.tunnels ?? [])
      yield ends(tunnel.device, network, placeOf(circuit, tunnel, 'device'));
  }
  for (const connection of customer.vpnConnections) {
    const { raw } = connection;
    yield ends(raw.device, findVirtualNetwork(customer, raw.virtualNetwork), placeOf(connection, raw, 'device'));
  }
}
