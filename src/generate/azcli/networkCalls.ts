import { type BodyValue, type WantedResource, isIdRef } from '../../resources';
import { at, items, leafAt, textsAt } from '../values';
import { type Call, callOf, command, located, option, placed, placedIn } from './call';
import { contains, equals, isTrue, sameAs } from './same';
import { word } from '../bash';

/** Writes a resource by commands of az; undefined where az cannot say all of it. */
export type Commands = (resource: WantedResource) => readonly Call[] | undefined;

/** Adds what the query does not see yet, and leaves the rest. */
function addMissing(resource: WantedResource, query: string, adding: readonly string[]): string[] {
  return [
    `now=$(look ${word(resource.id)} ${resource.apiVersion} ${word(query)})`,
    'if [[ $now != true ]]; then',
    ...adding.map((line) => `  ${line}`),
    'fi',
  ];
}

export const virtualNetwork: Commands = (resource) => {
  if (at(resource.body, 'properties', 'summarizedGatewayPrefixes') !== undefined) return undefined;
  const prefixes = textsAt(resource.body, 'properties', 'addressSpace', 'addressPrefixes');
  const nameServers = textsAt(resource.body, 'properties', 'dhcpOptions', 'dnsServers');
  const place = placed(resource);
  const dns = option('--dns-servers', ...nameServers);
  const create = [...place, ...located(resource), option('--address-prefixes', ...prefixes), dns];
  const path = 'properties.addressSpace.addressPrefixes';
  const inOrder = nameServers.length === 0 ? [] : [equals('properties.dhcpOptions.dnsServers', nameServers)];
  const call = callOf(
    {
      of: resource,
      same: isTrue([...prefixes.map((prefix) => contains(path, prefix)), ...inOrder]),
      create: command('network vnet create', create),
      update: [
        ...prefixes.flatMap((prefix) => {
          const add = command('network vnet update', [...place, ['--add', 'addressSpace.addressPrefixes', prefix]]);
          const isAlone = prefixes.length === 1 && inOrder.length === 0;
          return isAlone ? add : addMissing(resource, isTrue([contains(path, prefix)]), add);
        }),
        ...(inOrder.length === 0
          ? []
          : addMissing(resource, isTrue(inOrder), command('network vnet update', [...place, dns]))),
      ],
    },
    create,
  );
  return call && [call];
};

export const subnet: Commands = (resource) => {
  const properties = at(resource.body, 'properties');
  const single = leafAt(properties, 'addressPrefix');
  const prefixes = single === undefined ? textsAt(properties, 'addressPrefixes') : [String(single)];
  const services = items(at(properties, 'serviceEndpoints')).map((one) => String(leafAt(one, 'service')));
  const place = placedIn('--vnet-name', resource);
  const group = at(properties, 'networkSecurityGroup', 'id');
  const table = at(properties, 'routeTable', 'id');
  const own = [
    option('--address-prefixes', ...prefixes),
    option('--network-security-group', idOf(group)),
    option('--route-table', idOf(table)),
  ];
  const create = [...place, ...own, option('--service-endpoints', ...services)];
  const listed = (prefix: string): string =>
    `properties.addressPrefix == \`${JSON.stringify(prefix)}\` || ${contains('properties.addressPrefixes', prefix)}`;
  const offers = (service: string): string => contains('properties.serviceEndpoints[].service', service);
  const call = callOf(
    {
      of: resource,
      same: sameAs({ 'properties.networkSecurityGroup.id': group, 'properties.routeTable.id': table }, [
        ...prefixes.map(listed),
        ...services.map(offers),
      ]),
      create: command('network vnet subnet create', create),
      update: [
        ...command('network vnet subnet update', [...place, ...own]),
        ...services.flatMap((service) =>
          addMissing(
            resource,
            isTrue([offers(service)]),
            command('network vnet subnet update', [...place, ['--add', 'serviceEndpoints', `service=${service}`]]),
          ),
        ),
      ],
    },
    create,
  );
  return call && [call];
};

export function idOf(value: BodyValue | undefined): string | undefined {
  return isIdRef(value) ? value.$id : undefined;
}

