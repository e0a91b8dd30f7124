import { securityRuleArguments, subnetBindings } from '../../../resources/types/terraformNames';
import { RESOURCE_GROUP, armId, groupId, types } from '../../../resources';
import type { ArmBody, Json } from '../../../resources/model';
import { isList, isObject } from '../../json';
import { type Values, blocks, compact, ref, switched, text } from './values';
import { AZAPI, azapiBody, azapiId } from './azapi';
import * as gateways from './gateways';
import * as governance from './governance';
import * as circuits from './circuits';

/** How a resource of azurerm is one of ARM. */
interface Shape {
  readonly type: string;
  /** The name of the parent, and its own, in the order of the id; from the arguments that hold them. */
  readonly names: (values: Values) => readonly (string | undefined)[];
  /** The argument that holds the id of the parent, where there is one in place of group and name. */
  readonly parentId?: string;
  /** Whether it stands beside the resource whose id is in `scope`; such a one may have no name before a run. */
  readonly beside?: true;
  readonly body: (values: Values) => ArmBody;
}

const named = (values: Values): (string | undefined)[] => [text(values, 'name')];
const below =
  (parent: string) =>
  (values: Values): (string | undefined)[] => [text(values, parent), text(values, 'name')];

const address = (values: Values): ArmBody => ({
  sku: compact({ name: text(values, 'sku'), tier: text(values, 'sku_tier') }),
  ...(isList(values['zones']) && { zones: values['zones'] }),
  properties: compact({
    publicIPAllocationMethod: text(values, 'allocation_method'),
    publicIPAddressVersion: text(values, 'ip_version'),
  }),
});

const network = (values: Values): ArmBody => ({
  properties: compact({
    addressSpace: { addressPrefixes: values['address_space'] ?? [] },
    dhcpOptions:
      isList(values['dns_servers']) && values['dns_servers'].length > 0
        ? { dnsServers: values['dns_servers'] }
        : undefined,
    subnets: blocks(values, 'subnet').map((one) => ({
      name: text(one, 'name') ?? '',
      properties: compact({
        ...prefixes(one),
        networkSecurityGroup: ref(one, 'security_group'),
        routeTable: ref(one, 'route_table_id'),
        serviceEndpoints: services(one),
      }),
    })),
  }),
});

function prefixes(values: Values): ArmBody {
  const list = values['address_prefixes'];
  const [only, more] = isList(list) ? list : [text(values, 'address_prefix')];
  return more === undefined ? { addressPrefix: only } : { addressPrefixes: list };
}

const services = (values: Values): Json | undefined =>
  isList(values['service_endpoints']) && values['service_endpoints'].length > 0
    ? values['service_endpoints'].map((service) => ({ service }))
    : undefined;

const subnet = (values: Values): ArmBody => ({
  properties: compact({ ...prefixes(values), serviceEndpoints: services(values) }),
});

const networkPeering = (values: Values): ArmBody => ({
  properties: compact({
    remoteVirtualNetwork: ref(values, 'remote_virtual_network_id'),
    allowVirtualNetworkAccess: values['allow_virtual_network_access'] ?? true,
    allowForwardedTraffic: values['allow_forwarded_traffic'],
    allowGatewayTransit: values['allow_gateway_transit'],
    useRemoteGateways: values['use_remote_gateways'],
  }),
});

const route = (values: Values): ArmBody => ({
  properties: compact({
    addressPrefix: text(values, 'address_prefix'),
    nextHopType: text(values, 'next_hop_type'),
    nextHopIpAddress: text(values, 'next_hop_in_ip_address'),
  }),
});

const routeTable = (values: Values): ArmBody => ({
  properties: compact({
    disableBgpRoutePropagation:
      switched(values, 'disable_bgp_route_propagation') ??
      (switched(values, 'bgp_route_propagation_enabled') === false ? true : undefined),
    routes: blocks(values, 'route').map((one) => ({ name: text(one, 'name') ?? '', ...route(one) })),
  }),
});

const rule = (values: Values): ArmBody => ({
  properties: compact(
    Object.fromEntries(
      securityRuleArguments.map(([from, to]) => {
        const value = values[from];
        return [to, value === '' || (isList(value) && value.length === 0) ? undefined : value];
      }),
    ),
  ),
});

const securityGroup = (values: Values): ArmBody => ({
  properties: {
    securityRules: blocks(values, 'security_rule').map((one) => ({ name: text(one, 'name') ?? '', ...rule(one) })),
  },
});

const firewall = (values: Values): ArmBody => ({
  properties: {
    ipConfigurations: blocks(values, 'ip_configuration').map((one) => ({
      name: text(one, 'name') ?? '',
      properties: compact({ subnet: ref(one, 'subnet_id'), privateIPAddress: text(one, 'private_ip_address') }),
    })),
  },
});

