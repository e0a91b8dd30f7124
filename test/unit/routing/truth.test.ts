import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/design';
import { effectiveRoutes, endpointOf, selectRoute, tracePath } from '../../../src/routing';
import { pathTables, routesReport, toText } from '../../../src/routing/report';
import { type Change, designFiles } from '../rules/base';

const HUB = 'a:subscriptions.0.virtualNetworks.0';
const APPS = 'a:subscriptions.0.virtualNetworks.1';
const DR = 'a:subscriptions.1.virtualNetworks.0';
const CORE = 'g:subscriptions.1.virtualNetworks.0';
/** Without security groups, so that it is the routes that decide. */
const OPEN: Change = {
  [`${HUB}.subnets.2.networkSecurityGroup`]: undefined,
  [`${APPS}.subnets.0.networkSecurityGroup`]: undefined,
};

function load(customerName: string, change: Change = {}) {
  const design = assemble(designFiles({ ...OPEN, ...change })).designs[0];
  const customer = design?.customers.find(({ name }) => name === customerName);
  if (!design || !customer) throw new Error(customerName);
  return { design, customer };
}

function trace(customerName: string, from: string, to: string, change: Change = {}) {
  const { design, customer } = load(customerName, change);
  const [a, b] = [from, to].map((text) => endpointOf(design, customer, text));
  if (!a || !b) throw new Error(`${from} ${to}`);
  return tracePath(design, customer, a, b, { protocol: 'Tcp', port: 443 });
}
const last = ({ hops }: { readonly hops: readonly { kind: string; name: string; verdict: string }[] }) => {
  const hop = hops.at(-1);
  return hop && `${hop.kind}:${hop.name} ${hop.verdict}`;
};
const kinds = ({ hops }: { readonly hops: readonly { kind: string; name: string }[] }) =>
  hops.map(({ kind, name }) => `${kind}:${name}`);

describe('an address that nobody of the design has', () => {
  const nobodys = [
    '10.77.0.9',
    '172.31.0.9',
    '192.168.5.5',
    '100.99.1.1',
    '169.254.1.1',
    '127.0.0.1',
    '0.1.2.3',
    '224.0.0.5',
    '240.0.0.1',
    '198.18.0.1',
    'fd77::9',
    'fe80::1',
    'ff02::1',
    '::1',
  ];
  const places = ['utrecht', 'prod/apps/web', 'prod/hub/shared', 'second/dr/build'];

  it.each(nobodys)('%s is not reached by any internet, nor comes in by one', (address) => {
    for (const place of places) {
      const out = trace('alpha', place, address);
      expect([out.arrives, out.forward.delivered], `${place} to ${address}`).toEqual([false, false]);
      const into = trace('alpha', address, place);
      expect([into.arrives, into.forward.delivered], `${address} to ${place}`).toEqual([false, false]);
      expect(toText(pathTables(into))).not.toContain('It arrives');
    }
  });

  it('is on the internet where it is public, or stands for a public one', () => {
    for (const address of ['8.8.8.8', '203.0.113.9', '198.51.100.1', '192.0.2.1', '2001:db8::1', '2606:4700::1111']) {
      expect(trace('alpha', 'utrecht', address).arrives, address).toBe(true);
    }
    expect(trace('alpha', '8.8.8.8', '203.0.113.9').arrives).toBe(false);
  });

  it('does not arrive by a default route that leads to a site either, nor by a route to the internet', () => {
    const forced = { 'a:circuits.0.peerings.private.routing.advertiseDefaultRoute': true };
    expect(last(trace('alpha', 'second/dr/build', '8.8.8.8', forced).forward)).toBe('internet:8.8.8.8 pass');
    expect(last(trace('alpha', 'second/dr/build', '10.77.0.9', forced).forward)).toBe('internet:10.77.0.9 drop');
    const table = {
      'a:subscriptions.0.routeTables.0.routes.0': {
        name: 'out',
        addressPrefix: '10.77.0.0/16',
        nextHopType: 'Internet',
      },
    };
    expect(last(trace('alpha', 'prod/apps/web', '10.77.0.9', table).forward)).toBe('internet:10.77.0.9 drop');
  });

  it('is looked for where its network is announced', () => {
    expect(last(trace('alpha', 'utrecht', '10.100.9.9').forward)).toBe('route:10.100.9.9 drop');
  });
});

