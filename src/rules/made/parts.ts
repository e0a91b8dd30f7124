import * as l10n from '@vscode/l10n';
import type { CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { existingFirewall } from './fixes';

export const madeOrThere: CustomerRule = {
  code: 'FMT-013',
  scope: 'customer',
  severity: 'error',
  title: 'A firewall is there already; a network and a subnet have addresses.',
  text: 'Firewalls are not made from a design, only referred to: write "existing: true" (or on the network that it stands in). Of an appliance (kind: nva), which somebody may still build, it is a warning. A network without address space, or a subnet without a prefix, would be left out.',
  source: 'FORMAT',
  fix: existingFirewall,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const { firewall } = network;
      if (firewall && !firewall.existing) {
        const appliance = firewall.raw.kind === 'nva';
        yield {
          ...(appliance && { severity: 'warning' as const }),
          message: appliance
            ? l10n.t(
                'The appliance "{0}" is not made from the design. Write "existing: true" when it is there.',
                firewall.name,
              )
            : l10n.t(
                'Azure Firewall "{0}" is not made from the design. Make it, and write "existing: true".',
                firewall.name,
              ),
          place: placeOf(firewall, firewall.raw, 'name'),
        };
      }
      if (network.existing) continue;
      if (network.raw.addressSpace?.length === 0) {
        yield {
          message: l10n.t('"{0}" has no address space and would be left out. Write at least one prefix.', network.ref),
          place: keyOf(network, network.raw, 'addressSpace'),
        };
      }
      for (const subnet of network.subnets) {
        if (subnet.existing || subnet.raw.addressPrefixes?.length !== 0) continue;
        yield {
          message: l10n.t('Subnet "{0}" has no prefix and would be left out. Write one.', subnet.name),
          place: keyOf(subnet, subnet.raw, 'addressPrefixes'),
        };
      }
    }
  },
};
