import { describe, expect, it } from 'vitest';
import { type ArmBody, planOf, strangersIn } from '../../../src/plan';
import { unsaidOf } from '../../../src/plan/unsaid';
import { unseenOnes } from '../../../src/plan/unseen';
import type { WantedResource } from '../../../src/resources';
import { GROUP, connection, gatewayId, peering, wanted } from './wanted';

const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const hub = `${NETWORK}/virtualNetworks/hub`;
const byKey = (all: readonly WantedResource[]) => new Map(all.map((one) => [one.id.toLowerCase(), one]));
const found = (actual: Record<string, unknown>) =>
  new Map(Object.entries(actual).map(([id, body]) => [id.toLowerCase(), body as ArmBody]));

describe('what Azure has and the design does not say', () => {
  const subnet = (body: WantedResource['body'] = { properties: {} }) => wanted(`${hub}/subnets/apps`, body);
  const texts = (resource: WantedResource, properties: object) =>
    unsaidOf(resource, { properties } as ArmBody).map(
      ({ path, text, severity }) => `${path.slice(11)} ${severity}: ${text}`,
    );

  it('is named by what it refers to, by its services or by its values', () => {
    expect(texts(subnet(), { networkSecurityGroup: { id: `${NETWORK}/networkSecurityGroups/nsg-old` } })).toEqual([
      'networkSecurityGroup info: security group nsg-old',
    ]);
    expect(
      texts(subnet(), { serviceEndpoints: [{ service: 'Microsoft.Sql' }, { service: 'Microsoft.Storage' }] }),
    ).toEqual(['serviceEndpoints info: service endpoints Microsoft.Sql, Microsoft.Storage']);
    expect(texts(subnet(), { delegations: [{ name: 'web', properties: {} }] })).toEqual([
      'delegations info: delegations web',
    ]);
    const network = wanted(hub, { properties: {} });
    expect(texts(network, { dhcpOptions: { dnsServers: ['10.0.0.4', '10.0.0.5'] } })).toEqual([
      'dhcpOptions.dnsServers info: name servers 10.0.0.4, 10.0.0.5',
    ]);
  });

  it('is told by its kind where it has no name, and warned of where it lets somebody through', () => {
    expect(texts(connection(), { ipsecPolicies: [{ saLifeTimeSeconds: 300 }] })).toEqual([
      'ipsecPolicies info: an IPsec policy of its own',
    ]);
    const gateway = wanted(gatewayId, { properties: {} });
    const pool = { vpnClientConfiguration: { vpnClientAddressPool: { addressPrefixes: ['10.9.0.0/24'] } } };
    expect(texts(gateway, pool)).toEqual([
      'vpnClientConfiguration.vpnClientAddressPool.addressPrefixes warning: clients of point-to-site, who can still connect, from 10.9.0.0/24',
    ]);
    const sessions = { ipv6PeeringConfig: { primaryPeerAddressPrefix: 'fd00::/126' } };
    expect(texts(peering(), sessions)[0]).toMatch(/ warning: IPv6 sessions, which stay up, on fd00::\/126$/);
  });

  it('is nothing where it is empty, or where the design says it', () => {
    for (const nothing of [null, undefined, '', []]) expect(texts(subnet(), { serviceEndpoints: nothing })).toEqual([]);
    const said = subnet({ properties: { serviceEndpoints: [{ service: 'Microsoft.Sql' }] } });
    expect(texts(said, { serviceEndpoints: [{ service: 'Microsoft.Storage' }] })).toEqual([]);
    expect(texts(wanted('/subscriptions/s/resourceGroups/rg', {}), { serviceEndpoints: ['a'] })).toEqual([]);
  });
});