describe('what is private', () => {
  it('is not reached from the internet: the design has no public address in front of it', () => {
    expect(last(trace('alpha', '8.8.8.8', 'prod/apps/web').forward)).toBe('internet:10.100.16.4 drop');
    expect(last(trace('alpha', '8.8.8.8', 'utrecht').forward)).toBe('internet:10.10.0.1 drop');
  });

  it('is not a public address of a site, which is reached', () => {
    const { forward, arrives } = trace('gamma', 'core/core/apps', '20.33.0.9');
    expect(kinds(forward)).toEqual([
      'subnet:core/core/apps (10.110.1.4)',
      'route:Default',
      'internet:20.33.0.9',
      'site:dc',
    ]);
    expect(arrives).toBe(false);
    expect(last(trace('gamma', '8.8.8.8', '20.33.0.9').forward)).toBe('site:dc pass');
    expect(trace('alpha', '8.8.8.8', '20.33.0.9').forward.delivered).toBe(false);
  });
});

describe('what the CSP has', () => {
  it('is reached by sites in the VRF where the customer names the service', () => {
    expect(kinds(trace('alpha', 'utrecht', '10.200.1.9').forward)).toEqual(['site:utrecht', 'route:ALPHA', 'csp:dns']);
    expect(trace('alpha', 'utrecht', '10.200.1.9').arrives).toBe(true);
    expect(trace('alpha', 'utrecht', '10.200.1.9', { 'a:sharedServices': [] }).arrives).toBe(false);
    expect(trace('alpha', 'utrecht', '10.200.2.9').arrives).toBe(false);
  });

  it('is reached from Azure where it is advertised there, and answers', () => {
    expect(trace('alpha', 'second/dr/build', '10.200.1.9').arrives).toBe(false);
    const advertise = ['10.10.0.0/16', '10.11.0.0/16', '10.200.1.0/24'];
    const told = { 'a:circuits.0.peerings.private.routing.advertise': advertise };
    const { forward, back, arrives } = trace('alpha', 'second/dr/build', '10.200.1.9', told);
    expect([last(forward), last(back), arrives]).toEqual([
      'csp:dns pass',
      'subnet:second/dr/build (10.101.1.4) pass',
      true,
    ]);
  });

  it('is reached by the path of a site to the CSP, in connect-to', () => {
    expect(last(trace('gamma', 'dc', '10.200.5.5').forward)).toBe('csp:ams pass');
    expect(trace('gamma', 'core/core/apps', '10.200.5.5').arrives).toBe(false);
  });
});

