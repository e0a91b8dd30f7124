import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Design, assemble, readDesignFile } from '../../../src/design';
import { parseAddress } from '../../../src/network/prefix';
import {
  acceptedFromAzure,
  advertisedByGateway,
  advertisedToAzure,
  effectiveRoutes,
  selectRoute,
} from '../../../src/routing';

const text = (name: string) => readFileSync(new URL(`../../../samples/northwind/${name}`, import.meta.url), 'utf8');
function designWith(change: (text: string) => string = (t) => t): Design {
  const files = ['contoso', 'fabrikam', 'wingtip'].map((n) =>
    readDesignFile(`customers/${n}.csp.yaml`, change(text(`customers/${n}.csp.yaml`))),
  );
  const design = assemble([readDesignFile('provider.csp.yaml', text('provider.csp.yaml')), ...files]).designs[0];
  if (!design) throw new Error('The sample has no design.');
  return design;
}
const circuit = (design: Design, name: string) => {
  const found = design.customers.flatMap((c) => c.circuits).find((c) => c.name === name);
  if (!found) throw new Error(name);
  return found;
};
const texts = (list: readonly { prefix: { text: string } }[]) => list.map((a) => a.prefix.text);
function routesOf(design: Design, network: string, subnet: string) {
  const net = design.customers.flatMap((c) => c.virtualNetworks).find((v) => v.ref === network);
  const sub = net?.subnets.find((s) => s.name === subnet);
  if (!net || !sub) throw new Error(`${network}/${subnet}`);
  return effectiveRoutes(design, net, sub);
}
const chosen = (routes: ReturnType<typeof routesOf>, to: string) => {
  const address = parseAddress(to);
  const route = address && selectRoute(routes, address);
  return route && `${route.source} ${route.nextHopType} ${route.prefix.text}`;
};

describe('what is announced when nothing is said', () => {
  const design = designWith();
  it('is all sites in the VRF, in connect-through', () => {
    expect(texts(advertisedToAzure(design, circuit(design, 'contoso-ams')))).toEqual(['10.10.0.0/16', '10.11.0.0/16']);
    expect(texts(acceptedFromAzure(design, circuit(design, 'contoso-ams')))).toEqual([
      '10.100.0.0/20',
      '10.100.16.0/20',
      '10.101.0.0/20',
    ]);
  });
  it('is what routing.advertise says, and the site of the edge routers without it', () => {
    expect(texts(advertisedToAzure(design, circuit(design, 'fabrikam-fra')))).toEqual(['10.20.254.0/24']);
    const silent = designWith((t) => t.replace('advertise: [10.20.254.0/24], bfd', 'advertiseDefaultRoute: true, bfd'));
    expect(texts(advertisedToAzure(silent, circuit(silent, 'fabrikam-fra')))).toEqual(['10.20.0.0/15', '0.0.0.0/0']);
  });
  it('is the sites that speak for the peering, where the connectivity provider keeps layer 3, and Global Reach', () => {
    expect(texts(advertisedToAzure(design, circuit(design, 'wingtip-zrh')))).toEqual(['10.40.0.0/16', 'fd00:40::/48']);
    expect(texts(acceptedFromAzure(design, circuit(design, 'wingtip-lon')))).toContain('10.40.0.0/16');
  });
  it('is IPv6 over Global Reach from either end, where that has a prefix of IPv6', () => {
    const told = (of: typeof design, name: string) =>
      texts(acceptedFromAzure(of, circuit(of, name))).filter((prefix) => /^(10|fd00:)\.?4[01]/.test(prefix));
    const without = designWith((t) => t.replace(/, ipv6AddressPrefix: '[^']+'/, ''));
    expect(told(without, 'wingtip-zrh')).toEqual(['10.41.0.0/16']);
    expect(told(without, 'wingtip-lon')).toEqual(['10.40.0.0/16']);
    expect(told(design, 'wingtip-zrh')).toEqual(['10.41.0.0/16', 'fd00:41::/48']);
    expect(told(design, 'wingtip-lon')).toEqual(['10.40.0.0/16', 'fd00:40::/48']);
  });
  it('counts a spoke only when both ends say so, and summaries in place of what they cover', () => {
    const half = designWith((t) => t.replace('useRemoteGateways: true, ', ''));
    expect(texts(acceptedFromAzure(half, circuit(half, 'contoso-ams')))).not.toContain('10.100.16.0/20');
    const summary = designWith((t) =>
      t.replace(
        'gateway: { name: ergw-hub',
        'summarizedGatewayPrefixes: [10.100.0.0/16]\n        gateway: { name: ergw-hub',
      ),
    );
    const hub = summary.customers[0]?.virtualNetworks[0];
    expect(hub && texts(advertisedByGateway(hub))).toEqual(['10.100.0.0/20', '10.100.0.0/16']);
  });
});

describe('effective routes', () => {
  it('take the longest prefix, then user before gateway before system', () => {
    const design = designWith();
    const web = routesOf(design, 'prod/apps', 'web');
    expect(chosen(web, '10.100.16.9')).toBe('Default VnetLocal 10.100.16.0/20');
    expect(chosen(web, '10.100.1.9')).toBe('Default VNetPeering 10.100.0.0/20');
    expect(chosen(web, '10.10.0.1')).toBe('User VirtualAppliance 0.0.0.0/0');
    expect(chosen(web, '8.8.8.8')).toBe('User VirtualAppliance 0.0.0.0/0');
    const build = routesOf(design, 'dev/dev', 'build');
    expect(chosen(build, '10.10.0.1')).toBe('VirtualNetworkGateway VirtualNetworkGateway 10.10.0.0/16');
    expect(chosen(build, '10.9.0.1')).toBe('Default None 10.0.0.0/8');
    expect(chosen(build, '8.8.8.8')).toBe('Default Internet 0.0.0.0/0');
  });

  it('prefer the heavier connection, and share among equal ones', () => {
    const paths = (design: Design) =>
      routesOf(design, 'prod/hub', 'GatewaySubnet')
        .find((r) => r.prefix.text === '10.10.0.0/16')
        ?.paths?.map((p) => (p.over.kind === 'circuit' ? p.over.circuit.name : p.over.kind));
    expect(paths(designWith())).toEqual(['contoso-ams']);
    const equal = designWith((t) => t.replace('routingWeight: 100', 'routingWeight: 0'));
    expect(paths(equal)).toEqual(['contoso-ams']);
    const same = designWith((t) =>
      t.replace('routingWeight: 100', 'routingWeight: 0').replace(', asPathPrepend: 3', ''),
    );
    expect(paths(same)).toEqual(['contoso-ams', 'contoso-lon']);
  });

  it('keep to the network and its peerings even where a gateway knows a longer prefix', () => {
    const design = designWith((t) => t.replace('prefixes: [10.11.0.0/16]', 'prefixes: [10.11.0.0/16, 10.101.1.0/25]'));
    const build = routesOf(design, 'dev/dev', 'build');
    expect(chosen(build, '10.101.1.5')).toBe('Default VnetLocal 10.101.0.0/20');
  });
});
