import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design';
import type { EdgeRouterModel, Platform } from '../../../../src/edge';
import { generate } from '../../../../src/generate';
import { routeRows } from '../../../../src/generate/handover/routingRows';
import { asPrinted } from '../../../../src/generate/router';
import {
  SHARED_NAT,
  customerOf,
  designOf,
  providerText,
  routerOf,
  throughText,
  twoSitesText,
  withMicrosoft,
} from '../../edge/designs';
import { printed } from './printed';
import { readers } from './read';

const translated = (platform: Platform, nat = SHARED_NAT): Design =>
  designOf(providerText({ platform }), throughText('alpha', { number: 1, ...withMicrosoft({ nat }) }));

function made(model: EdgeRouterModel) {
  const { model: fitting, router } = printed(model);
  return { ...fitting, ...router };
}

const MICROSOFT = '198.51.100.2';
const edge = (design: Design) => routerOf(design, 'alpha', 'edge-1');
const filesOf = (design: Design, customer: string, format: string, ending: string) =>
  generate(design, customerOf(design, customer), format)
    .filter(({ path }) => path.endsWith(ending))
    .map(({ content }) => content)
    .join('\n');

describe('a session to Microsoft whose translation is refused', () => {
  const said = ({ open }: EdgeRouterModel) => open.filter((text) => text.includes('nobody translates'));

  const sessionIn = (model: EdgeRouterModel) => {
    const { model: fitting, router } = printed(model);
    const said = readers[fitting.platform as Platform](router, new Set());
    const table = fitting.tables.find((t) => t.neighbors.some((n) => n.address === MICROSOFT));
    const open = Object.entries(said.sessions).filter(([, session]) => session.open);
    return {
      isOpen: said.sessions[`${table?.vrf?.name ?? ''} ${MICROSOFT}`]?.open,
      othersOpen: open.filter(([key]) => !key.endsWith(` ${MICROSOFT}`)).length,
      notOpened: router.configuration.filter((line) => /^[!#] Not opened: session 198\.51\.100\.2 /.test(line)),
    };
  };
  const withoutTranslation = (platform: Platform, family?: 'mx' | 'srx') => ({
    ...edge(translated(platform)),
    family,
    translations: [],
  });

  it.each([
    ['cisco-iosxe', /Then open it: router bgp 65010, address-family ipv4 vrf ALPHA-M, no neighbor \S+ shutdown$/],
    ['cisco-iosxr', /Then open it: no router bgp 65010 vrf ALPHA-M neighbor \S+ shutdown$/],
    ['cisco-nxos', /Then open it: router bgp 65010, vrf ALPHA-M, neighbor \S+, no shutdown$/],
    ['arista-eos', /Then open it: router bgp 65010 vrf ALPHA-M, no neighbor \S+ shutdown$/],
    ['juniper-junos', /Then open it: activate routing-instances ALPHA-M protocols bgp group \S+$/],
    ['frr', /Then open it: router bgp 65010 vrf ALPHA-M, no neighbor \S+ shutdown$/],
  ] as const)('stays shut in the file of %s, which names it, what is first, and what opens it', (platform, by) => {
    const { isOpen, othersOpen, notOpened } = sessionIn(withoutTranslation(platform));
    expect(isOpen).toBe(false);
    expect(othersOpen).toBeGreaterThan(1);
    expect(notOpened).toEqual([expect.stringContaining('First a device between the sites and this router')]);
    expect(notOpened[0]).toMatch(by);
  });

  it('is open where the router, or a device that is named, translates', () => {
    for (const platform of Object.keys(readers) as Platform[]) {
      const srx = platform === 'juniper-junos' ? ('srx' as const) : undefined;
      const named = edge(translated(platform, SHARED_NAT.replace('scope: shared', 'scope: shared, device: fw')));
      expect(sessionIn(named), platform).toMatchObject({ isOpen: true, notOpened: [] });
      if (!/iosxr|nxos|eos/.test(platform))
        expect(sessionIn({ ...edge(translated(platform)), family: srx }), platform).toMatchObject({ isOpen: true });
    }
  });

  it('stays shut on IOS-XE in the global table while nothing is the inside of the translation', () => {
    const text = twoSitesText().replaceAll(
      '    connections: [',
      `      microsoft: { peerASN: 65020, vlanId: 300, primaryPeerAddressPrefix: 198.51.100.0/30, secondaryPeerAddressPrefix: 198.51.100.4/30, advertisedPublicPrefixes: [203.0.113.0/29], routingRegistryName: RIPENCC, routeFilter: { name: rf, communities: ['12076:51041'] }, nat: ${SHARED_NAT} }\n    connections: [`,
    );
    const model = routerOf(designOf(providerText(), text), 'gamma', 'ams-1');
    expect(sessionIn(model)).toMatchObject({ isOpen: false, notOpened: [expect.stringContaining('nat.inside')] });
    const inside = { ...model, translations: model.translations.map((t) => ({ ...t, inside: ['Gi0/0/7'] })) };
    expect(sessionIn(inside)).toMatchObject({ isOpen: true, notOpened: [] });
  });

  it('of IPv6, which nobody translates, and of another link that is translated, is opened', () => {
    const model = withoutTranslation('cisco-iosxr');
    const six = model.tables.flatMap((t) => t.neighbors).filter((n) => n.needsTranslation && n.family === 6);
    expect(six).toEqual([]);
    const both = edge(translated('cisco-iosxe'));
    const port = both.interfaces.find((at) => at.link?.peering === 'microsoft');
    if (!port?.link) throw new Error('no such port');
    const other = { ...port, parent: 'eth7', link: { ...port.link, circuit: 'other' } };
    const elsewhere = both.translations.map((t) => ({ ...t, interface: { parent: 'eth7', unit: port.unit } }));
    const moved = { ...both, interfaces: [...both.interfaces, other], translations: elsewhere };
    expect(sessionIn(moved).isOpen).toBe(false);
  });

  it('is not promised to come up by the papers', () => {
    const protocol = (nat: string) =>
      filesOf(translated('cisco-iosxr', nat), 'alpha', 'handover', '.md')
        .split('\n')
        .filter((line) => line.startsWith('| edge-1: BGP session 198.51.100.1 '));
    expect(protocol(SHARED_NAT).length).toBeGreaterThan(0);
    for (const line of protocol(SHARED_NAT)) {
      expect(line).not.toContain('| Established |');
      expect(line).toContain('stays shut');
    }
    for (const line of protocol('')) expect(line).toContain('| Established |');
    const sessions = filesOf(translated('cisco-iosxr'), 'alpha', 'handover', 'bgp-sessions.csv').split('\n');
    const ofMicrosoft = sessions.filter((row) => row.includes('198.51.100.2'));
    expect(ofMicrosoft.length).toBeGreaterThan(0);
    for (const row of ofMicrosoft) expect(row).toContain('stays shut');
  });

  it.each(['cisco-iosxr', 'cisco-nxos', 'arista-eos'] as const)('is said to be left shut on %s', (platform) => {
    expect(said(made(edge(translated(platform))))).toEqual([
      expect.stringContaining('Session 198.51.100.2 stays shut'),
    ]);
    expect(said(made(edge(translated(platform, ''))))).toEqual([]);
    const elsewhere = SHARED_NAT.replace('scope: shared', 'scope: shared, device: fw');
    expect(said(made(edge(translated(platform, elsewhere))))).toEqual([]);
  });

  it('is nothing to say where the router translates', () => {
    for (const platform of ['cisco-iosxe', 'frr'] as const) expect(said(made(edge(translated(platform))))).toEqual([]);
  });
});

describe('a rule of translation of IOS-XE', () => {
  it('is told beside those that are there, and these are shown before', () => {
    const { open, preCheck } = made(edge(translated('cisco-iosxe')));
    expect(open.filter((text) => text.includes('may take the same packets'))).toHaveLength(1);
    expect(preCheck).toContain('show running-config | include ^interface|ip nat');
    const without = made(edge(translated('cisco-iosxe', '')));
    expect(without.open.join('\n')).not.toContain('may take the same packets');
    expect(without.preCheck.join('\n')).not.toContain('ip nat');
  });

  it('has the interfaces of its inside shown before, which it writes to', () => {
    const design = translated('cisco-iosxe');
    const model = edge(design);
    const inside = { ...model, translations: model.translations.map((t) => ({ ...t, inside: ['Gi0/0/7'] })) };
    expect(made(inside).preCheck).toContain('show running-config interface Gi0/0/7');
  });
});

describe('an aggregate that nothing in BGP brings about', () => {
  it('is told, as it is announced only while something more specific is there', () => {
    const text = (origin: string) =>
      twoSitesText().replaceAll('advertiseDefaultRoute: true', `advertise: [10.40.0.0/17], origin: ${origin}`);
    const said = (origin: string) =>
      made(routerOf(designOf(providerText(), text(origin)), 'gamma', 'ams-1')).open.filter((line) =>
        line.startsWith('10.40.0.0/17'),
      );
    expect(said('aggregate')).toEqual([expect.stringContaining('has a more specific route')]);
    expect(said('learned')).toEqual([expect.stringContaining('exactly this route')]);
  });
});

describe('a default route that a site brings by a static route', () => {
  const text = throughText('alpha', {
    number: 1,
    peering: '        routing: { advertiseDefaultRoute: true }',
  }).replaceAll('routing: bgp', 'routing: static');
  const ofLinux = (customer: string) => edge(designOf(providerText({ platform: 'frr' }), customer));
  const lines = (customer: string) =>
    printed(ofLinux(customer)).router.configuration.filter((line) => /redistribute|network 0\.0\.0\.0/.test(line));
  const told = (customer: string) =>
    made(ofLinux(customer)).open.filter((line) => line.startsWith('0.0.0.0/0 in VRF ALPHA'));

  it('is told by FRRouting from among the static ones, as the table of the VRF has another in the end', () => {
    expect(lines(text)).toEqual(['  redistribute static route-map alpha_ALPHA_static_default4']);
    expect(told(text)).toEqual([]);
    const rows = routeRows(asPrinted(ofLinux(text))).filter(([, , prefix]) => prefix === '0.0.0.0/0');
    expect(rows.map(([, kind]) => kind)).toEqual([
      'originated while a static route has it, by alpha_ALPHA_static_default4',
      'static',
    ]);
  });

  it('writes over no redistribution of a VRF that is there, and says what to look for', () => {
    const existing = text.replace('vrf: { name: ALPHA,', 'vrf: { name: ALPHA, existing: true,');
    expect(lines(existing)).toEqual(['  network 0.0.0.0/0']);
    expect(told(existing)).toEqual([expect.stringContaining('ip -4 route show vrf ALPHA')]);
  });
});

describe('what may be there already', () => {
  it.each(['juniper-junos', 'frr'] as const)(
    'is told of a VRF that the file of %s makes, and of no other',
    (platform) => {
      const text = throughText('alpha', { number: 1, ...withMicrosoft() });
      const told = (customer: string) =>
        made(edge(designOf(providerText({ platform }), customer))).open.filter((line) => line.includes('is made by'));
      expect(told(text)).toEqual([expect.stringMatching(/^ALPHA, ALPHA-M is made by this file/)]);
      const existing = text.replaceAll('importRouteTargets:', 'existing: true, importRouteTargets:');
      expect(told(existing)).toEqual([]);
    },
  );

  it('is told of the tagging of a port of Junos', () => {
    const told = (text: string) =>
      made(edge(designOf(providerText({ platform: 'juniper-junos' }), text))).open.filter((line) =>
        line.startsWith('Ports with tags'),
      );
    const text = throughText('alpha', { number: 1 });
    expect(told(text)).toEqual([expect.stringMatching(/^Ports with tags: eth1, eth2, eth3\. .*"vlan-tagging"/)]);
    expect(told(text.replaceAll('interface: eth2, vlanId: 501', 'interface: eth2'))).toEqual([
      expect.stringContaining('Ports with tags: eth1, eth3.'),
    ]);
  });

  it('comes with how the files of a Linux router are loaded, and again when it starts', () => {
    const page = filesOf(translated('frr'), 'alpha', 'router', 'csp/routers/edge-1/README.md');
    expect(page).toMatch(/interfaces\.sh.*runs as root[^]*flush ruleset[^]*Before=frr\.service[^]*write memory/);
    expect(page).toMatch(/back-out\.conf.*interfaces-remove\.sh/);
  });

  it('is told of what the whole kernel of a Linux router does', () => {
    const open = (options: Partial<Parameters<typeof throughText>[1]>) =>
      made(edge(designOf(providerText(), throughText('alpha', { number: 1, ...options })))).open.filter((line) =>
        /accept_ra|connection tracking/.test(line),
      );
    expect(open({ ...withMicrosoft(), ipv6: true })).toEqual([
      expect.stringContaining('accept_ra'),
      expect.stringContaining('addresses of ALPHA,'),
    ]);
    expect(open({})).toEqual([]);
  });
});

describe('the papers', () => {
  it('name a sub-interface of Linux as the file does, both tags in it', () => {
    const text = throughText('alpha', { number: 1, ...withMicrosoft() }).replaceAll(
      'handoff: Dot1Q',
      'handoff: QinQ, outerVlanId: 77',
    );
    const design = designOf(providerText(), text);
    const file = filesOf(design, 'alpha', 'router', 'csp/routers/edge-1/frr.conf');
    expect(file).toContain('interface eth1.77.101 vrf ALPHA');
    const rows = filesOf(design, 'alpha', 'handover', 'vlans.csv').split('\n');
    expect(rows.filter((row) => row.includes('ExpressRoute er private primary'))).toEqual([
      expect.stringContaining('eth1,eth1.77 eth1.77.101,77,101,ALPHA'),
    ]);
    expect(filesOf(design, 'alpha', 'handover', 'nat.csv')).toContain('eth1.77.300,203.0.113.0/29');
  });

  it('list the routes that a customer writes where there is no session, and the MTU that both families have', () => {
    const text = throughText('alpha', { number: 1, ipv6: true })
      .replaceAll('routing: bgp, peerASN: 4200000001', 'routing: static')
      .replace("peerAddress: '100.64.10.2', routing: static", "peerAddress: '100.64.10.2', routing: static, mtu: 1400");
    const paper = filesOf(designOf(providerText(), text), 'alpha', 'handover', 'customer/handover.md');
    expect(paper).toContain('| office | edge-1 | 10.100.0.0/20 | 100.64.10.1 |');
    expect(paper).toContain('| office | edge-1 | fd00:100::/48 | fd00:aa::1 |');
    const mtus = paper.split('\n').filter((line) => /^\| office \| edge-1 \| 501 /.test(line));
    expect(mtus.map((line) => line.split(' | ')[8])).toEqual(['1400', '1400']);
  });
});

describe('what a file takes for granted of the router', () => {
  const openOf = (platform: Platform, change: (text: string) => string = (text) => text) =>
    made(
      routerOf(designOf(providerText({ platform }), change(throughText('alpha', { number: 1 }))), 'alpha', 'edge-1'),
    ).open.join('\n');

  it.each(['cisco-iosxe', 'cisco-iosxr', 'cisco-nxos', 'arista-eos'] as const)('is told on %s', (platform) => {
    const open = openOf(platform);
    expect(open).toContain('BGP of the router has AS 65010, or is not there yet');
    expect(open).toContain('ALPHA is made by this file');
    const before = (text: string) =>
      text.replace("importRouteTargets: ['65010:1001']", "existing: true, importRouteTargets: ['65010:1001']");
    expect(openOf(platform, before)).not.toContain('is made by this file');
    expect(open).toContain(
      /xe|xr/.test(platform) ? 'Ports eth1, eth2, eth3: this file opens none of them' : '"no shutdown" opens one that',
    );
    expect(open).not.toContain('is not divided');
    const whole = (text: string) => text.replaceAll('vlanId: 501, localAddress', 'localAddress');
    expect(openOf(platform, whole)).toContain('eth2 is not divided');
  });

  it.each(['juniper-junos', 'frr'] as const)('is told of an interface that is not divided on %s', (platform) => {
    const whole = (text: string) => text.replaceAll('vlanId: 501, localAddress', 'localAddress');
    expect(openOf(platform, whole)).toContain('eth2 is not divided');
    expect(openOf(platform)).not.toContain('is not divided');
  });
});
