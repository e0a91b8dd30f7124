import { describe, expect, it } from 'vitest';
import { effectiveRoutes } from '../../../src/routing';
import { routesReport } from '../../../src/routing/report';
import type { Change } from '../rules/base';
import { APPS, CORE, HUB, kinds, last, load, trace } from './traced';

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
