import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type EdgeRouterModel, type Platform, customerRoutersOf } from '../../../../src/edge';
import { generateAll } from '../../../../src/generate';
import { outputOf } from '../../../../src/generate/context';
import { labPlanOf } from '../../../../src/generate/lab';
import { printRouters, routerGuide } from '../../../../src/generate/router';
import { withinLimits } from '../../../../src/generate/router/fitting';
import { tunnelWords } from '../../../../src/generate/router/iosxeSecurity';
import { proposals } from '../../../../src/generate/router/strongswan';
import { parsePrefix } from '../../../../src/network/prefix';
import { types, wantedOf } from '../../../../src/resources';
import { customerOf, designOf, northwind, providerText, routerOf, throughText } from '../../edge/designs';
import { printed } from './printed';

const folder = fileURLToPath(new URL('../../../../samples/northwind', import.meta.url));
const prefix = (text: string) => parsePrefix(text) ?? expect.fail(text);

function made(model: EdgeRouterModel) {
  const result = printed(model);
  return { ...result, lines: result.router.configuration };
}

const edge = (platform: Platform, more: Partial<Parameters<typeof throughText>[1]> = {}) =>
  routerOf(designOf(providerText({ platform }), throughText('alpha', { number: 1, ...more })), 'alpha', 'edge-1');

describe('an attachment without a VLAN', () => {
  const untagged = (platform: Platform) =>
    routerOf(
      designOf(
        providerText({ platform }),
        throughText('alpha', { number: 1, ipv6: true }).replaceAll(', vlanId: 501', ''),
      ),
      'alpha',
      'edge-1',
    );
  const lost: Readonly<Record<Platform, readonly string[]>> = {
    'cisco-iosxe': ['interface eth2', ' no ip address', ' no ipv6 address fd00:aa::1/126', ' no vrf forwarding ALPHA'],
    'cisco-iosxr': ['interface eth2', ' no ipv4 address', ' no ipv6 address', ' no vrf ALPHA', '!'],
    'cisco-nxos': [
      'interface eth2',
      '  no ip address 100.64.10.1/30',
      '  no ipv6 address fd00:aa::1/126',
      '  no vrf member ALPHA',
    ],
    'arista-eos': [
      'interface eth2',
      '   no ip address 100.64.10.1/30',
      '   no ipv6 address fd00:aa::1/126',
      '   no vrf ALPHA',
    ],
    'juniper-junos': [
      'delete interfaces eth2 unit 0 family inet address 100.64.10.1/30',
      'delete interfaces eth2 unit 0 family inet6 address fd00:aa::1/126',
    ],
    frr: ['interface eth2 vrf ALPHA', ' no ip address 100.64.10.1/30', ' no ipv6 address fd00:aa::1/126'],
  };

  it.each(Object.keys(lost) as Platform[])('loses on %s its addresses by the back-out, and stays', (platform) => {
    const { model, printer } = made(untagged(platform));
    const { lines, left } = printer.remove(model, 'back-out');
    const at = lines.indexOf(lost[platform][0] ?? '');
    expect(lines.slice(at, at + lost[platform].length)).toEqual(lost[platform]);
    expect(lines.filter((line) => /^no interface eth2$|^delete interfaces eth2( unit 0)?$/.test(line))).toEqual([]);
    if (platform !== 'frr') expect(left.some((text) => /^interfaces? eth2( unit 0)?$/.test(text))).toBe(true);
  });
});

