import * as l10n from '@vscode/l10n';
import type { ArmBody, Change, Json } from '../model';
import { itemsAt, textAt } from './bodies';
import type { Lasting, Meaning, Refusal, ResourceType, Surroundings } from './descriptor';
import { NETWORK_VERSION, changing, gainsAndLosses, harmless, telling } from './rules';

const TABLE = 'Microsoft.Network/routeTables';
const GROUP = 'Microsoft.Network/networkSecurityGroups';

const ROUTE_GOES_WITH = [{ key: 'nextHopType', dependents: ['nextHopIpAddress'] }] as const;

/** Of one value or several, ARM takes either. */
const RULE_ALTERNATIVES = [
  ['sourceAddressPrefix', 'sourceAddressPrefixes'],
  ['sourcePortRange', 'sourcePortRanges'],
  ['destinationAddressPrefix', 'destinationAddressPrefixes'],
  ['destinationPortRange', 'destinationPortRanges'],
] as const;

function routeLeftover(body: ArmBody | undefined): Lasting {
  const [prefix, hop] = [textAt(body, 'properties', 'addressPrefix'), textAt(body, 'properties', 'nextHopType')];
  return telling(l10n.t('it still sends {0} to {1}', prefix ?? l10n.t('its prefix'), hop ?? l10n.t('its next hop')));
}

function ruleLeftover(body: ArmBody | undefined): Lasting {
  const said = (key: string) => textAt(body, 'properties', key) ?? '';
  return said('access').toLowerCase() === 'deny'
    ? harmless(l10n.t('it still denies ({0}, priority {1})', said('direction'), priorityOf(body)))
    : telling(l10n.t('it still lets traffic through ({0}, priority {1})', said('direction'), priorityOf(body)));
}

function priorityOf(body: ArmBody | undefined): string {
  const properties = body?.['properties'];
  const priority =
    typeof properties === 'object' && properties !== null && 'priority' in properties ? properties.priority : undefined;
  return typeof priority === 'number' ? String(priority) : '?';
}

const nameOf = (item: unknown): string => textAt(item, 'name') ?? '';

/** A wanted item of a list, and one of another name that is there in the same place, which Azure gives to one of them only. */
function clashIn(
  list: string,
  placeOf: (item: unknown) => string,
  { resource, actual }: Surroundings,
): { readonly own: Json; readonly other: Json } | undefined {
  const wanted = itemsAt(resource.body, 'properties', list);
  const names = new Set(wanted.map((item) => nameOf(item).toLowerCase()));
  const others = itemsAt(actual, 'properties', list).filter((item) => !names.has(nameOf(item).toLowerCase()));
  for (const own of wanted) {
    const other = others.find((one) => placeOf(one).toLowerCase() === placeOf(own).toLowerCase());
    if (other !== undefined) return { own, other };
  }
  return undefined;
}

/** Azure takes no two routes of a table to one prefix, whoever made them: RouteConflict. */
function routesMean(_change: Change, around: Surroundings): Meaning | Refusal {
  const source = 'virtual-networks-udr-overview';
  const prefixOf = (route: unknown) => textAt(route, 'properties', 'addressPrefix') ?? '';
  const clash = clashIn('routes', prefixOf, around);
  if (clash) {
    return {
      refused: l10n.t(
        'not in place: the route {0} leads to {1}, to which the route {2} leads in Azure: use its name in the design, or remove that route first',
        nameOf(clash.own),
        prefixOf(clash.own),
        nameOf(clash.other),
      ),
      rule: null,
      source,
    };
  }
  return {
    text: l10n.t('traffic takes another way at once in every subnet that uses it; sessions may end'),
    traffic: 'interrupted',
    source,
  };
}

/** Azure takes no two rules of one direction with one priority, whoever made them: SecurityRuleConflict. */
function rulesMean(change: Change, around: Surroundings): Meaning | Refusal {
  const source = 'network-security-groups-overview';
  const placeOf = (rule: unknown) => `${textAt(rule, 'properties', 'direction') ?? ''} ${priorityOf(rule as ArmBody)}`;
  const clash = clashIn('securityRules', placeOf, around);
  if (clash) {
    return {
      refused: l10n.t(
        'not in place: the rule {0} has the priority {1}, which the rule {2} has in Azure: take another priority, or remove that rule first',
        nameOf(clash.own),
        priorityOf(clash.own as ArmBody),
        nameOf(clash.other),
      ),
      rule: null,
      source,
    };
  }
  const opened = opens(change, around);
  const text = l10n.t('takes effect at once in every subnet that uses it: flows that are denied now may end');
  return {
    text: opened === undefined ? text : [text, opened].join('; '),
    traffic: 'interrupted',
    source,
  };
}

