import * as l10n from '@vscode/l10n';
import { bastionTraffic } from '../../catalog/networkLimits';
import { type AzurePart, type RawSecurityGroup, findSecurityGroup } from '../../design';
import { matchesPort } from '../../routing';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { valuesOf } from './shared';

type Traffic = (typeof bastionTraffic)[number];

export const bastionRules: CustomerRule = {
  code: 'NSG-008',
  scope: 'customer',
  severity: 'warning',
  title: 'A security group on AzureBastionSubnet lets the traffic of Azure Bastion through.',
  text: `${bastionTraffic.map(shown).join('; ')}. Azure refuses another group there (NetworkSecurityGroupNotCompliantForAzureBastionSubnet); which wider rules it counts is not documented.`,
  source: 'bastion-nsg; bastion troubleshoot',
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      for (const subnet of network.subnets) {
        if (subnet.name !== 'AzureBastionSubnet' || subnet.existing) continue;
        const group = findSecurityGroup(network.subscription, subnet.raw.networkSecurityGroup);
        if (!group || group.existing) continue;
        const missing = bastionTraffic.filter((traffic) => !isLetThrough(group, traffic));
        if (missing.length === 0) continue;
        yield {
          message: l10n.t(
            '"{0}" does not let through what Azure Bastion needs, and may be refused here: {1}.',
            group.name,
            missing.map(shown).join('; '),
          ),
          place: placeOf(subnet, subnet.raw, 'networkSecurityGroup'),
          related: [{ place: placeOf(group, group.raw, 'name'), message: group.name }],
        };
      }
    }
  },
};

function shown({ direction, tag, port }: Traffic): string {
  return direction === 'Inbound'
    ? l10n.t('inbound from {0} to port {1}', tag, port)
    : l10n.t('outbound to {0}, port {1}', tag, port);
}

/** Whether a rule of the group allows the traffic; the rules that each group has by itself do not count. */
function isLetThrough(group: AzurePart<RawSecurityGroup>, { direction, tag, port }: Traffic): boolean {
  const far = direction === 'Inbound' ? 'source' : 'destination';
  return (group.raw.securityRules ?? []).some((rule) => {
    const values = (field: 'AddressPrefix' | 'PortRange', end: 'source' | 'destination') =>
      [...valuesOf({ group, rule }, field)].filter((value) => value.end === end).map(({ written }) => written);
    return (
      rule.direction === direction &&
      rule.access === 'Allow' &&
      ['*', 'Tcp'].includes(rule.protocol ?? '') &&
      values('AddressPrefix', far).some((end) => end === '*' || end === tag) &&
      matchesPort(values('PortRange', 'destination'), port)
    );
  });
}
