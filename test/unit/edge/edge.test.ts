import { describe, expect, it } from 'vitest';
import { assemble, readDesignFile } from '../../../src/design';
import { type EdgeRouterModel, edgeOf, edgeRoutersOf } from '../../../src/edge';
import { check } from '../../../src/rules';
import { customerOf, designOf, northwind, providerText, routerOf, throughText, withMicrosoft } from './designs';

const prefixes = (model: EdgeRouterModel, name: string | undefined) =>
  model.prefixLists.find((l) => l.name === name)?.entries.map((e) => `${e.permit ? '' : '!'}${e.prefix.text}`) ?? [];

const azure = (model: EdgeRouterModel, family = 4) => {
  const found = model.tables.flatMap((t) => t.neighbors).find((n) => n.kind === 'azure' && n.family === family);
  if (!found) throw new Error('no session with Azure');
  return found;
};

const setOf = (model: EdgeRouterModel, policy: string | undefined) =>
  model.policies.find((p) => p.name === policy)?.terms[0];

describe('connect-through', () => {
  const design = northwind();
  const router = routerOf(design, 'contoso', 'ams-edge-1');

  it('ends the link with both tags in the VRF of the customer, the edge first and Microsoft second', () => {
    const port = router.interfaces.find((i) => i.purpose === 'azure');
    expect(port).toMatchObject({
      parent: 'TenGigabitEthernet0/0/0',
      unit: 3001,
      tags: { kind: 'qinq', outer: 3001, inner: 110 },
      vrf: 'CONTOSO',
      addresses: ['172.16.0.1/30'],
      bfd: true,
    });
    expect(azure(router)).toMatchObject({
      address: '172.16.0.2',
      remoteAsn: 12076,
      secret: 'contoso-ams-private',
      localAsn: undefined,
    });
  });

  it('advertises the sites in the VRF and accepts the networks on the circuit, with room for what two gateways may send', () => {
    const { in: accept, out, maximumPrefix } = azure(router);
    expect(prefixes(router, out)).toEqual(['10.10.0.0/16', '10.11.0.0/16']);
    expect(prefixes(router, accept)).toEqual(['10.100.0.0/20', '10.100.16.0/20', '10.101.0.0/20']);
    expect(maximumPrefix).toEqual({ limit: 2400, warning: 80 });
    expect(setOf(router, accept)?.localPreference).toBe(200);
    expect(setOf(router, out)?.prepend).toBeUndefined();
  });

  it('prepends on the second circuit alike on both links', () => {
    for (const name of ['lon-edge-1', 'lon-edge-2']) {
      const model = routerOf(design, 'contoso', name);
      expect(setOf(model, azure(model).out)?.prepend).toEqual({ asn: 65010, count: 3 });
      expect(setOf(model, azure(model).in)?.localPreference).toBe(150);
    }
  });

  it('tells the site what it may reach and takes nothing but its own from it', () => {
    const session = router.tables[0]?.neighbors.find((n) => n.kind === 'attachment');
    expect(session).toMatchObject({ address: '100.64.10.2', remoteAsn: 4200000001 });
    expect(prefixes(router, session?.in)).toEqual(['10.10.0.0/16']);
    expect(prefixes(router, session?.out)).toContain('10.200.1.0/24');
    expect(prefixes(router, session?.out)).not.toContain('10.10.0.0/16');
  });

  it('lets the shared service in by its target and its prefixes only', () => {
    const { vrf } = router.tables[0] ?? {};
    expect(vrf).toMatchObject({ leakedRouteTargets: ['65010:9000'], exportRouteTargets: ['65010:1001'] });
    const policy = router.policies.find((p) => p.name === vrf?.importPolicy[4]);
    expect(policy?.terms.map((t) => t.prefixList)).toEqual([undefined, 'contoso_shared_in4']);
    expect(prefixes(router, 'contoso_shared_in4')).toEqual(['10.200.1.0/24']);
  });

  it('is carried by the core, which is there already and no part of it', () => {
    expect(router.backbone).toBe('mpls-vpn');
    expect(router.tables.flatMap((t) => t.neighbors).every((n) => n.kind !== 'pair')).toBe(true);
  });

  it('says what the design leaves open', () => {
    expect(router.open.some((text) => text.includes('reading'))).toBe(true);
  });
});

