import { describe, expect, it } from 'vitest';
import { failureMatrix } from '../../../src/routing';
import type { Change } from '../rules/base';
import { APPS, HUB, kinds, last, load, trace } from './traced';

describe('a datacenter', () => {
  it('that a site is attached at is an element, though no circuit ends there and no router is named', () => {
    const { design, customer } = load('alpha', { 'a:circuits.1': undefined });
    const { failures } = failureMatrix(design, customer);
    const lon = failures.find(({ element }) => element.key === 'datacenter:lon');
    expect(lon?.element.raw).toBe(design.provider.sites.find((s) => s.name === 'lon')?.raw);
    expect(lon?.lost.map(({ site }) => site)).toContain('reading');
    const keys = failures.map(({ element }) => element.key);
    expect(keys.filter((key) => key.startsWith('datacenter:')).sort()).toEqual(['datacenter:ams', 'datacenter:lon']);
  });
});

describe('what a peered network takes', () => {
  const closed = `${APPS}.virtualNetworkPeerings.0.allowForwardedTraffic`;
  const straight = { [`${HUB}.subnets.0.routeTable`]: undefined, [`${APPS}.subnets.0.routeTable`]: undefined };

  it('of a site needs no consent where no firewall is passed', () => {
    expect(last(trace('alpha', 'utrecht', 'prod/apps/web', { ...straight, [closed]: false }).forward)).toMatch(
      /^subnet:prod\/apps\/web .*pass$/,
    );
  });

  it('through the firewall of its neighbour comes from the neighbour itself, or needs consent', () => {
    const by = { [closed]: false };
    expect(kinds(trace('alpha', 'prod/hub/shared', 'prod/apps/web', by).forward)).toContain('route:Default');
    expect(last(trace('alpha', 'utrecht', 'prod/apps/web', by).forward)).toBe('route:prod/apps drop');
    const inHub = trace('alpha', 'utrecht', 'prod/hub/shared', by).forward;
    expect(kinds(inHub)).toContain('firewall:fw');
    expect(last(inHub)).toMatch(/^subnet:prod\/hub\/shared .*pass$/);
  });

  it('is nothing of a firewall that only the use of a gateway leads to', () => {
    const table = {
      name: 'rt-open',
      routes: [
        { name: 'all', addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.100.0.68' },
      ],
    };
    const open: Change = { 'a:subscriptions.0.routeTables.2': table, [`${APPS}.subnets.0.routeTable`]: 'rt-open' };
    expect(kinds(trace('alpha', 'prod/apps/web', 'internet', open).forward)).toContain('firewall:fw');
    const apart = { ...open, [`${APPS}.virtualNetworkPeerings.0.allowVirtualNetworkAccess`]: false };
    expect(last(trace('alpha', 'prod/apps/web', 'internet', apart).forward)).toBe('firewall:10.100.0.68 drop');
  });
});

describe('from a site', () => {
  it('no VPN gateway is a way that has no tunnel to it, or no GatewaySubnet', () => {
    const vpn = { 'a:circuits': [], [`${HUB}.vpnGateway`]: { name: 'vpn', sku: 'VpnGw2AZ' } };
    expect(last(trace('alpha', 'utrecht', 'prod/hub/shared', vpn).forward)).toMatch(/^site:.* drop$/);
    const bare = { ...vpn, [`${HUB}.subnets.0.name`]: 'other' };
    expect(last(trace('alpha', 'utrecht', 'prod/hub/shared', bare).forward)).toMatch(/^site:.* drop$/);
  });

  it('of the VRF no other is reached that is not attached, and none from there', () => {
    const apart = { 'a:sites.2': { name: 'alone', prefixes: ['10.12.0.0/16'] } };
    for (const [from, to] of [
      ['utrecht', 'alone'],
      ['alone', 'utrecht'],
    ] as const) {
      const { arrives, forward } = trace('alpha', from, to, apart);
      expect([arrives, forward.hops.at(-1)?.detail], from).toEqual([false, 'The design joins these sites nowhere.']);
    }
    expect(trace('alpha', 'utrecht', 'reading', apart).arrives).toBe(true);
  });
});

describe('a Route Server between two gateways', () => {
  it('passes nothing on where the VPN gateway has another AS number than 65515', () => {
    const beside = (asn: number): Change => ({
      [`${HUB}.vpnGateway`]: {
        name: 'vpn',
        sku: 'VpnGw2AZ',
        activeActive: true,
        asn,
        pointToSite: { addressPool: ['10.199.0.0/24'] },
      },
      [`${HUB}.routeServer`]: { name: 'rs', branchToBranch: true },
      [`${HUB}.subnets.0.routeTable`]: undefined,
    });
    expect(trace('alpha', '10.199.0.5', 'utrecht', beside(65_515)).arrives).toBe(true);
    expect(trace('alpha', '10.199.0.5', 'utrecht', beside(65_040)).arrives).toBe(false);
  });
});
