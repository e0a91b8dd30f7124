import { describe, expect, it } from 'vitest';
import { type EdgeRouterModel, type Platform, edgeOf } from '../../../../src/edge';
import { outputOf } from '../../../../src/generate/context';
import { printRouters } from '../../../../src/generate/router';
import {
  SHARED_NAT,
  customerOf,
  designOf,
  northwind,
  providerText,
  routerOf,
  throughText,
  withMicrosoft,
} from '../../edge/designs';
import { printed } from './printed';

const BY_LINK = '{ pools: [203.0.113.0/29, 203.0.113.8/29], scope: per-link }';

/** A router on which both links of a circuit with translation end. */
function bothLinks(platform: Platform, nat: string): EdgeRouterModel {
  const text = throughText('alpha', { number: 1, ...withMicrosoft({ nat }) })
    .replace('secondary: { edgeRouter: edge-2, interface: eth1', 'secondary: { edgeRouter: edge-1, interface: eth2')
    .replace(/(interface: eth2, vlanId: )501/g, '$1777');
  const model = routerOf(designOf(providerText({ platform, backbone: 'mpls-vpn' }), text), 'alpha', 'edge-1');
  return platform === 'juniper-junos' ? { ...model, family: 'srx' } : model;
}

function made(model: EdgeRouterModel) {
  const result = printed(model);
  const { model: fitting, router, printer } = result;
  const lines = [...router.configuration, ...(router.more ?? []).flatMap((m) => m.lines)];
  return { ...result, lines, removed: (scope: 'back-out' | 'customer') => printer.remove(fitting, scope).lines };
}

