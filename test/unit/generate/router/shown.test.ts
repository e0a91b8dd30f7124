import { describe, expect, it } from 'vitest';
import type { EdgeRouterModel, Platform } from '../../../../src/edge';
import { printModel } from '../../../../src/generate/router';
import { routerDesigns, slicesAs } from './routerDesigns';

type Asked = readonly (readonly [left: RegExp, command: (model: EdgeRouterModel, of: string) => string])[];

const list = (model: EdgeRouterModel) => `include ${model.customer}_`;

/** For what is named as left, the command of the first part of verify.txt whose answer has it. */
const ASKED: Readonly<Record<Platform, Asked>> = {
  'cisco-iosxe': [
    [/^vrf definition (\S+)/, (_, of) => `show running-config vrf ${of}`],
    [/^router bgp/, () => 'section ^router bgp'],
    [/^(?:route-map|ip(?:v6)? prefix-list|ip (?:ext)?community-list standard) /, list],
    [/^ip(?:v6)? route /, () => '^ip route|^ipv6 route'],
    [/^ipv6 unicast-routing$/, () => '^ipv6 unicast-routing'],
    [/^interface ([^\s:]+)/, (_, of) => `show running-config interface ${of}`],
  ],
  'cisco-iosxr': [
    [/^router bgp/, () => 'show running-config router bgp'],
    [/^vrf (\S+)/, (_, of) => `show running-config vrf ${of}`],
    [/^(?:route-policy|prefix-set|community-set|extcommunity-set rt) /, list],
    [
      /^router static (?:vrf \S+ )?address-family ipv[46] unicast \S+\/\d+ \S/,
      () => 'show running-config router static',
    ],
    [/^interface (\S+)/, (_, of) => `show running-config interface ${of}`],
  ],
  'cisco-nxos': [
    [/^vrf context ([^\s:]+)/, (_, of) => `show running-config vrf ${of}`],
    [/^router bgp/, () => 'show running-config bgp'],
    [/^(?:route-map|ip(?:v6)? prefix-list|ip (?:ext)?community-list standard) /, (m) => `include "${m.customer}_"`],
    [/^ip(?:v6)? route /, () => 'ip route|ipv6 route'],
    [/^feature b(?:gp|fd)$/, () => 'include "feature b'],
    [/^interface ([^\s:]+)/, (_, of) => `show running-config interface ${of}`],
  ],
  'juniper-junos': [
    [/^routing-instances (\S+)/, (_, of) => `show configuration routing-instances ${of}`],
    [/^protocols bgp/, () => 'show configuration protocols bgp'],
    [/^policy-options (?:policy-statement|community) /, (m) => `match ${m.customer}_`],
    [/^routing-options/, () => 'show configuration routing-options'],
    [/^interfaces (\S+) flexible-vlan-tagging/, (_, of) => `interfaces ${of} | display set | match "tagging`],
    [
      /^interfaces (\S+) unit 0/,
      (_, of) => `interfaces ${of} | display set | match "tagging|encapsulation|native|unit 0 `,
    ],
    [/^security flow/, () => 'show configuration security flow'],
  ],
  'arista-eos': [
    [/^(?:vrf instance|ip routing vrf|ipv6 unicast-routing vrf) (\S+)/, (_, of) => `show vrf ${of}`],
    [/^router bgp/, () => 'section router bgp'],
    [/^(?:route-map|ip(?:v6)? prefix-list|ip (?:ext)?community-list) /, (m) => `section ${m.customer}_`],
    [/^(?:ip routing|ipv6 unicast-routing)$/, () => 'show running-config | include routing'],
    [/^ip route/, () => 'section ip route'],
    [/^ipv6 route/, () => 'section ipv6 route'],
    [/^interface ([^\s:]+)/, (_, of) => `show running-config interfaces ${of}`],
  ],
  frr: [
    [/^vrf \S+: ip(?:v6)? route|^ip(?:v6)? route/, () => 'show running-config staticd'],
    [/^vrf /, () => 'show vrf'],
    [/^router bgp/, () => 'show running-config bgpd'],
    [/^(?:route-map|ip(?:v6)? prefix-list|bgp (?:ext)?community-list standard) /, () => 'show running-config bgpd'],
    [/^interfaces\.sh: ip link set \S+ (?:up|master \S+)$/, () => 'show interface vrf all brief'],
    [/^interfaces\.sh: .*ipv4\.ip_forward/, () => 'show ip forwarding'],
    [/^interfaces\.sh: .*ipv6\.conf/, () => 'show ipv6 forwarding'],
    // A file, which the person has beside this one.
    [/^swanctl\.conf/, () => ''],
  ],
};