describe('connect-to', () => {
  const design = northwind();
  const router = routerOf(design, 'fabrikam', 'fra-edge-1');

  it('is in the global table of the customer, with the pair between loopbacks', () => {
    expect(router.tables.map((t) => t.vrf)).toEqual([undefined]);
    expect(router.owner).toBe('customer');
    const pair = router.tables[0]?.neighbors.find((n) => n.kind === 'pair');
    expect(pair).toMatchObject({ address: '10.20.255.2', remoteAsn: 65020, updateSource: '10.20.255.1' });
  });

  it.each(['10.20.255', '10.20.255.1x', 'fd00::zz', 'none'])('has no pair where a loopback is "%s"', (loopback) => {
    const design = northwind();
    const routers = design.customers.flatMap(({ sites }) => sites.flatMap(({ edgeRouters }) => edgeRouters));
    Object.assign(routers.find(({ name }) => name === 'fra-edge-1')?.raw ?? {}, { loopback });
    const model = routerOf(design, 'fabrikam', 'fra-edge-1');
    expect(model.tables.flatMap((t) => t.neighbors).filter((n) => n.kind === 'pair')).toEqual([]);
    expect(model.open.some((text) => text.includes('have no loopbacks of IPv4'))).toBe(true);
    const told = check({ designs: [design], findings: [], unreadable: [] }).filter(({ code }) => code === 'EDGE-007');
    expect(told.map(({ message }) => message)).toEqual([
      expect.stringContaining('"fra-edge-1" has no loopback of IPv4'),
    ]);
  });

  it('has a pair of IPv6 only where something of IPv6 may pass it, and public prefixes only beside such a peering with Microsoft', () => {
    const pairs = (...changes: readonly (readonly [string, string])[]) => {
      const model = routerOf(
        northwind((text) => changes.reduce((now, [from, to]) => now.replace(from, to), text)),
        'fabrikam',
        'fra-edge-1',
      );
      const found = model.tables.flatMap((t) => t.neighbors).filter((n) => n.kind === 'pair' && n.family === 6);
      return found.map((n) => model.policies.find(({ name }) => name === n.in)?.terms.map((t) => t.prefixList));
    };
    const six = (prefix: string) =>
      `ipv6PeeringConfig: { primaryPeerAddressPrefix: '${prefix}::/126', secondaryPeerAddressPrefix: '${prefix}::4/126' }`;
    const loopbacks = [
      ['loopback: 10.20.255.1,', "loopback: 10.20.255.1, ipv6Loopback: 'fd00:20::1',"],
      ['loopback: 10.20.255.2,', "loopback: 10.20.255.2, ipv6Loopback: 'fd00:20::2',"],
    ] as const;
    const dual = ['peerASN: 65020', `peerASN: 65020\n        ${six('fd00:a')}`] as const;
    const microsoft = ['customerASN: 64500', `customerASN: 64500\n        ${six('2001:db8')}`] as const;
    const site = ['prefixes: [10.20.0.0/15]', "prefixes: [10.20.0.0/15, 'fd00:20::/48']"] as const;
    expect(pairs(...loopbacks, dual)).toEqual([]);
    expect(pairs(...loopbacks, dual, site)).toEqual([['fabrikam_pair_own6']]);
    expect(pairs(...loopbacks, dual, microsoft)).toEqual([['fabrikam_pair_public6']]);
  });

  it('advertises what is said while the site brings it, and holds the pool that it translates to alone', () => {
    expect(prefixes(router, azure(router).out)).toEqual(['10.20.254.0/24']);
    expect(router.tables[0]?.networks.map((p) => p.text)).toContain('10.20.254.0/24');
    expect(router.tables[0]?.statics.map((s) => s.prefix.text)).toEqual(['203.0.113.0/28']);
    expect(router.open.some((text) => text.startsWith('10.20.254.0/24 is advertised while'))).toBe(true);
  });

  it('keeps what is not public from Microsoft, and takes only the communities of the route filter', () => {
    const session = router.tables[0]?.neighbors.find((n) => n.link?.peering === 'microsoft');
    expect(prefixes(router, session?.out)).toEqual(expect.arrayContaining(['!10.0.0.0/8', '203.0.113.0/28']));
    expect(prefixes(router, session?.in)[0]).toBe('!0.0.0.0/0');
    expect(session?.maximumPrefix).toEqual({ limit: 4000, warning: 80 });
    expect(router.communityLists).toContainEqual(expect.objectContaining({ values: ['12076:51041'] }));
  });

  it('gives each VPN device a tunnel to each instance of the gateway', () => {
    const device = routerOf(design, 'fabrikam', 'fra-vpn-1');
    expect(device.role).toBe('vpn-device');
    expect(device.tunnels.map((t) => t.remoteAddress)).toEqual([
      '<azure:core/core/vpngw-core/private-address/0>',
      '<azure:core/core/vpngw-core/private-address/1>',
    ]);
    expect(device.tunnels[0]?.underlay.map((u) => u.prefix.text)).toEqual(['10.110.0.0/26']);
    const session = device.tables[0]?.neighbors[0];
    expect(prefixes(device, session?.out)).toEqual(['10.20.0.0/15', '0.0.0.0/0']);
    expect(setOf(device, session?.in)?.localPreference).toBe(250);
  });

  it('has no edge where the connectivity provider keeps layer 3', () => {
    expect(edgeRoutersOf(design, customerOf(design, 'wingtip'))).toEqual([]);
  });
});

