import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../../src/edge';
import { printers } from '../../../../src/generate/router';
import { linuxInterface } from '../../../../src/generate/router/linux';
import { printed } from './printed';
import { routerDesigns, slicesAs } from './routerDesigns';
import { scan } from './scan';

const platforms = Object.keys(printers) as Platform[];

const all = platforms.flatMap((platform) =>
  Object.entries(routerDesigns).map(([name, design]) => ({ platform, name, models: slicesAs(design, platform) })),
);

describe.each(all)('$platform: $name', ({ platform, models }) => {
  const made = models.map((model) => {
    const { model: fitting, router, printer } = printed(model);
    return { model: fitting, printer, configuration: router.configuration, text: scan(platform, router.configuration) };
  });

  it('defines what it uses before it uses it, and uses all that it defines', () => {
    for (const { text } of made) {
      const firsts = new Map([...text.defined].reverse().map((d) => [d.name, d.line]));
      const late = text.used.filter((u) => !((firsts.get(u.name) ?? Infinity) < u.line));
      expect(late).toEqual([]);
      const used = new Set(text.used.map((u) => u.name));
      expect([...firsts.keys()].filter((name) => !used.has(name))).toEqual([]);
    }
  });

  it('has every session in its VRF with its own two filters, and those of other owners with a limit', () => {
    for (const { model, text } of made) {
      const wanted = model.tables.flatMap((t) =>
        t.neighbors.map((n) => ({
          vrf: t.vrf?.name,
          address: n.address,
          in: n.in,
          out: n.out,
          limit: n.maximumPrefix?.limit,
        })),
      );
      const said = text.sessions.map(({ vrf, address, in: accept, out, limit }) => ({
        vrf,
        address,
        in: accept,
        out,
        limit,
      }));
      const sorted = (list: readonly Partial<(typeof wanted)[number]>[]) =>
        [...list].sort((a, b) => `${a.vrf ?? ''} ${a.address}`.localeCompare(`${b.vrf ?? ''} ${b.address}`));
      expect(sorted(said)).toEqual(sorted(wanted));
      for (const n of model.tables.flatMap((t) => t.neighbors)) {
        expect(n.kind === 'pair' || (n.maximumPrefix?.limit ?? 0) >= 100).toBe(true);
      }
    }
  });

  it('lets no session come up before both filters are there', () => {
    for (const { model, text } of made) {
      const neighbors = model.tables.flatMap((t) => t.neighbors);
      const heldShut = new Set(neighbors.filter((n) => n.heldShut !== undefined).map((n) => n.address));
      for (const at of text.sessions) {
        const filters = Math.max(at.inLine ?? Infinity, at.outLine ?? Infinity);
        if (platform === 'cisco-iosxr') continue;
        if (at.active !== undefined) expect(filters, at.address).toBeLessThan(at.active);
        const own = model.tables.find((t) => t.vrf?.name === at.vrf)?.vrf;
        const isSafe = platform === 'juniper-junos' || (platform === 'frr' && own !== undefined && !own.existing);
        if (isSafe) {
          expect(at.active).toBeDefined();
          continue;
        }
        expect((at.shut ?? Infinity) - at.first, at.address).toBe(1);
        if (heldShut.has(at.address)) {
          expect(at.open, at.address).toBeUndefined();
          continue;
        }
        expect(at.open ?? -1, at.address).toBeGreaterThan(filters);
        expect(at.open ?? -1, at.address).toBeGreaterThan(at.active ?? 0);
      }
    }
  });

  it('has every interface in its VRF', () => {
    for (const { model, text } of made) {
      for (const at of model.interfaces) {
        const plain = at.unit === undefined ? at.parent : `${at.parent}.${at.unit}`;
        const name =
          platform === 'frr'
            ? linuxInterface(at)
            : platform === 'juniper-junos'
              ? `${at.parent}.${at.unit ?? 0}`
              : plain;
        expect(text.interfaces.has(name), name).toBe(true);
        expect(text.interfaces.get(name), name).toBe(at.vrf);
      }
    }
  });

  it('imports and exports the route targets of its VRFs, each in its direction', () => {
    for (const { model, text } of made) {
      const vrfs = model.tables.flatMap(({ vrf }) => (vrf && !vrf.existing ? vrf : []));
      const isCarried = model.backbone === 'mpls-vpn' || vrfs.some((v) => v.leakedRouteTargets.length > 0);
      if ((platform === 'frr' || platform === 'juniper-junos') && !isCarried) continue;
      const labelled =
        platform === 'frr' || platform === 'juniper-junos'
          ? vrfs.filter((v) => model.backbone === 'mpls-vpn' || v.leakedRouteTargets.length > 0)
          : vrfs;
      expect([...text.importTargets].sort()).toEqual(
        [...new Set(labelled.flatMap((v) => [...v.importRouteTargets, ...v.leakedRouteTargets]))].sort(),
      );
      expect([...text.exportTargets].sort()).toEqual(
        [...new Set(labelled.flatMap((v) => v.exportRouteTargets))].sort(),
      );
    }
  });

  it('holds no prefix whose site may be gone', () => {
    for (const { model, configuration } of made) {
      const pools = new Set(model.translations.map((t) => t.pool.text));
      const held = model.tables.flatMap((t) => t.statics.filter((s) => s.nextHop.kind === 'discard'));
      expect(held.filter((s) => !pools.has(s.prefix.text))).toEqual([]);
      expect(configuration.filter((line) => /^(?!set firewall).*(Null0|blackhole| discard$)/.test(line)).length).toBe(
        held.length,
      );
    }
  });

  it('backs out its own sessions, filters and interfaces, and leaves by name what may have been there before', () => {
    for (const { model, printer } of made) {
      const { lines, left } = printer.remove(model, 'back-out');
      const text = lines.join('\n');
      expect(
        lines.filter(
          (line) =>
            /^\s*no (ip route|ipv6 route|network|aggregate-address|address-family|vrf|router|mpls)\b/.test(line) &&
            !/Tunnel\d+$|ipsec\d+$/.test(line),
        ),
      ).toEqual([]);
      expect(
        lines.filter((line) => /^delete (routing-instances \S+$|.*static route \S+$|protocols bgp$)/.test(line)),
      ).toEqual([]);
      for (const { vrf, neighbors } of model.tables) {
        for (const n of neighbors) {
          const isOwn = n.kind !== 'pair' || vrf !== undefined;
          expect(
            (isOwn ? text : left.join('\n')).includes(
              platform === 'juniper-junos'
                ? n.address.replaceAll(/[^0-9A-Za-z]+/g, '-').replaceAll(/^-|-$/g, '')
                : n.address,
            ),
            n.address,
          ).toBe(true);
        }
        if (vrf) expect(left.some((line) => line.includes(vrf.name))).toBe(true);
      }
      // What a session that stays refers to stays too, and everything else of ours goes.
      const stays = left.join('\n');
      for (const { name } of model.policies)
        expect(
          new RegExp(`\\b${name}$`, 'm').test(text) || stays.includes(name) || platform === 'juniper-junos',
          name,
        ).toBe(true);
    }
  });

  it('takes a circuit away and nothing of what the rest of the customer needs', () => {
    for (const { model, printer } of made) {
      const gone = printer.remove(model, 'customer').lines.join('\n');
      for (const { vrf } of model.tables) {
        if (!vrf) continue;
        const goes = new RegExp(
          `^(no vrf (definition|context|instance )?\\s*${vrf.name}|no vrf ${vrf.name}|no router bgp \\d+ vrf ${vrf.name}|delete routing-instances ${vrf.name})$`,
          'm',
        );
        expect(goes.test(gone)).toBe(!vrf.existing);
      }
    }
  });
});
