import { describe, expect, it } from 'vitest';
import { acceptedFromAzure, effectiveRoutes } from '../../../src/routing';
import { pathTables, routesReport, routesTables } from '../../../src/routing/report';
import type { Change } from '../rules/base';
import { APPS, HUB, kinds, last, load, trace } from './traced';

/** Subnets that learn: no table turns propagation off. */
const LEARNING: Change = { [`${APPS}.subnets.0.routeTable`]: undefined, [`${HUB}.subnets.0.routeTable`]: undefined };
const NVA = { name: 'nva', peerIp: '10.100.1.10', peerAsn: 65_200 };
const server = (peer: object, more: object = {}): Change => ({
  ...LEARNING,
  [`${HUB}.routeServer`]: { name: 'rs', bgpPeers: [{ ...NVA, ...peer }], ...more },
});
const said = (advertise: readonly string[], more?: object) => server({ advertise }, more);

function webOf(change: Change) {
  const { design, customer } = load('alpha', change);
  const network = customer.virtualNetworks.find((v) => v.ref === 'prod/apps');
  const subnet = network?.subnets[0];
  if (!network || !subnet) throw new Error('prod/apps');
  return { design, customer, network, subnet };
}
const routeOf = (prefix: string, change: Change) => {
  const { design, network, subnet } = webOf(change);
  return effectiveRoutes(design, network, subnet).filter((r) => r.prefix.text === prefix);
};