describe('static routes on IOS-XR', () => {
  it('are in the family and the VRF that they are of, and taken away there', () => {
    const base = edge('cisco-iosxr', { ipv6: true });
    const statics = [
      { prefix: prefix('10.10.0.0/16'), nextHop: { kind: 'address' as const, address: '100.64.10.2' } },
      { prefix: prefix('10.99.0.0/16'), nextHop: { kind: 'discard' as const } },
      { prefix: prefix('fd00:10::/48'), nextHop: { kind: 'address' as const, address: 'fd00:aa::2' } },
    ];
    const model = { ...base, tables: base.tables.map((t) => ({ ...t, statics })) };
    const block = (no: string) => [
      'router static',
      ' vrf ALPHA',
      '  address-family ipv4 unicast',
      `   ${no}10.10.0.0/16 100.64.10.2`,
      `   ${no}10.99.0.0/16 Null0 254`,
      '  !',
      '  address-family ipv6 unicast',
      `   ${no}fd00:10::/48 fd00:aa::2`,
      '  !',
      '!',
    ];
    const { lines, printer, model: fitting } = made(model);
    const from = (of: readonly string[]) => of.slice(of.indexOf('router static'), of.indexOf('router static') + 10);
    expect(from(lines)).toEqual(block(''));
    expect(from(printer.remove(fitting, 'customer').lines)).toEqual(block('no '));
    expect(made(edge('cisco-iosxr')).lines).not.toContain('router static');
    const global = {
      ...model,
      tables: model.tables.map((t) => ({ ...t, vrf: undefined, neighbors: [] })),
      interfaces: [],
    };
    expect(from(made(global).lines).slice(0, 3)).toEqual([
      'router static',
      ' address-family ipv4 unicast',
      '  10.10.0.0/16 100.64.10.2',
    ]);
  });
});

describe('what takes a session of the core away', () => {
  const removal = (platform: Platform, name: string) => {
    const provider = providerText({ platform, backbone: 'mpls-vpn' }).replace(
      'type: mpls-vpn',
      'type: mpls-vpn\n  printed: true',
    );
    const design = designOf(provider, throughText('alpha', { number: 1, ipv6: true }));
    const file = [...generateAll(design, design.customers, 'core')]
      .flatMap((o) => o.files)
      .find(({ path }) => path.includes(`edge-1/${name}`));
    return (file?.content ?? '').split('\n').filter((line) => line !== '' && !/^! /.test(line));
  };

  it('is committed on IOS-XR, and so are its filters, which it refuses to lose before', () => {
    expect(removal('cisco-iosxr', 'remove/if-missing-10.200.255.2')).toEqual([
      'router bgp 65010',
      ' no neighbor 10.200.255.2',
      '!',
      'commit',
    ]);
    expect(removal('cisco-iosxr', 'back-out')).toEqual([]);
    expect(removal('cisco-iosxr', 'remove/filters')).toEqual([
      'no route-policy csp-core-in',
      'no route-policy csp-core-out',
      'no extcommunity-set rt csp-core-targets',
      'commit',
    ]);
  });

  it('is a block of NX-OS that ends by itself', () => {
    expect(removal('cisco-nxos', 'remove/if-missing-10.200.255.2')).toEqual([
      'router bgp 65010',
      '  no neighbor 10.200.255.2',
      '!',
    ]);
  });
});

describe('what the README of a party says of routers', () => {
  const design = northwind();
  const guide = (name: string, party: 'csp' | 'customer') =>
    routerGuide(outputOf(design, customerOf(design, name)), party);

  it('is that there are none where the connectivity provider keeps layer 3', () => {
    for (const party of ['csp', 'customer'] as const)
      expect(guide('wingtip', party)?.text.join(' ')).toContain('the connectivity provider keeps layer 3');
  });

  it('is which there are, for who has them, and nothing for others', () => {
    expect(guide('contoso', 'csp')?.text.join(' ')).toContain('ams-edge-1, ams-edge-2, lon-edge-1, lon-edge-2');
    expect(guide('contoso', 'customer')).toBeUndefined();
    expect(guide('fabrikam', 'csp')).toBeUndefined();
    const none = designOf(providerText(), throughText('alpha', { number: 1 }).replace(/circuits:[^]*$/, ''));
    expect(routerGuide(outputOf(none, customerOf(none, 'alpha')), 'csp')).toBeUndefined();
  });
});

describe('what takes away a part', () => {
  it('is a file for the circuit and one for each link that ends on the router', () => {
    const design = northwind();
    const paths = printRouters(outputOf(design, customerOf(design, 'contoso'))).map(({ path }) => path);
    const of = (router: string) =>
      paths
        .flatMap((path) => new RegExp(`/${router}/remove/([^/.]+)\\.(?:cfg|set|conf)$`).exec(path)?.[1] ?? [])
        .sort();
    expect(of('ams-edge-1')).toEqual(['circuit-contoso-ams', 'customer', 'link-contoso-ams-primary']);
    expect(of('lon-edge-2')).toEqual(['circuit-contoso-lon', 'customer', 'link-contoso-lon-secondary']);
  });
});