describe('leftovers', () => {
  const network = wanted(hub, { properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } });
  const apps = wanted(`${hub}/subnets/apps`, { properties: { addressPrefix: '10.0.1.0/24' } });
  const leftovers = (all: readonly WantedResource[], actual: Record<string, unknown>, more: object = {}) =>
    planOf({ customer: 'c', wanted: all, actual: found(actual), ...more }).leftovers;

  it('are in an order in which they can be removed: what is inside first, then by id', () => {
    const old = ['c', 'a', 'b'].map((name) => `${NETWORK}/routeTables/${name}`);
    const inHub = { name: 'z', properties: {} };
    const actual = {
      [hub]: { properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [inHub] } },
      ...Object.fromEntries(old.map((id) => [id, { id, properties: {} }])),
    };
    const ids = (given: Record<string, unknown>) =>
      leftovers([network], given).map(({ resourceId }) => resourceId.split('/').slice(-2).join('/'));
    const wantedOrder = ['subnets/z', 'routeTables/a', 'routeTables/b', 'routeTables/c'];
    expect(ids(actual)).toEqual(wantedOrder);
    expect(ids(Object.fromEntries(Object.entries(actual).reverse()))).toEqual(wantedOrder);
  });

  it('are not what has no name, what the design says of its own, or what nobody describes', () => {
    const carried = wanted(
      `${NETWORK}/routeTables/rt`,
      { properties: { routes: [{ name: 'Own' }, {}] } },
      { location: 'westeurope' },
    );
    const actual = {
      [hub]: { properties: { subnets: [{ properties: {} }, { name: 'APPS' }] } },
      [carried.id]: { properties: { routes: [{ name: 'own' }, { name: 'old' }] } },
      [`${GROUP}/providers/Microsoft.Compute/virtualMachines/vm`]: { properties: {} },
    };
    expect(leftovers([network, apps, carried], actual).map(({ resourceId }) => resourceId)).toEqual([
      `${carried.id}/routes/old`,
    ]);
  });

  it('are told of by the tenant and the name that the design has for the subscription', () => {
    const strange = `${NETWORK}/routeTables/strange`;
    const [one] = leftovers([network], { [strange]: { id: strange, properties: {} } });
    expect(one).toMatchObject({ id: 'prod/rg/routeTables/strange', tenantId: network.tenantId });
    const elsewhere =
      '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0bff/resourceGroups/rg/providers/Microsoft.Network/routeTables/far';
    expect(leftovers([network], { [elsewhere]: { id: elsewhere, properties: {} } })[0]).toMatchObject({
      id: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0bff/rg/routeTables/far',
      tenantId: undefined,
    });
  });

  it('are parts of what we write, and not of what others do', () => {
    const group = {
      networkSecurityGroup: { id: `${NETWORK}/networkSecurityGroups/nsg-old` },
      addressPrefix: '10.0.1.0/24',
    };
    const [part] = leftovers([network, apps], { [apps.id]: { properties: group } });
    expect(part).toMatchObject({
      id: 'prod/rg/virtualNetworks/hub/subnets/apps#properties.networkSecurityGroup',
      within: 'property',
      removable: false,
    });
    expect(part?.impact).toContain('nsg-old');
    expect(leftovers([network, { ...apps, party: 'customer' }], { [apps.id]: { properties: group } })).toEqual([]);
    expect(leftovers([network, { ...apps, existing: true }], { [apps.id]: { properties: group } })).toEqual([]);
  });

  it('that nobody could look for are told as that, of what the design has', () => {
    const closed = unseenOnes(
      byKey([network]),
      new Set(),
      new Set(),
      new Set([`${hub}/thing`.toLowerCase(), '/subscriptions/x/gone/thing']),
    );
    expect(closed).toHaveLength(1);
    expect(closed[0]).toMatchObject({
      resourceId: hub,
      within: 'unseen',
      removable: false,
      tenantId: network.tenantId,
    });
    const far =
      '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0bff/resourcegroups/rg/providers/microsoft.network/routetables/far';
    const made = new Set([far, `${NETWORK}/routeTables/near`.toLowerCase()]);
    expect(unseenOnes(byKey([network]), new Set(), made, new Set()).map(({ resourceId }) => resourceId)).toEqual([far]);
    expect(unseenOnes(byKey([network]), made, made, new Set())).toEqual([]);
  });
});

describe('what is read of a list', () => {
  const reading = { id: `${GROUP}/resources`, apiVersion: '2021-04-01', tenantId: 't' };
  it('is what is described and not wanted, in any case, with the tenant of the list', () => {
    const items = [
      { id: hub.toUpperCase() },
      { id: `${NETWORK}/routeTables/strange` },
      { id: `${GROUP}/providers/Microsoft.Compute/virtualMachines/vm` },
      { id: 'no id' },
      {},
    ];
    const read = strangersIn(items, [wanted(hub, {})], reading);
    expect(read.map(({ id, tenantId }) => `${id} ${String(tenantId)}`)).toEqual([`${NETWORK}/routeTables/strange t`]);
    expect(read[0]?.apiVersion).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
