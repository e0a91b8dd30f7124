import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design';
import { type EdgeRouterModel, type Platform, edgeOf } from '../../../../src/edge';
import { generate } from '../../../../src/generate';
import { printers } from '../../../../src/generate/router';
import { fillIn, tokensOf } from '../../../../src/generate/router/fillIn';
import {
  customerOf,
  designOf,
  microsoftText,
  microsoftVrfText,
  northwind,
  providerText,
  routerOf,
  throughText,
} from '../../edge/designs';
import { printed } from './printed';

const platforms = Object.keys(printers) as Platform[];

const MICROSOFT = microsoftText({ nat: '{ pools: [203.0.113.0/28], scope: shared }' });

/** Everything at once on one router of a platform: both peerings, both families, a shared service, routing keys. */
function fullModel(platform: Platform, backbone: 'mpls-vpn' | 'vrf-lite' = 'mpls-vpn'): EdgeRouterModel {
  const peering = `        routing: { localPreference: 150, asPathPrepend: 3 }\n${MICROSOFT}`;
  const more = `${microsoftVrfText()}sharedServices: [dns]\n`;
  const design = designOf(
    providerText({ platform, backbone }),
    throughText('alpha', { number: 1, ipv6: true, peering, more }),
  );
  return routerOf(design, 'alpha', 'edge-1');
}

function allOf(design: Design, platform: Platform): EdgeRouterModel[] {
  return edgeOf(design).map((model) => ({ ...model, platform }));
}

