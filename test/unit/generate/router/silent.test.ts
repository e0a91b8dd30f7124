import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design';
import { type EdgeRouterModel, type Platform, customerRoutersOf, edgeOf } from '../../../../src/edge';
import { outputOf } from '../../../../src/generate/context';
import { printRouters, printers } from '../../../../src/generate/router';
import { tunnelWords } from '../../../../src/generate/router/iosxeSecurity';
import { proposals } from '../../../../src/generate/router/strongswan';
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

function made(model: EdgeRouterModel) {
  const { model: fitting, printer, router } = printed(model);
  return { ...fitting, ...router, backOut: printer.remove(fitting, 'back-out') };
}

/** The customer's router at a site with one attachment, on that platform. */
function customerRouter(platform: Platform, change: (text: string) => string): EdgeRouterModel[] {
  const ce = `, customerRouter: { name: ce-1, platform: ${platform}, interface: eth1 }`;
  const text = throughText('alpha', { number: 1, attachment: ce })
    .split('\n')
    .filter((line) => !line.includes('site: dc, edgeRouter: edge-2'))
    .join('\n');
  const design = designOf(providerText(), change(text));
  return customerRoutersOf(design, customerOf(design, 'alpha'));
}

const only = ([model]: readonly EdgeRouterModel[]) => model ?? expect.fail('no router');

/** All that is written for the routers of a customer. */
const filesOf = (design: Design, customer: string) => printRouters(outputOf(design, customerOf(design, customer)));

describe("a customer's router with static routes", () => {
  const isStatic = (text: string) => text.replace(', routing: bgp, peerASN: 4200000001', ', routing: static');

  it.each(platforms)('has no BGP on %s, neither AS number nor last step', (platform) => {
    const router = made(only(customerRouter(platform, isStatic)));
    const all = [...router.configuration, ...router.verification, ...router.backOut.left];
    expect(all.filter((line) => /bgp|autonomous-system|last step/i.test(line))).toEqual([]);
    expect(router.configuration.some((line) => /10\.100\.0\.0/.test(line))).toBe(true);
  });

  it('has no AS number on its page', () => {
    const ce = ', customerRouter: { name: ce-1, platform: cisco-iosxe, interface: eth1 }';
    const text = throughText('alpha', { number: 1, attachment: ce }).replaceAll(
      ', routing: bgp, peerASN: 4200000001',
      ', routing: static',
    );
    const pages = filesOf(designOf(providerText(), text), 'alpha').filter((f) => f.path.endsWith('ce-1/README.md'));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.content).not.toContain('AS 0');
  });
});

describe("a customer's router with sessions", () => {
  it('has the AS number of its first session, and tells a session where it has another one', () => {
    const ce = ', customerRouter: { name: ce-1, platform: frr, interface: eth1 }';
    const text = throughText('alpha', { number: 1, attachment: ce })
      .replace('routing: bgp, peerASN: 4200000001', 'routing: static')
      .replace('vlanId: 501, localAddress: 100.64.10.5', 'vlanId: 601, localAddress: 100.64.10.5')
      .replace(
        '    connectsTo:',
        `    connectsTo:\n      - { site: dc, edgeRouter: edge-2, interface: eth2, vlanId: 602, localAddress: 100.64.10.9/30, peerAddress: 100.64.10.10, routing: bgp, peerASN: 4200000009${ce} }`,
      );
    const design = designOf(providerText(), text);
    const router = only(customerRoutersOf(design, customerOf(design, 'alpha')));
    expect(router.asn).toBe(4200000009);
    expect(router.tables.flatMap((t) => t.neighbors).map((n) => n.localAsn)).toEqual([undefined, 4200000001]);
  });

  it.each([
    ['has no AS number', (text: string) => text.replace(', peerASN: 4200000001', ''), /peerASN/],
    ['is attached by labels', (text: string) => text.replace('routing: bgp', 'routing: mpls-vpn'), /mpls-vpn/],
  ])('is refused where it %s', (_, change, reason) => {
    const router = only(customerRouter('cisco-iosxe', change));
    expect(router.interfaces).toEqual([]);
    expect(router.refusals.map((r) => r.reason)).toEqual([expect.stringMatching(reason)]);
  });
});

