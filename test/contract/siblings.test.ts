import { describe, expect, it, vi } from 'vitest';
import { type Sibling, play } from './siblings';
import { type Told, lacking } from './told';

vi.mock('vscode', () => import('../unit/vscode/standIn'));

const PROD = 'prod:rg-contoso-network';
const CORE = 'core:rg-fabrikam-network';

type Row = readonly [name: string, sibling: Sibling, told: readonly Told[]];

const IPV6 = [
  '        secondaryPeerAddressPrefix: 172.16.0.4/30\n',
  '        secondaryPeerAddressPrefix: 172.16.0.4/30\n        ipv6PeeringConfig: { primaryPeerAddressPrefix: "fd00:172:16::/126", secondaryPeerAddressPrefix: "fd00:172:16::4/126" }\n',
] as const;

const rows: readonly Row[] = [
  [
    'a subscription that is taken out',
    {
      customer: 'contoso',
      after: [
        [/ {2}- name: dev\n[\s\S]*?(?= {2}- name: marketing)/, ''],
        [/ +- \{ principal.*scope: dev \}\n/, ''],
        [/ +- \{ name: cn-dev-ams.*\n/, ''],
      ],
    },
    [
      { left: 'virtualnetworkgateways/ergw-dev', says: /nobody looked.*billed/, removable: false },
      { summary: /Not known, as nobody could look: .*ergw-dev/ },
    ],
  ],
  [
    'an authorization with another name, while a connection stands on the old one',
    {
      customer: 'contoso',
      after: [
        ['      - { name: dev }', '      - { name: dev2 }'],
        ['authorization: dev,', 'authorization: dev2,'],
      ],
    },
    [
      { left: 'authorizations/dev', says: /a connection uses it/, removable: false },
      { step: 'connections/cn-dev-ams', says: /another authorization than dev2/ },
    ],
  ],
  [
    "address space of others, with a subnet of others' in it",
    {
      customer: 'contoso',
      after: [['displayName', '# unchanged\ndisplayName']],
      meanwhile: async (azure) => {
        await azure.change(`${PROD}/virtualNetworks/apps`, ({ properties }) => {
          (properties as { addressSpace: { addressPrefixes: string[] } }).addressSpace.addressPrefixes.push(
            '10.104.0.0/20',
          );
        });
        await azure.put(`${PROD}/virtualNetworks/apps/subnets/theirs`, {
          properties: { addressPrefix: '10.104.0.0/24' },
        });
      },
    },
    [
      { step: 'virtualNetworks/apps', action: 'refuse', says: /subnet theirs has addresses of it/ },
      { status: 'refused' },
    ],
  ],
  [
    'a prefix of others in a rule of ours',
    {
      customer: 'contoso',
      after: [['displayName', '# unchanged\ndisplayName']],
      meanwhile: (azure) =>
        azure.change(`${PROD}/networkSecurityGroups/nsg-workload`, ({ properties }) => {
          const rules = properties as {
            securityRules: { name: string; properties: { sourceAddressPrefixes: string[] } }[];
          };
          rules.securityRules
            .find(({ name }) => name === 'allow-https-from-sites')
            ?.properties.sourceAddressPrefixes.push('10.99.0.0/16');
        }),
    },
    [{ step: 'networkSecurityGroups/nsg-workload', action: 'update', says: /taken out.*10\.99\.0\.0\/16/ }],
  ],
  [
    'a VPN gateway that is active-active no more, and the address that it leaves',
    { customer: 'fabrikam', after: [['activeActive: true', 'activeActive: false']] },
    [
      { step: 'virtualNetworkGateways/vpngw-core', says: /tunnels drop/, saysNot: /no downtime/ },
      { left: 'publicIPAddresses/vpngw-core-pip-2', says: /billed/, removable: true },
    ],
  ],
  [
    'a VPN gateway of a generation that Azure does not say',
    { customer: 'fabrikam', after: [['sku: VpnGw2AZ', 'sku: VpnGw5AZ']] },
    [{ step: 'virtualNetworkGateways/vpngw-core', says: /tunnel drops.*of which generation it is/ }],
  ],
  [
    'a VPN gateway that the portal made, with configurations of other names',
    {
      customer: 'fabrikam',
      after: [['sku: VpnGw2AZ', 'sku: VpnGw3AZ']],
      meanwhile: (azure) =>
        azure.change(`${CORE}/virtualNetworkGateways/vpngw-core`, ({ properties }) => {
          const { ipConfigurations } = properties as { ipConfigurations: Record<string, unknown>[] };
          ipConfigurations.forEach((one, i) =>
            Object.assign(one, { name: `vnetGatewayConfig${String(i)}`, id: undefined }),
          );
        }),
    },
    [
      { step: 'virtualNetworkGateways/vpngw-core', action: 'update', saysNot: /one public address/ },
      { status: 'succeeded' },
    ],
  ],
  [
    'a tier that goes down, which is not harmless',
    {
      customer: 'contoso',
      before: [['tier: Standard', 'tier: Premium']],
      after: [['tier: Premium', 'tier: Standard']],
    },
    [{ step: 'expressRouteCircuits/contoso-ams', action: 'update', says: /are lost/, saysNot: /no downtime/ }],
  ],
  [
    'a gateway that a connection cannot leave, by its name',
    { customer: 'contoso', after: [['name: ergw-dev', 'name: ergw-dev-2']] },
    [
      {
        step: 'connections/cn-dev-ams',
        action: 'refuse',
        says: /virtualNetworkGateway1 cannot change from ergw-dev to ergw-dev-2/,
      },
    ],
  ],
  [
    'an MD5 key that is taken out',
    { customer: 'contoso', after: [[/ +sharedKey: \{ secret: contoso-ams-private.*\n/, '']] },
    [{ step: 'contoso-ams/peerings/AzurePrivatePeering', says: /key contoso-ams-private.*stays there/ }],
  ],
  [
    'IPv6 that comes beside IPv4',
    { customer: 'contoso', after: [IPV6] },
    [{ step: 'contoso-ams/peerings/AzurePrivatePeering', says: /come beside/, saysNot: /downtime of its IPv6/ }],
  ],
  [
    'IPv6 that is taken out',
    { customer: 'contoso', before: [IPV6], after: [[/ +ipv6PeeringConfig.*\n/, '']] },
    [{ left: 'ipv6PeeringConfig.primaryPeerAddressPrefix', says: /stay up/, removable: false }],
  ],
  [
    'what the customer has to change',
    { customer: 'fabrikam', after: [["communities: ['12076:51041']", "communities: ['12076:51041', '12076:5040']"]] },
    [{ status: 'incomplete', summary: /Not as the design says.*rf-fabrikam/ }],
  ],
  [
    'a peering that is taken out of the circuit of a customer',
    { customer: 'fabrikam', after: [[/ {6}microsoft:\n[\s\S]*?(?= {4}authorizations:)/, '']] },
    [{ left: 'peerings/MicrosoftPeering', says: /still exchange routes/, removable: false }],
  ],
];

describe('on a network that exists, both commands and the window tell of', () => {
  it.each(rows)('%s', async (_, sibling, told) => {
    await play(sibling, (played) => {
      expect(told.flatMap((one) => lacking(one, played))).toEqual([]);
      expect(played.byWindow).toEqual(played.plan);
      expect(played.code === 0).toBe(played.outcome.status === 'succeeded');
    });
  });
});
