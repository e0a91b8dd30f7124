import { describe, expect, it, vi } from 'vitest';
import { type PlayedSibling, type Sibling, play } from './siblings';
import { type Told, lacking } from './told';

vi.mock('vscode', () => import('../unit/vscode/standIn'));

const PROD = 'prod:rg-contoso-network';
const unchanged = ['displayName', '# unchanged\ndisplayName'] as const;

/** The steps in the order of the plan: one before the other. */
const inOrder =
  (...endings: readonly string[]) =>
  ({ plan }: PlayedSibling): void => {
    const places = endings.map((ending) => plan.steps.findIndex(({ id }) => id.endsWith(ending)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    for (const [at, ending] of endings.slice(1).entries()) {
      const before = plan.steps.find(({ id }) => id.endsWith(endings[at] ?? ''))?.id;
      expect(plan.steps.find(({ id }) => id.endsWith(ending))?.dependsOn).toContain(before);
    }
  };

type Look = (played: PlayedSibling) => void | Promise<void>;
type Row = readonly [name: string, sibling: Sibling, told: readonly Told[], look?: Look];

const fastPath = (name: string, weight: number) =>
  [
    `{ name: ${name}, virtualNetwork: prod/hub, routingWeight: ${String(weight)} }`,
    `{ name: ${name}, virtualNetwork: prod/hub, routingWeight: ${String(weight)}, expressRouteGatewayBypass: true }`,
  ] as const;

/** The spoke gets its gateway from another hub: its peering to the new one stands before that to the old one in the file. */
const twoHubs = (from: 'hub' | 'hub2') =>
  [
    [
      '      - name: apps\n',
      '      - name: hub2\n        addressSpace: [10.100.32.0/20]\n        subnets: [{ name: GatewaySubnet, addressPrefix: 10.100.32.0/26 }]\n        gateway: { name: ergw-hub2, sku: ErGw1AZ }\n        virtualNetworkPeerings:\n          - { name: hub2-to-apps, remoteVirtualNetwork: apps, allowGatewayTransit: true }\n      - name: apps\n',
    ],
    [
      '          - { name: apps-to-hub, remoteVirtualNetwork: hub, useRemoteGateways: true, allowForwardedTraffic: true }\n',
      `          - { name: apps-to-hub2, remoteVirtualNetwork: hub2, useRemoteGateways: ${String(from === 'hub2')} }\n          - { name: apps-to-hub, remoteVirtualNetwork: hub, useRemoteGateways: ${String(from === 'hub')}, allowForwardedTraffic: true }\n`,
    ],
    [
      '      - { name: cn-hub-ams,',
      '      - { name: cn-hub2-ams, virtualNetwork: prod/hub2 }\n      - { name: cn-hub-ams,',
    ],
  ] as const;

const rows: readonly Row[] = [
  [
    'a network peering whose other end others removed: it is written again first',
    {
      customer: 'contoso',
      after: [unchanged],
      meanwhile: (azure) => azure.remove(`${PROD}/virtualNetworks/hub/virtualNetworkPeerings/hub-to-apps`),
    },
    [
      { step: 'apps/virtualNetworkPeerings/apps-to-hub', action: 'update', says: /other end was removed/ },
      { step: 'hub/virtualNetworkPeerings/hub-to-apps', action: 'create' },
      { status: 'succeeded' },
    ],
    async (played) => {
      inOrder('apps-to-hub', 'hub-to-apps')(played);
      const peering = await played.azure.get(`${PROD}/virtualNetworks/apps/virtualNetworkPeerings/apps-to-hub`);
      expect(peering?.properties).toMatchObject({ peeringState: 'Connected', useRemoteGateways: true });
    },
  ],
  [
    'transit that ends, at the side that uses it first',
    {
      customer: 'contoso',
      before: [
        ['      - name: apps\n', '      - name: workloads\n'],
        ['remoteVirtualNetwork: apps,', 'remoteVirtualNetwork: workloads,'],
      ],
      after: [
        ['allowGatewayTransit: true, ', ''],
        ['useRemoteGateways: true, ', ''],
      ],
    },
    [{ status: 'succeeded' }],
    inOrder('workloads/virtualNetworkPeerings/apps-to-hub', 'hub/virtualNetworkPeerings/hub-to-apps'),
  ],
  [
    'a spoke that takes the gateways of another hub, and lets those of the old one go first',
    {
      customer: 'contoso',
      before: twoHubs('hub'),
      after: [
        ['remoteVirtualNetwork: hub2, useRemoteGateways: false', 'remoteVirtualNetwork: hub2, useRemoteGateways: true'],
        ['remoteVirtualNetwork: hub, useRemoteGateways: true', 'remoteVirtualNetwork: hub, useRemoteGateways: false'],
      ],
    },
    [{ status: 'succeeded' }],
    inOrder('apps/virtualNetworkPeerings/apps-to-hub', 'apps/virtualNetworkPeerings/apps-to-hub2'),
  ],
  [
    'a gateway subnet that grows while a gateway has its addresses',
    { customer: 'contoso', after: [['addressPrefix: 10.101.0.0/27', 'addressPrefix: 10.101.0.0/26']] },
    [
      { step: 'dev/subnets/GatewaySubnet', action: 'refuse', says: /10\.101\.0\.0\/27 has addresses in use \(1\)/ },
      { status: 'refused' },
    ],
  ],
  [
    'FastPath that the design says no more',
    {
      customer: 'contoso',
      before: [['sku: ErGw2AZ', 'sku: ErGw3AZ'], fastPath('cn-hub-ams', 100), fastPath('cn-hub-lon', 0)],
      after: [[/, expressRouteGatewayBypass: true/, '']],
    },
    [
      { step: 'connections/cn-hub-ams', action: 'keep', says: /FastPath: traffic still goes past the gateway/ },
      { left: 'cn-hub-ams#properties.expressRouteGatewayBypass', removable: false },
      { summary: /expressRouteGatewayBypass/ },
    ],
  ],
  [
    'a peering of a circuit that others switched off',
    {
      customer: 'contoso',
      after: [unchanged],
      meanwhile: (azure) =>
        azure.change(`${PROD}/expressRouteCircuits/contoso-ams/peerings/AzurePrivatePeering`, ({ properties }) => {
          properties['state'] = 'Disabled';
        }),
    },
    [
      { step: 'contoso-ams/peerings/AzurePrivatePeering', says: /switched off.*Disabled/ },
      { left: 'peerings/AzurePrivatePeering#properties.state', says: /sessions stay down/ },
    ],
  ],
  [
    'a network that others removed, with the peering that it leaves behind',
    {
      customer: 'contoso',
      after: [unchanged],
      meanwhile: (azure) => azure.remove(`${PROD}/virtualNetworks/apps`),
    },
    [
      { step: 'hub/virtualNetworkPeerings/hub-to-apps', action: 'update', says: /other end was removed/ },
      { step: 'apps/virtualNetworkPeerings/apps-to-hub', action: 'create' },
      { status: 'succeeded' },
    ],
    inOrder('hub/virtualNetworkPeerings/hub-to-apps', 'apps/virtualNetworkPeerings/apps-to-hub'),
  ],
  [
    'a lock of others that lets nobody write',
    {
      customer: 'contoso',
      after: [['routingWeight: 100', 'routingWeight: 50']],
      meanwhile: (azure) =>
        azure.put(`${PROD}/connections/cn-hub-ams/providers/Microsoft.Authorization/locks/theirs`, {
          properties: { level: 'ReadOnly' },
        }),
    },
    [
      { step: 'connections/cn-hub-ams', action: 'refuse', says: /lock theirs \(ReadOnly\) lets nobody write it/ },
      { left: 'locks/theirs', says: /neither changed nor deleted/, removable: false },
      { status: 'refused' },
    ],
  ],
  [
    'a rule that denied and lets through',
    { customer: 'contoso', after: [['direction: Inbound, access: Deny', 'direction: Inbound, access: Allow']] },
    [{ step: 'nsg-workload', action: 'update', says: /deny-all denied, and lets through from then on/ }],
  ],
  [
    'a rule that lets more through',
    { customer: 'contoso', after: [["destinationPortRanges: ['443']", "destinationPortRanges: ['443', '22']"]] },
    [{ step: 'nsg-workload', action: 'update', says: /allow-https-from-sites lets through what it did not: 22/ }],
  ],
  [
    'a rule that denies less',
    {
      customer: 'contoso',
      after: [
        [
          "access: Deny, protocol: '*', sourceAddressPrefix: '*'",
          "access: Deny, protocol: '*', sourceAddressPrefix: 10.0.0.0/8",
        ],
      ],
    },
    [{ step: 'nsg-workload', action: 'update', says: /deny-all denies other traffic than before/ }],
  ],
  [
    'a connection of another subscription on an authorization that is in use',
    { customer: 'fabrikam', after: [['resourceGroup: rg-fabrikam-network', 'resourceGroup: rg-fabrikam-net']] },
    [
      {
        step: 'rg-fabrikam-net/connections/cn-core-fra',
        action: 'refuse',
        says: /authorization core is in use by the connection cn-core-fra/,
      },
      { status: 'refused' },
    ],
  ],
  [
    'a gateway that would stand in another network, by the names of both',
    {
      customer: 'contoso',
      after: [
        ['      - name: dev\n        addressSpace', '      - name: dev2\n        addressSpace'],
        ['virtualNetwork: dev/dev,', 'virtualNetwork: dev/dev2,'],
      ],
    },
    [
      {
        step: 'virtualNetworkGateways/ergw-dev',
        action: 'refuse',
        says: /from dev\/subnets\/GatewaySubnet to dev2\/subnets\/GatewaySubnet/,
      },
    ],
  ],
];

describe('on a network that others or time have changed, both commands and the window tell of', () => {
  it.each(rows.map(([name, sibling, told, look]) => ({ name, sibling, told, look })))('$name', async (row) => {
    const { sibling, told, look } = row;
    await play(sibling, async (played) => {
      expect(told.flatMap((one) => lacking(one, played))).toEqual([]);
      expect(played.byWindow).toEqual(played.plan);
      expect(played.code === 0).toBe(played.outcome.status === 'succeeded');
      await look?.(played);
    });
  });
});
