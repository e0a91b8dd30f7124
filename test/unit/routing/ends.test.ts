import { describe, expect, it } from 'vitest';
import {
  advertisedToAzure,
  effectiveRoutes,
  endpointOf,
  failureMatrix,
  learnedByGateways,
  nameOf,
} from '../../../src/routing';
import { reachOf } from '../../../src/routing/failures';
import type { Change } from '../rules/base';
import { CORE, DR, HUB, kinds, last, load, trace } from './traced';

const endOf = (text: string, change: Change = {}, customerName = 'alpha') => {
  const { design, customer } = load(customerName, change);
  const end = endpointOf(design, customer, text);
  return end && `${end.kind} ${nameOf(end)}`;
};
const origins = (customerName: string, circuit: string, change: Change = {}) => {
  const { design, customer } = load(customerName, change);
  const one = customer.circuits.find(({ name }) => name === circuit);
  if (!one) throw new Error(circuit);
  return advertisedToAzure(design, one).map(({ prefix, origin }) => `${prefix.text} ${origin.kind}`);
};
/** Whatever the design calls a network `ref`, its routes for a prefix as `type source state`. */
const routesFor = (prefix: string, ref: string, subnet: string, change: Change, customerName = 'alpha') => {
  const { design, customer } = load(customerName, change);
  const network = customer.virtualNetworks.find((one) => one.ref === ref);
  const at = network?.subnets.find(({ name }) => name === subnet);
  if (!network || !at) throw new Error(ref);
  return effectiveRoutes(design, network, at)
    .filter((route) => route.prefix.text === prefix)
    .map(({ nextHopType, source, active }) => `${nextHopType} ${source}${active ? '' : ' overridden'}`);
};

describe('an end of a path', () => {
  it('is the first address that a host can have', () => {
    expect(endOf('utrecht')).toBe('site utrecht (10.10.0.1)');
    expect(endOf('prod/apps/web')).toBe('subnet prod/apps/web (10.100.16.4)');
    expect(endOf('apps/web')).toBe('subnet prod/apps/web (10.100.16.4)');
    expect(endOf(' 10.100.16.9 ')).toBe('subnet prod/apps/web (10.100.16.9)');
    expect(endOf('Internet')).toBe('outside 1.1.1.1');
    expect(endOf('nowhere')).toBeUndefined();
    expect(endOf('apps/none')).toBeUndefined();
  });

  it('is the most specific of what has it, whatever comes first in the file', () => {
    const sites = [
      { name: 'wide', prefixes: ['10.10.0.0/16'], connectsTo: 'ams' },
      { name: 'narrow', prefixes: ['10.10.5.0/24'], connectsTo: 'ams' },
    ];
    for (const inOrder of [sites, sites.toReversed()]) {
      expect(endOf('10.10.5.9', { 'a:sites': inOrder })).toBe('site narrow (10.10.5.9)');
      expect(endOf('10.10.6.9', { 'a:sites': inOrder })).toBe('site wide (10.10.6.9)');
    }
  });

  it('is a client of the gateway whose pool it is in, by the name of that gateway', () => {
    const pools = { [`${CORE}.vpnGateway.pointToSite`]: { addressPool: ['10.199.0.0/24'] } };
    expect(endOf('10.199.0.9', pools, 'gamma')).toBe('client vpn-core (10.199.0.9)');
    expect(endOf('10.199.1.9', pools, 'gamma')).toBe('outside 10.199.1.9');
  });

  it('is the site that the customer reaches of the CSP, in all of its prefixes or in those that are said', () => {
    expect(endOf('10.200.77.1', {}, 'gamma')).toBe('csp ams (10.200.77.1)');
    const said = { 'g:sites.0.reachesProvider': { site: 'ams', over: 'mpls', prefixes: ['10.200.5.0/24'] } };
    expect(endOf('10.200.5.1', said, 'gamma')).toBe('csp ams (10.200.5.1)');
    expect(endOf('10.200.77.1', said, 'gamma')).toBe('outside 10.200.77.1');
  });
});