describe('what a back-out leaves is looked up before the configuration is loaded', () => {
  it.each(Object.keys(ASKED) as Platform[])('on %s', (platform) => {
    const models = Object.values(routerDesigns).flatMap((design) => slicesAs(design, platform));
    const named = models.flatMap((slice) => {
      const printed = printModel(slice);
      if (!printed) return [];
      const { model, printer, router } = printed;
      return [...new Set([...printer.remove(model, 'back-out').left, ...printer.remove(model, 'customer').left])].map(
        (line) => {
          const found = ASKED[platform].find(([pattern]) => pattern.test(line));
          const command = found?.[1](model, found[0].exec(line)?.[1] ?? '');
          return { line, command, isAsked: command !== undefined && router.preCheck.join('\n').includes(command) };
        },
      );
    });
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((n) => !n.isAsked)).toEqual([]);
  });
});

/** What shows the VPN routes of a family, by platform; on Junos all sessions stand in one answer. */
const VPN: Readonly<Partial<Record<Platform, (family: 4 | 6) => string>>> = {
  'cisco-iosxe': (f) => `show bgp vpnv${f} unicast all summary`,
  'cisco-iosxr': (f) => `show bgp vpnv${f} unicast summary`,
  'cisco-nxos': (f) => `show bgp vpnv${f} unicast summary`,
  'juniper-junos': (f) => `show route table bgp.l3vpn${f === 6 ? '-inet6' : ''}.0`,
  'arista-eos': (f) => `show bgp vpn-ipv${f} summary`,
  frr: (f) => `show bgp ipv${f} vpn summary`,
};

describe.each(Object.keys(ASKED) as Platform[])('what verify.txt shows on %s', (platform) => {
  const all = Object.values(routerDesigns).flatMap((design) =>
    slicesAs(design, platform).flatMap((slice) => {
      const printed = printModel(slice);
      return printed ? [printed] : [];
    }),
  );

  it('is the AS number of BGP whatever it is', () => {
    for (const { model, router } of all) {
      expect(router.preCheck.filter((line) => line.includes(String(model.asn)))).toEqual([]);
    }
  });

  it('is the VPN routes of each family that a VRF with labels has', () => {
    const labelled = all.filter(({ model }) => model.backbone === 'mpls-vpn');
    expect(labelled.length).toBeGreaterThan(0);
    for (const { model, router } of labelled) {
      for (const family of [4, 6] as const) {
        const isThere = model.tables.some((t) => t.vrf && t.families.includes(family));
        expect(router.verification.includes(VPN[platform]?.(family) ?? ''), `IPv${family}`).toBe(isThere);
      }
    }
  });
});

describe('what only one platform shows by a command of its own', () => {
  const of = (platform: Platform) =>
    Object.values(routerDesigns).flatMap((design) =>
      slicesAs(design, platform).flatMap((slice) => {
        const printed = printModel(slice);
        return printed ? [printed] : [];
      }),
    );

  it('IOS-XE: the neighbours of an interface by its families', () => {
    const asked = of('cisco-iosxe').flatMap(({ whole, router }) =>
      whole.interfaces.map((at) => {
        const ends = (line: string) => line.endsWith(` ${at.parent}${at.unit === undefined ? '' : `.${at.unit}`}`);
        const is = (start: string) => router.verification.some((line) => line.startsWith(start) && ends(line));
        const has = (mark: string) => at.addresses.some((a) => a.includes(mark));
        return { has: [has('.'), has(':')], shown: [is('show ip arp '), is('show ipv6 neighbors ')] };
      }),
    );
    expect(asked.some(({ has }) => has[1])).toBe(true);
    for (const { has, shown } of asked) expect(shown).toEqual(has);
  });

  it('IOS-XR: a summary of each family that a table has sessions of', () => {
    const asked = of('cisco-iosxr').flatMap(({ whole, router }) =>
      whole.tables.flatMap(({ vrf, neighbors }) =>
        [...new Set(neighbors.map((n) => n.family))].map((family) =>
          router.verification.includes(`show bgp ${vrf ? `vrf ${vrf.name} ` : ''}ipv${family} unicast summary`),
        ),
      ),
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked).not.toContain(false);
  });

  it('NX-OS: its features, before VRFs are carried with labels', () => {
    for (const { model, router } of of('cisco-nxos')) {
      expect(router.preCheck.includes('show feature')).toBe(model.backbone === 'mpls-vpn');
    }
  });

  it('Junos: the filters of an earlier load, where the file has some', () => {
    const asked = of('juniper-junos').map(({ model, router }) => [
      router.configuration.some((line) => line.startsWith('set firewall ')),
      router.preCheck.includes(`show configuration firewall | display set | match ${model.customer}_`),
    ]);
    expect(asked).toContainEqual([true, true]);
    for (const [isPrinted, isAsked] of asked) expect(isAsked).toBe(isPrinted);
  });
});