describe('clients of point-to-site', () => {
  const pools = { [`${CORE}.vpnGateway.pointToSite`]: { addressPool: ['10.199.0.0/24', '10.198.0.0/25'] } };
  const routesOf = (customerName: string, ref: string, name: string, change: Change) => {
    const { design, customer } = load(customerName, change);
    const network = customer.virtualNetworks.find((v) => v.ref === ref);
    const subnet = network?.subnets.find((s) => s.name === name);
    if (!network || !subnet) throw new Error(ref);
    return { design, network, subnet };
  };

  it('are in the routes of the network, each pool, by the VPN gateway', () => {
    const { design, network, subnet } = routesOf('gamma', 'core/core', 'apps', pools);
    const { routes } = routesReport(design, network, subnet);
    for (const pool of ['10.199.0.0/24', '10.198.0.0/25']) {
      expect(routes.find((r) => r.addressPrefix === pool)).toMatchObject({
        nextHopType: 'VirtualNetworkGateway',
        source: 'VirtualNetworkGateway',
        state: 'Active',
        via: ['vpn-core, point-to-site'],
      });
    }
  });

  it('are reached and answered in the network', () => {
    for (const [from, to] of [
      ['core/core/apps', '10.198.0.5'],
      ['10.199.0.5', 'core/core/apps'],
    ] as const) {
      const { arrives, forward } = trace('gamma', from, to, pools);
      expect(arrives, `${from} ${to}`).toBe(true);
      expect(kinds(forward)).toContain('gateway:vpn-core');
    }
    expect(trace('gamma', 'core/core/apps', '10.198.0.200', pools).arrives).toBe(false);
  });

  const vpn = { name: 'vpn', sku: 'VpnGw2AZ', activeActive: true, pointToSite: { addressPool: ['10.199.0.0/24'] } };
  const inHub = {
    [`${HUB}.vpnGateway`]: vpn,
    [`${APPS}.subnets.0.routeTable`]: undefined,
    [`${HUB}.subnets.0.routeTable`]: undefined,
  };

  it('are in the routes of spokes by gateway transit that both ends consent to, unless propagation is off', () => {
    const has = (change: Change) => {
      const { design, network, subnet } = routesOf('alpha', 'prod/apps', 'web', { ...inHub, ...change });
      return effectiveRoutes(design, network, subnet).some((r) => r.prefix.text === '10.199.0.0/24');
    };
    expect(has({})).toBe(true);
    expect(has({ [`${APPS}.virtualNetworkPeerings.0.useRemoteGateways`]: false })).toBe(false);
    expect(has({ [`${HUB}.virtualNetworkPeerings.0.allowGatewayTransit`]: false })).toBe(false);
    expect(has({ [`${APPS}.subnets.0.routeTable`]: 'rt-workload' })).toBe(false);
  });

  it('reach the spokes that use the gateway, and no others', () => {
    expect(trace('alpha', '10.199.0.5', 'prod/apps/web', inHub).arrives).toBe(true);
    expect(trace('alpha', 'prod/apps/web', '10.199.0.5', inHub).arrives).toBe(true);
    const alone = { ...inHub, [`${APPS}.virtualNetworkPeerings.0.useRemoteGateways`]: false };
    expect(trace('alpha', '10.199.0.5', 'prod/apps/web', alone).arrives).toBe(false);
    expect(trace('alpha', '10.199.0.5', 'second/dr/build', inHub).arrives).toBe(false);
  });

  it('have their own way to the internet, and none to what nobody has', () => {
    expect(last(trace('gamma', '10.199.0.5', '8.8.8.8', pools).forward)).toBe('internet:8.8.8.8 pass');
    expect(trace('gamma', '10.199.0.5', '10.77.0.9', pools).arrives).toBe(false);
    expect(trace('gamma', '8.8.8.8', '10.199.0.5', pools).forward.delivered).toBe(false);
  });

  it('reach no site over ExpressRoute, unless a Route Server stands beside', () => {
    for (const [from, to] of [
      ['10.199.0.5', 'utrecht'],
      ['utrecht', '10.199.0.5'],
    ] as const) {
      expect(trace('alpha', from, to, inHub).arrives, `${from} ${to}`).toBe(false);
      const routeServer = { name: 'rs', branchToBranch: true };
      const beside = { ...inHub, [`${HUB}.routeServer`]: routeServer };
      const { arrives, forward } = trace('alpha', from, to, beside);
      expect([arrives, last(forward)], `${from} ${to}`).toEqual([
        true,
        to === 'utrecht' ? 'site:utrecht pass' : 'client:10.199.0.5 pass',
      ]);
      expect(kinds(forward)).toEqual(expect.arrayContaining(['gateway:vpn', 'gateway:gw-hub', 'circuit:ams']));
      const closed = { ...beside, [`${HUB}.routeServer`]: { ...routeServer, branchToBranch: false } };
      expect(trace('alpha', from, to, closed).arrives).toBe(false);
      const passive = { ...beside, [`${HUB}.vpnGateway`]: { ...vpn, activeActive: false } };
      expect(trace('alpha', from, to, passive).arrives).toBe(false);
    }
  });

  it('reach a site over a VPN connection that speaks BGP', () => {
    const connection = (enableBgp: boolean) => ({
      'a:circuits': [],
      ...inHub,
      'a:sites.0.vpnDevices': [{ name: 'v1', platform: 'frr', address: '203.0.113.1', asn: 65_100 }],
      'a:vpnConnections': [
        { name: 'cn-v', virtualNetwork: 'prod/hub', device: 'v1', enableBgp, sharedKey: { secret: 's' } },
      ],
    });
    for (const [from, to] of [
      ['10.199.0.5', 'utrecht'],
      ['utrecht', '10.199.0.5'],
    ] as const) {
      expect(kinds(trace('alpha', from, to, connection(true)).forward)).toContain('vpn:cn-v');
      expect(trace('alpha', from, to, connection(true)).arrives).toBe(true);
      expect(trace('alpha', from, to, connection(false)).arrives).toBe(false);
    }
  });
});