describe("words of IPsec for ARM's", () => {
  const policy = {
    ikeEncryption: 'AES256',
    ikeIntegrity: 'SHA256',
    dhGroup: 'DHGroup14',
    ipsecEncryption: 'AES256',
    ipsecIntegrity: 'SHA256',
    pfsGroup: 'PFS14',
    saLifeTimeSeconds: 27_000,
  };
  const tunnel = (change: Partial<typeof policy>) => {
    const [base] = routerOf(northwind(), 'fabrikam', 'fra-vpn-1').tunnels;
    if (!base) throw new Error('no tunnel');
    return { ...base, ike: { ...policy, ...change } };
  };

  it('on IOS-XE have a hash of their own unless the cipher has it, and a group of their own for each child', () => {
    expect(tunnelWords(tunnel({}))).toMatchObject({
      transform: expect.stringMatching(/esp-aes 256 esp-sha256-hmac/) as string,
      pfs: 14,
    });
    expect(tunnelWords(tunnel({ ipsecEncryption: 'GCMAES256', ipsecIntegrity: 'GCMAES256' }))?.transform).toBe(
      'esp-gcm 256',
    );
    expect(tunnelWords(tunnel({ pfsGroup: 'None' }))?.pfs).toBeUndefined();
    expect(tunnelWords(tunnel({ pfsGroup: 'PFSMM', dhGroup: 'DHGroup24' }))?.pfs).toBe(24);
    expect(tunnelWords(tunnel({ ipsecIntegrity: 'WHIRLPOOL' }))).toBeUndefined();
    expect(tunnelWords(tunnel({ ipsecEncryption: 'ROT13' }))).toBeUndefined();
  });

  it('for strongSwan have a function for keys where the cipher of IKE is its own hash', () => {
    expect(proposals(policy)).toEqual({ ike: 'aes256-sha256-modp2048', esp: 'aes256-sha256-modp2048' });
    expect(proposals({ ...policy, ikeEncryption: 'GCMAES256', ikeIntegrity: 'GCMAES256' })?.ike).toMatch(
      /-prfsha256-modp2048$/,
    );
    expect(proposals({ ...policy, ikeIntegrity: 'WHIRLPOOL' })).toBeUndefined();
    expect(proposals({ ...policy, pfsGroup: 'None' })?.esp).toBe('aes256-sha256');
  });
});

describe('a filter for the time to live on Junos', () => {
  it('has the name of its neighbour, and lets everything else through', () => {
    const lines = made(edge('juniper-junos', { attachment: ', ttlSecurity: true' })).lines.filter((l) =>
      l.includes(' filter '),
    );
    const names = new Set(lines.flatMap((l) => /family inet filter (?:input )?(\S+)/.exec(l)?.[1] ?? []));
    expect([...names]).toEqual(['alpha_guard-100-64-10-2']);
    expect(lines).toContain('set firewall family inet filter alpha_guard-100-64-10-2 term near-1 from ttl-except 255');
    expect(lines).toContain('set interfaces eth2 unit 501 family inet filter input alpha_guard-100-64-10-2');
    expect(lines.some((l) => l.includes(' term rest-1 '))).toBe(false);
    expect(lines.at(-2)).toMatch(/ term \S+ then accept$/);
  });
});