const shapes: Readonly<Record<string, Shape>> = {
  azurerm_virtual_network: { type: types.virtualNetwork, names: named, body: network },
  azurerm_subnet: { type: types.subnet, names: below('virtual_network_name'), body: subnet },
  azurerm_virtual_network_peering: {
    type: types.networkPeering,
    names: below('virtual_network_name'),
    body: networkPeering,
  },
  azurerm_route_table: { type: types.routeTable, names: named, body: routeTable },
  azurerm_route: { type: types.route, names: below('route_table_name'), body: route },
  azurerm_network_security_group: { type: types.securityGroup, names: named, body: securityGroup },
  azurerm_network_security_rule: { type: types.securityRule, names: below('network_security_group_name'), body: rule },
  azurerm_public_ip: { type: types.publicAddress, names: named, body: address },
  azurerm_firewall: { type: 'Microsoft.Network/azureFirewalls', names: named, body: firewall },
  azurerm_virtual_network_gateway: { type: types.gateway, names: named, body: gateways.gateway },
  azurerm_local_network_gateway: { type: types.localGateway, names: named, body: gateways.localGateway },
  azurerm_virtual_network_gateway_connection: { type: types.connection, names: named, body: gateways.connection },
  azurerm_route_server: { type: types.routeServer, names: named, body: gateways.routeServer },
  azurerm_route_server_bgp_connection: {
    type: types.routeServerPeer,
    names: named,
    parentId: 'route_server_id',
    body: gateways.routeServerPeer,
  },
  azurerm_express_route_circuit: { type: types.circuit, names: named, body: circuits.circuit },
  azurerm_express_route_circuit_authorization: {
    type: types.authorization,
    names: below('express_route_circuit_name'),
    body: () => ({ properties: {} }),
  },
  azurerm_express_route_circuit_peering: {
    type: types.peering,
    names: (values) => [text(values, 'express_route_circuit_name'), text(values, 'peering_type')],
    body: circuits.peering,
  },
  azurerm_express_route_circuit_connection: {
    type: types.globalReach,
    names: named,
    parentId: 'peering_id',
    body: circuits.globalReach,
  },
  azurerm_express_route_port: { type: types.port, names: named, body: circuits.port },
  azurerm_management_lock: { type: types.lock, names: named, beside: true, body: governance.lock },
  azurerm_role_assignment: {
    type: types.roleAssignment,
    names: named,
    beside: true,
    body: governance.roleAssignment,
  },
  azurerm_monitor_metric_alert: { type: types.metricAlert, names: named, body: governance.metricAlert },
  azurerm_resource_group: { type: RESOURCE_GROUP, names: named, body: () => ({}) },
  azurerm_route_filter: { type: types.routeFilter, names: named, body: circuits.routeFilter },
};

/** Resources of azurerm that only bind two others together. */
export const BINDINGS: Readonly<Record<string, { readonly key: string; readonly argument: string }>> =
  Object.fromEntries(subnetBindings.map(({ type, argument, property }) => [type, { key: property, argument }]));

export const isKnown = (terraformType: string): boolean =>
  terraformType in shapes || terraformType in BINDINGS || terraformType === AZAPI;

/** Whether a resource stands beside another one, so that nothing of a network is lost where its id is not known. */
export const isBeside = (terraformType: string): boolean => shapes[terraformType]?.beside === true;

/** The ARM id that a resource of azurerm has; undefined where its type or its arguments do not say it. */
export function armIdOf(terraformType: string, values: Values, subscriptionId: string): string | undefined {
  const said = text(values, 'id');
  if (said?.startsWith('/subscriptions/')) return said;
  if (terraformType === 'azurerm_resource_group') {
    const name = text(values, 'name');
    return name === undefined ? undefined : groupId(subscriptionId, name);
  }
  if (terraformType === AZAPI) return azapiId(values);
  const shape = shapes[terraformType];
  const group = text(values, 'resource_group_name');
  if (!shape) return undefined;
  const names = shape.names(values).filter((name) => name !== undefined);
  if (shape.beside) {
    const [scope, name] = [text(values, 'scope'), names[0]];
    return scope === undefined || name === undefined ? undefined : armId(scope, shape.type, name);
  }
  if (shape.parentId !== undefined) {
    const parent = text(values, shape.parentId);
    return parent === undefined
      ? undefined
      : `${parent}/${shape.type.slice(shape.type.lastIndexOf('/') + 1)}/${names[0] ?? ''}`;
  }
  if (group === undefined || names.length !== shape.type.split('/').length - 1) return undefined;
  return armId(groupId(subscriptionId, group), shape.type, ...names);
}

/** The resource as ARM has it, with what azurerm makes one of and ARM several; none where the type is not known. */
export function armBodies(terraformType: string, id: string, values: Values): ArmBody[] {
  if (terraformType === AZAPI) return [azapiBody(id, values)];
  const shape = shapes[terraformType];
  if (!shape) return [];
  const tags = isObject(values['tags']) && Object.keys(values['tags']).length > 0 ? values['tags'] : undefined;
  const location = text(values, 'location');
  const own = { ...shape.body(values), id, ...(location !== undefined && { location }), ...(tags && { tags }) };
  const beside = terraformType === 'azurerm_route_server' ? [gateways.routeServerAddress(id, values)] : [];
  return [own, ...beside];
}
