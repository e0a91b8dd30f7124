import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design';
import type { AzureLink, EdgeRouterModel, Platform } from '../../../../src/edge';
import { printModel, printers } from '../../../../src/generate/router';
import { usedOnly } from '../../../../src/generate/router/used';
import type { Removal } from '../../../../src/generate/router/printer';
import { partOf } from '../../../../src/generate/router/removal';
import { readers } from './read';
import { reduced } from './read/reduced';
import { entriesOf, withoutRemoved } from './removed';
import { routerDesigns, slicesAs } from './routerDesigns';

/** The rest of a customer whose part goes. */
function restOf(model: EdgeRouterModel, isIn: (link: AzureLink) => boolean): EdgeRouterModel {
  const isPart = (of: { readonly link?: AzureLink }) => of.link !== undefined && isIn(of.link);
  const interfaces = model.interfaces.filter((at) => !isPart(at));
  return usedOnly({
    ...model,
    interfaces,
    tables: model.tables.map((t) => ({ ...t, neighbors: t.neighbors.filter((n) => !isPart(n)) })),
    translations: model.translations.filter((t) =>
      interfaces.some((at) => at.parent === t.interface.parent && at.unit === t.interface.unit),
    ),
  });
}

/**
 * What may have been there before a file was loaded: tables, what they originate, sessions between own routers, and MACsec
 * of a port, on which circuits of others may be.
 */
function beforeOf(model: EdgeRouterModel): EdgeRouterModel {
  return usedOnly({
    ...model,
    interfaces: [],
    tables: model.tables.map((t) => ({
      ...t,
      neighbors: t.neighbors.filter((n) => n.kind === 'pair' && t.vrf === undefined),
    })),
    tunnels: [],
    translations: [],
  });
}

const MACSEC = { interface: 'eth1', cipher: 'GcmAesXpn256', cknSecret: 'ckn', cakSecret: 'cak', sci: true };

const all = (Object.keys(printers) as Platform[]).flatMap((platform) =>
  Object.entries(routerDesigns).map(([name, design]) => ({
    platform,
    name,
    models: slicesAs(design, platform).map((m) => ({
      ...m,
      macSec: m.interfaces.some((at) => at.parent === 'eth1') ? [MACSEC] : [],
    })),
  })),
);

describe.each(all)('on $platform ($name)', ({ platform, models }) => {
  const made = models.flatMap((slice) => {
    const printed = printModel(slice);
    return printed ? [printed] : [];
  });
  const leftBy = (printed: (typeof made)[number], removal: Removal) => {
    const { model, router } = printed;
    const before = new Set(model.tables.flatMap(({ vrf }) => (vrf?.existing ? [vrf.name] : [])));
    const { router: left, missing } = withoutRemoved(platform, router, removal);
    expect(missing).toEqual([]);
    return readers[platform](left, before);
  };

  it('a link or a circuit goes, and all else stays as it was', () => {
    for (const printed of made) {
      const { model, printer } = printed;
      const links = model.interfaces.flatMap((at) => at.link ?? []);
      const parts = links.flatMap((link): ((of: AzureLink) => boolean)[] => [
        (of) => of.circuit === link.circuit,
        (of) => of.circuit === link.circuit && of.which === link.which,
      ]);
      for (const isIn of parts) {
        const said = leftBy(printed, printer.remove(partOf(model, isIn), 'part'));
        expect(said, model.router).toEqual(reduced(restOf(model, isIn)));
      }
    }
  });

  it('the back-out leaves what may have been there before, and nothing else', () => {
    for (const printed of made) {
      const said = leftBy(printed, printed.printer.remove(printed.model, 'back-out'));
      const wanted = reduced(beforeOf(printed.model));
      const underlay = printed.model.tunnels.flatMap((t) =>
        t.underlay.map((u) => ` ${u.prefix.text} via ${u.nextHop}`),
      );
      expect(said, printed.model.router).toEqual({
        ...wanted,
        routed: reduced(printed.model).routed,
        statics: [...new Set([...wanted.statics, ...underlay])].sort(),
      });
    }
  });

  it('all that the back-out leaves it names', () => {
    // With a neighbour goes what the families say of it.
    const plain = (text: string) =>
      `${text.replaceAll(/[,:] /g, ' ')} `.replace(/ (?:address-family \S+(?: unicast)? |no )?(neighbor \S+ )/, ' $1');
    for (const { model, printer, router } of made) {
      const removal = printer.remove(model, 'back-out');
      const names = removal.left.map(plain);
      const unnamed = entriesOf(withoutRemoved(platform, router, removal).router.configuration)
        .map(({ path, line }) => plain([...path, line].join(' ').replace(/^set /, '')))
        .filter((text) => !names.some((name) => text.startsWith(name) || name.startsWith(text)));
      expect(
        unnamed.filter((text) => !/(?:^| )(?:exit\S*|end\S*|commit) $/.test(text)),
        model.router,
      ).toEqual([]);
    }
  });

  it('with the customer its VRFs go, too', () => {
    for (const printed of made) {
      const { model, printer } = printed;
      const said = leftBy(printed, printer.remove(model, 'customer'));
      const rest = beforeOf({ ...model, tables: model.tables.filter((t) => !t.vrf || t.vrf.existing) });
      const wanted = reduced(rest);
      const underlay = model.tunnels.flatMap((t) => t.underlay.map((u) => ` ${u.prefix.text} via ${u.nextHop}`));
      expect(said, model.router).toEqual({
        ...wanted,
        // Others may stand on what the whole router forwards.
        routed: reduced(model).routed,
        statics: [...new Set([...wanted.statics, ...underlay])].sort(),
      });
    }
  });
});

describe.each(Object.keys(printers) as Platform[])('on %s, where two links have policies of their own', (platform) => {
  it('the list that both match stays when one of them goes', () => {
    const [base] = slicesAs(routerDesigns['both links on one router'] as Design, platform);
    if (!base) throw new Error('no slice');
    const own = new Map(base.policies.map((p) => [p.name, `${p.name}_2`]));
    const slice: EdgeRouterModel = {
      ...base,
      policies: [...base.policies, ...base.policies.map((p) => ({ ...p, name: own.get(p.name) ?? '' }))],
      tables: base.tables.map((t) => ({
        ...t,
        neighbors: t.neighbors.map((n) =>
          n.link?.which === 'secondary' ? { ...n, in: own.get(n.in) ?? '', out: own.get(n.out) ?? '' } : n,
        ),
      })),
    };
    const printed = printModel(usedOnly(slice));
    if (!printed) throw new Error('not printed');
    const { model, router, printer } = printed;
    const isIn = ({ which }: AzureLink) => which === 'secondary';
    const { router: left, missing } = withoutRemoved(platform, router, printer.remove(partOf(model, isIn), 'part'));
    expect(missing).toEqual([]);
    expect(readers[platform](left, new Set())).toEqual(reduced(restOf(model, isIn)));
  });
});
