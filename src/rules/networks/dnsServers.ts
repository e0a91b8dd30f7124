import * as l10n from '@vscode/l10n';
import { azureDns, counts, keptAtStart } from '../../catalog/networkLimits';
import type { VirtualNetwork } from '../../design';
import { containsAddress, parseAddress } from '../../network/prefix';
import { kindOf } from '../../network/special';
import type { CustomerRule, Remark } from '../rule';
import { repeated } from '../shared/groups';
import { keyOf, placeOf } from '../shared/places';

/** Kinds of addresses that no server has. */
const UNUSABLE: readonly string[] = ['link-local', 'loopback', 'multicast', 'unspecified'];

export const dnsServers: CustomerRule = {
  code: 'NET-034',
  scope: 'customer',
  severity: 'error',
  title: `A virtual network has at most ${counts.dnsServersOfNetwork} DNS servers, each with an address that a server can have.`,
  text: 'An address that Azure keeps for itself in a subnet, and one that stands twice, are warnings: the resolver asks in vain, or twice. 168.63.129.16 is the DNS of the platform and legal.',
  source: 'azure-subscription-service-limits; virtual-networks-name-resolution-for-vms-and-role-instances',
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const written = network.raw.dnsServers ?? [];
      if (written.length === 0 || network.existing) continue;
      if (written.length > counts.dnsServersOfNetwork) {
        yield {
          message: l10n.t(
            '"{0}" has {1} DNS servers; Azure takes {2} at most. Leave the others out.',
            network.ref,
            written.length,
            counts.dnsServersOfNetwork,
          ),
          place: keyOf(network, network.raw, 'dnsServers'),
        };
      }
      yield* addressesOf(network, written);
    }
  },
};

function* addressesOf(network: VirtualNetwork, written: readonly string[]): Generator<Remark> {
  for (const [index, text] of written.entries()) {
    const address = parseAddress(text);
    if (!address) continue;
    const place = placeOf(network, network.raw, 'dnsServers', index);
    if (UNUSABLE.includes(kindOf(address))) {
      yield { message: l10n.t('{0} is a special address, which no DNS server has.', text), place };
      continue;
    }
    const around = network.subnets.flatMap((subnet) => subnet.prefixes).find((one) => containsAddress(one, address));
    const offset = around && address.value - around.base;
    if (offset === undefined || offset >= BigInt(keptAtStart)) continue;
    yield {
      severity: 'warning',
      message: l10n.t('{0} is one of the addresses that Azure keeps for itself: no server has it.', text),
      place,
    };
  }
  const items = written.map((text, index) => ({ text, index }));
  for (const [, ...others] of repeated(items, ({ text }) => parseAddress(text)?.text)) {
    for (const { text, index } of others) {
      yield {
        severity: 'warning',
        message: l10n.t('The DNS server {0} stands in the list already.', text),
        place: placeOf(network, network.raw, 'dnsServers', index),
      };
    }
  }
}

export const dnsOfVpnGateways: CustomerRule = {
  code: 'NET-038',
  scope: 'customer',
  severity: 'info',
  title: "The DNS servers of a network with a VPN gateway know Azure's own names.",
  text: `The gateway finds its management by the DNS servers of its network. Those of one's own forward to ${azureDns} what they do not know, or Azure cannot keep the gateway up to date.`,
  source: 'vpn-gateway-vpn-faq (custom DNS)',
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const servers = network.raw.dnsServers ?? [];
      if (!network.vpnGateway || network.existing || servers.length === 0 || servers.includes(azureDns)) continue;
      yield {
        message: l10n.t(
          'VPN gateway "{0}" asks these DNS servers for Azure\'s own names: let them forward to {1}.',
          network.vpnGateway.name,
          azureDns,
        ),
        place: keyOf(network, network.raw, 'dnsServers'),
      };
    }
  },
};