describe('customers beside each other', () => {
  const design = designOf(
    providerText({ backbone: 'mpls-vpn' }),
    throughText('alpha', { number: 1, ipv6: true }),
    throughText('beta', { number: 2, ipv6: true }),
  );

  it('share no name, no sub-interface and no target, although all their addresses are the same', () => {
    const [a, b] = ['alpha', 'beta'].map((name) => routerOf(design, name, 'edge-1'));
    const names = (m: EdgeRouterModel | undefined) => [
      ...(m?.policies ?? []).map((p) => p.name),
      ...(m?.prefixLists ?? []).map((l) => l.name),
      ...(m?.interfaces ?? []).map((i) => `${i.parent}.${i.unit ?? ''}`),
      ...(m?.tables ?? []).flatMap((t) => [t.vrf?.name, ...(t.vrf?.importRouteTargets ?? [])]),
    ];
    expect(names(a).filter((name) => names(b).includes(name))).toEqual([]);
    expect(names(a).length).toBeGreaterThan(10);
  });

  it('never share a filter by the way their names are joined', () => {
    const circuit = (name: string) => throughText(name, { number: name.length });
    const joined = designOf(
      providerText(),
      circuit('a-b').replace('name: er\n', 'name: c\n'),
      circuit('a').replace('name: er\n', 'name: b-c\n'),
    );
    const [one, other] = joined.customers.map((c) => edgeRoutersOf(joined, c)[0]?.policies.map((p) => p.name) ?? []);
    expect(one?.filter((name) => other?.includes(name))).toEqual([]);
  });
});

describe('IPv6', () => {
  const design = designOf(providerText(), throughText('alpha', { number: 1, ipv6: true }));
  const router = routerOf(design, 'alpha', 'edge-2');

  it('has a session of its own on the same sub-interface, with its own filters and count', () => {
    const port = router.interfaces.find((i) => i.purpose === 'azure');
    expect(port?.addresses).toEqual(['172.16.0.5/30', 'fd00:a::5/126']);
    const session = azure(router, 6);
    expect(session.address).toBe('fd00:a::6');
    expect(prefixes(router, session.in)).toEqual(['fd00:100::/48']);
    expect(prefixes(router, session.out)).toEqual(['fd00:10::/48']);
    expect(session.maximumPrefix?.limit).toBe(1200);
  });
});

describe('what the design overrides', () => {
  const peering = (routing: string) =>
    designOf(providerText(), throughText('alpha', { number: 1, peering: `        routing: ${routing}` }));

  it('takes advertise, accept and the maximum as they are said', () => {
    const design = peering('{ advertise: [10.10.4.0/22], accept: [10.99.0.0/16], maximumPrefix: 77, bfd: false }');
    const router = routerOf(design, 'alpha', 'edge-1');
    const session = azure(router);
    expect(prefixes(router, session.out)).toEqual(['10.10.4.0/22']);
    expect(prefixes(router, session.in)).toEqual(['10.99.0.0/16']);
    expect(session.maximumPrefix?.limit).toBe(77);
    expect(session.bfd).toBe(false);
    // The sites do not bring this prefix: it is originated here.
    expect(router.tables[0]?.networks.map((p) => p.text)).toEqual(['10.10.4.0/22']);
  });

  it('never invents the default route: it goes to Azure while a site brings it', () => {
    const router = routerOf(peering('{ advertiseDefaultRoute: true }'), 'alpha', 'edge-1');
    expect(prefixes(router, azure(router).out)).toContain('0.0.0.0/0');
    const site = router.tables[0]?.neighbors.find((n) => n.kind === 'attachment');
    expect(prefixes(router, site?.in)).toContain('0.0.0.0/0');
    expect(router.tables[0]?.statics).toEqual([]);
    expect(router.open.some((text) => text.includes('default route'))).toBe(true);
  });

  it('speaks for another AS number where the peering has one', () => {
    const text = throughText('alpha', { number: 1 }).replace('peerASN: 65010', 'peerASN: 65099');
    expect(azure(routerOf(designOf(providerText(), text), 'alpha', 'edge-1')).localAsn).toBe(65099);
  });
});

