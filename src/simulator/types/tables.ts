import { readCidr } from '../addresses';
import { badRequest, numberAt, textAt, textsAt } from '../arm';
import type { Json, JsonObject, Resource } from '../arm';
import { keyOf, parentId } from '../ids';
import type { Kind, World } from '../kind';
import { SUBNET } from './networks';

const TABLE = 'Microsoft.Network/routeTables';
const GROUP = 'Microsoft.Network/networkSecurityGroups';
const RULE = `${GROUP}/securityRules`;
const NEXT_HOPS = ['VirtualNetworkGateway', 'VnetLocal', 'Internet', 'VirtualAppliance', 'None'];
const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

function checkRoute(route: Resource, _previous: Resource | undefined, { store }: World): void {
  const { id, properties } = route;
  const prefix = textAt(properties, 'addressPrefix');
  const tag = prefix !== undefined && /^[A-Za-z][A-Za-z0-9.]*$/.test(prefix);
  if (prefix === undefined || (!tag && readCidr(prefix) === undefined)) {
    throw badRequest(
      'InvalidAddressPrefixFormat',
      `The address prefix ${prefix} in resource ${id} has an invalid format.`,
    );
  }
  const hop = textAt(properties, 'nextHopType');
  if (hop === undefined || !NEXT_HOPS.includes(hop))
    throw badRequest('InvalidNextHopType', `The next hop type of ${id} is not valid.`);
  const address = textAt(properties, 'nextHopIpAddress');
  if ((hop === 'VirtualAppliance') !== (address !== undefined && address !== '')) {
    throw badRequest(
      'InvalidNextHopIpAddress',
      `Route ${id}: a next hop address goes with the next hop type VirtualAppliance, and only with it.`,
    );
  }
  if (address && readCidr(IPV4.test(address) ? `${address}/32` : `${address}/128`) === undefined) {
    throw badRequest('InvalidNextHopIpAddress', `The next hop address ${address} of ${id} is not an address.`);
  }
  if (
    store
      .children(parentId(id) ?? '', `${TABLE}/routes`)
      .some((other) => keyOf(other.id) !== keyOf(id) && textAt(other.properties, 'addressPrefix') === prefix)
  ) {
    throw badRequest('RouteConflict', `Route ${id} has the address prefix ${prefix} of another route in the table.`);
  }
}

/** A single value or a list of them; ARM wants exactly one of the two. */
function hasOne(properties: JsonObject, single: string, plural: string): boolean {
  return (textAt(properties, single) !== undefined) !== textsAt(properties, plural).length > 0;
}

function checkRule(rule: Resource, _previous: Resource | undefined, { store }: World): void {
  const { id, properties } = rule;
  const priority = numberAt(properties, 'priority');
  if (priority === undefined || priority < 100 || priority > 4096) {
    throw badRequest(
      'SecurityRuleInvalidPriority',
      `Security rule ${id} has invalid priority ${priority}. It must be from 100 to 4096.`,
    );
  }
  const direction = textAt(properties, 'direction');
  const twin = store
    .children(parentId(id) ?? '', RULE)
    .find(
      (other) =>
        keyOf(other.id) !== keyOf(id) &&
        other.properties.priority === priority &&
        other.properties.direction === direction,
    );
  if (twin !== undefined) {
    throw badRequest(
      'SecurityRuleConflict',
      `Security rule ${rule.name} conflicts with rule ${twin.name}. Rules cannot have the same Priority and Direction.`,
    );
  }
  if (
    !['Inbound', 'Outbound'].includes(direction ?? '') ||
    !['Allow', 'Deny'].includes(textAt(properties, 'access') ?? '') ||
    !textAt(properties, 'protocol')
  ) {
    throw badRequest('SecurityRuleInvalid', `Security rule ${id} needs a direction, an access and a protocol.`);
  }
  for (const side of ['source', 'destination']) {
    const address = hasOne(properties, `${side}AddressPrefix`, `${side}AddressPrefixes`);
    const named = Array.isArray(properties[`${side}ApplicationSecurityGroups`]);
    if ((!address && !named) || !hasOne(properties, `${side}PortRange`, `${side}PortRanges`)) {
      throw badRequest(
        'SecurityRuleParameterRequired',
        `Security rule ${id} needs one ${side} address and one ${side} port, each single or as a list.`,
      );
    }
  }
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
    check: checkRoute,
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
  { type: RULE, check: checkRule },
];