/** After a change of an address space on either side, Azure wants a sync. Source: azure-cli `network vnet peering sync`, azurerm#18444 */
export const networkPeering: Commands = (resource) => {
  const properties = at(resource.body, 'properties');
  const place = placedIn('--vnet-name', resource);
  const own = [
    option('--allow-vnet-access', leafAt(properties, 'allowVirtualNetworkAccess')),
    option('--allow-forwarded-traffic', leafAt(properties, 'allowForwardedTraffic')),
    option('--allow-gateway-transit', leafAt(properties, 'allowGatewayTransit')),
    option('--use-remote-gateways', leafAt(properties, 'useRemoteGateways')),
  ];
  const create = [...place, option('--remote-vnet', idOf(at(properties, 'remoteVirtualNetwork', 'id'))), ...own];
  const settings = { ...(properties as Record<string, BodyValue>), remoteVirtualNetwork: undefined };
  const inSync = "properties.peeringState != 'Connected' || properties.peeringSyncLevel == 'FullyInSync'";
  const call = callOf(
    {
      of: resource,
      same: sameAs({ properties: settings }),
      create: command('network vnet peering create', create),
      update: command('network vnet peering update', [...place, ...own]),
      after: addMissing(resource, isTrue([inSync]), command('network vnet peering sync', place)),
    },
    create,
  );
  return call && [call];
};

/** A list item of a body that az writes as a child of its own, so that others' items stay. */
function child(parent: WantedResource, segment: string, item: BodyValue): WantedResource {
  const name = String(leafAt(item, 'name'));
  const body = { properties: at(item, 'properties') };
  return { ...parent, id: `${parent.id}/${segment}/${name}`, name, body, tags: undefined, location: undefined };
}

/** A parent, and its items one after the other; undefined where one of them cannot be said. */
function withItems(parent: Call | undefined, children: readonly (Call | undefined)[]): readonly Call[] | undefined {
  const all = [parent, ...children].filter((one) => one !== undefined);
  return all.length === children.length + 1 ? all : undefined;
}

export const routeTable: Commands = (resource) => {
  const off = leafAt(resource.body, 'properties', 'disableBgpRoutePropagation');
  const own = [option('--disable-bgp-route-propagation', off)];
  const create = [...placed(resource), ...located(resource), ...own];
  const table = callOf(
    {
      of: resource,
      same: sameAs({ 'properties.disableBgpRoutePropagation': off }),
      create: command('network route-table create', create),
      update: command('network route-table update', [...placed(resource), ...own]),
    },
    create,
  );
  const routes = items(at(resource.body, 'properties', 'routes')).map((item) => {
    const route = child(resource, 'routes', item);
    const options = [
      ...placedIn('--route-table-name', route),
      option('--address-prefix', leafAt(item, 'properties', 'addressPrefix')),
      option('--next-hop-type', leafAt(item, 'properties', 'nextHopType')),
      option('--next-hop-ip-address', leafAt(item, 'properties', 'nextHopIpAddress')),
    ];
    return callOf(
      {
        of: route,
        same: sameAs({ properties: at(item, 'properties') }),
        create: command('network route-table route create', options),
        update: command('network route-table route update', options),
      },
      options,
    );
  });
  return withItems(table, routes);
};

const ruleOptions: readonly (readonly [string, string, string?])[] = [
  ['--priority', 'priority'],
  ['--direction', 'direction'],
  ['--access', 'access'],
  ['--protocol', 'protocol'],
  ['--source-address-prefixes', 'sourceAddressPrefix', 'sourceAddressPrefixes'],
  ['--source-port-ranges', 'sourcePortRange', 'sourcePortRanges'],
  ['--destination-address-prefixes', 'destinationAddressPrefix', 'destinationAddressPrefixes'],
  ['--destination-port-ranges', 'destinationPortRange', 'destinationPortRanges'],
  ['--description', 'description'],
];

/** az writes a list of one as a single value. */
function ruleSame(properties: BodyValue | undefined): string {
  const lists = ruleOptions.flatMap(([, one, many]) =>
    (many === undefined ? [] : textsAt(properties, many)).map(
      (value) =>
        `properties.${one} == \`${JSON.stringify(value)}\` || ${contains(`properties.${String(many)}`, value)}`,
    ),
  );
  const singles = ruleOptions.map(([, one]) => [`properties.${one}`, leafAt(properties, one)] as const);
  return sameAs(Object.fromEntries(singles), lists);
}

export const securityGroup: Commands = (resource) => {
  const create = [...placed(resource), ...located(resource)];
  const group = callOf({ of: resource, create: command('network nsg create', create) }, create);
  const rules = items(at(resource.body, 'properties', 'securityRules')).map((item) => {
    const rule = child(resource, 'securityRules', item);
    const properties = at(item, 'properties');
    const options = [
      ...placedIn('--nsg-name', rule),
      ...ruleOptions.map(([flag, one, many]) => {
        const list = many === undefined ? [] : textsAt(properties, many);
        return list.length > 0 ? option(flag, ...list) : option(flag, leafAt(properties, one));
      }),
    ];
    return callOf(
      {
        of: rule,
        same: ruleSame(properties),
        create: command('network nsg rule create', options),
        update: command('network nsg rule update', options),
      },
      options,
    );
  });
  return withItems(group, rules);
};
