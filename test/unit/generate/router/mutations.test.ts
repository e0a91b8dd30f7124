import { afterAll, describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design';
import type { Platform } from '../../../../src/edge';
import { printModel } from '../../../../src/generate/router';
import { type Mutation, linesAway, linesMoved, pairsSwapped } from './mutations';
import { readers } from './read';
import { Refused } from './read/grammar';
import { reduced } from './read/reduced';
import { canonical } from './read/said';
import { routerDesigns, slicesAs } from './routerDesigns';

/** Designs, and the router of each, that say most between them. */
const ROUTERS = [
  ['labels, both peerings, both families, a shared service', 'edge-1'],
  ['everything that is said of an attachment', 'edge-1'],
  ['both links on one router', 'edge-1'],
  ['northwind', 'fra-edge-1'],
  ['northwind', 'fra-vpn-1'],
] as const;

/** Lines that a router does not miss, by the reason: what happens without them too. */
const NOT_MISSED: Readonly<Record<Platform, Readonly<Record<string, RegExp>>>> = {
  'cisco-iosxe': {
    'a list denies what it does not permit': /prefix-list \S+ seq \d+ deny (0\.0\.0\.0\/0 le 32|::\/0 le 128)$/,
    'the next block is opened from the one that is open': /^( exit-address-family|router bgp \d+)$/,
    'a sub-interface is up': /^ no shutdown$/,
    'IPv4 of the global table is active': /^ {2}neighbor \S+ activate$/,
    'a transform-set is for tunnels': /^ mode tunnel$/,
    'no prefix of the shared services is of that family': /^ {1,2}(match extcommunity \S+|route-target import \S+)$/,
    'texts for people': /^ description \S+ to \S+$/,
  },
  'cisco-iosxr': {
    'a policy drops what it does not let through': /^ {2}drop$/,
    'a sub-interface is up': /^ no shutdown$/,
    'BFD has the multiplier 3': /^ +bfd multiplier 3$/,
    'no prefix of the shared services is of that family': /^ {3}\S+:\d+$/,
  },
  'cisco-nxos': {
    'a list denies what it does not permit': /prefix-list \S+ seq \d+ deny (0\.0\.0\.0\/0 le 32|::\/0 le 128)$/,
    'the next block is opened from the one that is open': /^router bgp \d+$/,
    'no prefix of the shared services is of that family': /^ +(match extcommunity \S+|route-target import \S+)$/,
  },
  'juniper-junos': {
    'the prefixes of a term say its family': /term \S+ from family inet6?$/,
    'BFD has the multiplier 3': / bfd-liveness-detection multiplier 3$/,
    'a term of a filter accepts of itself': /^set firewall .* then accept$/,
    'what is not BGP is refused by a term below': /^set firewall .* term near-1 from (protocol tcp|port bgp)$/,
    'texts for people': /^set interfaces st0 unit \d+ description /,
  },
  frr: {
    'a list denies what it does not permit': /prefix-list \S+ seq \d+ deny any$/,
    'the next block is opened from the one that is open': /^ *(exit|exit-vrf|exit-address-family)$/,
    'the line below turns BFD on too': /^ neighbor \S+ bfd$/,
    'no prefix of the shared services is of that family': /^ match extcommunity \S+$/,
    'only a second run has something to flush': /^flush table /,
    'IPv4 of the global table is active': /^ {2}neighbor \S+ activate$/,
  },
  'arista-eos': {
    'a list denies what it does not permit': /^ {3}seq \d+ deny (0\.0\.0\.0\/0 le 32|::\/0 le 128)$/,
    'the next block is opened from the one that is open': /^(router bgp \d+| +address-family ipv[46])$/,
    'a port is up': /^ {3}no shutdown$/,
    'BFD has 300 ms and 3': /^ {3}bfd interval 300 min-rx 300 multiplier 3$/,
    'IPv4 is active': /^ +neighbor \S+ activate$/,
    'no prefix of the shared services is of that family':
      /^ +(match extcommunity \S+|route-target import vpn-ipv6 \S+)$/,
  },
};

/**
 * The least share of moved lines and of swapped pairs that is told, as measured. What is moved without being told are
 * lines whose place says nothing: `router bgp` where it is open already, commands for one device of the kernel after those
 * for another. Junos sees no order but that of terms and filters, and IOS-XR none but what stands in a block: one commit.
 */
const FLOORS: Readonly<Record<Platform, { readonly moved: number; readonly swapped: number }>> = {
  'cisco-iosxe': { moved: 0.99, swapped: 1 },
  'cisco-iosxr': { moved: 1, swapped: 1 },
  'cisco-nxos': { moved: 0.98, swapped: 1 },
  'juniper-junos': { moved: 0.01, swapped: 0.02 },
  frr: { moved: 0.93, swapped: 1 },
  'arista-eos': { moved: 0.93, swapped: 1 },
};

const shares: string[] = [];
afterAll(() => {
  console.log(['Mutations of router files that the readers tell:', ...shares].join('\n  '));
});

describe.each(Object.keys(readers) as Platform[])('%s', (platform) => {
  const of = (kind: Mutation['kind']) =>
    ROUTERS.flatMap(([design, router]) => {
      const slices = slicesAs(routerDesigns[design] as Design, platform);
      const slice = slices.find((m) => m.router === router);
      const printed = slice && printModel(slice);
      if (!printed) throw new Error('not printed');
      const { model, router: text } = printed;
      const wanted = canonical(reduced(model));
      const all =
        kind === 'away' ? linesAway(text) : kind === 'moved' ? linesMoved(text) : pairsSwapped(model, text, platform);
      return all.map((mutation) => ({ ...mutation, told: isTold(platform, mutation, wanted) }));
    });
  const shareOf = (kind: Mutation['kind']) => {
    const all = of(kind);
    const share = all.filter((m) => m.told).length / all.length;
    shares.push(`${platform}: ${kind} ${(share * 100).toFixed(1)} % of ${all.length}`);
    return { all, share };
  };

  it('misses every line that is away, but for those of which the platform does the same without', () => {
    const { all } = shareOf('away');
    const reasons = Object.values(NOT_MISSED[platform]);
    const missed = all.filter((m) => !m.told && !reasons.some((reason) => reason.test(m.line)));
    expect(missed.map((m) => m.line)).toEqual([]);
    // A reason that nothing needs hides what comes later.
    for (const [reason, pattern] of Object.entries(NOT_MISSED[platform]))
      expect(
        all.some((m) => !m.told && pattern.test(m.line)),
        reason,
      ).toBe(true);
  });

  it('tells lines that are moved, and pairs that are swapped', () => {
    const [moved, swapped] = [shareOf('moved'), shareOf('swapped')];
    expect(moved.share).toBeGreaterThanOrEqual(FLOORS[platform].moved);
    expect(swapped.share).toBeGreaterThanOrEqual(FLOORS[platform].swapped);
  });
});

function isTold(platform: Platform, { router }: Mutation, wanted: string): boolean {
  try {
    return canonical(readers[platform](router, new Set())) !== wanted;
  } catch (error) {
    if (error instanceof Refused) return true;
    throw error;
  }
}