describe.each(platforms)('%s', (platform) => {
  const { router, model } = printed(fullModel(platform));
  const text = router.configuration.join('\n');

  it('has the sessions with Microsoft, their keys as tokens, BFD, filters, preference, prepending and the maximum', () => {
    expect(text).toContain('172.16.0.2');
    expect(text).toContain('fd00:a::2');
    expect(text).toContain('<secret:alpha-key>');
    expect(text).toMatch(/\bbfd\b/);
    expect(text).toMatch(/local-preference 150/);
    expect(text).toMatch(/65010 65010 65010|prepend as-path 65010 3/);
    expect(text).toMatch(/(maximum-prefix|maximum-accepted-routes|accepted-prefix-limit maximum) 1200/);
    expect(text).toContain('12076:51041');
  });

  it('keeps the VRFs apart, and lets the shared service in through a policy', () => {
    expect(text).toContain('65010:1001');
    expect(text).toContain('65010:9000');
    expect(text).toContain(platform === 'juniper-junos' ? 'alpha_ALPHA-import' : 'alpha_import_in4');
  });

  it('defines every policy and list that it uses', () => {
    const used = model.tables.flatMap((t) => t.neighbors.flatMap((n) => [n.in, n.out])).filter((n) => n !== undefined);
    expect(used.length).toBeGreaterThan(6);
    for (const name of new Set(used)) {
      expect(text).toMatch(new RegExp(`^(set policy-options policy-statement|route-map|route-policy) ${name}\\b`, 'm'));
    }
    const permitted = model.prefixLists.flatMap((l) => l.entries.filter((e) => e.permit).map((e) => e.prefix.text));
    for (const prefix of permitted) expect(text).toContain(prefix);
  });

  it('shows with commands that only show', () => {
    expect(router.verification.length).toBeGreaterThan(5);
    expect(router.preCheck.length).toBeGreaterThan(3);
    for (const line of [...router.preCheck, ...router.verification]) expect(line).toMatch(/^show /);
  });

  it('prints every slice of the sample without a hole', () => {
    for (const slice of allOf(northwind(), platform)) {
      const { model: fitting, printer, router: made } = printed(slice);
      const { configuration, preCheck, verification, more } = made;
      const { lines: removed, left } = printer.remove(fitting, 'customer');
      const lines = [configuration, preCheck, verification, removed, left, ...(more ?? []).map((m) => m.lines)].flat();
      expect(lines.filter((line) => /undefined|NaN|\[object/.test(line))).toEqual([]);
      if (fitting.tables.some((t) => t.neighbors.length > 0)) expect(configuration.length).toBeGreaterThan(20);
    }
  });
});

describe('lists', () => {
  it.each(platforms.filter((p) => p !== 'juniper-junos' && p !== 'cisco-iosxr'))(
    'end in a denial on %s, where an empty one would let everything pass',
    (platform) => {
      const text = throughText('alpha', { number: 1, peering: '        routing: { accept: [] }' });
      const model = routerOf(designOf(providerText({ platform }), text), 'alpha', 'edge-1');
      const name = 'alpha_er_private_in4';
      expect(model.prefixLists.find((l) => l.name === name)?.entries).toEqual([]);
      const lines = printed(model).router.configuration.join('\n');
      expect(lines).toMatch(new RegExp(`ip prefix-list ${name}(\\n\\s+| )seq 5 deny (any|0\\.0\\.0\\.0/0 le 32)`));
    },
  );

  it('of Junos leave out the term of an empty list, so that all is rejected', () => {
    const text = throughText('alpha', { number: 1, peering: '        routing: { accept: [] }' });
    const model = routerOf(designOf(providerText({ platform: 'juniper-junos' }), text), 'alpha', 'edge-1');
    const lines = printed(model).router.configuration.filter((l) =>
      l.includes('policy-statement alpha_er_private_in4 '),
    );
    expect(lines).toEqual(['set policy-options policy-statement alpha_er_private_in4 term last then reject']);
  });

  it('of Junos and IOS-XR all end in a refusal', () => {
    const of = (platform: Platform) => printed(fullModel(platform)).router.configuration;
    const junos = of('juniper-junos');
    const names = new Set(junos.flatMap((l) => /policy-statement (\S+)/.exec(l)?.[1] ?? []));
    expect(names.size).toBeGreaterThan(8);
    for (const name of names) {
      const last = junos.findLast((l) => l.includes(`policy-statement ${name} `));
      expect(last).toBe(`set policy-options policy-statement ${name} term last then reject`);
    }
    const xr = of('cisco-iosxr').join('\n');
    expect(xr.match(/^end-policy$/gm)?.length).toBe(xr.match(/^ {2}drop\nend-policy$/gm)?.length);
  });
});

describe('what a platform cannot do is refused with the reason', () => {
  const withLink = (platform: Platform, link: string) =>
    printed(
      routerOf(
        designOf(
          providerText({ platform }),
          throughText('alpha', { number: 1, link }).replaceAll('handoff: Dot1Q', 'handoff: QinQ'),
        ),
        'alpha',
        'edge-1',
      ),
    );

  it('two tags on NX-OS: no interface, no session', () => {
    const { model, router } = withLink('cisco-nxos', ', outerVlanId: 3001');
    expect(model.refusals.map((r) => r.subject)).toEqual(['eth1.3001']);
    expect(router.configuration.join('\n')).not.toContain('172.16.0.2');
  });

  it.each(platforms.filter((p) => p !== 'cisco-nxos'))('two tags on %s are printed', (platform) => {
    const { model, router } = withLink(platform, ', outerVlanId: 3001');
    expect(model.refusals).toEqual([]);
    const text = [...router.configuration, ...(router.more ?? []).flatMap((m) => m.lines)].join('\n');
    expect(text).toMatch(/3001 second-dot1q 101|outer 3001 inner 101|vlan 3001 inner 101|id 3001\n.*\n.*id 101/);
  });

  it('names of more than 15 characters on Linux', () => {
    const text = throughText('alpha', { number: 1 })
      .replaceAll('interface: eth1', 'interface: enp130s0f0np0')
      .replace('name: ALPHA,', 'name: ALPHA-CORPORATION,');
    const provider = providerText().replaceAll('name: eth1', 'name: enp130s0f0np0');
    const { model, router } = printed(routerOf(designOf(provider, text), 'alpha', 'edge-1'));
    expect(model.refusals.map((r) => r.subject).sort()).toEqual(['VRF ALPHA-CORPORATION', 'enp130s0f0np0.101']);
    expect(router.configuration.join('\n')).not.toContain('172.16.0.2');
  });

  it('checks of IPv6 sources on Linux, which the interface has all the same', () => {
    const design = designOf(
      providerText({ platform: 'frr' }),
      throughText('alpha', { number: 1, ipv6: true, attachment: ', urpf: strict' }),
    );
    const { model } = printed(routerOf(design, 'alpha', 'edge-1'));
    expect(model.refusals.map((r) => r.subject)).toEqual(['urpf eth2.501']);
    expect(model.interfaces.some((at) => at.unit === 501 && at.urpf === 'strict')).toBe(true);
  });

  it('says on NX-OS with labels, and only there, that nobody has judged MPLS', () => {
    const text = (backbone: 'mpls-vpn' | 'vrf-lite') =>
      printed(fullModel('cisco-nxos', backbone)).router.configuration.join('\n');
    expect(text('mpls-vpn')).toContain('! Not judged by anybody: NX-OS with MPLS.');
    expect(text('vrf-lite')).not.toContain('MPLS');
  });

  it('translation on NX-OS, EOS and IOS-XR', () => {
    for (const platform of ['cisco-nxos', 'arista-eos', 'cisco-iosxr'] as const) {
      const { model } = printed(fullModel(platform));
      expect(model.refusals.map((r) => r.subject)).toEqual(['alpha_er_nat']);
      expect(model.translations).toEqual([]);
    }
  });
});

describe('IPsec of a VPN device', () => {
  const device = routerOf(northwind(), 'fabrikam', 'fra-vpn-1');

  it.each(['cisco-iosxe', 'juniper-junos', 'frr'] as const)(
    'is printed for %s with tokens for key and addresses',
    (platform) => {
      const { router } = printed({ ...device, platform, family: 'srx' });
      const text = [...router.configuration, ...(router.more ?? []).flatMap((m) => m.lines)].join('\n');
      const tokens = tokensOf(text);
      expect(tokens).toContain('<secret:fabrikam-ipsec-1>');
      expect(tokens).toContain('<azure:core/core/vpngw-core/private-address/1>');
      expect(tokens).toContain('<site:fra-vpn-1/next-hop>');
    },
  );

  it('says why a policy has no counterpart', () => {
    const tunnels = device.tunnels.map((t) => ({ ...t, ike: { ...t.ike, dhGroup: 'DHGroup99' } }));
    const { model } = printed({ ...device, tunnels });
    expect(model.tunnels).toEqual([]);
    expect(model.refusals).toHaveLength(2);
  });
});

describe('the files', () => {
  const sample = northwind();
  const files = generate(sample, customerOf(sample, 'contoso'), 'router');
  const of = (end: string) => files.find((f) => f.path.endsWith(end))?.content ?? '';

  it('are a configuration, commands and a back-out for each router, in the half of who has it', () => {
    const folders = new Set(files.flatMap((f) => /^(.*\/routers\/[^/]+)\//.exec(f.path)?.[1] ?? []));
    expect([...folders]).toEqual(
      ['ams-edge-1', 'ams-edge-2', 'lon-edge-1', 'lon-edge-2'].map((r) => `contoso/csp/routers/${r}`),
    );
    const fabrikam = generate(sample, customerOf(sample, 'fabrikam'), 'router');
    expect(
      fabrikam.filter((f) => f.path.includes('/routers/')).every((f) => f.path.startsWith('fabrikam/customer/')),
    ).toBe(true);
  });

  it('say that they are a slice, and what nobody has judged', () => {
    expect(of('ams-edge-1/ios-xe.cfg')).toContain('Not judged: no device and no referee');
    expect(of('lon-edge-2/frr.conf')).toContain('Judged: FRRouting 8.4');
    expect(of('lon-edge-2/frr.conf')).toContain('A slice');
  });

  it('hold no carriage return and end with a line end', () => {
    for (const { content } of files) expect(content).toMatch(/^[^\r]*\n$/);
  });
});

describe('tokens', () => {
  it('are replaced whole, and stay without a value', () => {
    expect(fillIn('a <secret:x> <secret:x-1> <azure:n/g/0>', { '<secret:x>': 'k' })).toBe(
      'a k <secret:x-1> <azure:n/g/0>',
    );
  });
});

describe('the outer tag of a direct port', () => {
  const direct = (platform: Platform, more = '') =>
    routerOf(
      designOf(
        providerText({ platform }),
        throughText('alpha', { number: 1, link: more })
          .replaceAll('handoff: Dot1Q', 'handoff: QinQ')
          .replace(
            / {4}serviceProviderName: Equinix\n {4}peeringLocation: Amsterdam\n {4}bandwidthInMbps: 1000\n/,
            '    expressRoutePort: port\n    bandwidthInGbps: 1\n',
          ),
      ),
      'alpha',
      'edge-1',
    );

  it.each(platforms)(
    'is refused once on %s while Azure has not handed it out, and printed when it is said',
    (platform) => {
      const { model } = printed(direct(platform));
      const of = model.refusals.filter(({ subject }) => subject === 'eth1.101');
      expect(of).toHaveLength(1);
      if (platform === 'cisco-nxos') return;
      expect(of[0]?.reason).toContain('outerVlanId');
      const said = printed(direct(platform, ', outerVlanId: 7'));
      expect(said.model.refusals).toEqual([]);
      const lines = [...said.router.configuration, ...(said.router.more ?? []).flatMap((m) => m.lines)].join('\n');
      expect(lines).toMatch(
        /dot1Q 7 second-dot1q 101|vlan 7 inner 101|outer 7 inner 101|dot1q 7 second-dot1q 101|id 7$/m,
      );
    },
  );
});

describe('communities on IOS-XE', () => {
  it('are written as AS:NUMBER, and how the router shows those of others is left alone', () => {
    const lines = (model: EdgeRouterModel) => printed(model).router.configuration;
    const full = fullModel('cisco-iosxe');
    expect(lines(full)).toContain('ip community-list standard alpha_er_microsoft_communities permit 12076:51041');
    expect(lines(full).join('\n')).not.toContain('ip bgp-community');
    const targets = full.communityLists.filter((l) => l.kind === 'route-target').map((l) => l.name);
    expect(targets).toEqual(['alpha_own_targets', 'alpha_shared_targets']);
    const without = routerOf(
      designOf(
        providerText({ platform: 'cisco-iosxe', backbone: 'mpls-vpn' }),
        throughText('alpha', { number: 1, more: 'sharedServices: [dns]\n' }),
      ),
      'alpha',
      'edge-1',
    );
    expect(without.communityLists.map((l) => l.kind)).toEqual(['route-target', 'route-target']);
    expect(lines(without)).toContain('ip extcommunity-list standard alpha_own_targets permit rt 65010:1001');
  });
});
