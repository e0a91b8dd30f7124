import { describe, expect, it, vi } from 'vitest';
import { type Sibling, type Wire, play } from './siblings';
import { type Told, lacking } from './told';

vi.mock('vscode', () => import('../unit/vscode/standIn'));

const PROD = 'prod:rg-contoso-network';
const CORE = 'core:rg-fabrikam-network';
const unchanged = ['displayName', '# unchanged\ndisplayName'] as const;
const address = (location: string) => ({
  location,
  sku: { name: 'Standard' },
  zones: ['1', '2', '3'],
  properties: { publicIPAllocationMethod: 'Static' },
});

const withRouteServer = [
  [
    '        gateway: { name: ergw-hub, sku: ErGw2AZ }\n',
    '        gateway: { name: ergw-hub, sku: ErGw2AZ }\n        routeServer: { name: rs, branchToBranch: true }\n',
  ],
  [
    '          - { name: shared, addressPrefix',
    '          - { name: RouteServerSubnet, addressPrefix: 10.100.2.0/26 }\n          - { name: shared, addressPrefix',
  ],
] as const;

/** The Route Server has its address by the portal's name, and the address is somebody else's. */
async function portalsRouteServer(azure: Wire): Promise<void> {
  const at = `${PROD}/virtualHubs/rs/ipConfigurations`;
  const subnet = (await azure.get(`${at}/default`))?.properties['subnet'];
  await azure.remove(`${at}/default`);
  await azure.put(`${PROD}/publicIPAddresses/theirs`, address('westeurope'));
  const publicIPAddress = { id: azure.idOf(`${PROD}/publicIPAddresses/theirs`) };
  await azure.put(`${at}/ipconfig1`, { properties: { subnet, publicIPAddress } });
  await azure.remove(`${PROD}/publicIPAddresses/rs-pip-1`);
}

/** The VPN gateway has configurations and addresses of other names, in the other order. */
async function othersAddresses(azure: Wire): Promise<void> {
  for (const name of ['a', 'b']) await azure.put(`${CORE}/publicIPAddresses/${name}`, address('germanywestcentral'));
  await azure.change(`${CORE}/virtualNetworkGateways/vpngw-core`, ({ properties }) => {
    const { ipConfigurations } = properties as {
      ipConfigurations: { name: string; id?: string; properties: { publicIPAddress: { id: string } } }[];
    };
    for (const [index, one] of ipConfigurations.entries()) {
      one.name = `gwcfg${String(index)}`;
      delete one.id;
      one.properties.publicIPAddress = { id: azure.idOf(`${CORE}/publicIPAddresses/${'ab'[index] ?? ''}`) };
    }
  });
  for (const n of ['1', '2']) await azure.remove(`${CORE}/publicIPAddresses/vpngw-core-pip-${n}`);
}

/** Somebody else gave the same group the same role. */
async function othersAssignment(azure: Wire): Promise<void> {
  const [mine] = await azure.list('prod', 'Microsoft.Authorization/roleAssignments');
  if (!mine) throw new Error('no assignment');
  const { roleDefinitionId, principalId, principalType } = mine.properties;
  const at = `/subscriptions/${azure.subscriptions['prod'] ?? ''}/providers/Microsoft.Authorization/roleAssignments`;
  await azure.remove(String(mine['id']));
  await azure.put(`${at}/11111111-2222-4333-8444-555555555555`, {
    properties: { roleDefinitionId, principalId, principalType },
  });
}

/** Many have roles there, and the list says ours last. */
async function assignmentsOfMany(azure: Wire): Promise<void> {
  const at = `/subscriptions/${azure.subscriptions['prod'] ?? ''}/providers/Microsoft.Authorization/roleAssignments`;
  const [mine] = await azure.list('prod', 'Microsoft.Authorization/roleAssignments');
  for (const n of ['1', '2', '3']) {
    await azure.put(`${at}/11111111-2222-4333-8444-00000000000${n}`, {
      properties: {
        roleDefinitionId: mine?.properties['roleDefinitionId'],
        principalId: `3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0f0${n}`,
        principalType: 'User',
      },
    });
  }
  await othersAssignment(azure);
}

