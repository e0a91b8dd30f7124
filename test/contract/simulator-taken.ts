/** Why the simulator takes a design that breaks a rule with an error. */
interface Reason {
  readonly why: string;
  /**
   * azure: Azure takes it too, and what is wrong shows elsewhere. never: nothing of what is broken reaches Azure.
   * open: no document and nobody says what Azure does.
   */
  readonly kind: 'azure' | 'never' | 'open';
  /** By rule and marked text. */
  readonly designs: readonly string[];
}

/**
 * What the rules call an error and the simulator takes, each under its reason. Reviewed by hand: whatever else breaks a rule
 * must be refused.
 */
export const TAKEN: readonly Reason[] = [
  {
    kind: 'azure',
    why: 'the routes of a table are taken as they are, whatever they lead to; traffic goes the wrong way',
    designs: ['GW-006 10.100.0.0/24', 'GW-007 true', 'GW-022 VirtualNetworkGateway', 'RTE-003 rt-workload'],
  },
  {
    kind: 'azure',
    why: 'the count of prefixes is known once BGP sessions are up: Azure ends those sessions, and refuses no PUT',
    designs: ['GW-033 ErGw1AZ', 'PEER-027 advertisedPublicPrefixes', 'VPN-019 vpn-core'],
  },
  {
    kind: 'azure',
    why: 'a Microsoft peering without registry or route filter is made, and no prefix is validated or comes (azurerm#24400, azure-cli#1247)',
    designs: ['PEER-022 microsoft', 'PEER-024 microsoft', 'VPN-005 communities'],
  },
  {
    kind: 'azure',
    why: 'a link of a Direct port is switched off by the same PUT that switches it on',
    designs: ['RES-017 Disabled'],
  },
  {
    kind: 'azure',
    why: 'ARM compares names without regard to case',
    designs: ['GW-001 gatewaySubnet'],
  },
  {
    kind: 'azure',
    why: 'a network peering waits for its other end as Initiated',
    designs: ['GW-020 true'],
  },
  {
    kind: 'azure',
    why: 'ARM does not know what is on the sites, in the pools, on the devices or behind another circuit',
    designs: [
      'DUP-011 172.16.0.4/30',
      'PEER-009 10.100.31.252/30',
      'RES-024 10.100.0.0/29',
      'VPN-003 false',
      'VPN-010 10.120.9.0/24',
      'VPN-011 -5',
      'VPN-011 0',
      'VPN-014 100.64.1.1',
      'VPN-018 10.110.1.9',
      'VPN-018 10.110.4.0/24',
    ],
  },
  {
    kind: 'open',
    why: 'no document forbids it, and nobody has shown an answer; the rule is of the field',
    designs: ['NET-034 127.0.0.1', 'NET-034 169.254.1.4', 'PEER-005 169.254.1.0/30'],
  },
  {
    kind: 'open',
    why: 'an alert that tells something else than an action group: no document says with what Azure answers',
    designs: ['REF-017 /subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w'],
  },
  {
    kind: 'never',
    why: 'the subnet is legal; what Azure refuses is the firewall in it, which is not made from a design',
    designs: ['NET-031 rt-gateway', 'NET-036 fd00:100:0:9::/64'],
  },
  {
    kind: 'never',
    why: 'one id said twice is one resource, written once',
    designs: [
      'DUP-002 NVA',
      'DUP-002 gatewaysubnet',
      'DUP-002 hub-ams',
      'DUP-003 Alpha',
      'DUP-006 00000000-0000-4000-8000-0000000000a1',
    ],
  },
  {
    kind: 'never',
    why: 'what is broken is in the file of a router only: the MTU of a link, and the length of a name there',
    designs: ['EDGE-012 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'PEER-038 1279'],
  },
  {
    kind: 'never',
    why: 'what is broken is left out of what is wanted, with a remark',
    designs: [
      'CKT-002 3',
      'CKT-003 expressRouteLag',
      'CKT-003 expressRoutePort',
      'CKT-003 name',
      'CKT-003 peeringLocation',
      'FMT-012 fra',
      'FMT-012 prod',
      'FMT-012 second',
      'NSG-005 10.0.0.0/8',
      'PEER-014 110',
      'PEER-015 9',
      'PEER-015 Dot1Q',
      'PEER-024 []',
      'REF-002 core/core',
      'REF-002 core/nowhere',
      'REF-002 dr',
      'REF-002 hubb',
      'REF-002 prod/Hub',
      'REF-003 Prod',
      'REF-008 csp-port',
      'REF-008 port-x',
      'REF-009 rt',
      'REF-010 vpn-2',
      'REF-016 prod/apps',
      'REF-017 /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v',
      'RES-018 10',
      'SEC-003 macsec',
      'SEC-007 S3cretKey',
      'SEC-007 aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
      'VPN-003 core/core',
      'VPN-005 microsoft',
    ],
  },
];