describe('a service endpoint', () => {
  it('wins over every route table, for its own service only', () => {
    const said = { [`${APPS}.subnets.0.serviceEndpoints`]: ['Microsoft.Storage'] };
    const { forward, arrives } = trace('alpha', 'prod/apps/web', 'storage', said);
    expect([kinds(forward).at(-1), arrives]).toEqual(['service:Microsoft.Storage', true]);
    expect(kinds(trace('alpha', 'prod/apps/web', 'internet', said).forward)).toContain('firewall:fw');
    expect(kinds(trace('alpha', 'prod/apps/web', 'storage').forward)).toContain('firewall:fw');
    const other = { [`${APPS}.subnets.0.serviceEndpoints`]: ['Microsoft.Sql'] };
    expect(kinds(trace('alpha', 'prod/apps/web', 'storage', other).forward)).toContain('firewall:fw');
  });

  it('of the subnet of a firewall takes what the firewall forwards; one of GatewaySubnet nothing of a site', () => {
    const atFirewall = { [`${HUB}.subnets.1.serviceEndpoints`]: ['Microsoft.Storage.Global'] };
    expect(kinds(trace('alpha', 'prod/apps/web', 'storage', atFirewall).forward).slice(-2)).toEqual([
      'firewall:fw',
      'service:Microsoft.Storage.Global',
    ]);
    const atGateway = { [`${HUB}.subnets.0.serviceEndpoints`]: ['Microsoft.Storage'] };
    expect(kinds(trace('alpha', 'utrecht', 'storage', atGateway).forward)).toEqual([
      'site:utrecht',
      'internet:20.38.98.1',
    ]);
  });

  it('is among the routes, and a security group is asked first', () => {
    const said = { [`${DR}.subnets.1.serviceEndpoints`]: ['Microsoft.Storage'] };
    const { design, customer } = load('alpha', said);
    const network = customer.virtualNetworks.find((v) => v.ref === 'second/dr');
    const subnet = network?.subnets[1];
    if (!network || !subnet) throw new Error('dr');
    expect(routesReport(design, network, subnet).routes.at(-1)).toMatchObject({
      addressPrefix: 'Microsoft.Storage',
      nextHopType: 'VirtualNetworkServiceEndpoint',
    });
    const denied = {
      [`${APPS}.subnets.0.serviceEndpoints`]: ['Microsoft.Storage'],
      [`${APPS}.subnets.0.networkSecurityGroup`]: 'nsg',
    };
    expect(last(trace('alpha', 'prod/apps/web', 'storage', denied).forward)).toBe('securityGroup:nsg deny');
    const rule = {
      access: 'Allow',
      direction: 'Outbound',
      protocol: '*',
      sourceAddressPrefix: '*',
      sourcePortRange: '*',
    };
    const allowed = {
      ...denied,
      'a:subscriptions.0.networkSecurityGroups.0.securityRules.2': {
        ...rule,
        name: 'storage',
        priority: 99,
        destinationAddressPrefix: 'Storage',
        destinationPortRange: '443',
      },
    };
    expect(trace('alpha', 'prod/apps/web', 'storage', allowed).arrives).toBe(true);
  });
});

