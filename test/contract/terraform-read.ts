import { parse } from '@cdktn/hcl2json';
import type { GeneratedFile } from '../../src/generate';
import { type Json, type WantedResource, armId, groupId, types } from '../../src/resources';
import { type ReadResource, keyOf, lowerIds, parameter } from './arm-read';
import { type Hcl, readers } from './terraform-readers';

type Bodies = Record<string, Record<string, Hcl[]>>;

/** A module: its resources by type and label, its local values, and the subscriptions of its providers. */
export interface Module {
  readonly resources: Bodies;
  readonly variables: Readonly<Record<string, Hcl>>;
  readonly locals: Readonly<Record<string, string>>;
  readonly subscriptions: Readonly<Record<string, string>>;
}

/** Reads the files of a module as one. */
export async function readModule(files: readonly GeneratedFile[]): Promise<Module> {
  const resources: Bodies = {};
  const variables: Record<string, Hcl> = {};
  const locals: Record<string, string> = {};
  const subscriptions: Record<string, string> = {};
  for (const { path, content } of files) {
    const parsed = (await parse(path, content)) as {
      resource?: Bodies;
      variable?: Record<string, Hcl[]>;
      locals?: Record<string, string>[];
      provider?: { azurerm?: { alias: string; subscription_id: string }[] };
    };
    for (const [type, byLabel] of Object.entries(parsed.resource ?? {})) {
      resources[type] = { ...resources[type], ...byLabel };
    }
    for (const [name, [body = {}]] of Object.entries(parsed.variable ?? {})) variables[name] = body;
    for (const block of parsed.locals ?? []) Object.assign(locals, block);
    for (const { alias, subscription_id } of parsed.provider?.azurerm ?? []) subscriptions[alias] = subscription_id;
  }
  return { resources, variables, locals, subscriptions };
}

const NETWORK: Readonly<Record<string, string>> = {
  azurerm_virtual_network: 'virtualNetworks',
  azurerm_route_table: 'routeTables',
  azurerm_network_security_group: 'networkSecurityGroups',
  azurerm_public_ip: 'publicIPAddresses',
  azurerm_virtual_network_gateway: 'virtualNetworkGateways',
  azurerm_local_network_gateway: 'localNetworkGateways',
  azurerm_virtual_network_gateway_connection: 'connections',
  azurerm_express_route_circuit: 'expressRouteCircuits',
  azurerm_route_filter: 'routeFilters',
  azurerm_express_route_port: 'expressRoutePorts',
  azurerm_route_server: 'virtualHubs',
};

/** A resource with its address in Terraform, such as `azurerm_subnet.hub_GatewaySubnet`. */
export interface TerraformResource extends ReadResource {
  readonly address: string;
}

/** The resources of a module in the form of ARM, as far as azurerm can say them. */
export function armOf({ resources, locals, subscriptions }: Module): TerraformResource[] {
  const bodyAt = (type: string, label: string): Hcl => resources[type]?.[label]?.[0] ?? fail(`${type}.${label}`);
  const resolve = (value: unknown): Json => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'string') return value as Json;
    const reference = /^\$\{(.*)\}$/.exec(value)?.[1];
    if (reference === undefined) return value.replaceAll('$${', '${').replaceAll('%%{', '%{');
    if (reference.startsWith('var.')) return parameter(reference.slice(4));
    if (reference.startsWith('local.')) return locals[reference.slice(6)]?.toLowerCase() ?? fail(reference);
    const [type = '', label = '', attribute = ''] = reference.replace('[0]', '').split('.');
    if (attribute === 'name') return bodyAt(type, label)['name'] as Json;
    if (attribute === 'authorization_key') return keyOf(idOf(type, label));
    return attribute === 'id' ? idOf(type, label).toLowerCase() : fail(reference);
  };
  const subscriptionOf = (body: Hcl): string => {
    const alias = /azurerm\.(\w+)/.exec(String(body['provider']))?.[1] ?? '';
    return subscriptions[alias] ?? fail(`provider ${alias}`);
  };
  const idOf = (type: string, label: string): string => {
    const body = bodyAt(type, label);
    const name = String(body['name'] ?? '');
    const subscription = subscriptionOf(body);
    if (type === 'azurerm_resource_group') return groupId(subscription, name);
    const group = groupId(subscription, String(resolve(body['resource_group_name'] ?? '')));
    const on = (of: string, ...names: unknown[]): string =>
      armId(group, `Microsoft.Network/${of}`, ...names.map((n) => String(resolve(n))));
    switch (type) {
      case 'azurerm_subnet':
        return on('virtualNetworks/subnets', body['virtual_network_name'], name);
      case 'azurerm_virtual_network_peering':
        return on('virtualNetworks/virtualNetworkPeerings', body['virtual_network_name'], name);
      case 'azurerm_express_route_circuit_peering':
        return on('expressRouteCircuits/peerings', body['express_route_circuit_name'], body['peering_type']);
      case 'azurerm_express_route_circuit_authorization':
        return on('expressRouteCircuits/authorizations', body['express_route_circuit_name'], name);
      case 'azurerm_express_route_circuit_connection':
        return `${String(resolve(body['peering_id']))}/connections/${name}`;
      case 'azurerm_route_server_bgp_connection':
        return `${String(resolve(body['route_server_id']))}/bgpConnections/${name}`;
      case 'azurerm_role_assignment':
        return armId(String(resolve(body['scope'])), 'Microsoft.Authorization/roleAssignments', name);
      case 'azurerm_management_lock':
        return armId(String(resolve(body['scope'])), 'Microsoft.Authorization/locks', name);
      case 'azurerm_monitor_metric_alert':
        return armId(group, 'Microsoft.Insights/metricAlerts', name);
      default:
        return on(NETWORK[type] ?? fail(type), name);
    }
  };

  const associated = (type: string, subnet: string, key: string): Json | undefined => {
    const found = Object.values(resources[type] ?? {}).find(
      ([one]) => resolve(one?.['subnet_id']) === subnet.toLowerCase(),
    );
    return found?.[0] && { id: resolve(found[0][key]) };
  };

  const mapOf = (map: Hcl): Json =>
    Object.fromEntries(Object.entries(map).map(([key, value]) => [key, resolve(value)]));

  return Object.entries(resources).flatMap(([type, byLabel]) =>
    Object.entries(byLabel).flatMap(([label, [body = {}]]): TerraformResource[] => {
      if (type.endsWith('_association')) return [];
      const id = idOf(type, label);
      const reader = readers[type] ?? fail(type);
      const get = (key: string, from: Hcl = body): Json | undefined =>
        from[key] === undefined ? undefined : resolve(from[key]);
      const blocks = (key: string, from: Hcl = body): Hcl[] => (from[key] as Hcl[] | undefined) ?? [];
      const read = reader({ id, get, blocks, associated });
      return [
        {
          id: id.toLowerCase(),
          address: `${type}.${label}`,
          apiVersion: '',
          location: body['location'] as string | undefined,
          tags: body['tags'] === undefined ? undefined : mapOf(body['tags'] as Hcl),
          body: lowerIds(JSON.parse(JSON.stringify(read)) as Json),
        },
      ];
    }),
  );
}

function fail(message: string): never {
  throw new Error(`not known: ${message}`);
}

/** A link aggregation group, or a circuit on one: azurerm has neither. */
export const isOfLag = ({ type, body }: WantedResource): boolean =>
  type === types.lag ||
  (body['properties'] as { expressRouteLag?: unknown } | undefined)?.expressRouteLag !== undefined;