describe('what an appliance tells a Route Server', () => {
  it('is a route of the spokes that use it, to the address of the appliance', () => {
    const [route, ...others] = routeOf('10.50.0.0/16', said(['10.50.0.0/16']));
    expect(others).toEqual([]);
    expect(route).toMatchObject({
      nextHopType: 'VirtualNetworkGateway',
      source: 'VirtualNetworkGateway',
      nextHopIpAddress: '10.100.1.10',
      active: true,
    });
    const { design, network, subnet } = webOf(said(['10.50.0.0/16']));
    expect(routesReport(design, network, subnet).routes.find((r) => r.addressPrefix === '10.50.0.0/16')?.via).toEqual([
      'nva, BGP peer',
    ]);
  });

  it('is none where the spoke does not use it, or its table takes no routes of gateways', () => {
    const change = said(['10.50.0.0/16']);
    expect(
      routeOf('10.50.0.0/16', { ...change, [`${APPS}.virtualNetworkPeerings.0.useRemoteGateways`]: false }),
    ).toEqual([]);
    expect(routeOf('10.50.0.0/16', { ...change, [`${APPS}.subnets.0.routeTable`]: 'rt-workload' })).toEqual([]);
  });

  it('is learned of a Route Server that stands alone, without any gateway', () => {
    const alone = { ...said(['10.50.0.0/16']), [`${HUB}.gateway`]: undefined, 'a:circuits': [] };
    expect(routeOf('10.50.0.0/16', alone)).toHaveLength(1);
  });

  it('changes nothing where it equals an address space', () => {
    expect(routeOf('10.100.0.0/20', said(['10.100.0.0/20'])).map((r) => r.nextHopType)).toEqual(['VNetPeering']);
  });

  it('loses against the same prefix over ExpressRoute, and wins where it is more specific', () => {
    const [same] = routeOf('10.10.0.0/16', said(['10.10.0.0/16']));
    expect(same?.paths?.map((p) => p.over.kind)).not.toContain('appliance');
    expect(last(trace('alpha', 'prod/apps/web', 'utrecht', said(['10.10.0.0/16'])).forward)).toBe('site:utrecht pass');
    const closer = trace('alpha', 'prod/apps/web', 'utrecht', said(['10.10.0.0/24']));
    expect(kinds(closer.forward)).toContain('firewall:nva');
    expect(closer.arrives).toBe(false);
  });

  it('leads to what is not in the design, which is said and not taken to arrive', () => {
    const { forward, arrives } = trace('alpha', 'prod/apps/web', '10.50.0.9', said(['10.50.0.0/16']));
    expect(arrives).toBe(false);
    expect(last(forward)).toBe('firewall:nva drop');
    expect(forward.hops.at(-1)?.detail).toContain('not in the design');
  });

  it('leads to the internet by a default route, and in a circle where its own subnet learns that too', () => {
    const all = said(['0.0.0.0/0']);
    const out = { ...all, [`${HUB}.subnets.2.routeTable`]: 'rt-out' };
    const table = { name: 'rt-out', routes: [{ name: 'out', addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' }] };
    const tables = { 'a:subscriptions.0.routeTables.2': table };
    const open = trace('alpha', 'prod/apps/web', '8.8.8.8', { ...out, ...tables });
    expect(kinds(open.forward)).toContain('firewall:nva');
    expect(open.arrives).toBe(true);
    const circle = trace('alpha', 'prod/apps/web', '8.8.8.8', { ...all, [`${HUB}.subnets.2.routeTable`]: undefined });
    expect(circle.arrives).toBe(false);
    expect(last(circle.forward)).toBe('firewall:nva drop');
  });

  it('is forwarded by nothing where the appliance is in no subnet that is near', () => {
    const far = said(['10.50.0.0/16'], { bgpPeers: [{ ...NVA, peerIp: '10.101.1.10', advertise: ['10.50.0.0/16'] }] });
    expect(last(trace('alpha', 'prod/apps/web', '10.50.0.9', far).forward)).toBe('firewall:10.101.1.10 drop');
  });

  it('is told to the sites with branch-to-branch only, and never a default route', () => {
    const accepted = (change: Change) => {
      const { design, customer } = load('alpha', change);
      const circuit = customer.circuits.find((c) => c.name === 'ams');
      return circuit ? acceptedFromAzure(design, circuit).map((a) => a.prefix.text) : [];
    };
    const prefixes = ['10.50.0.0/16', '0.0.0.0/0'];
    const branch = accepted(said(prefixes, { branchToBranch: true }));
    expect(branch).toContain('10.50.0.0/16');
    expect(branch).not.toContain('0.0.0.0/0');
    expect(accepted(said(prefixes))).not.toContain('10.50.0.0/16');
    const over = trace('alpha', 'utrecht', '10.50.0.9', said(prefixes, { branchToBranch: true })).forward;
    expect(kinds(over)).toEqual(expect.arrayContaining(['circuit:ams', 'gateway:gw-hub', 'firewall:nva']));
  });
});

describe('a BGP peer of which the design does not say what it advertises', () => {
  it('is named beside the routes of what learns from it, and beside each path', () => {
    const { design, network, subnet } = webOf(server({}));
    expect(routesReport(design, network, subnet).unknown).toEqual(['nva']);
    expect(routesTables(design, network, subnet)[0]?.notes?.[0]).toContain('nva');
    const path = trace('alpha', 'prod/apps/web', 'utrecht', server({}));
    expect(path.unknown).toEqual(['nva']);
    expect(pathTables(path)[1]?.notes?.some((note) => note.includes('nva'))).toBe(true);
  });

  it('is not where it is said, nothing is learned, or nobody passes', () => {
    const unknown = (change: Change) => {
      const { design, network, subnet } = webOf(change);
      return routesReport(design, network, subnet).unknown;
    };
    expect(unknown(said([]))).toEqual([]);
    expect(unknown({ ...server({}), [`${APPS}.subnets.0.routeTable`]: 'rt-workload' })).toEqual([]);
    expect(unknown({ ...server({}), [`${APPS}.virtualNetworkPeerings.0.useRemoteGateways`]: false })).toEqual([]);
    expect(trace('alpha', 'second/dr/build', 'utrecht', server({})).unknown).toEqual([]);
    const { design, network, subnet } = webOf({});
    expect(routesTables(design, network, subnet)[0]?.notes).toEqual([]);
  });
});