type Row = readonly [name: string, sibling: Sibling, told: readonly Told[], absent: readonly string[]];

const rows: readonly Row[] = [
  [
    'the address of a Route Server that the portal named, which stays and is no leftover',
    { customer: 'contoso', before: withRouteServer, after: [unchanged], meanwhile: portalsRouteServer },
    [{ step: 'virtualHubs/rs/ipConfigurations/default', action: 'keep' }, { status: 'succeeded' }],
    ['virtualHubs/rs/ipConfigurations/default', 'publicIPAddresses/rs-pip-1'],
  ],
  [
    'addresses of a VPN gateway that others named, which stay and are no leftovers',
    { customer: 'fabrikam', after: [['sku: VpnGw2AZ', 'sku: VpnGw3AZ']], meanwhile: othersAddresses },
    [{ step: 'virtualNetworkGateways/vpngw-core', action: 'update' }, { status: 'succeeded' }],
    ['publicIPAddresses/vpngw-core-pip-1', 'publicIPAddresses/vpngw-core-pip-2'],
  ],
  [
    'a network peering of another name',
    { customer: 'contoso', after: [['name: hub-to-apps', 'name: hub-to-workloads']] },
    [
      { step: 'virtualNetworkPeerings/hub-to-workloads', action: 'refuse', says: /hub-to-apps is there/ },
      { status: 'refused' },
    ],
    [],
  ],
  [
    'a subnet of another name',
    { customer: 'contoso', after: [['{ name: web,', '{ name: web2,']] },
    [{ step: 'subnets/web2', action: 'refuse', says: /web is there/ }, { status: 'refused' }],
    [],
  ],
  [
    'a gateway of another name',
    { customer: 'contoso', after: [['name: ergw-dev', 'name: ergw-dev-2']] },
    [{ step: 'virtualNetworkGateways/ergw-dev-2', action: 'refuse', says: /ergw-dev is there/ }, { status: 'refused' }],
    [],
  ],
  [
    'a route of another name',
    { customer: 'contoso', after: [['name: apps-via-firewall', 'name: apps-via-fw']] },
    [{ step: 'routeTables/rt-gateway', action: 'refuse', says: /apps-via-firewall leads in Azure/ }],
    [],
  ],
  [
    'a connection of another name',
    { customer: 'contoso', after: [['name: cn-hub-lon', 'name: cn-hub-london']] },
    [{ step: 'connections/cn-hub-london', action: 'refuse', says: /cn-hub-lon is there/ }, { status: 'refused' }],
    [],
  ],
  [
    'a role assignment of another name, which is the same',
    { customer: 'contoso', after: [unchanged], meanwhile: othersAssignment },
    [{ status: 'succeeded' }],
    [],
  ],
  [
    'a role assignment of another name, on a later page of the list',
    { customer: 'contoso', after: [unchanged], meanwhile: assignmentsOfMany, pages: 1 },
    [{ status: 'succeeded', summary: /^Nothing to do/ }],
    [],
  ],
];

describe('what has another name in Azure', () => {
  it.each(rows)('%s', async (_, sibling, told, absent) => {
    await play(sibling, async (played) => {
      expect(told.flatMap((one) => lacking(one, played))).toEqual([]);
      expect(played.byWindow).toEqual(played.plan);
      const group = sibling.customer === 'contoso' ? PROD : CORE;
      for (const one of absent) expect(await played.azure.get(`${group}/${one}`), one).toBeUndefined();
      const left = played.plan.leftovers.map(({ id }) => id);
      expect(left.filter((id) => /ipConfigurations|publicIPAddresses/.test(id))).toEqual([]);
    });
  });
});
