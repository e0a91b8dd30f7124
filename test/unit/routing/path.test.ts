import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assemble, readDesignFile } from '../../../src/design';
import { endpointOf, tracePath } from '../../../src/routing';

const text = (name: string) => readFileSync(new URL(`../../../samples/northwind/${name}`, import.meta.url), 'utf8');
function trace(name: string, from: string, to: string, port = 443, change = (t: string) => t) {
  const design = assemble([
    readDesignFile('provider.csp.yaml', text('provider.csp.yaml')),
    readDesignFile('c.csp.yaml', change(text(`customers/${name}.csp.yaml`))),
  ]).designs[0];
  const customer = design?.customers[0];
  const [a, b] = [
    design && customer && endpointOf(design, customer, from),
    design && customer && endpointOf(design, customer, to),
  ];
  if (!design || !customer || !a || !b) throw new Error(`${from} ${to}`);
  const result = tracePath(design, customer, a, b, { protocol: 'Tcp', port });
  const way = (w: typeof result.forward) =>
    w.hops.map((h) => `${h.kind}:${h.name}${h.verdict === 'pass' ? '' : ` ${h.verdict}`}`);
  return {
    forward: way(result.forward),
    back: way(result.back),
    ok: [result.forward.delivered, result.back.delivered],
    asymmetric: result.asymmetric,
    places: result.forward.hops.map((h) => h.place && customer.file.path === h.place.file && h.place.path.join('.')),
  };
}

describe('the path of an address', () => {
  it('passes the firewall both ways in the hub of the sample', () => {
    const { forward, back, ok, asymmetric } = trace('contoso', 'utrecht', 'prod/apps/web');
    expect(forward).toEqual([
      'site:utrecht',
      'circuit:contoso-ams',
      'gateway:ergw-hub',
      'route:apps-via-firewall',
      'firewall:afw-hub ask',
      'route:Default',
      'securityGroup:nsg-workload',
      'subnet:prod/apps/web (10.100.16.4)',
    ]);
    expect(back).toEqual([
      'subnet:prod/apps/web (10.100.16.4)',
      'route:all-via-firewall',
      'firewall:afw-hub ask',
      'route:VirtualNetworkGateway',
      'gateway:ergw-hub',
      'circuit:contoso-ams',
      'site:utrecht',
    ]);
    expect(ok).toEqual([true, true]);
    expect(asymmetric).toEqual([]);
  });

  it('ends at a security group that denies the port', () => {
    expect(trace('contoso', 'utrecht', 'prod/apps/web', 22).forward.at(-1)).toBe('securityGroup:nsg-workload deny');
  });

  it('is half a path where the gateway does not know of the firewall', () => {
    const without = (t: string) => t.replace(', routeTable: rt-gateway', '');
    expect(trace('contoso', 'utrecht', 'prod/apps/web', 443, without).asymmetric).toEqual(['afw-hub']);
  });

  it('takes two circuits where weight and local preference disagree', () => {
    const disagree = (t: string) =>
      t
        .replace('routingWeight: 100', 'routingWeight: 0')
        .replace(
          'cn-hub-lon, virtualNetwork: prod/hub, routingWeight: 0',
          'cn-hub-lon, virtualNetwork: prod/hub, routingWeight: 9',
        );
    expect(trace('contoso', 'reading', 'prod/hub/shared', 443, disagree).asymmetric).toEqual([
      'contoso-ams',
      'contoso-lon',
    ]);
  });

  it('is dropped at a next hop that is not there', () => {
    const gone = (t: string) => t.replaceAll('nextHopIpAddress: 10.100.0.68', 'nextHopIpAddress: 10.100.0.99');
    expect(trace('contoso', 'prod/apps/web', 'internet', 443, gone).forward.at(-1)).toBe('firewall:10.100.0.99 drop');
  });

  it('goes to the internet by the system, by a firewall, or back on-premises', () => {
    expect(trace('contoso', 'dev/dev/build', 'internet').forward.at(-1)).toBe('internet:1.1.1.1');
    expect(trace('contoso', 'prod/apps/web', 'microsoft365').forward).toContain('firewall:afw-hub ask');
    expect(trace('fabrikam', 'core/core/apps', 'internet').forward.at(-1)).toBe('securityGroup:nsg-apps deny');
    const open = (t: string) => t.replace(', networkSecurityGroup: nsg-apps', '');
    expect(trace('fabrikam', 'core/core/apps', 'storage', 443, open).forward).toContain('vpn:cn-ipsec-1');
  });

  it('says where the design has what is passed', () => {
    expect(trace('contoso', 'utrecht', 'prod/hub/shared').places).toEqual([
      'sites.0',
      'circuits.0',
      'subscriptions.0.virtualNetworks.0.gateway',
      undefined,
      'subscriptions.0.virtualNetworks.0.firewall',
      undefined,
      'subscriptions.0.networkSecurityGroups.0',
      'subscriptions.0.virtualNetworks.0.subnets.2',
    ]);
  });

  it('joins sites by the CSP or by Global Reach', () => {
    expect(trace('contoso', 'utrecht', 'reading').ok).toEqual([true, true]);
    const { forward, back, asymmetric } = trace('wingtip', 'zurich', 'london');
    expect(forward).toEqual(['site:zurich', 'circuit:wingtip-zrh', 'circuit:wingtip-lon', 'site:london']);
    expect(back).toEqual([...forward].reverse());
    expect(asymmetric).toEqual([]);
    const apart = (t: string) => t.replace(/ {4}globalReach:\n.*\n/, '');
    expect(trace('wingtip', 'zurich', 'london', 443, apart).ok).toEqual([false, false]);
    const four = (t: string) => t.replace(/, ipv6AddressPrefix: '[^']+'/, '');
    expect(trace('wingtip', 'zurich', 'fd00:41::9', 443, four).ok).toEqual([false, false]);
    expect(trace('wingtip', 'zurich', 'fd00:41::9', 443).ok).toEqual([true, true]);
  });
});

describe('ends of two families', () => {
  it('are one family where one is said by its name and has it', () => {
    const { forward, back, ok } = trace('wingtip', 'zurich', 'fd00:140:0:1::5');
    expect(ok).toEqual([true, true]);
    expect(forward).toContain('circuit:wingtip-zrh');
    expect(back.filter((hop) => hop.includes('10.40'))).toEqual([]);
    expect(back.at(-1)).toBe('site:zurich');
    expect(trace('wingtip', 'fd00:40::7', 'retail/retail/tills').ok).toEqual([true, true]);
    for (const address of ['2606:4700::1111', '2001:db8::1'])
      expect(trace('wingtip', 'zurich', address).ok).toEqual([true, true]);
  });

  it.each([
    ['contoso', 'utrecht', '2606:4700::1111'],
    ['contoso', '2606:4700::1111', 'prod/apps/web'],
    ['wingtip', '10.40.0.9', 'fd00:140:0:1::5'],
    ['wingtip', 'fd00:40::7', 'internet'],
  ])('of %s: nothing goes from %s to %s', (name, from, to) => {
    const { forward, ok } = trace(name, from, to);
    expect(ok).toEqual([false, false]);
    expect(forward).toEqual([expect.stringMatching(/ drop$/)]);
  });
});
