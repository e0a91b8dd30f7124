import { describe, expect, it } from 'vitest';
import { effectiveRoutes, endpointOf, selectRoute } from '../../../src/routing';
import { pathTables, routesReport, toText } from '../../../src/routing/report';
import { APPS, DR, HUB, kinds, last, load, trace } from './traced';

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
    for (const address of ['8.8.8.8', '203.0.113.9', '198.51.100.1', '192.0.2.1']) {
      expect(trace('alpha', 'utrecht', address).arrives, address).toBe(true);
    }
    expect(trace('alpha', '8.8.8.8', '203.0.113.9').arrives).toBe(false);
  });

  it('is that of the platform, which networks of Azure reach and no site', () => {
    expect(trace('alpha', 'second/dr/build', '168.63.129.16').forward.delivered).toBe(true);
    const fromSite = trace('alpha', 'utrecht', '168.63.129.16');
    expect([fromSite.arrives, last(fromSite.forward)]).toEqual([false, 'internet:168.63.129.16 drop']);
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
