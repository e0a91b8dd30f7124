import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design';
import { type Platform, coreOf, edgeOf } from '../../../../src/edge';
import { generateAll } from '../../../../src/generate';
import { printModel, printers } from '../../../../src/generate/router';
import { designOf, providerText, throughText } from '../../edge/designs';

const platforms = Object.keys(printers) as Platform[];

const withCore = (platform: string, more = '') =>
  designOf(
    providerText({ platform, backbone: 'mpls-vpn' }).replace(
      'type: mpls-vpn',
      `type: mpls-vpn\n  printed: true${more}`,
    ),
    throughText('alpha', { number: 1, ipv6: true }),
    throughText('beta', { number: 2 }),
  );

describe.each(platforms)('the core on %s', (platform) => {
  const design = withCore(platform);
  const files = [...generateAll(design, design.customers, 'core')].flatMap((o) => o.files);
  const isLoaded = (path: string) => !/(verify|back-out)\.\w+$|\/remove\//.test(path);
  const of = (router: string) =>
    files
      .filter(({ path }) => path.startsWith(`core/routers/${router}/`) && isLoaded(path))
      .map(({ content }) => content)
      .join('\n');
  const main = (router: string) =>
    files.find((f) => f.path === `core/routers/${router}/${printers[platform].configuration}`)?.content ?? '';

  it('is printed once, complete at both ends, with labels and VPN sessions of both families', () => {
    expect(files.map((f) => f.path).filter((p) => isLoaded(p) && !p.includes('/if-missing/'))).toHaveLength(2);
    for (const [own, other] of [
      ['edge-1', '10.200.255.2'],
      ['edge-2', '10.200.255.1'],
    ] as const) {
      expect(of(own)).toContain(other);
      expect(of(own)).toMatch(/\beth3\b/);
      expect(of(own)).toMatch(/vpnv4|vpn-ipv4|inet-vpn|ipv4 vpn/);
      expect(of(own)).toMatch(/vpnv6|vpn-ipv6|inet6-vpn|ipv6 vpn/);
      expect(of(own)).toMatch(/ldp|mpls ip/);
    }
  });

  it('touches no session that may be in service, but in a file that is loaded only where there is none', () => {
    const ending = printers[platform].configuration.split('.').at(-1) ?? '';
    const lines = main('edge-1')
      .split('\n')
      .filter((line) => !/^[!#]/.test(line));
    expect(lines.filter((line) => /10\.200\.255|neighbor|router bgp|protocols bgp|router-id/.test(line))).toEqual([]);
    const open = `load if-missing/10.200.255.2.${ending} only where it is not`;
    expect(main('edge-1')).toContain(open);
    const session = files.find(({ path }) => path.endsWith(`edge-1/if-missing/10.200.255.2.${ending}`))?.content ?? '';
    expect(session).toContain('Load it only where the first part of verify.txt does not show');
    expect(session).not.toMatch(/\beth3\b/);
    const removal = files.find(({ path }) => path.endsWith(`edge-1/remove/if-missing-10.200.255.2.${ending}`))?.content;
    expect(removal).toMatch(/no neighbor 10\.200\.255\.2|delete protocols bgp group csp-core/);
    const backOut = files.find(({ path }) => path.endsWith(`edge-1/back-out.${ending}`))?.content ?? '';
    expect(backOut).toContain(`remove/if-missing-10.200.255.2.${ending}`);
    expect(backOut).toContain('LEFT labels on eth3, to edge-2');
    // No session loses its filter by a back-out that comes before it.
    const commands = (text: string) => text.split('\n').filter((line) => line !== '' && !/^[!#]/.test(line));
    expect(commands(backOut)).toEqual([]);
    expect(backOut).toContain(`then, when no session has them: remove/filters.${ending}`);
    const filters = files.find(({ path }) => path.endsWith(`edge-1/remove/filters.${ending}`))?.content ?? '';
    expect(commands(filters).join('\n')).toMatch(/^(?:no|delete) .*csp-core-in$/m);
    expect(filters).toMatch(
      /load it only when\n.*no neighbour .* has one of them[^]*remove\/if-missing-10\.200\.255\.2\./,
    );
    expect(removal).toContain(`remove/filters.${ending}`);
    for (const { path, content } of files.filter(({ path }) => !path.endsWith(`/remove/filters.${ending}`)))
      expect(/^(?:no|delete) .*csp-core-(?:in|out|targets)/m.test(content), path).toBe(false);
    const isOpen = main('edge-1').includes('service routing protocols model multi-agent');
    expect(isOpen).toBe(platform === 'arista-eos');
  });

  it('gives back each session whole by its own file, whatever other sessions are there', () => {
    const many = withCore(
      platform,
      '\n  routeReflectors: [{ name: rr-1, address: 10.200.255.8 }, { name: rr-2, address: 10.200.255.9 }]',
    );
    const written = [...generateAll(many, many.customers, 'core')].flatMap((o) => o.files);
    const body = (name: string) =>
      (written.find(({ path }) => path.includes(`edge-1/${name}.`))?.content ?? '')
        .split('\n')
        .filter((line) => line !== '' && !/^[!#]/.test(line));
    for (const address of ['10.200.255.8', '10.200.255.9']) {
      const made = body(`if-missing/${address}`).filter((line) => line.startsWith('set protocols bgp group '));
      const gone = body(`remove/if-missing-${address}`).map((line) => line.replace(/^delete /, 'set '));
      expect(made.length > 0).toBe(platform === 'juniper-junos');
      expect(made.filter((line) => !gone.some((start) => line.startsWith(`${start} `)))).toEqual([]);
      if (platform !== 'juniper-junos') expect(gone.join('\n')).toContain(`no neighbor ${address}`);
    }
    const others = body('if-missing/10.200.255.9').join('\n');
    for (const line of body('remove/if-missing-10.200.255.8')) {
      if (line.startsWith('delete ')) expect(others).not.toContain(line.replace('delete ', 'set '));
    }
  });

  it('names all of it that a back-out leaves', () => {
    const left = (files.find(({ path }) => /edge-1\/back-out\.\w+$/.test(path))?.content ?? '')
      .split('\n')
      .filter((line) => line.includes('LEFT'))
      .join('\n');
    const wanted: Readonly<Record<Platform, readonly string[]>> = {
      'cisco-iosxe': [],
      'cisco-iosxr': ['address-family vpnv4 unicast', 'address-family vpnv6 unicast'],
      'cisco-nxos': [
        'feature-set mpls',
        'feature mpls l3vpn',
        'feature mpls ldp',
        'feature bgp',
        'address-family vpnv4 unicast',
        'address-family vpnv6 unicast',
      ],
      'juniper-junos': ['protocols mpls ipv6-tunneling'],
      'arista-eos': ['mpls ip', 'mpls ldp: no shutdown'],
      frr: [],
    };
    for (const line of wanted[platform]) {
      expect(left).toContain(line);
      expect(of('edge-1')).toContain(line.split(': ').at(-1));
    }
  });

  it('shows the VPN sessions of both families, and labels with the names of their interfaces', () => {
    const shown = files.find(({ path }) => path.endsWith('edge-1/verify.txt'))?.content ?? '';
    if (platform !== 'juniper-junos') {
      expect(shown).toMatch(/vpnv4|vpn-ipv4|ipv4 vpn/);
      expect(shown).toMatch(/vpnv6|vpn-ipv6|ipv6 vpn/);
    }
    expect(shown).not.toMatch(/include "?mpls/);
  });

  it('is in no slice of a customer', () => {
    for (const model of edgeOf(design)) {
      const text = printModel(model)?.router.configuration.join('\n') ?? '';
      expect(text).not.toMatch(/\bldp\b|mpls ip/);
      expect(text).not.toContain(model.router === 'edge-1' ? '10.200.255.2' : '10.200.255.1');
    }
  });

  it('opens a session only when it carries nothing of the global table', () => {
    const lines = of('edge-1')
      .split('\n')
      .map((l) => l.trim());
    const at = lines.findIndex((l) => l === 'neighbor 10.200.255.2 shutdown');
    if (platform === 'cisco-iosxr' || platform === 'cisco-nxos' || platform === 'juniper-junos') {
      expect(lines).not.toContain('address-family ipv4 unicast');
      return;
    }
    expect(at).toBeGreaterThan(0);
    expect(lines.indexOf('no neighbor 10.200.255.2 activate')).toBeGreaterThan(at);
    expect(lines.indexOf('no neighbor 10.200.255.2 shutdown')).toBeGreaterThan(
      lines.lastIndexOf('neighbor 10.200.255.2 activate'),
    );
  });
});

describe('what the core is', () => {
  it('is printed only where the design asks for it', () => {
    expect(coreOf(designOf(providerText({ backbone: 'mpls-vpn' }), throughText('alpha', { number: 1 })))).toEqual([]);
    expect(coreOf(designOf(providerText().replace('type: vrf-lite', 'type: vrf-lite\n  printed: true')))).toEqual([]);
  });

  it('has sessions with the route reflectors in place of a mesh', () => {
    const rr = `\n  routeReflectors: [{ name: rr-1, address: 10.200.255.9 }]`;
    expect(coreOf(withCore('frr', rr)).map((m) => m.neighbors.map((n) => [n.router, n.client]))).toEqual([
      [['rr-1', false]],
      [['rr-1', false]],
    ]);
    const own = `\n  routeReflectors: [{ name: edge-1, address: 10.200.255.1 }]`;
    expect(coreOf(withCore('frr', own)).map((m) => m.neighbors.map((n) => [n.router, n.client]))).toEqual([
      [['edge-2', true]],
      [['edge-1', false]],
    ]);
  });

  it('names what its files do not have: a session with a router without loopback, a router without platform', () => {
    const refused = (design: Design) =>
      [...generateAll(design, design.customers, 'core')].flatMap((o) => o.refused ?? []);
    const without = (key: 'loopback' | 'platform') => {
      const design = withCore('frr');
      Object.assign(design.provider.edgeRouters[1]?.raw ?? {}, { [key]: undefined });
      return design;
    };
    expect(refused(withCore('frr'))).toEqual([]);
    expect(refused(without('loopback'))).toEqual([
      'edge-1: its files do not have session with edge-2. edge-2 has no loopback: no session with it is printed.',
    ]);
    expect(refused(without('platform'))).toEqual([
      'edge-2: its files do not have edge-2. The design does not say "platform".',
    ]);
  });

  it('prints no interface that is no word', () => {
    const text = providerText({ platform: 'frr', backbone: 'mpls-vpn' })
      .replace('type: mpls-vpn', 'type: mpls-vpn\n  printed: true')
      .replace('interfaces: [eth3, eth3]', 'interfaces: ["eth3;reboot", eth3]');
    const design = (() => {
      try {
        return designOf(text, throughText('alpha', { number: 1 }));
      } catch {
        return undefined;
      }
    })();
    const lines = design
      ? [...generateAll(design, design.customers, 'core')].flatMap((o) => o.files.flatMap((f) => f.content.split('\n')))
      : [];
    expect(lines.filter((l) => l.includes('reboot') && !l.startsWith('!'))).toEqual([]);
  });
});

it('says what the kernel of Linux needs before it forwards a label', () => {
  const design = withCore('frr');
  const [file] = [...generateAll(design, design.customers, 'core')]
    .flatMap((o) => o.files)
    .filter(({ path }) => path.endsWith('edge-1/frr.conf'));
  expect(file?.content).toMatch(/OPEN Linux forwards labels only .*input=1 on eth3;/);
});