const isAllow = (rule: unknown): boolean => textAt(rule, 'properties', 'access')?.toLowerCase() === 'allow';

/** What a change of a rule lets through that was not let through before; undefined where it is nothing. */
function opens({ path, from, to }: Change, { resource, actual }: Surroundings): string | undefined {
  const [, name = '', key] = /^properties\.securityRules\[(.*)\](?:\.properties\.(\w+))?$/.exec(path) ?? [];
  if (key === undefined) {
    return from === null && isAllow(to) ? l10n.t('the rule {0} lets traffic through that it names', name) : undefined;
  }
  const byName = (body: unknown) =>
    itemsAt(body, 'properties', 'securityRules').find((rule) => nameOf(rule).toLowerCase() === name.toLowerCase());
  const [before, after] = [isAllow(byName(actual)), isAllow(byName(resource.body))];
  if (after && !before) return l10n.t('the rule {0} denied, and lets through from then on', name);
  if (!after && !before) {
    return key === 'access' || key === 'description'
      ? undefined
      : l10n.t('the rule {0} denies other traffic than before: what it leaves, a later rule may let through', name);
  }
  const widened = gainsAndLosses({ path, from, to }).gains;
  return after && widened.length > 0 && WHAT_IT_MATCHES.test(key)
    ? l10n.t('the rule {0} lets through what it did not: {1}', name, widened.join(', '))
    : undefined;
}

const WHAT_IT_MATCHES = /^(protocol|(source|destination)(AddressPrefix|AddressPrefixes|PortRange|PortRanges))$/;

const atOnce = (): string => l10n.t('takes effect at once in every subnet that uses it');

export const tableTypes = {
  routeTable: {
    type: TABLE,
    kind: 'routeTable',
    title: () => l10n.t('route table'),
    apiVersion: NETWORK_VERSION,
    removal: 90,
    operations: 'routeTables',
    listed: true,
    terraform: 'azurerm_route_table',
    children: [{ property: 'routes', type: `${TABLE}/routes` }],
    goesWith: ROUTE_GOES_WITH,
    creation: () => ({
      text: l10n.t('no downtime: no subnet uses it yet'),
      traffic: 'untouched',
      source: 'virtual-networks-udr-overview',
    }),
    changes: [
      { path: /^properties\.routes\b/, means: routesMean },
      changing(
        /^properties\.disableBgpRoutePropagation$/,
        'virtual-networks-udr-overview',
        ({ to }) =>
          to === true
            ? l10n.t(
                'every subnet that uses it loses the routes of the gateways: traffic to the sites ends where no other route is',
              )
            : l10n.t('every subnet that uses it learns the routes of the gateways, and takes the more specific ones'),
        'interrupted',
      ),
    ],
    leftover: () => harmless(l10n.t('its routes hold in every subnet that still uses it')),
  },
  route: {
    type: `${TABLE}/routes`,
    kind: 'route',
    title: () => l10n.t('route'),
    apiVersion: NETWORK_VERSION,
    removal: 20,
    operations: 'routes',
    terraform: 'azurerm_route',
    goesWith: ROUTE_GOES_WITH,
    creation: () => ({ text: atOnce(), traffic: 'interrupted', source: 'virtual-networks-udr-overview' }),
    changes: [changing(/^properties\b/, 'virtual-networks-udr-overview', atOnce, 'interrupted')],
    leftover: routeLeftover,
  },
  securityGroup: {
    type: GROUP,
    kind: 'securityGroup',
    title: () => l10n.t('network security group'),
    apiVersion: NETWORK_VERSION,
    removal: 90,
    operations: 'networkSecurityGroups',
    listed: true,
    terraform: 'azurerm_network_security_group',
    children: [{ property: 'securityRules', type: `${GROUP}/securityRules` }],
    alternatives: RULE_ALTERNATIVES,
    creation: () => ({
      text: l10n.t('no downtime: no subnet uses it yet'),
      traffic: 'untouched',
      source: 'network-security-groups-overview',
    }),
    changes: [{ path: /^properties\.securityRules\b/, means: rulesMean }],
    leftover: () => harmless(l10n.t('its rules hold in every subnet that still uses it')),
  },
  securityRule: {
    type: `${GROUP}/securityRules`,
    kind: 'securityRule',
    title: () => l10n.t('security rule'),
    apiVersion: NETWORK_VERSION,
    removal: 20,
    operations: 'securityRules',
    terraform: 'azurerm_network_security_rule',
    alternatives: RULE_ALTERNATIVES,
    creation: () => ({ text: atOnce(), traffic: 'interrupted', source: 'network-security-groups-overview' }),
    changes: [changing(/^properties\b/, 'network-security-groups-overview', atOnce, 'interrupted')],
    leftover: ruleLeftover,
  },
} as const satisfies Readonly<Record<string, ResourceType>>;