describe('half a flow', () => {
  it('through a firewall does not arrive', () => {
    const half = { [`${HUB}.subnets.0.routeTable`]: undefined };
    const { forward, back, asymmetric, arrives } = trace('alpha', 'utrecht', 'prod/apps/web', half);
    expect([forward.delivered, back.delivered, asymmetric, arrives]).toEqual([true, true, ['fw'], false]);
    const page = toText(pathTables(trace('alpha', 'utrecht', 'prod/apps/web', half)));
    expect(page).not.toContain('It arrives');
    expect(page).toContain('sees half of the flow, and drops it');
  });

  it('over two circuits arrives, and is told', () => {
    const cross = { 'a:circuits.1.peerings.private.routing.localPreference': 300 };
    const there = trace('alpha', 'utrecht', 'second/dr/build', cross);
    expect([there.asymmetric, there.arrives]).toEqual([['lon', 'ams'], true]);
    expect(toText(pathTables(there))).toContain('what is stateful beside it would see half');
  });

  it('whose answer is dropped does not arrive', () => {
    const no = {
      [`a:subscriptions.0.routeTables.0.routes.1`]: { name: 'no', addressPrefix: '10.10.0.0/16', nextHopType: 'None' },
    };
    const { forward, back, arrives } = trace('alpha', 'utrecht', 'prod/apps/web', no);
    expect([forward.delivered, back.delivered, arrives]).toEqual([true, false, false]);
    expect(toText(pathTables(trace('alpha', 'utrecht', 'prod/apps/web', no)))).not.toContain('It arrives');
  });
});

describe('consent of both ends of a network peering', () => {
  const direct = { [`${APPS}.subnets.0.routeTable`]: undefined, [`${HUB}.subnets.2.routeTable`]: undefined };
  const [hubSide, spokeSide] = [`${HUB}.virtualNetworkPeerings.0`, `${APPS}.virtualNetworkPeerings.0`];

  it('is needed for access', () => {
    expect(trace('alpha', 'prod/apps/web', 'prod/hub/shared', direct).arrives).toBe(true);
    for (const side of [hubSide, spokeSide]) {
      const closed = { ...direct, [`${side}.allowVirtualNetworkAccess`]: false };
      expect(trace('alpha', 'prod/apps/web', 'prod/hub/shared', closed).arrives, side).toBe(false);
      expect(trace('alpha', 'prod/hub/shared', 'prod/apps/web', closed).arrives, side).toBe(false);
    }
    const oneSided = { ...direct, [`${HUB}.virtualNetworkPeerings`]: [] };
    expect(trace('alpha', 'prod/apps/web', 'prod/hub/shared', oneSided).forward.delivered).toBe(false);
  });

  it('is needed for gateway transit', () => {
    const straight = { ...direct, [`${HUB}.subnets.0.routeTable`]: undefined };
    expect(trace('alpha', 'utrecht', 'prod/apps/web', straight).arrives).toBe(true);
    for (const key of [`${hubSide}.allowGatewayTransit`, `${spokeSide}.useRemoteGateways`]) {
      const closed = { ...straight, [key]: false };
      expect(trace('alpha', 'utrecht', 'prod/apps/web', closed).forward.delivered, key).toBe(false);
      expect(trace('alpha', 'prod/apps/web', 'utrecht', closed).forward.delivered, key).toBe(false);
    }
  });

  it('is needed of the receiving end for what a firewall forwards', () => {
    const closed = { [`${spokeSide}.allowForwardedTraffic`]: false };
    expect(trace('alpha', 'utrecht', 'prod/apps/web').arrives).toBe(true);
    expect(last(trace('alpha', 'utrecht', 'prod/apps/web', closed).forward)).toBe('route:prod/apps drop');
    expect(trace('alpha', 'utrecht', 'prod/apps/web', { [`${hubSide}.allowForwardedTraffic`]: false }).arrives).toBe(
      true,
    );
  });
});

