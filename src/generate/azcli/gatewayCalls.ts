import { type WantedResource, holderOf, parentId, types } from '../../resources';
import { at, items, leafAt, textsAt } from '../values';
import { type Scope, putCall } from './body';
import { type Call, callOf, command, located, option, placed } from './call';
import { idOf } from './networkCalls';
import { sameAs } from './same';

/** Writes a resource by commands of az; undefined where az cannot say all of it. */
type Commands = (resource: WantedResource, scope: Scope) => readonly Call[] | undefined;

const one = (call: Call | undefined): readonly Call[] | undefined => call && [call];

/** An address that a gateway or a Route Server has no use for, as it is there with one of its own, is not made. */
export const publicAddress: Commands = (resource, { output }) => {
  const { body } = resource;
  const create = [
    ...placed(resource),
    ...located(resource),
    option('--sku', leafAt(body, 'sku', 'name')),
    option('--tier', leafAt(body, 'sku', 'tier')),
    option('--allocation-method', leafAt(body, 'properties', 'publicIPAllocationMethod')),
    option('--version', leafAt(body, 'properties', 'publicIPAddressVersion')),
    option('--zone', ...textsAt(body, 'zones')),
  ];
  const unless = holderOf(resource, output.byId.values());
  return one(callOf({ of: resource, unless, create: command('network public-ip create', create) }, create));
};

/**
 * An ExpressRoute gateway has no public address of its own, and without one az sends no subnet (2.74: `ipConfigurations: []`): it is
 * made by its body. Both kinds change by a command, which sends back what it read.
 */
export const gateway: Commands = (resource, scope) => {
  const properties = at(resource.body, 'properties');
  const place = placed(resource);
  const sku = option('--sku', leafAt(properties, 'sku', 'name'));
  const scale = [
    option('--min-scale-unit', leafAt(properties, 'autoScaleConfiguration', 'bounds', 'min')),
    option('--max-scale-unit', leafAt(properties, 'autoScaleConfiguration', 'bounds', 'max')),
  ];
  const change = {
    same: sameAs({
      'properties.sku.name': leafAt(properties, 'sku', 'name'),
      'properties.autoScaleConfiguration': at(properties, 'autoScaleConfiguration'),
    }),
    update: command('network vnet-gateway update', [...place, sku, ...scale]),
  };
  const configurations = items(at(properties, 'ipConfigurations'));
  // The command makes a gateway of one or two addresses, not the third one for clients (azure-cli#20365).
  if (leafAt(properties, 'gatewayType') !== 'Vpn' || configurations.length > 2) {
    return [{ ...putCall(resource, scope), ...change }];
  }
  const subnet = idOf(at(configurations[0], 'properties', 'subnet', 'id'));
  const client = at(properties, 'vpnClientConfiguration');
  const bgp = leafAt(properties, 'enableBgp') === true;
  const create = [
    ...place,
    ...located(resource),
    option('--vnet', subnet === undefined ? undefined : parentId(subnet)),
    option('--gateway-type', 'Vpn'),
    option('--vpn-type', leafAt(properties, 'vpnType')),
    sku,
    option(
      '--public-ip-addresses',
      ...configurations.map((each) => idOf(at(each, 'properties', 'publicIPAddress', 'id'))),
    ),
    option('--asn', bgp ? leafAt(properties, 'bgpSettings', 'asn') : undefined),
    option('--enable-private-ip', leafAt(properties, 'enablePrivateIpAddress')),
    option('--address-prefixes', ...textsAt(client, 'vpnClientAddressPool', 'addressPrefixes')),
    option('--client-protocol', ...textsAt(client, 'vpnClientProtocols')),
    option('--vpn-auth-type', ...textsAt(client, 'vpnAuthenticationTypes')),
    option('--aad-tenant', leafAt(client, 'aadTenant')),
    option('--aad-audience', leafAt(client, 'aadAudience')),
    option('--aad-issuer', leafAt(client, 'aadIssuer')),
  ];
  return one(callOf({ of: resource, create: command('network vnet-gateway create', create), ...change }, create));
};

export const localGateway: Commands = (resource) => {
  const properties = at(resource.body, 'properties');
  const prefixes = textsAt(properties, 'localNetworkAddressSpace', 'addressPrefixes');
  const own = [
    option('--gateway-ip-address', leafAt(properties, 'gatewayIpAddress')),
    option('--local-address-prefixes', ...prefixes),
    option('--asn', leafAt(properties, 'bgpSettings', 'asn')),
    option('--bgp-peering-address', leafAt(properties, 'bgpSettings', 'bgpPeeringAddress')),
  ];
  const create = [...placed(resource), ...located(resource), ...own];
  const call: Call = {
    of: resource,
    same: sameAs({ properties }),
    create: command('network local-gateway create', create),
    update: command('network local-gateway update', [...placed(resource), ...own]),
  };
  return one(callOf(call, create));
};

/**
 * az makes a Route Server and its address at once, after the gateways that it must find ready: in the place of its address.
 * Source: azure-cli 2.74 `network routeserver create`
 */
export const routeServer: Commands = ({ id }, scope) => {
  const address = scope.output.byId.get(`${id}/ipConfigurations/default`.toLowerCase());
  return address && routeServerAddress(address, scope) ? [] : undefined;
};

export const routeServerAddress: Commands = (resource, { output }) => {
  const server = output.byId.get((parentId(resource.id) ?? '').toLowerCase());
  if (!server) return undefined;
  const transit = leafAt(server.body, 'properties', 'allowBranchToBranchTraffic');
  const create = [
    ...placed(server),
    ...located(server),
    option('--hosted-subnet', idOf(at(resource.body, 'properties', 'subnet', 'id'))),
    option('--public-ip-address', idOf(at(resource.body, 'properties', 'publicIPAddress', 'id'))),
  ];
  const change = command('network routeserver update', [...placed(server), option('--allow-b2b-traffic', transit)]);
  const made = callOf({ of: resource, create: command('network routeserver create', create) }, create);
  return (
    made && [
      made,
      {
        of: server,
        same: sameAs({ 'properties.allowBranchToBranchTraffic': transit }),
        create: change,
        update: change,
      },
    ]
  );
};

/** az makes connections without policies, protocol and private address: they are made by their body, and weighed by a command. */
export const connection: Commands = (resource, scope) => {
  const weight = leafAt(resource.body, 'properties', 'routingWeight');
  if (weight === undefined || resource.type !== types.connection) return undefined;
  const options = [...placed(resource), option('--routing-weight', weight)];
  return [
    {
      ...putCall(resource, scope),
      same: sameAs({ 'properties.routingWeight': weight }),
      update: command('network vpn-connection update', options),
    },
  ];
};