describe('the address that a VPN device speaks BGP from', () => {
  const sample = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
  const speaking = (from: RegExp, to: string) =>
    designOf(sample('provider.csp.yaml'), sample('customers/fabrikam.csp.yaml').replaceAll(from, to));
  const design = speaking(/(?<=bgpPeeringAddress: )10\.20\.255\.1/g, '10.20.253.1');
  const customer = customerOf(design, 'fabrikam');

  it('is the source of its sessions, and where Azure expects it', () => {
    const device = routerOf(design, 'fabrikam', 'fra-vpn-1');
    expect(new Set(device.tunnels.map((t) => t.localAddress))).toEqual(new Set(['10.20.254.11']));
    const sources = device.tables.flatMap((t) => t.neighbors.map((n) => n.updateSource));
    expect(new Set(sources)).toEqual(new Set(['10.20.253.11']));
    expect(made(device).lines.join('\n')).toContain('update-source <site:fra-vpn-1/interface-with-10.20.253.11>');
    expect(made(device).model.open.join('\n')).not.toContain('bgpPeeringAddress');
    const { resources } = wantedOf(design, customer);
    const bodies = resources.filter(({ type }) => type === types.localGateway).map(({ body }) => JSON.stringify(body));
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.every((text) => /"bgpPeeringAddress":"10\.20\.253\.1[12]"/.test(text))).toBe(true);
    expect(bodies.every((text) => /"gatewayIpAddress":"10\.20\.254\.1[12]"/.test(text))).toBe(true);
  });

  it('is asked for where the design says none', () => {
    const silent = speaking(/, bgpPeeringAddress: [\d.]+/g, '');
    const open = made(routerOf(silent, 'fabrikam', 'fra-vpn-1')).model.open.join('\n');
    expect(open).toContain('fra-vpn-1 speaks BGP from 10.20.254.11, which its tunnels end on too.');
  });

  it('is behind the tunnel in a rehearsal', () => {
    const { nodes } = labPlanOf(design, customer);
    const text = (name: string) => {
      const node = nodes.find((n) => n.name === name);
      return [...(node?.setup ?? []), ...(node?.configurations.flatMap((c) => c.lines) ?? [])];
    };
    expect(text('fabrikam-fra-vpn-1')).toContain('addr replace 10.20.253.11/32 dev lo');
    const gateway = text('vpngw-fabrikam-core-core-0');
    expect(gateway.filter((line) => line.includes('neighbor 10.20.253.11 remote-as'))).toHaveLength(1);
    expect(gateway.some((line) => line.includes('neighbor 10.20.254.11'))).toBe(false);
    expect(gateway.some((line) => line.startsWith('ip route 10.20.253.11/32 '))).toBe(true);
  });
});

describe('what is originated on EOS', () => {
  it('stands in its family', () => {
    const ce = ', customerRouter: { name: ce-1, platform: arista-eos, interface: eth1 }';
    const design = designOf(providerText(), throughText('alpha', { number: 1, ipv6: true, attachment: ce }));
    const [model] = customerRoutersOf(design, customerOf(design, 'alpha'));
    if (!model) throw new Error('ce-1');
    let family = '';
    const networks = made(model).lines.flatMap((line) => {
      family = /^\s*address-family (\S+)/.exec(line)?.[1] ?? family;
      const network = /^\s+network (\S+)$/.exec(line)?.[1];
      return network === undefined ? [] : [`${family} ${network}`];
    });
    expect(networks).toEqual(['ipv4 10.10.0.0/16', 'ipv6 fd00:10::/48']);
  });
});

describe('what goes with an interface that is refused', () => {
  const design = designOf(providerText({ backbone: 'mpls-vpn' }), throughText('alpha', { number: 1 }));
  const base = routerOf(design, 'alpha', 'edge-1');
  const [table] = base.tables;
  if (!table?.vrf) throw new Error('no VRF');
  const other = { ...table, vrf: { ...table.vrf, name: 'OTHER' } };
  const refused = [{ subject: 'eth1.101', reason: 'for the test' }];
  const left = (model: EdgeRouterModel) =>
    withinLimits(model, refused).tables.map((t) => [t.vrf?.name, t.neighbors.map((n) => n.address)]);

  it('are its sessions, and none of the same address in another VRF', () => {
    expect(left({ ...base, tables: [table, other] })).toEqual([
      ['ALPHA', ['100.64.10.2']],
      ['OTHER', ['172.16.0.2', '100.64.10.2']],
    ]);
  });

  it('is the whole of its VRF where that is refused', () => {
    const { interfaces, tables } = withinLimits(base, [{ subject: 'VRF ALPHA', reason: 'for the test' }]);
    expect([interfaces, tables]).toEqual([[], []]);
  });
});