describe('why a prefix is announced', () => {
  it('is the site that has it, what the design says, the default route, or an appliance that encrypts', () => {
    expect(origins('alpha', 'ams')).toEqual(['10.10.0.0/16 site', '10.11.0.0/16 site']);
    expect(origins('gamma', 'fra')).toEqual(['10.20.254.0/24 said']);
    const routing = { 'a:circuits.0.peerings.private.routing.advertiseDefaultRoute': true };
    expect(origins('alpha', 'ams', routing).at(-1)).toBe('0.0.0.0/0 defaultRoute');
    const nva = {
      'a:sites.0.firewalls': [{ name: 'fw-utrecht', kind: 'nva', address: '10.10.9.9' }],
      'a:circuits.0.encryption': { mode: 'nva', firewalls: { site: 'fw-utrecht', azure: 'prod/hub' } },
    };
    expect(origins('alpha', 'ams', nva)).toEqual(['10.10.9.9/32 appliance']);
  });

  it('may be of either family where the connectivity provider keeps layer 3, whatever the Microsoft peering has', () => {
    const kept = {
      'a:circuits.0.layer3ManagedBy': 'serviceProvider',
      'a:circuits.0.peerings': {
        microsoft: { primaryPeerAddressPrefix: '198.51.100.0/30', secondaryPeerAddressPrefix: '198.51.100.4/30' },
      },
      'a:sites.0.prefixes': ['10.10.0.0/16', 'fd00:10::/48'],
      'a:sites.0.connectsTo': 'ams',
    };
    expect(origins('alpha', 'ams', kept)).toContain('fd00:10::/48 site');
    const own = { ...kept, 'a:circuits.0.layer3ManagedBy': 'csp' };
    expect(origins('alpha', 'ams', own)).toEqual([]);
  });
});

describe('what a gateway learns', () => {
  it('needs no private peering that is described, where the connectivity provider keeps layer 3', () => {
    const kept = { 'a:circuits.0.layer3ManagedBy': 'serviceProvider', 'a:circuits.0.peerings': {} };
    expect(routesFor('10.10.0.0/16', 'second/dr', 'build', kept)).toEqual([
      'VirtualNetworkGateway VirtualNetworkGateway',
    ]);
  });

  it('is nothing over a tunnel or a connection whose device the design has not', () => {
    const learned = (customerName: string, ref: string, change: Change) => {
      const { design, customer } = load(customerName, change);
      const network = customer.virtualNetworks.find((one) => one.ref === ref);
      return network && learnedByGateways(design, network).map(({ prefix }) => prefix.text);
    };
    const tunnel = {
      'g:circuits.0.encryption.advertise': undefined,
      'g:circuits.0.encryption.tunnels.0.device': 'gone',
    };
    expect(learned('gamma', 'core/core', tunnel)).toEqual(['10.20.254.0/24']);
    expect(learned('gamma', 'core/core', { 'g:circuits.0.encryption.advertise': undefined })).toEqual([
      '10.20.254.0/24',
      '10.20.0.0/16',
    ]);
    const connection = {
      'a:circuits': [],
      [`${HUB}.vpnGateway`]: { name: 'vpn', sku: 'VpnGw2AZ' },
      'a:vpnConnections': [{ name: 'cn', virtualNetwork: 'prod/hub', device: 'gone', sharedKey: { secret: 's' } }],
    };
    expect(learned('alpha', 'prod/hub', connection)).toEqual([]);
    expect(learned('alpha', 'prod/hub', { ...connection, 'a:vpnConnections.0.prefixes': ['10.44.0.0/16'] })).toEqual([
      '10.44.0.0/16',
    ]);
  });
});