describe('a VPN device whose tunnels are refused', () => {
  const device = only(edgeOf(northwind()).filter((m) => m.router === 'fra-vpn-1'));

  it.each(['cisco-iosxr', 'cisco-nxos', 'arista-eos', 'juniper-junos'] as const)(
    'has nothing of what would go into them on %s',
    (platform) => {
      const router = made({ ...device, platform, family: platform === 'juniper-junos' ? 'mx' : undefined });
      expect(router.refusals.length).toBeGreaterThanOrEqual(device.tunnels.length);
      expect(router.configuration).toEqual([]);
      expect(router.open).toEqual([]);
    },
  );

  it('has no session of an AS number that nobody said', () => {
    const sample = northwind();
    const fabrikam = customerOf(sample, 'fabrikam');
    for (const site of fabrikam.sites) {
      Object.assign(site.raw, { asn: undefined });
      for (const one of site.raw.vpnDevices ?? []) Object.assign(one, { asn: undefined });
    }
    const model = only(edgeOf(sample).filter((m) => m.router === 'fra-vpn-1'));
    expect(model.tunnels).toEqual([]);
    expect(model.refusals.map((r) => r.reason)).toEqual(['The design does not say "asn".']);
  });
});

describe('a session that the platform cannot have', () => {
  it('takes with it what was announced for it alone, and leaves what a site brings', () => {
    const text = throughText('alpha', {
      number: 1,
      peering: '        routing: { advertise: [10.9.0.0/16, 10.10.0.0/16], origin: static }',
    })
      .replaceAll(', routing: bgp, peerASN: 4200000001', ', routing: static')
      .replaceAll('handoff: Dot1Q', 'handoff: QinQ, outerVlanId: 77');
    const design = designOf(providerText({ platform: 'cisco-nxos', backbone: 'mpls-vpn' }), text);
    const { tables } = made(routerOf(design, 'alpha', 'edge-1'));
    expect(tables.flatMap((t) => t.neighbors)).toEqual([]);
    expect(tables.flatMap((t) => [...t.networks, ...t.aggregates]).map((p) => p.text)).toEqual(['10.10.0.0/16']);
  });
});

describe('a bundle of ports', () => {
  const lag = (macSec: string) => `expressRouteLags:
  - name: lag
    subscription: prod
    peeringLocation: Equinix-Amsterdam-AM5
    bandwidthInGbps: 100
    encapsulation: Dot1Q
    numberOfPorts: 4
    minimumActivePortsRequired: 2
    lacpTimer: Slow
    links: { primary: { adminState: Enabled${macSec} }, secondary: { adminState: Enabled } }
`;
  const MACSEC =
    ", macSec: { cipher: GcmAesXpn256, cknSecret: 'https://kv/secrets/ckn', cakSecret: 'https://kv/secrets/cak', sciState: Enabled }";
  const onLag = (platform: Platform, parent: string, macSec = '') => {
    const text = throughText('alpha', { number: 1, more: lag(macSec) })
      .replace(/ {4}connectivity: cloud-exchange\n/, '    connectivity: direct\n    expressRouteLag: lag\n')
      .replace(/ {4}serviceProviderName: Equinix\n {4}peeringLocation: Amsterdam\n {4}bandwidthInMbps: 1000\n/, '')
      .replaceAll('interface: eth1, handoff', `interface: ${parent}, handoff`);
    const design = designOf(providerText({ platform }), text);
    return made({ ...routerOf(design, 'alpha', 'edge-1'), family: platform === 'juniper-junos' ? 'mx' : undefined });
  };

  it.each(platforms)('is said to need its ports and LACP on %s', (platform) => {
    expect(onLag(platform, 'bond1').open.filter((text) => text.includes('LACP'))).toEqual([
      expect.stringMatching(/^bond1 is a bundle, patched to lag: .*4 of the link.*timer Slow, 2 active ports/),
    ]);
  });

  it.each(['cisco-iosxe', 'juniper-junos'] as const)('has no MACsec as a whole on %s, but on its ports', (platform) => {
    const router = onLag(platform, 'bond1', MACSEC);
    expect(router.refusals.map((r) => r.subject)).toEqual(['MACsec bond1']);
    expect(router.configuration.filter((line) => /macsec|mka/i.test(line))).toEqual([]);
    expect(onLag(platform, 'bond1').refusals).toEqual([]);
  });

  it('is told on IOS-XR to want a line card for BFD, and is shown before', () => {
    const router = onLag('cisco-iosxr', 'Bundle-Ether1');
    expect(router.open.join('\n')).toContain('bfd multipath include location');
    expect(router.preCheck).toContain('show running-config bfd');
    const { open, preCheck } = onLag('cisco-iosxr', 'TenGigE0/0/0/1');
    expect(open.join('\n')).not.toContain('multipath');
    expect(preCheck).not.toContain('show running-config bfd');
  });

  it.each(['cisco-iosxe', 'cisco-iosxr', 'cisco-nxos', 'arista-eos'] as const)(
    'is shown itself before anything is loaded on %s',
    (platform) => {
      expect(onLag(platform, 'bond1').preCheck.filter((line) => / bond1$/.test(line))).toHaveLength(1);
    },
  );
});

