import { textAt } from '../arm';
import type { Json, JsonObject, Resource } from '../arm';
import type { Kind, World } from '../kind';
import { SUBNET } from './networks';

const TABLE = 'Microsoft.Network/routeTables';
const GROUP = 'Microsoft.Network/networkSecurityGroups';
const RULE = `${GROUP}/securityRules`;

/** The route table of a subnet, where it holds a default route. */
export function defaultRouteOf(subnet: Resource, { store }: World): Resource | undefined {
  const table = store.get(textAt(subnet.properties, 'routeTable', 'id') ?? '');
  const routes = table === undefined ? [] : store.children(table.id, `${TABLE}/routes`);
  return routes.some(({ properties }) => properties.addressPrefix === '0.0.0.0/0') ? table : undefined;
}

const subnetsOf = (resource: Resource, { store }: World): Json =>
  store.referrers(resource.id, SUBNET).map(({ id }) => ({ id }));

const defaultRule = (
  group: Resource,
  [name, priority, access, direction, source, destination]: readonly [string, number, string, string, string, string],
): JsonObject => ({
  name,
  id: `${group.id}/defaultSecurityRules/${name}`,
  etag: group.etag,
  type: `${GROUP}/defaultSecurityRules`,
  properties: {
    provisioningState: 'Succeeded',
    protocol: '*',
    sourcePortRange: '*',
    destinationPortRange: '*',
    sourceAddressPrefix: source,
    destinationAddressPrefix: destination,
    access,
    priority,
    direction,
  },
});

const DEFAULT_RULES = [
  ['AllowVnetInBound', 65000, 'Allow', 'Inbound', 'VirtualNetwork', 'VirtualNetwork'],
  ['AllowAzureLoadBalancerInBound', 65001, 'Allow', 'Inbound', 'AzureLoadBalancer', '*'],
  ['DenyAllInBound', 65500, 'Deny', 'Inbound', '*', '*'],
  ['AllowVnetOutBound', 65000, 'Allow', 'Outbound', 'VirtualNetwork', 'VirtualNetwork'],
  ['AllowInternetOutBound', 65001, 'Allow', 'Outbound', '*', 'Internet'],
  ['DenyAllOutBound', 65500, 'Deny', 'Outbound', '*', '*'],
] as const;

export const tableKinds: readonly Kind[] = [
  {
    type: TABLE,
    located: true,
    guid: true,
    inline: [{ property: 'routes', type: `${TABLE}/routes`, whenOmitted: 'delete' }],
    readOnly: ['subnets'],
    blockedBy: [{ type: SUBNET, code: 'InUseRouteTableCannotBeDeleted' }],
    begin({ properties }) {
      properties.disableBgpRoutePropagation ??= false;
    },
    view: (table, world) =>
      world.store.referrers(table.id, SUBNET).length > 0 ? { subnets: subnetsOf(table, world) } : {},
  },
  {
    type: `${TABLE}/routes`,
    readOnly: ['hasBgpOverride'],
  },
  {
    type: GROUP,
    located: true,
    guid: true,
    inline: [{ property: 'securityRules', type: RULE, whenOmitted: 'delete' }],
    readOnly: ['defaultSecurityRules', 'subnets', 'networkInterfaces'],
    blockedBy: [{ type: SUBNET, code: 'InUseNetworkSecurityGroupCannotBeDeleted' }],
    view: (group, world) => ({
      defaultSecurityRules: DEFAULT_RULES.map((rule) => defaultRule(group, rule)),
      ...(world.store.referrers(group.id, SUBNET).length > 0 && { subnets: subnetsOf(group, world) }),
    }),
  },
  { type: RULE },
];