describe('the routes of a subnet', () => {
  it('have no route to nowhere for a private block that is the own network, or a peered one', () => {
    expect(routesFor('10.0.0.0/8', 'second/dr', 'build', {})).toEqual(['None Default']);
    const whole = {
      [`${DR}.addressSpace`]: ['192.168.0.0/16'],
      [`${DR}.subnets.1.addressPrefix`]: '192.168.1.0/24',
      [`${DR}.subnets.0.addressPrefix`]: '192.168.0.0/27',
    };
    expect(routesFor('192.168.0.0/16', 'second/dr', 'build', whole)).toEqual(['VnetLocal Default']);
    expect(routesFor('172.16.0.0/12', 'second/dr', 'build', whole)).toEqual(['None Default']);
    expect(routesFor('100.64.0.0/10', 'second/dr', 'build', whole)).toEqual(['None Default']);
  });

  it('lose the routes to nowhere where another default route is set, and keep the default route marked', () => {
    const forced = { 'a:circuits.0.peerings.private.routing.advertiseDefaultRoute': true };
    expect(routesFor('10.0.0.0/8', 'second/dr', 'build', forced)).toEqual([]);
    expect(routesFor('0.0.0.0/0', 'second/dr', 'build', forced)).toEqual([
      'Internet Default overridden',
      'VirtualNetworkGateway VirtualNetworkGateway',
    ]);
  });
});

describe('addresses that look public', () => {
  const inside = { 'a:sites.0.prefixes': ['10.10.0.0/16', '20.44.0.0/16'], 'a:sites.0.publicPrefixes': undefined };
  it('and are used within a site are reached over its circuit', () => {
    const { forward, arrives } = trace('alpha', 'second/dr/build', '20.44.0.9', inside);
    expect([last(forward), kinds(forward).includes('circuit:ams'), arrives]).toEqual(['site:utrecht pass', true, true]);
    expect(last(trace('alpha', '8.8.8.8', '20.44.0.9', inside).forward)).toBe('internet:20.44.0.9 drop');
  });

  it('and are some of several public ones of a site are reached by the internet', () => {
    const several = { 'a:sites.0.publicPrefixes': ['20.44.0.0/24', '20.45.0.0/24'] };
    for (const address of ['20.44.0.9', '20.45.0.9'])
      expect(kinds(trace('alpha', 'second/dr/build', address, several).forward).slice(-2)).toEqual([
        `internet:${address}`,
        'site:utrecht',
      ]);
  });
});

