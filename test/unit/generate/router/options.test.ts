import { describe, expect, it } from 'vitest';
import type { EdgeRouterModel, Platform } from '../../../../src/edge';
import { customerRoutersOf } from '../../../../src/edge';
import { generate } from '../../../../src/generate';
import { printModel, printers } from '../../../../src/generate/router';
import { customerOf, designOf, providerText, routerOf, throughText } from '../../edge/designs';

const platforms = Object.keys(printers) as Platform[];

const CE =
  ", sharedKey: { secret: ce }, mtu: 1400, ttlSecurity: true, urpf: strict, siteOfOrigin: '65010:77', customerRouter: { name: ce-1, platform: frr, interface: eth9 }";

function text(model: EdgeRouterModel): string {
  const printed = printModel(model);
  return [...(printed?.router.configuration ?? []), ...(printed?.router.more ?? []).flatMap((m) => m.lines)].join('\n');
}

describe.each(platforms)('options on %s', (platform) => {
  const design = designOf(
    providerText({ platform, backbone: 'mpls-vpn' }),
    throughText('alpha', { number: 1, attachment: CE, link: ', mtu: 1450' }).replace(
      /(edgeRouter: edge-2, .*platform: frr, interface: )eth9/,
      '$1eth8',
    ),
  );
  const router = text(routerOf(design, 'alpha', 'edge-1'));

  it('prints MTU, the check of sources and the site of origin', () => {
    expect(router).toMatch(/mtu 1400/);
    expect(router).toMatch(/mtu 1450/);
    expect(router).toMatch(/reachable-via rx|rpf-check$|rp_filter=1/m);
    expect(router).toMatch(/soo \(?65010:77|origin:65010:77/);
  });

  it('has the time to live of the session checked, or says why not', () => {
    const model = routerOf(design, 'alpha', 'edge-1');
    const said = /ttl-security|ttl maximum-hops 1|ttl-except 255/.test(router);
    const open = printModel(model)?.model.refusals.some((r) => r.reason.includes('RFC 5082')) ?? false;
    expect(said || open).toBe(true);
  });

  it('says that the protection is that of the address of the sub-interface, and what guards the others', () => {
    const peering = '        routing: { controlPlaneProtection: true, gracefulRestart: true }';
    const guarded = designOf(providerText({ platform }), throughText('alpha', { number: 1, peering }));
    const { open = [], refusals = [] } = printModel(routerOf(guarded, 'alpha', 'edge-1'))?.model ?? {};
    const told = open.filter((line) => /still reached through it; the policy of the whole router/.test(line));
    expect(told).toHaveLength(platform === 'cisco-iosxr' ? 0 : 1);
    if (told[0]) expect(told[0]).toMatch(/^eth1\.101: .*\((control-plane|system control-plane|lo0|nftables), /);
    const before = printModel(routerOf(design, 'alpha', 'edge-1'))?.model.open ?? [];
    expect(before.some((line) => line.includes('policy of the whole router'))).toBe(false);
    // What the platform does of itself is told, and nothing is missing.
    expect(refusals).toEqual([]);
    const byItself = open.filter((line) => /^(controlPlaneProtection|gracefulRestart): /.test(line));
    expect(byItself).toHaveLength(['cisco-iosxr', 'cisco-nxos'].includes(platform) ? 1 : 0);
  });

  it('shares the load where both links end on it', () => {
    const both = designOf(
      providerText({ platform }),
      throughText('alpha', { number: 1 }).replace('secondary: { edgeRouter: edge-2', 'secondary: { edgeRouter: edge-1'),
    );
    const two = text(routerOf(both, 'alpha', 'edge-1'));
    // FRRouting shares by itself.
    if (platform !== 'frr') expect(two).toMatch(/maximum-paths (ebgp )?2|multipath$/m);
    expect(router).not.toMatch(/maximum-paths|multipath/);
  });

  it("mirrors the attachment on the customer's router", () => {
    const [ce] = customerRoutersOf(design, customerOf(design, 'alpha')).map((m) => ({ ...m, platform }));
    expect(ce?.interfaces.map((i) => [i.parent, i.unit, i.vrf, i.addresses])).toEqual([
      ['eth9', 501, undefined, ['100.64.10.2/30']],
      ['eth8', 501, undefined, ['100.64.10.6/30']],
    ]);
    expect(ce?.tables[0]?.neighbors.map((n) => [n.address, n.remoteAsn, n.secret])).toEqual([
      ['100.64.10.1', 65010, 'ce'],
      ['100.64.10.5', 65010, 'ce'],
    ]);
    const list = (name: string) => ce?.prefixLists.find((l) => l.name === name)?.entries.map((e) => e.prefix.text);
    expect(list('alpha_office_ce_1_out4')).toEqual(['10.10.0.0/16']);
    expect(list('alpha_office_ce_1_in4')).toEqual(['10.100.0.0/20']);
    if (!ce) return;
    expect(text(ce)).toContain('<secret:ce>');
  });
});

describe("the customer's router", () => {
  it('is of the family that any of its attachments says', () => {
    const named = ', customerRouter: { name: ce-1, platform: juniper-junos, interface: ge-0/0/9 }';
    const text = throughText('alpha', { number: 1, attachment: named });
    const last = text.replace(/(edgeRouter: edge-2, .*platform: juniper-junos)/, '$1, family: mx');
    const of = (said: string) => {
      const design = designOf(providerText(), said);
      return customerRoutersOf(design, customerOf(design, 'alpha')).map(({ family }) => family);
    };
    expect([of(text), of(last)]).toEqual([[undefined], ['mx']]);
  });

  const ces = (attachment: string, more: (text: string) => string = (t) => t, ipv6 = false) => {
    const design = designOf(providerText(), more(throughText('alpha', { number: 1, attachment, ipv6 })));
    return customerRoutersOf(design, customerOf(design, 'alpha'));
  };

  it('gets no second address of a family on one sub-interface, which many platforms would take for the first', () => {
    const [ce] = ces(CE);
    expect(ce?.interfaces.map((i) => i.addresses)).toEqual([['100.64.10.2/30']]);
    expect(ce?.tables[0]?.neighbors.map((n) => n.address)).toEqual(['100.64.10.1']);
    expect(ce?.refusals.map((r) => [r.subject, r.reason.includes('100.64.10.2/30')])).toEqual([
      ['office eth2 501', true],
    ]);
  });

  it('gets both families on one sub-interface, and one address for both routers of a shared segment', () => {
    const [both] = ces(CE, (t) => t.replace(/(edgeRouter: edge-2, .*interface: )eth9/g, '$1eth8'), true);
    expect(both?.interfaces.map((i) => i.addresses)).toEqual([
      ['100.64.10.2/30', 'fd00:aa::2/126'],
      ['100.64.10.6/30', 'fd00:aa::6/126'],
    ]);
    const [shared] = ces(CE, (t) =>
      t
        .replace('100.64.10.1/30', '100.64.10.1/29')
        .replace("100.64.10.5/30, peerAddress: '100.64.10.6'", "100.64.10.3/29, peerAddress: '100.64.10.2'"),
    );
    expect(shared?.refusals).toEqual([]);
    expect(shared?.interfaces.map((i) => i.addresses)).toEqual([['100.64.10.2/29']]);
    expect(shared?.tables[0]?.neighbors.map((n) => n.address)).toEqual(['100.64.10.1', '100.64.10.3']);
  });
});

describe('one route distinguisher for each router', () => {
  it('is that of the router, and the others keep that of the VRF', () => {
    const one = throughText('alpha', { number: 1 }).replace(
      "routeDistinguisher: '65010:1001'",
      "routeDistinguisher: '65010:1001', routeDistinguishers: { edge-2: '65010:2001' }",
    );
    const design = designOf(providerText({ backbone: 'mpls-vpn' }), one);
    const of = (router: string) => routerOf(design, 'alpha', router).tables.map((t) => t.vrf?.routeDistinguisher);
    expect([of('edge-1'), of('edge-2')]).toEqual([['65010:1001'], ['65010:2001']]);
  });
});

describe("the customer's own router", () => {
  it('has its files in the half of the customer', () => {
    const design = designOf(providerText(), throughText('alpha', { number: 1, attachment: CE }));
    const paths = generate(design, customerOf(design, 'alpha'), 'router').map((f) => f.path);
    expect(paths).toContain('alpha/customer/routers/ce-1/frr.conf');
    expect(paths).toContain('alpha/csp/routers/edge-1/remove/circuit-er.conf');
    expect(paths).toContain('alpha/csp/routers/edge-1/remove/link-er-primary.conf');
    expect(paths).toContain('alpha/csp/routers/edge-1/remove/customer.conf');
  });
});
