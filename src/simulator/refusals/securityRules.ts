import { overlaps, readCidr } from '../addresses';
import { listAt, numberAt, sameText, textAt, textsAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf, parentId } from '../ids';
import { LIMITS } from './limits';
import type { Attempt, Refusal } from './refusal';
import { isServiceTag } from './serviceTags';

const RULE = 'Microsoft.Network/networkSecurityGroups/securityRules';
const about = { type: RULE, source: 'virtual-network/network-security-groups-overview', date: '2026-11-25' } as const;

const SIDES = ['source', 'destination'] as const;
const CHOICES = {
  direction: ['Inbound', 'Outbound'],
  access: ['Allow', 'Deny'],
  protocol: ['Tcp', 'Udp', 'Icmp', 'Esp', 'Ah', '*'],
} as const;

/** What stands in one property or in its plural. */
const both = (rule: Resource, single: string, plural: string): string[] =>
  [
    ...[textAt(rule.properties, single)].filter((text) => text !== undefined && text !== ''),
    ...textsAt(rule.properties, plural),
  ] as string[];

const prefixes = (rule: Resource): string[] =>
  SIDES.flatMap((side) => both(rule, `${side}AddressPrefix`, `${side}AddressPrefixes`));
const ports = (rule: Resource): string[] =>
  SIDES.flatMap((side) => both(rule, `${side}PortRange`, `${side}PortRanges`));

/** Whether a text is a port, a range of ports, or any. */
function isPortRange(text: string): boolean {
  if (text === '*') return true;
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (match === null) return false;
  const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])];
  return first <= last && last <= 65535;
}

const familyOf = (text: string): 4 | 6 | undefined => (readCidr(text) ?? hostOf(text))?.family;
const hostOf = (text: string) => readCidr(`${text}/${text.includes(':') ? 128 : 32}`);

const isAddress = (text: string): boolean => text === '*' || familyOf(text) !== undefined || isServiceTag(text);

/** The property of one side that is given in both numbers, or in none. */
function unclear({ resource }: Attempt): string | undefined {
  for (const side of SIDES) {
    const groups = listAt(resource.properties, `${side}ApplicationSecurityGroups`).length > 0;
    const [address, addresses] = [
      textAt(resource.properties, `${side}AddressPrefix`),
      textsAt(resource.properties, `${side}AddressPrefixes`),
    ];
    const [port, portList] = [
      textAt(resource.properties, `${side}PortRange`),
      textsAt(resource.properties, `${side}PortRanges`),
    ];
    if (!groups && !address && addresses.length === 0) return `${side}AddressPrefix`;
    if (address && addresses.length > 0) return `${side}AddressPrefixes`;
    if (!port && portList.length === 0) return `${side}PortRange`;
    if (port && portList.length > 0) return `${side}PortRanges`;
  }
  return undefined;
}