describe('a way that goes on', () => {
  it('takes the circuit that the longest prefix comes over, whatever is preferred', () => {
    const accept = {
      'a:circuits.0.peerings.private.routing.accept': ['10.0.0.0/8', '10.96.0.0/11'],
      'a:circuits.1.peerings.private.routing.accept': ['10.0.0.0/8', '10.101.0.0/20'],
      'a:sites.0.prefixes': ['10.10.0.0/16'],
    };
    expect(kinds(trace('alpha', 'utrecht', 'second/dr/build', accept).forward)).toContain('circuit:lon');
    expect(kinds(trace('alpha', 'utrecht', 'second/dr/build').forward)).toContain('circuit:ams');
  });

  it('is dropped where two firewalls send it to each other', () => {
    const circle = {
      [`${HUB}.subnets.1.routeTable`]: 'rt-workload',
      'a:subscriptions.0.routeTables.0.disableBgpRoutePropagation': true,
    };
    const { forward, arrives } = trace('alpha', 'prod/apps/web', 'utrecht', circle);
    expect([last(forward), forward.hops.at(-1)?.detail, arrives]).toEqual([
      'firewall:fw drop',
      'The path goes round in a circle.',
      false,
    ]);
    expect(forward.hops.length).toBeLessThan(12);
  });

  it('passes no firewall of a network that is not peered', () => {
    const far = {
      [`${DR}.subnets.1.routeTable`]: 'rt-far',
      'a:subscriptions.1.routeTables': [
        {
          name: 'rt-far',
          routes: [
            {
              name: 'all',
              addressPrefix: '0.0.0.0/0',
              nextHopType: 'VirtualAppliance',
              nextHopIpAddress: '10.100.0.68',
            },
          ],
        },
      ],
    };
    const { forward } = trace('alpha', 'second/dr/build', '8.8.8.8', far);
    expect([last(forward), forward.hops.at(-1)?.detail]).toEqual([
      'firewall:10.100.0.68 drop',
      'Nothing that can forward has this address.',
    ]);
    const peered = {
      ...far,
      [`${DR}.virtualNetworkPeerings`]: [
        { name: 'dr-to-hub', remoteVirtualNetwork: 'prod/hub', allowForwardedTraffic: true },
      ],
      [`${HUB}.virtualNetworkPeerings.1`]: { name: 'hub-to-dr', remoteVirtualNetwork: 'second/dr' },
    };
    expect(last(trace('alpha', 'second/dr/build', '8.8.8.8', peered).forward)).toBe('internet:8.8.8.8 pass');
  });

  it('from the CSP takes a circuit in connect-through, or one of a site that has a path to it', () => {
    expect(last(trace('alpha', '10.200.1.9', 'second/dr/build').forward)).toBe('csp:dns drop');
    const told = { 'a:circuits.0.peerings.private.routing.advertise': ['10.10.0.0/16', '10.200.1.0/24'] };
    const { forward } = trace('alpha', '10.200.1.9', 'second/dr/build', told);
    expect(last(forward)).toBe('subnet:second/dr/build (10.101.1.4) pass');
    expect(kinds(forward)).toContain('circuit:ams');
    const open = { 'g:circuits.0.peerings.private.routing.advertise': ['10.200.0.0/16', '10.20.0.0/16'] };
    expect(kinds(trace('gamma', '10.200.5.5', 'core/core/apps', open).forward)).toContain('circuit:fra');
    const away = { ...open, 'g:sites.1': { name: 'far', prefixes: ['10.30.0.0/16'], asn: 65_099 } };
    const other = {
      ...away,
      'g:sites.1.reachesProvider': { site: 'ams', over: 'mpls' },
      'g:sites.0.reachesProvider': undefined,
    };
    expect(last(trace('gamma', '10.200.5.5', 'core/core/apps', other).forward)).toBe('csp:ams drop');
  });

  it('says which family a site lacks only where it is attached', () => {
    const four = {
      'a:sites.0.prefixes': ['10.10.0.0/16', 'fd00:10::/48'],
      [`${DR}.addressSpace`]: ['10.101.0.0/20', 'fd00:101::/48'],
      [`${DR}.subnets.1`]: { name: 'build', addressPrefixes: ['10.101.1.0/24', 'fd00:101:0:1::/64'] },
    };
    const detail = (change: Change) =>
      trace('alpha', 'fd00:10::1', 'fd00:101:0:1::4', change).forward.hops.at(-1)?.detail;
    expect(detail(four)).toBe('The attachments of the site carry IPv4 only.');
    expect(detail({ ...four, 'a:sites.0.connectsTo': undefined })).toBe(
      'No circuit and no VPN of the site leads to fd00:101:0:1::4.',
    );
  });

  it('joins two sites in the VRF, by its name', () => {
    expect(kinds(trace('alpha', 'utrecht', 'reading').forward)).toEqual([
      'site:utrecht',
      'route:ALPHA',
      'site:reading',
    ]);
    const alone = { 'a:sites.1.connectsTo': undefined };
    expect(trace('alpha', 'utrecht', 'reading', alone).arrives).toBe(false);
    expect(trace('alpha', 'reading', 'utrecht', alone).arrives).toBe(false);
  });
});

