import * as l10n from '@vscode/l10n';
import { findPlatformSubnet, ipv4SubnetLength, ipv6SubnetLength } from '../../catalog/networkLimits';
import type { AddressOf, Place, Subnet, VirtualNetwork } from '../../design';
import { GATEWAY_SUBNET } from '../gateways/shared';
import type { CustomerRule, Remark } from '../rule';
import { keyOf, placeOf } from '../shared/places';

/** The place of a prefix of a subnet, in whichever key the file has it. */
export function subnetPlace(subnet: Subnet, prefix: Pick<AddressOf, 'index'>): Place {
  return subnet.raw.addressPrefixes
    ? placeOf(subnet, subnet.raw, 'addressPrefixes', prefix.index)
    : placeOf(subnet, subnet.raw, 'addressPrefix');
}

/** Subnets whose size a rule of their own looks at: those of gateways (GW-002, GW-009) and of Azure's services (NET-030). */
function hasRuleOfItsOwn({ gateway, vpnGateway }: VirtualNetwork, subnet: Subnet, family: 4 | 6): boolean {
  if (subnet.name === GATEWAY_SUBNET) return family === 4 ? (gateway ?? vpnGateway) !== undefined : Boolean(gateway);
  return family === 4 && findPlatformSubnet(subnet.name) !== undefined;
}

export const subnetSizes: CustomerRule = {
  code: 'NET-028',
  scope: 'customer',
  severity: 'error',
  title: `An IPv4 subnet is a /${ipv4SubnetLength.most} or larger, an IPv6 subnet a /${ipv6SubnetLength}.`,
  text: `Azure keeps five addresses of each IPv4 subnet, so that a /30 has no room; it takes /${ipv4SubnetLength.least} to /${ipv4SubnetLength.most}. In IPv6 every subnet has one size. A prefix of an address space that no subnet fits into is a warning.`,
  source: 'virtual-networks-faq; ipv6-overview (virtual networks)',
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      yield* tooSmallSpaces(network);
      for (const subnet of network.subnets) {
        if (subnet.existing) continue;
        for (const prefix of subnet.prefixes) {
          const { least, most } = ipv4SubnetLength;
          const fits =
            prefix.family === 6 ? prefix.length === ipv6SubnetLength : prefix.length >= least && prefix.length <= most;
          if (fits || hasRuleOfItsOwn(network, subnet, prefix.family)) continue;
          yield {
            message:
              prefix.family === 6
                ? l10n.t('{0} is a /{1}; an IPv6 subnet is a /{2}.', prefix.written, prefix.length, ipv6SubnetLength)
                : l10n.t(
                    '{0} is a /{1}; an IPv4 subnet is a /{2} to /{3}.',
                    prefix.written,
                    prefix.length,
                    least,
                    most,
                  ),
            place: subnetPlace(subnet, prefix),
          };
        }
      }
    }
  },
};

/** Prefixes of a network that is made, into which not even the smallest subnet fits. */
function* tooSmallSpaces(network: VirtualNetwork): Generator<Remark> {
  if (network.existing) return;
  for (const prefix of network.addressSpace) {
    const longest = prefix.family === 6 ? ipv6SubnetLength : ipv4SubnetLength.most;
    if (prefix.length <= longest) continue;
    yield {
      severity: 'warning',
      message: l10n.t(
        'No subnet fits into {0}: it has a /{1} at the least. Take a larger prefix.',
        prefix.written,
        longest,
      ),
      place: placeOf(network, network.raw, 'addressSpace', prefix.index),
    };
  }
}

export const ipv4Beside: CustomerRule = {
  code: 'NET-029',
  scope: 'customer',
  severity: 'error',
  title: 'A virtual network has IPv4; IPv6 comes beside it.',
  text: 'Azure makes no network with IPv6 alone. A subnet with IPv6 alone is a warning: every network interface in it needs an IPv4 address.',
  source: 'ipv6-overview (virtual networks)',
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      if (network.existing || network.addressSpace.length === 0) continue;
      if (!network.addressSpace.some((prefix) => prefix.family === 4)) {
        yield {
          message: l10n.t(
            '"{0}" has IPv6 addresses only. Add an IPv4 prefix to its address space, and one to each subnet.',
            network.ref,
          ),
          place: keyOf(network, network.raw, 'addressSpace'),
        };
        continue;
      }
      for (const subnet of network.subnets) {
        const [first] = subnet.prefixes;
        if (subnet.existing || !first || subnet.prefixes.some((prefix) => prefix.family === 4)) continue;
        yield {
          severity: 'warning',
          message: l10n.t(
            'Subnet "{0}" has IPv6 only: no network interface can stand in it. Add an IPv4 prefix.',
            subnet.name,
          ),
          place: subnetPlace(subnet, first),
        };
      }
    }
  },
};