describe('what a person has to know before the file is loaded', () => {
  it('is the AS number of a Junos router where BGP is the router’s own', () => {
    const sayings = (model: EdgeRouterModel) =>
      made(model).open.filter((text) => text.includes('routing-options autonomous-system'));
    const [ce] = customerRouter('juniper-junos', (text) => text);
    expect(ce && sayings(ce)).toEqual([expect.stringContaining('4200000001')]);
    const inVrf = edgeOf(northwind()).find((m) => m.platform === 'juniper-junos');
    expect(inVrf && sayings(inVrf)).toEqual([]);
  });

  it('is that an interface of Linux stays up while its tunnel is down', () => {
    const device = only(edgeOf(northwind()).filter((m) => m.router === 'fra-vpn-1'));
    const frr = { ...device, platform: 'frr' as const };
    const routed = frr.tunnels.map((t) => ({
      ...t,
      bgpAddress: undefined,
      remotePrefixes: device.tunnels[0]?.underlay.map((u) => u.prefix) ?? [],
    }));
    expect(made(frr).open.join('\n')).not.toContain('stay up while');
    expect(made({ ...frr, tunnels: routed }).open.join('\n')).toContain('ipsec1, ipsec2 stay up while');
  });

  it('is which function makes the keys of a combined cipher', () => {
    const device = only(edgeOf(northwind()).filter((m) => m.router === 'fra-vpn-1'));
    const srx = { ...device, platform: 'juniper-junos' as const, family: 'srx' as const };
    const combined = srx.tunnels.map((t) => ({
      ...t,
      ike: { ...t.ike, ikeEncryption: 'GCMAES256', ikeIntegrity: 'SHA384', dhGroup: 'ECP384' },
    }));
    expect(made(srx).open.join('\n')).not.toContain('combined cipher');
    expect(made({ ...srx, tunnels: combined }).open.join('\n')).toContain('SHA384');
  });

  it('is written where the platform has a line for it', () => {
    const ike = {
      ikeEncryption: 'GCMAES256',
      ikeIntegrity: 'SHA256',
      dhGroup: 'DHGroup14',
      ipsecEncryption: 'GCMAES256',
      ipsecIntegrity: 'GCMAES256',
      pfsGroup: 'None',
      saLifeTimeSeconds: 27_000,
    };
    expect(tunnelWords({ ike })?.hash).toBe('prf sha256');
    expect(tunnelWords({ ike: { ...ike, ikeIntegrity: 'SHA384' } })?.hash).toBe('prf sha384');
    expect(tunnelWords({ ike: { ...ike, ikeIntegrity: 'GCMAES256' } })?.hash).toBe('prf sha384 sha256');
    expect(tunnelWords({ ike: { ...ike, ikeEncryption: 'AES256', ikeIntegrity: 'GCMAES256' } })).toBeUndefined();
    expect(proposals({ ...ike, ikeEncryption: 'AES256', ikeIntegrity: 'GCMAES256' })).toBeUndefined();
    expect(proposals(ike)?.ike).toBe('aes256gcm16-sha256-modp2048');
  });
});

describe('the file of strongSwan', () => {
  it('says that it stands beside the others, which loading it alone would unload', () => {
    const device = only(edgeOf(northwind()).filter((m) => m.router === 'fra-vpn-1'));
    const { more = [] } = made({ ...device, platform: 'frr' });
    const head = more.find((file) => file.name === 'swanctl.conf')?.lines.filter((line) => line.startsWith('#'));
    expect(head?.join(' ')).toMatch(/conf\.d.*--load-all.* unloads/);
  });
});

describe('the script of a Linux router', () => {
  const peering = `        routing: { controlPlaneProtection: true }\n${microsoftText()}`;
  const text = throughText('alpha', { number: 1, peering, more: microsoftVrfText() });
  const script = () => {
    const { more = [] } = made(routerOf(designOf(providerText(), text), 'alpha', 'edge-1'));
    return more.find((file) => file.name === 'interfaces.sh')?.lines ?? expect.fail('no script');
  };

  it('gives nft all of its rules as one transaction, so that none is missing while it runs again', () => {
    const lines = script();
    const [start, end] = [lines.indexOf("nft -f - <<'END'"), lines.indexOf('END')];
    expect(start).toBeGreaterThanOrEqual(0);
    const given = lines.slice(start + 1, end);
    expect(given.filter((line) => /^add rule .* (?:snat|drop|accept)/.test(line)).length).toBeGreaterThan(5);
    expect([...lines.slice(0, start), ...lines.slice(end)].filter((line) => /nft|snat| drop$/.test(line))).toEqual([
      'has nft',
    ]);
  });

  it('has them before the interfaces that they are for', () => {
    const lines = script();
    const up = ['eth1.101', 'eth1.300'].map((name) => lines.indexOf(`ip link set ${name} up`));
    for (const at of up) expect(at).toBeGreaterThan(lines.indexOf('END'));
  });
});
