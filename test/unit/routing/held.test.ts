import { describe, expect, it } from 'vitest';
import { poolReport } from '../../../src/design';
import { advertisedToAzure, failureMatrix, learnedByGateways, sitesBehind } from '../../../src/routing';
import { pathTables, poolTables, routesTables, toText } from '../../../src/routing/report';
import { HUB, kinds, load, trace } from './traced';

const CORE = 'g:subscriptions.1.virtualNetworks.0';
const device = { name: 'v1', platform: 'frr', address: '203.0.113.1', asn: 65_100 };
const connection = {
  'a:sites.0.vpnDevices': [device],
  [`${HUB}.vpnGateway`]: { name: 'vpn', sku: 'VpnGw2AZ', activeActive: true },
  'a:vpnConnections': [{ name: 'cn-v', virtualNetwork: 'prod/hub', device: 'v1', sharedKey: { secret: 's' } }],
};
const prefixes = (customerName: string, circuit: string, change = {}) => {
  const { design, customer } = load(customerName, change);
  const one = customer.circuits.find(({ name }) => name === circuit);
  if (!one) throw new Error(circuit);
  return {
    told: advertisedToAzure(design, one).map(({ prefix }) => prefix.text),
    sites: sitesBehind(design, one).map(({ name }) => name),
  };
};

describe('what a circuit tells Azure', () => {
  it('is nothing without a private peering', () => {
    expect(prefixes('alpha', 'ams', { 'a:circuits.0.peerings': {} }).told).toEqual([]);
    const kept = { 'a:circuits.0.peerings': {}, 'a:circuits.0.layer3ManagedBy': 'serviceProvider' };
    expect(prefixes('alpha', 'ams', kept).told).toEqual(['10.10.0.0/16', '10.11.0.0/16']);
  });

  it('is the default route once, however often it is said', () => {
    const routing = { advertise: ['0.0.0.0/0', '10.10.0.0/16'], advertiseDefaultRoute: true };
    const { told } = prefixes('alpha', 'ams', { 'a:circuits.0.peerings.private.routing': routing });
    expect(told).toEqual(['0.0.0.0/0', '10.10.0.0/16']);
  });

  it('is of the sites that are attached, or that the links end at', () => {
    expect(prefixes('alpha', 'ams', { 'a:sites.1.connectsTo': undefined }).sites).toEqual(['utrecht']);
    const another = { 'g:sites.1': { name: 'far', prefixes: ['10.30.0.0/16'], asn: 65_099 } };
    expect(prefixes('gamma', 'fra', another).sites).toEqual(['dc']);
  });

  it('is of the sites that speak for the peering where the connectivity provider keeps layer 3, else of all', () => {
    const kept = {
      'g:circuits.0.layer3ManagedBy': 'serviceProvider',
      'g:circuits.0.links': undefined,
      'g:sites.1': { name: 'far', prefixes: ['10.30.0.0/16'], asn: 65_099 },
    };
    expect(prefixes('gamma', 'fra', kept).sites).toEqual(['dc']);
    const nobody = { ...kept, 'g:circuits.0.peerings.private.peerASN': 65_050 };
    expect(prefixes('gamma', 'fra', nobody).sites).toEqual(['dc', 'far']);
  });
});

describe('what fails', () => {
  const matrix = (change = {}) => {
    const { design, customer } = load('alpha', change);
    return failureMatrix(design, customer);
  };
  const pairs = (list: readonly { site: string; network: string }[]) => list.map((r) => `${r.site}>${r.network}`);

  it('leaves a site what a VPN connection reaches', () => {
    const only = { ...connection, 'a:circuits': [] };
    expect(pairs(matrix(only).reached)).toEqual(['utrecht>prod/hub', 'utrecht>prod/apps']);
    expect(matrix({ 'a:circuits': [] }).reached).toEqual([]);
    const nowhere = { ...only, [`${HUB}.vpnGateway`]: undefined };
    expect(matrix(nowhere).reached).toEqual([]);
  });

  it('names each thing once, with the routers that sites are attached to', () => {
    const keys = matrix().failures.map(({ element }) => element.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining(['edgeRouter:ams-1', 'edgeRouter:lon-2', 'link:ams/primary', 'circuit:lon']),
    );
    expect(keys).toEqual(expect.arrayContaining(['peeringLocation:London', 'datacenter:ams']));
  });

  it('takes an attached site with its only router', () => {
    const one = { 'a:sites.0.connectsTo': [{ site: 'ams', edgeRouter: 'ams-1' }] };
    const failure = matrix(one).failures.find(({ element }) => element.key === 'edgeRouter:ams-1');
    expect(pairs(failure?.lost ?? [])).toEqual(['utrecht>prod/hub', 'utrecht>prod/apps', 'utrecht>second/dr']);
    expect(matrix().failures.find(({ element }) => element.key === 'edgeRouter:ams-1')?.lost).toEqual([]);
  });
});

describe('what a gateway has learned', () => {
  it('is by ExpressRoute where a VPN connection brings the same', () => {
    const over = (change = {}) => {
      const { design, customer } = load('alpha', { ...connection, ...change });
      const [hub] = customer.virtualNetworks;
      const route = hub && learnedByGateways(design, hub).find(({ prefix }) => prefix.text === '10.10.0.0/16');
      return route?.paths.map((path) => path.over.kind);
    };
    expect(over()).toEqual(['circuit']);
    expect(over({ 'a:circuits': [] })).toEqual(['vpn']);
  });

  it('by a tunnel over a circuit is told to clients by BGP only', () => {
    const pools = { [`${CORE}.vpnGateway.pointToSite`]: { addressPool: ['10.199.0.0/24'] } };
    const { forward, arrives } = trace('gamma', '10.199.0.5', '10.20.1.1', pools);
    expect([kinds(forward).at(-2), arrives]).toEqual(['vpn:ipsec-1', true]);
    const fixed = { ...pools, 'g:circuits.0.encryption.tunnels.0.enableBgp': false };
    expect(trace('gamma', '10.199.0.5', '10.20.1.1', fixed).arrives).toBe(false);
  });
});

describe('the pages', () => {
  it('of pools show each pool, then who has what of those that are used', () => {
    const { design } = load('alpha');
    const tables = poolTables(poolReport(design));
    expect(tables[0]?.rows.map((row) => row.slice(0, 2))).toEqual(
      expect.arrayContaining([
        ['link pairs', '172.16.0.0/18'],
        ['VLAN ids', '100-999'],
        ['AS numbers of customers', '4200000000-4200000999'],
        ['route distinguishers', '65010:1000-1999'],
        ['blocks for Global Reach', '172.31.0.0/24'],
      ]),
    );
    expect(tables[0]?.notes).toEqual([]);
    expect(tables.slice(1).map(({ title }) => title)).not.toContain('Used of 172.31.0.0/24 (blocks for Global Reach)');
    expect(toText(tables)).toMatch(/110 +alpha/);
    expect(toText(poolTables([]))).toContain('names no pools');
  });

  it('of routes and paths call each thing by its name', () => {
    const { design, customer } = load('alpha');
    const [hub] = customer.virtualNetworks;
    const shared = hub?.subnets[2];
    if (!hub || !shared) throw new Error('hub');
    const page = toText(routesTables(design, hub, shared));
    for (const text of [
      'within the subnet',
      'between subnets',
      'to the internet',
      'to other networks',
      'to on-premises',
    ])
      expect(page).toContain(text);
    const path = toText(pathTables(trace('alpha', 'utrecht', '10.200.1.9')));
    expect(path).toMatch(/network of the CSP +dns/);
    expect(path).not.toContain('differ');
  });
});