export const securityRuleRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'properties',
    condition: `a group has more than ${LIMITS.rulesOfGroup} rules`,
    code: 'SecurityRulesPerNetworkSecurityGroupLimitReached',
    message: `The network security group of {id} cannot have more than ${LIMITS.rulesOfGroup} rules.`,
    codeFrom: 'documented',
    source: 'azure-resource-manager/management/azure-subscription-service-limits, networking limits',
    refuses: ({ resource, world }) =>
      world.store.children(parentId(resource.id) ?? '', RULE).length > LIMITS.rulesOfGroup,
  },
  {
    ...about,
    property: 'properties.description',
    condition: 'the description has more than 140 characters',
    code: 'SecurityRuleInvalidDescription',
    message: 'Security rule {name} has a description of {length} characters. The maximum is 140.',
    codeFrom: 'documented',
    source: 'REST: SecurityRulePropertiesFormat, description',
    refuses({ resource }) {
      const length = [...(textAt(resource.properties, 'description') ?? '')].length;
      return length > 140 && { length };
    },
  },
  {
    ...about,
    property: 'properties.priority',
    condition: 'the priority is not from 100 to 4096',
    code: 'SecurityRuleInvalidPriority',
    message: 'Security rule has invalid Priority. Value provided: {priority} Allowed range 100-4096.',
    codeFrom: 'reported',
    refuses({ resource }) {
      const priority = numberAt(resource.properties, 'priority');
      const legal = priority !== undefined && Number.isInteger(priority) && priority >= 100 && priority <= 4096;
      return !legal && { priority: priority ?? 'none' };
    },
  },
  {
    ...about,
    property: 'properties.priority',
    condition: 'another rule of the group has the same priority and direction',
    code: 'SecurityRuleConflict',
    message: 'Security rule {name} conflicts with rule {twin}. Rules cannot have the same Priority and Direction.',
    codeFrom: 'reported',
    refuses({ resource, world }) {
      const { priority, direction } = resource.properties;
      const twin = world.store
        .children(parentId(resource.id) ?? '', RULE)
        .find(
          ({ id, properties }) =>
            keyOf(id) !== keyOf(resource.id) && properties.priority === priority && properties.direction === direction,
        );
      return twin && { twin: twin.name };
    },
  },
  ...Object.entries(CHOICES).map(([property, choices]): Refusal => ({
    ...about,
    property: `properties.${property}`,
    condition: `${property} is none of ${choices.join(', ')}`,
    code: 'SecurityRuleParameterContainsUnsupportedValue',
    message: `Security rule {id} contains an unsupported value in {property}. Supported are ${choices.join(', ')}.`,
    codeFrom: 'documented',
    refuses: ({ resource }) =>
      !choices.some((choice) => sameText(choice, textAt(resource.properties, property))) && { property },
  })),
  {
    ...about,
    property: 'properties',
    condition: 'an address or port is missing, or is given in the singular and in the plural',
    code: 'SecurityRuleParameterRequired',
    message: 'Security rule {id} needs {property} or its plural, and not both.',
    codeFrom: 'documented',
    refuses(attempt) {
      const property = unclear(attempt);
      return property !== undefined && { property };
    },
  },
  {
    ...about,
    property: 'properties.sourceAddressPrefixes',
    condition: 'a list in the plural holds * or a service tag',
    code: 'SecurityRuleParameterContainsUnsupportedValue',
    message:
      "Security rule parameter {property} for rule with Id {id} cannot specify existing VIRTUALNETWORK, INTERNET, AZURELOADBALANCER, '*' or system tags. Unsupported value used: {value}.",
    codeFrom: 'reported',
    source: 'hashicorp/terraform-provider-azurerm, network_security_rule',
    refuses({ resource: { properties } }) {
      for (const side of SIDES) {
        for (const property of [`${side}AddressPrefixes`, `${side}PortRanges`]) {
          const value = textsAt(properties, property).find((text) => text === '*' || isServiceTag(text));
          if (value !== undefined) return { property, value };
        }
      }
      return false;
    },
  },
  {
    ...about,
    property: 'properties.sourceAddressPrefixes',
    condition: 'two prefixes of one list overlap, or are the same',
    code: 'OverlappingSubnetsNotPermittedInSecurityRule',
    message:
      'Security rule parameter {property} for rule with Id {id} contains overlapping subnets: {one} and {other}.',
    codeFrom: 'reported',
    source: 'kubernetes-sigs/cloud-provider-azure#6775; alan-turing-institute/data-safe-haven#2077',
    refuses({ resource: { properties } }) {
      for (const side of SIDES) {
        const property = `${side}AddressPrefixes`;
        const list = textsAt(properties, property)
          .flatMap((text) => ({ text, cidr: readCidr(text) ?? hostOf(text) }))
          .flatMap(({ text, cidr }) => (cidr === undefined ? [] : [{ text, cidr }]))
          .sort((a, b) =>
            a.cidr.first < b.cidr.first ? -1 : a.cidr.first > b.cidr.first ? 1 : a.cidr.length - b.cidr.length,
          );
        const at = list.findIndex(({ cidr }, index) => index > 0 && overlaps(list[index - 1]?.cidr ?? cidr, cidr));
        if (at > 0) return { property, one: list[at - 1]?.text ?? '', other: list[at]?.text ?? '' };
      }
      return false;
    },
  },
  {
    ...about,
    property: 'properties.destinationPortRange',
    condition: 'a port is no number from 0 to 65535, no range of them and no *',
    code: 'SecurityRuleInvalidPortRange',
    message:
      "Security rule has invalid Port range. Value provided: {value}. Value should be an integer OR integer range with '-' delimiter. Valid range 0-65535.",
    codeFrom: 'reported',
    source: 'Azure/azure-cli#23499, hashicorp/terraform-provider-azurerm#1530',
    refuses({ resource }) {
      const value = ports(resource).find((port) => !isPortRange(port));
      return value !== undefined && { value };
    },
  },
  {
    ...about,
    property: 'properties.sourceAddressPrefix',
    condition: 'an address is neither a prefix without host bits, nor an address, a service tag or *',
    code: 'SecurityRuleInvalidAddressPrefix',
    message: 'Security rule has invalid Address prefix. Value provided: {value}',
    codeFrom: 'reported',
    source: 'Azure/azure-powershell#4557',
    refuses({ resource }) {
      const value = prefixes(resource).find((prefix) => !isAddress(prefix));
      return value !== undefined && { value };
    },
  },
  {
    ...about,
    property: 'properties.sourceAddressPrefix',
    condition: 'one rule has IPv4 and IPv6 addresses',
    code: 'SecurityRuleAddressFamiliesMixed',
    message: 'Security rule {id} has IPv4 and IPv6 addresses. A rule is of one address family.',
    codeFrom: 'documented',
    source: 'virtual-network/ip-services/ipv6-overview',
    refuses: ({ resource }) =>
      new Set(
        prefixes(resource)
          .map(familyOf)
          .filter((family) => family !== undefined),
      ).size > 1,
  },
  {
    ...about,
    property: 'properties.sourceAddressPrefixes',
    condition: `a rule has more than ${LIMITS.addressesOfRule} addresses or ports`,
    code: 'SecurityRuleTooManyAddresses',
    message: `Security rule {id} has more than ${LIMITS.addressesOfRule} addresses or ports.`,
    codeFrom: 'documented',
    source: 'azure-resource-manager/management/azure-subscription-service-limits, networking limits',
    refuses: ({ resource }) =>
      prefixes(resource).length > LIMITS.addressesOfRule || ports(resource).length > LIMITS.addressesOfRule,
  },
];