describe('what is taken away', () => {
  const pairs = (change: Change, ...down: string[]) => {
    const { design, customer } = load('alpha', change);
    return reachOf(design, customer, new Set(down)).map(({ site, network }) => `${site}>${network}`);
  };
  const matrix = (change: Change = {}) => {
    const { design, customer } = load('alpha', change);
    return failureMatrix(design, customer);
  };

  it('is a circuit of the connectivity provider with both of its links, and not with one', () => {
    const kept = {
      'a:circuits.1': undefined,
      'a:circuits.0.layer3ManagedBy': 'serviceProvider',
      'a:circuits.0.links': undefined,
    };
    const all = pairs(kept);
    expect(all).toContain('utrecht>second/dr');
    expect(pairs(kept, 'link:ams/primary')).toEqual(all);
    expect(pairs(kept, 'link:ams/secondary')).toEqual(all);
    expect(pairs(kept, 'link:ams/primary', 'link:ams/secondary')).toEqual([]);
    expect(matrix(kept).failures.map(({ element }) => element.key)).toEqual(
      expect.arrayContaining(['link:ams/primary', 'link:ams/secondary']),
    );
  });

  it('names routers that only sites are attached to, and none that nothing uses', () => {
    const more = {
      'p:sites.0.edgeRouters.2': { name: 'ams-3', platform: 'frr', interfaces: [{ name: 'eth1' }] },
      'p:sites.0.edgeRouters.3': { name: 'ams-4', platform: 'frr', interfaces: [{ name: 'eth1' }] },
      'a:sites.0.connectsTo.2': { site: 'ams', edgeRouter: 'ams-3', interface: 'eth1' },
    };
    const keys = matrix(more).failures.map(({ element }) => element.key);
    expect(keys).toContain('edgeRouter:ams-3');
    expect(keys).not.toContain('edgeRouter:ams-4');
  });

  it('marks each datacenter where the design says it', () => {
    const of = (key: string) => matrix().failures.find(({ element }) => element.key === key)?.element.raw;
    expect(of('datacenter:ams')).toMatchObject({ name: 'ams', peeringLocations: ['Amsterdam'] });
    expect(of('datacenter:lon')).toMatchObject({ name: 'lon', peeringLocations: ['London'] });
  });

  it('has no element without a name', () => {
    const bare = { 'a:circuits.0.peeringLocation': undefined, 'a:sites.0.connectsTo': [{ site: 'gone' }] };
    const { failures } = matrix(bare);
    expect(failures.filter(({ element }) => !element.name || element.key.includes('undefined'))).toEqual([]);
  });

  it('counts a site that is named as a circuit is', () => {
    const same = { 'a:circuits.1': undefined, 'a:circuits.0.name': 'utrecht' };
    const lost = matrix(same).failures.find(({ element }) => element.key === 'circuit:utrecht')?.lost;
    expect(lost?.map(({ site }) => site)).toContain('utrecht');
  });

  it('leaves what a chain of interlinks still joins', () => {
    const interlinks = [
      { a: 'ams-1', b: 'ams-2' },
      { a: 'lon-1', b: 'ams-2' },
      { a: 'lon-1', b: 'lon-2' },
      { a: 'lon-2', b: 'ams-1' },
    ];
    const ring = { 'p:backbone': { type: 'vrf-lite', interlinks }, 'a:circuits.1': undefined };
    expect(pairs(ring)).toContain('reading>second/dr');
    for (const router of ['ams-1', 'lon-1', 'lon-2'])
      expect(pairs(ring, `edgeRouter:${router}`), router).toContain('reading>second/dr');
    const line = { ...ring, 'p:backbone': { type: 'vrf-lite', interlinks: interlinks.slice(1, 2) } };
    expect(pairs(line)).toContain('reading>second/dr');
    expect(pairs(line, 'edgeRouter:ams-2')).not.toContain('reading>second/dr');
    const apart = { ...ring, 'p:backbone': { type: 'vrf-lite', interlinks: interlinks.slice(0, 1) } };
    expect(pairs(apart)).not.toContain('reading>second/dr');
  });
});