describe('pools of translation by link, where both links end on one router', () => {
  it('are each for the traffic of its own link', () => {
    const junos = made(bothLinks('juniper-junos', BY_LINK)).lines.filter((line) =>
      line.includes('security nat source'),
    );
    const pools = junos.flatMap((l) => /pool (\S+) address (\S+)$/.exec(l)?.slice(1, 3).join(' ') ?? []);
    expect(pools).toEqual(['alpha_er_primary_nat 203.0.113.0/29', 'alpha_er_secondary_nat 203.0.113.8/29']);
    const to = junos.flatMap((l) => /rule-set (\S+) to interface (\S+)$/.exec(l)?.slice(1, 3).join(' ') ?? []);
    expect(to).toEqual(['alpha_er_primary_nat eth1.300', 'alpha_er_secondary_nat eth2.300']);
    const linux = made(bothLinks('frr', BY_LINK)).lines.filter((line) => line.includes('snat ip to'));
    expect(linux.map((l) => /oifname "(\S+)" .* to (\S+)$/.exec(l)?.slice(1, 3).join(' '))).toEqual([
      'eth1.300 203.0.113.1-203.0.113.6',
      'eth2.300 203.0.113.9-203.0.113.14',
    ]);
  });

  it('are refused on IOS-XE, which chooses by source, and then nothing of them is announced', () => {
    const { model, lines } = made(bothLinks('cisco-iosxe', BY_LINK));
    expect(model.refusals.map((r) => r.subject)).toEqual(['alpha_er_primary_nat', 'alpha_er_secondary_nat']);
    expect(lines.filter((line) => /ip nat|network 203\.0\.113|Null0/.test(line))).toEqual([]);
  });

  it('are nothing to settle where the platform refuses them', () => {
    const asked = (platform: Platform) =>
      made(bothLinks(platform, SHARED_NAT)).model.open.filter((text) => /translat/.test(text));
    expect(asked('cisco-iosxe')).toHaveLength(3);
    expect(asked('frr')).toHaveLength(2);
    // Of what remains of the peering, only that its sessions are to be left shut.
    for (const platform of ['cisco-iosxr', 'cisco-nxos', 'arista-eos'] as const)
      expect(asked(platform)).toEqual(
        ['198.51.100.2', '198.51.100.6'].map((peer) => expect.stringContaining(`Session ${peer} `) as string),
      );
  });

  it('have no inside on what carries IPv6 alone', () => {
    const six = throughText('alpha', { number: 1, ipv6: true, ...withMicrosoft() }).replaceAll(
      /vlanId: 501(?=, localAddress: 'fd)/g,
      'vlanId: 601',
    );
    const { lines } = made(routerOf(designOf(providerText({ platform: 'cisco-iosxe' }), six), 'alpha', 'edge-1'));
    const block = (name: string) => lines.slice(lines.indexOf(`interface ${name}`)).slice(0, 12);
    const insideOf = (name: string) => block(name).slice(0, block(name).indexOf('!')).includes(' ip nat inside');
    expect(['eth2.501', 'eth2.601'].map(insideOf)).toEqual([true, false]);
  });

  it('that both links share are one pool and one rule, taken away once', () => {
    const iosxe = made(bothLinks('cisco-iosxe', SHARED_NAT));
    expect(iosxe.model.refusals).toEqual([]);
    expect(iosxe.lines.filter((line) => line.startsWith('ip nat pool'))).toHaveLength(1);
    const gone = made(bothLinks('juniper-junos', SHARED_NAT)).removed('back-out');
    expect(gone.filter((line) => line.includes('security nat'))).toEqual([
      'delete security nat source rule-set alpha_er_nat',
      'delete security nat source pool alpha_er_nat',
    ]);
    expect(new Set(gone).size).toBe(gone.length);
  });
});

describe('what a link translates to', () => {
  const of = (platform: Platform, nat: string) => {
    const { model, lines } = made(bothLinks(platform, nat));
    const shut = model.tables.flatMap((t) => t.neighbors.filter((n) => n.heldShut !== undefined).map((n) => n.address));
    return { shut, pools: model.translations.map((t) => t.pool.text), lines };
  };

  it.each(['juniper-junos', 'frr'] as const)('is a pool of its own on %s, or its session stays shut', (platform) => {
    const one = of(platform, '{ pools: [203.0.113.0/29], scope: per-link }');
    expect(one).toMatchObject({ shut: ['198.51.100.6'], pools: ['203.0.113.0/29'] });
    expect(of(platform, BY_LINK).shut).toEqual([]);
  });

  it.each(['juniper-junos', 'frr', 'cisco-iosxe'] as const)('is IPv4 on %s', (platform) => {
    const six = of(platform, "{ pools: ['2001:db8:1::/64'], scope: shared }");
    expect(six).toMatchObject({ shut: ['198.51.100.2', '198.51.100.6'], pools: [] });
    expect(six.lines.filter((line) => line.includes('2001:db8:1:') && /nat/.test(line))).toEqual([]);
    const both = of(platform, "{ pools: ['2001:db8:1::/64', 203.0.113.0/29], scope: shared }");
    expect(new Set(both.pools)).toEqual(new Set(['203.0.113.0/29']));
  });
});

describe('what is pasted at night', () => {
  it('asks nothing: IOS-XE takes translations away although some are in use', () => {
    const { removed } = made(bothLinks('cisco-iosxe', SHARED_NAT));
    for (const scope of ['back-out', 'customer'] as const)
      expect(removed(scope).filter((line) => line.startsWith('no ip nat inside source'))).toEqual([
        'no ip nat inside source list alpha_er_nat pool alpha_er_nat vrf ALPHA overload forced',
      ]);
  });

  it('has BFD on NX-OS beside no redirects of either family', () => {
    const of = (ipv6: boolean) => {
      const design = designOf(providerText({ platform: 'cisco-nxos' }), throughText('alpha', { number: 1, ipv6 }));
      return made(routerOf(design, 'alpha', 'edge-1')).lines.filter((line) => line.includes('redirects'));
    };
    expect(new Set(of(true))).toEqual(new Set(['  no ip redirects', '  no ipv6 redirects']));
    expect(new Set(of(false))).toEqual(new Set(['  no ip redirects']));
  });

  it.each(['cisco-nxos', 'arista-eos'] as const)(
    'tells which ports %s makes routed ones, and shows them before',
    (platform) => {
      const design = designOf(providerText({ platform }), throughText('alpha', { number: 1 }));
      const { model, router } = made(routerOf(design, 'alpha', 'edge-1'));
      expect(model.open.filter((text) => text.includes('no switchport'))).toEqual([
        expect.stringContaining('Routed ports: eth1, eth2, eth3.'),
      ]);
      expect(router.preCheck.some((line) => line.endsWith(' eth1'))).toBe(true);
    },
  );

  it('tells which tunnel numbers have to be free, and what an SRX lets pass between its zones', () => {
    const device = edgeOf(northwind()).find((m) => m.router === 'fra-vpn-1');
    if (!device) throw new Error('fra-vpn-1');
    const openOf = (platform: Platform, family?: 'srx') => made({ ...device, platform, family }).model.open.join('\n');
    expect(openOf('cisco-iosxe')).toContain('Tunnel1, Tunnel2 are taken to be free');
    expect(openOf('juniper-junos', 'srx')).toContain('st0.1, st0.2, cn-ipsec-1-0, cn-ipsec-1-1 are taken to be free');
    expect(openOf('juniper-junos', 'srx')).toContain('between zones only what its security policies permit');
    expect(openOf('frr')).toContain('cn-ipsec-1-0, cn-ipsec-1-1 are taken to be free');
    const [edge] = edgeOf(northwind()).filter((m) => m.platform === 'juniper-junos');
    expect(edge && made(edge).model.open.join('\n')).not.toMatch(/st0|security policies/);
  });

  it('tells what has to be on for the whole router, and takes a restart or a number that nobody knows here', () => {
    const of = (platform: Platform, ipv6: boolean, parent = 'eth1') => {
      const text = throughText('alpha', { number: 1, ipv6 }).replaceAll('interface: eth1', `interface: ${parent}`);
      const slice = routerOf(designOf(providerText({ platform }).replaceAll('eth1', parent), text), 'alpha', 'edge-1');
      const { model, router } = made(platform === 'juniper-junos' ? { ...slice, family: 'srx' } : slice);
      return { open: model.open.join('\n'), shown: router.preCheck };
    };
    const eos = of('arista-eos', false);
    expect(eos.open).toContain('service routing protocols model multi-agent');
    expect(eos.shown).toContain('show running-config | include routing|^mpls ip');
    const xr = of('cisco-iosxr', false, 'Bundle-Ether7');
    expect(xr.open).toContain('BFD on Bundle-Ether7 stays down');
    expect(xr.shown).toContain('show running-config bfd');
    expect(of('cisco-iosxr', false).open).not.toContain('bfd multipath');
    const srx = of('juniper-junos', true);
    expect(srx.open).toContain('family inet6 mode flow-based');
    expect(srx.shown).toContain('show security flow status');
    expect(of('juniper-junos', false).open).not.toContain('inet6');
  });

  it('forwards IPv6 where the customer has it, and lets a host alone that has not', () => {
    const of = (platform: Platform, ipv6: boolean) => {
      const design = designOf(providerText({ platform }), throughText('alpha', { number: 1, ipv6 }));
      const { lines } = made(routerOf(design, 'alpha', 'edge-1'));
      return lines.filter((line) => /unicast-routing|ipv6\.conf\.all/.test(line));
    };
    expect(of('cisco-iosxe', true)).toEqual(['ipv6 unicast-routing']);
    expect(of('arista-eos', true)).toEqual(['ipv6 unicast-routing vrf ALPHA']);
    expect(of('frr', true)).toEqual(['sysctl -qw net.ipv6.conf.all.forwarding=1']);
    for (const platform of ['cisco-iosxe', 'arista-eos', 'frr'] as const) expect(of(platform, false)).toEqual([]);
  });

  it('refuses on IOS-XE a tunnel whose IKE is not that of the others from its address', () => {
    const device = edgeOf(northwind()).find((m) => m.router === 'fra-vpn-1');
    if (!device) throw new Error('fra-vpn-1');
    const [first, second] = device.tunnels;
    if (!first || !second) throw new Error('tunnels');
    const other = { ...second, ike: { ...second.ike, dhGroup: 'DHGroup14' } };
    expect(made({ ...device, tunnels: [first, other] }).model.refusals.map((r) => r.subject)).toEqual([
      `IPsec ${second.name}`,
    ]);
    const far = { ...other, localAddress: '10.20.254.99' };
    expect(made({ ...device, tunnels: [first, far] }).model.refusals).toEqual([]);
  });

  it('has MACsec on IOS-XE with the identifier of the channel, or none', () => {
    const design = designOf(providerText({ platform: 'cisco-iosxe' }), throughText('alpha', { number: 1 }));
    const model = routerOf(design, 'alpha', 'edge-1');
    const port = { interface: 'eth1', cipher: 'GcmAesXpn256', cknSecret: 'ckn', cakSecret: 'cak' };
    const of = (sci: boolean) => made({ ...model, macSec: [{ ...port, sci }] });
    expect(of(true).lines.filter((line) => line.includes('macsec-cipher-suite'))).toEqual([
      ' macsec-cipher-suite gcm-aes-xpn-256',
    ]);
    expect(of(true).lines.some((line) => line.includes('icv-indicator'))).toBe(false);
    expect(of(false).lines.some((line) => line.includes('macsec'))).toBe(false);
    expect(of(false).model.refusals.map((r) => r.subject)).toEqual(['MACsec eth1']);
  });

  it('tells of static routes that nobody asks whether the site is there', () => {
    const design = (routing: string) =>
      designOf(
        providerText({ platform: 'cisco-iosxe' }),
        throughText('alpha', { number: 1 }).replaceAll('routing: bgp', `routing: ${routing}`),
      );
    const open = (routing: string) => made(routerOf(design(routing), 'alpha', 'edge-1')).model.open.join('\n');
    expect(open('static')).toMatch(/is announced while \S+ can be sent to/);
    expect(open('bgp')).not.toContain('can be sent to');
  });

  it('has no access list on NX-OS whose name is too long', () => {
    const guarded = (name: string) => {
      const text = throughText(name, { number: 1, peering: '        routing: { controlPlaneProtection: true }' });
      return made(routerOf(designOf(providerText({ platform: 'cisco-nxos' }), text), name, 'edge-1'));
    };
    expect(guarded('alpha').lines.filter((line) => line.startsWith('ip access-list'))).toEqual([
      'ip access-list alpha_guard_172-16-0-2',
    ]);
    const { model, lines } = guarded('a'.repeat(47));
    expect(model.refusals.find((r) => r.subject === 'eth1.101')?.reason).toContain('shorten the name of the customer');
    expect(lines.some((line) => line.includes('access-list') || line.includes('172.16.0.2'))).toBe(false);
  });

  it('promises beside the files those that lie there, and says of each whether it adds or takes away', () => {
    const design = northwind();
    const files = ['contoso', 'fabrikam'].flatMap((name) => printRouters(outputOf(design, customerOf(design, name))));
    const readmes = files.filter(({ path }) => path.endsWith('/README.md'));
    expect(readmes.length).toBeGreaterThan(5);
    for (const { path, content } of readmes) {
      const folder = path.replace('README.md', '');
      const beside = files.flatMap((f) => (f.path.startsWith(folder) ? [f.path.slice(folder.length)] : []));
      const order = content.slice(content.indexOf('## Files'), content.indexOf('The file adds'));
      const named = [...order.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);
      expect([...new Set(named)].sort(), path).toEqual(beside.filter((name) => name !== 'README.md').sort());
    }
    const order = readmes.find(({ path }) => path.endsWith('fra-edge-2/README.md'))?.content ?? '';
    const places = [
      '1. The first part of `verify.txt`',
      '2. `nx-os.cfg`.',
      '3. `if-missing/10.20.255.1.cfg`, only where the answers do not show session 10.20.255.1.',
      '4. The second part of `verify.txt`',
      '- Back to where the router was: `remove/if-missing-10.20.255.1.cfg` where its file was loaded, then `back-out.cfg`.',
      '- The customer leaves: `remove/if-missing-10.20.255.1.cfg` where its file was loaded, then `remove/customer.cfg`.',
      '- A circuit or a link goes, and the rest stays: `remove/circuit-fabrikam-fra.cfg`; `remove/link-fabrikam-fra-secondary.cfg`.',
    ].map((text) => order.indexOf(text));
    expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true);
    const heads = files.map(({ path, content }) => ({ path, head: content.split('\n').slice(0, 4).join('\n') }));
    const removals = heads.filter(({ path }) => /\/(?:back-out|remove\/[^/]+)\.(?!sh)/.test(path));
    expect(removals.length).toBeGreaterThan(20);
    for (const { path, head } of removals) {
      expect(head, path).not.toContain('it is added');
      expect(head, path).toContain('It is taken away from what the router has');
    }
    expect(heads.find(({ path }) => path.endsWith('ams-edge-1/ios-xe.cfg'))?.head).toContain('it is added');
  });

  it('says beside each file how a later state is loaded', () => {
    const design = northwind();
    const files = printRouters(outputOf(design, customerOf(design, 'contoso')));
    const readme = files.find(({ path }) => path.endsWith('ams-edge-1/README.md'))?.content;
    expect(readme).toContain('Before a later state is loaded, take away what goes by the files of the earlier one.');
  });
});

describe('an attachment of both families', () => {
  it('is one sub-interface, with what is said at either of its halves', () => {
    const text = throughText('alpha', { number: 1, ipv6: true }).replaceAll(
      /(localAddress: 'fd00:aa::1\/126'.*?peerASN: \d+)/g,
      '$1, mtu: 1400, urpf: strict',
    );
    const { interfaces } = routerOf(designOf(providerText(), text), 'alpha', 'edge-1');
    const attachments = interfaces.filter((at) => at.purpose === 'attachment');
    expect(attachments).toHaveLength(1);
    expect(attachments[0]).toMatchObject({
      addresses: ['100.64.10.1/30', 'fd00:aa::1/126'],
      mtu: 1400,
      urpf: 'strict',
    });
  });
});