describe('between the routers without labels', () => {
  it('gives the two ends of an interlink one network, in 169.254.0.0/16, by the distinguisher', () => {
    const design = designOf(providerText(), throughText('alpha', { number: 1 }));
    const [a, b] = ['edge-1', 'edge-2'].map((name) => {
      const model = routerOf(design, 'alpha', name);
      return model.interfaces.find((i) => i.purpose === 'interlink');
    });
    expect(a).toMatchObject({ parent: 'eth3', unit: 1001, vrf: 'ALPHA', addresses: ['169.254.15.165/30'] });
    expect(b).toMatchObject({ parent: 'eth3', unit: 1001, vrf: 'ALPHA', addresses: ['169.254.15.166/30'] });
  });

  it('refuses a distinguisher that gives no VLAN id', () => {
    const text = throughText('alpha', { number: 1 }).replaceAll('65010:1001', '65010:70000');
    const router = routerOf(designOf(providerText(), text), 'alpha', 'edge-1');
    expect(router.refusals.map((r) => r.subject)).toEqual(['interlink of VRF ALPHA']);
    expect(router.interfaces.some((i) => i.purpose === 'interlink')).toBe(false);
  });
});

describe('attachments', () => {
  it('replaces the AS number that two sites share', () => {
    const text = throughText('alpha', { number: 1 }).replace(
      'subscriptions:',
      `  - name: plant
    prefixes: [10.12.0.0/16]
    connectsTo:
      - { site: dc, edgeRouter: edge-1, interface: eth2, vlanId: 601, localAddress: 100.64.11.1/30, peerAddress: 100.64.11.2, routing: bgp, peerASN: 4200000001 }
subscriptions:`,
    );
    const router = routerOf(designOf(providerText(), text), 'alpha', 'edge-1');
    const sessions = router.tables[0]?.neighbors.filter((n) => n.kind === 'attachment') ?? [];
    expect(sessions.map((n) => n.asOverride)).toEqual([true, true]);
  });

  it('routes a static site to its address', () => {
    const text = throughText('alpha', { number: 1 }).replaceAll('routing: bgp', 'routing: static');
    const table = routerOf(designOf(providerText(), text), 'alpha', 'edge-1').tables[0];
    expect(table?.neighbors.some((n) => n.kind === 'attachment')).toBe(false);
    expect(table?.statics).toEqual([
      {
        prefix: expect.objectContaining({ text: '10.10.0.0/16' }),
        nextHop: { kind: 'address', address: '100.64.10.2' },
      },
    ]);
    expect(table?.networks.map((p) => p.text)).toEqual(['10.10.0.0/16']);
  });
});

describe('Microsoft peering of a customer of the CSP', () => {
  const microsoft = withMicrosoft({ nat: '{ pools: [203.0.113.0/29, 203.0.113.8/29], scope: per-link }' });

  it('is refused without a VRF of its own: never the global table', () => {
    const text = throughText('alpha', { number: 1, peering: microsoft.peering });
    const router = routerOf(designOf(providerText(), text), 'alpha', 'edge-1');
    expect(router.refusals.map((r) => r.subject)).toEqual(['er MicrosoftPeering']);
    expect(router.tables.every((t) => t.vrf !== undefined)).toBe(true);
  });

  it('translates each link to its own pool, which only that link announces', () => {
    const design = designOf(providerText(), throughText('alpha', { number: 1, ...microsoft }));
    const pools = ['edge-1', 'edge-2'].map((name) => {
      const model = routerOf(design, 'alpha', name);
      const session = model.tables.flatMap((t) => t.neighbors).find((n) => n.link?.peering === 'microsoft');
      const sent = prefixes(model, session?.out).filter((p) => !p.startsWith('!'));
      return { pool: model.translations.map((t) => t.pool.text), sent };
    });
    expect(pools).toEqual([
      { pool: ['203.0.113.0/29'], sent: ['203.0.113.0/28', '203.0.113.0/29'] },
      { pool: ['203.0.113.8/29'], sent: ['203.0.113.0/28', '203.0.113.8/29'] },
    ]);
  });
});

describe('a design that is half typed', () => {
  it('never throws, whatever line is missing', () => {
    const lines = throughText('alpha', { number: 1, ipv6: true }).split('\n');
    const designs = lines.flatMap((_, i) => {
      const without = lines.filter((_line, n) => n !== i).join('\n');
      return assemble([
        readDesignFile('provider.csp.yaml', providerText()),
        readDesignFile('customers/alpha.csp.yaml', without),
      ]).designs;
    });
    expect(designs.filter((d) => d.customers.length > 0).length).toBeGreaterThan(20);
    for (const design of designs) expect(() => edgeOf(design)).not.toThrow();
  });
});