describe('IPv6', () => {
  const dual = (attachments: unknown) => ({
    'a:sites.0.prefixes': ['10.10.0.0/16', 'fd00:10::/48'],
    'a:sites.0.connectsTo': attachments,
    [`${DR}.addressSpace`]: ['10.101.0.0/20', 'fd00:101::/48'],
    [`${DR}.subnets.1`]: { name: 'build', addressPrefixes: ['10.101.1.0/24', 'fd00:101:0:1::/64'] },
    'a:circuits.0.peerings.private.ipv6PeeringConfig': {
      primaryPeerAddressPrefix: 'fd00:ffff::/126',
      secondaryPeerAddressPrefix: 'fd00:ffff::4/126',
    },
  });
  const four = {
    site: 'ams',
    edgeRouter: 'ams-1',
    interface: 'te2',
    localAddress: '100.64.10.1/30',
    peerAddress: '100.64.10.2',
  };
  const six = { ...four, vlanId: 512, localAddress: 'fd00:a::1/126', peerAddress: 'fd00:a::2' };

  it('of a site comes over an attachment of its family only', () => {
    expect(trace('alpha', 'fd00:10::1', 'fd00:101:0:1::4', dual([four, six])).arrives).toBe(true);
    expect(trace('alpha', 'fd00:10::1', 'fd00:101:0:1::4', dual('ams')).arrives).toBe(true);
    const { forward, arrives } = trace('alpha', 'fd00:10::1', 'fd00:101:0:1::4', dual([four]));
    expect([arrives, forward.hops.at(-1)?.detail]).toEqual([false, 'The attachments of the site carry IPv4 only.']);
    expect(trace('alpha', 'second/dr/build', 'fd00:10::1', dual([four])).arrives).toBe(false);
  });

  it('between sites needs it at both', () => {
    const both = (attachments: unknown) => ({
      ...dual(attachments),
      'a:sites.1.prefixes': ['10.11.0.0/16', 'fd00:11::/48'],
    });
    expect(trace('alpha', 'fd00:11::1', 'fd00:10::1', both([six])).arrives).toBe(true);
    expect(trace('alpha', 'fd00:11::1', 'fd00:10::1', both([four])).arrives).toBe(false);
    expect(trace('alpha', 'utrecht', 'reading', both([four])).arrives).toBe(true);
  });

  it('needs sessions of the private peering', () => {
    const without = { ...dual('ams'), 'a:circuits.0.peerings.private.ipv6PeeringConfig': undefined };
    const { design, customer } = load('alpha', without);
    const dr = customer.virtualNetworks.find((v) => v.ref === 'second/dr');
    const build = dr?.subnets[1];
    const to = endpointOf(design, customer, 'fd00:10::1');
    if (!dr || !build || !to) throw new Error('dr');
    expect(selectRoute(effectiveRoutes(design, dr, build), to.address)?.source).not.toBe('VirtualNetworkGateway');
  });
});

describe('two appliances that encrypt', () => {
  const nva = {
    'a:sites.0.firewalls': [{ name: 'fw-utrecht', kind: 'nva', address: '10.10.9.9' }],
    'a:circuits.0.encryption': { mode: 'nva', firewalls: { site: 'fw-utrecht', azure: 'prod/hub' } },
    'a:circuits.1': undefined,
  };

  it('carry the prefixes of the site between them; the circuit is told of the outer address only', () => {
    const { forward, back, arrives } = trace('alpha', 'utrecht', 'prod/apps/web', nva);
    expect(arrives).toBe(true);
    expect(kinds(forward)).toEqual([
      'site:utrecht',
      'circuit:ams',
      'firewall:fw',
      'route:Default',
      'subnet:prod/apps/web (10.100.16.4)',
    ]);
    expect(kinds(back).slice(-3)).toEqual(['firewall:fw', 'circuit:ams', 'site:utrecht']);
    expect(trace('alpha', 'second/dr/build', 'utrecht', nva).arrives).toBe(false);
  });
});
