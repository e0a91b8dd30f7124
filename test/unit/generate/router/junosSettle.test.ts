import { describe, expect, it } from 'vitest';
import type { EdgeRouterModel, JunosFamily } from '../../../../src/edge';
import { printed } from './printed';
import { routerDesigns, slicesAs } from './routerDesigns';

function openOf(design: string, router: string, family: JunosFamily): readonly string[] {
  return printed(sliceOf(design, router, family)).model.open;
}

function sliceOf(design: string, router: string, family: JunosFamily): EdgeRouterModel {
  const named = routerDesigns[design];
  const slice = named && slicesAs(named, 'juniper-junos').find((m) => m.router === router);
  if (!slice) throw new Error(`no slice on ${router}`);
  return { ...slice, family };
}

const told = (open: readonly string[], what: RegExp) => open.filter((text) => what.test(text));

describe('what a person settles on Junos', () => {
  it.each<[string, string, string, JunosFamily, RegExp]>([
    [
      'that units are free',
      'no labels',
      'edge-1',
      'mx',
      /^eth1\.101, eth1\.300, eth2\.501, eth3\.1001, eth3\.1051 are taken/,
    ],
    [
      'that units and names of tunnels are free',
      'northwind',
      'fra-vpn-1',
      'srx',
      /^st0\.1, st0\.2, cn-ipsec-1-0, cn-ipsec-1-1 are/,
    ],
    ['what shares the load', 'both links on one router', 'edge-1', 'mx', /load-balance per-packet/],
    [
      'what outlasts a restart',
      'everything that is said of an attachment',
      'edge-1',
      'mx',
      /routing-options graceful-restart/,
    ],
    ['that all tunnels have one size of segments', 'northwind', 'fra-vpn-1', 'srx', /tcp-mss ipsec-vpn/],
    [
      'the zone of the loopback that BGP comes to',
      'northwind',
      'fra-vpn-1',
      'srx',
      /^BGP reaches 10\.20\.255\.11 only/,
    ],
    [
      'that labels and zones exclude each other',
      'labels, no shared service',
      'edge-1',
      'srx',
      /family mpls mode packet-based/,
    ],
    ['where BFD runs', 'no labels', 'edge-1', 'srx', /dedicated-ukern-cpu/],
  ])('%s', (_, design, router, family, what) => {
    expect(told(openOf(design, router, family), what)).toHaveLength(1);
  });

  it('is nothing of an SRX on an MX, and nothing where there is no reason', () => {
    const mx = openOf('labels, no shared service', 'edge-1', 'mx');
    expect(told(mx, /SRX|load-balance|graceful|tcp-mss|BGP reaches/)).toEqual([]);
    expect(told(openOf('no labels', 'edge-1', 'srx'), /family mpls|tcp-mss|graceful/)).toEqual([]);
  });
});

describe('the zones of an SRX', () => {
  it('are of one routing instance each, and let neighbours of IPv6 find each other', () => {
    const lines = printed(sliceOf('no labels', 'edge-1', 'srx')).router.configuration.filter((l) =>
      l.includes(' zones '),
    );
    expect(lines).toContain(
      'set security zones security-zone <site:edge-1/zone-azure-ALPHA> interfaces eth1.101 host-inbound-traffic protocols bgp',
    );
    expect(lines).toContain(
      'set security zones security-zone <site:edge-1/zone-azure-ALPHA-M> interfaces eth1.300 host-inbound-traffic protocols bgp',
    );
    const ndp = lines.filter((line) => line.endsWith(' ndp')).map((line) => / interfaces (\S+) /.exec(line)?.[1]);
    expect(ndp).toEqual(['eth1.101', 'eth2.501', 'eth3.1001']);
  });
});
