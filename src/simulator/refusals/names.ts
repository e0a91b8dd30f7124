import type { Refusal } from './refusal';

interface NameRule {
  /** types that share it, below `Microsoft.Network/` where nothing else is said */
  readonly types: readonly string[];
  readonly shortest: number;
  readonly longest: number;
  readonly pattern: RegExp;
  readonly words: string;
}

/** Begins with a letter or digit, ends with one or an underscore; between them also dots and hyphens. */
const COMMON = /^[A-Za-z0-9](?:[\w.-]*\w)?$/;
const COMMON_WORDS =
  "It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.";

const NETWORK_TYPES = [
  'connections',
  'expressRouteCircuits',
  'expressRouteCircuits/authorizations',
  'expressRouteCircuits/peerings',
  'expressRouteCircuits/peerings/connections',
  'expressRouteLags',
  'expressRouteLags/links',
  'expressRoutePorts',
  'expressRoutePorts/authorizations',
  'expressRoutePorts/links',
  'localNetworkGateways',
  'networkSecurityGroups',
  'networkSecurityGroups/securityRules',
  'publicIPAddresses',
  'routeFilters',
  'routeFilters/routeFilterRules',
  'routeTables',
  'routeTables/routes',
  'virtualHubs',
  'virtualHubs/bgpConnections',
  'virtualHubs/ipConfigurations',
  'virtualNetworkGateways',
  'virtualNetworks/subnets',
  'virtualNetworks/virtualNetworkPeerings',
];

const RULES: readonly NameRule[] = [
  { types: NETWORK_TYPES, shortest: 1, longest: 80, pattern: COMMON, words: COMMON_WORDS },
  { types: ['virtualNetworks'], shortest: 2, longest: 64, pattern: COMMON, words: COMMON_WORDS },
  {
    types: [
      'Microsoft.Insights/actionGroups',
      'Microsoft.Insights/activityLogAlerts',
      'Microsoft.Insights/metricAlerts',
    ],
    shortest: 1,
    longest: 260,
    pattern: /^[^:<>+/&%\\?|]*[^:<>+/&%\\?| .]$/,
    words: "It may not contain any of : < > + / & % \\ ? | and may not end with a space or '.'.",
  },
  {
    types: ['Microsoft.Authorization/locks'],
    shortest: 1,
    longest: 90,
    pattern: /^[\w().-]*[\w()-]$/,
    words: "It may contain word characters, '(', ')', '.', '-', and may not end with '.'.",
  },
];

/** What resources may be called. */
export const nameRefusals: readonly Refusal[] = RULES.flatMap(({ types, shortest, longest, pattern, words }) =>
  types.map((type) => ({
    type: type.includes('.') ? type : `Microsoft.Network/${type}`,
    property: 'name',
    condition: `the name is shorter than ${shortest} or longer than ${longest} characters, or has a character where it may not`,
    code: 'InvalidResourceName',
    message: `Resource name {name} is invalid. The name can be up to ${longest} characters long. ${words}`,
    codeFrom: 'reported' as const,
    source: 'azure-resource-manager/management/resource-name-rules; message: F5Networks/f5-azure-arm-templates#227',
    date: '2026-11-25',
    refuses: ({ resource: { name } }) => name.length < shortest || name.length > longest || !pattern.test(name),
  })),
);
