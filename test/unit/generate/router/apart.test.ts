import { describe, expect, it } from 'vitest';
import { type Platform, customerRoutersOf } from '../../../../src/edge';
import { outputOf } from '../../../../src/generate/context';
import { printRouters, printers } from '../../../../src/generate/router';
import { partsOf } from '../../../../src/generate/router/parts';
import type { PrintedRouter } from '../../../../src/generate/router/printer';
import { customerOf, designOf, northwind, providerText, routerOf, throughText } from '../../edge/designs';
import { printed } from './printed';
import { readers } from './read';
import { reduced } from './read/reduced';
import type { Said } from './read/said';
import { withoutRemoved } from './removed';
import { routerDesigns, slicesAs } from './routerDesigns';

const platforms = Object.keys(printers) as Platform[];

const all = platforms.flatMap((platform) =>
  Object.entries(routerDesigns).map(([name, design]) => ({ platform, name, models: slicesAs(design, platform) })),
);

/** What both files say, where the second one is loaded after the first. */
function both(one: Said, other: Said): Said {
  const lists = (key: 'origins' | 'statics' | 'routed' | 'maximumPaths' | 'hazards') =>
    [...new Set([...one[key], ...other[key]])].sort();
  return {
    ...one,
    interfaces: { ...one.interfaces, ...other.interfaces },
    sessions: { ...one.sessions, ...other.sessions },
    policies: { ...one.policies, ...other.policies },
    vrfs: { ...one.vrfs, ...other.vrfs },
    origins: lists('origins'),
    statics: lists('statics'),
    routed: lists('routed') as Said['routed'],
    maximumPaths: lists('maximumPaths'),
    hazards: lists('hazards'),
  };
}

describe.each(all)('what may be on $platform already ($name)', ({ platform, models }) => {
  const made = models.map((slice) => printed(slice));
  const read = (router: PrintedRouter, before: readonly string[]) => readers[platform](router, new Set(before));
  const vrfsOf = ({ whole }: (typeof made)[number]) =>
    whole.tables.flatMap(({ vrf }) => (vrf?.existing ? vrf.name : []));

  it('is a session between own routers, and in a VRF of before what faces the sites', () => {
    for (const one of made) {
      const wanted = one.whole.tables.flatMap(({ vrf, neighbors }) =>
        neighbors.filter((n) =>
          vrf === undefined ? n.kind === 'pair' : vrf.existing && ['pair', 'attachment'].includes(n.kind),
        ),
      );
      const apart = one.apart.flatMap(({ model }) => model.tables.flatMap((t) => t.neighbors));
      expect(apart.map((n) => n.address).sort()).toEqual(wanted.map((n) => n.address).sort());
      const main = one.model.tables.flatMap((t) => t.neighbors);
      expect(main).toHaveLength(one.whole.tables.flatMap((t) => t.neighbors).length - wanted.length);
    }
  });

  it('is named by no line of the other files, and with its own the router has all that the slice has', () => {
    for (const one of made) {
      const { router, model, printer, apart, whole } = one;
      const removals = (['back-out', 'customer'] as const).flatMap((scope) => printer.remove(model, scope).lines);
      const lines = [...router.configuration, ...(router.more ?? []).flatMap((m) => m.lines), ...removals];
      for (const { address } of apart.flatMap((a) => a.model.tables.flatMap((t) => t.neighbors))) {
        const forms = [address, address.replaceAll(/[.:]+/g, '-')];
        const names = (line: string) =>
          forms.some((form) => line.split(/[\s"]/).some((word) => word === form || word.endsWith(`-${form}`)));
        expect(lines.filter(names), address).toEqual([]);
      }
      const said = apart.reduce((sum, a) => both(sum, read(a.router, vrfsOf(one))), read(router, vrfsOf(one)));
      expect(said, whole.router).toEqual(reduced(whole));
    }
  });

  it('goes by a file of its own, whole, and leaves what the other files use', () => {
    for (const one of made) {
      for (const { router, removal, model } of one.apart) {
        const { router: left, missing } = withoutRemoved(platform, router, removal);
        expect(missing).toEqual([]);
        const said = read(left, vrfsOf(one));
        expect(said.sessions).toEqual({});
        expect(said.interfaces).toEqual({});
        const names = one.model.policies.map((p) => p.name);
        for (const line of removal.lines)
          expect(
            names.some((name) => line.endsWith(` ${name}`)),
            line,
          ).toBe(false);
        for (const { prefix } of model.tables.flatMap((t) => t.statics))
          expect(removal.left.join('\n')).toContain(prefix.text.split('/')[0]);
      }
    }
  });
});

describe('the files of what may be there', () => {
  const filesOf = (platform: Platform, existing: boolean) => {
    const text = throughText('alpha', { number: 1 });
    const design = designOf(
      providerText({ platform }),
      existing
        ? text.replace("importRouteTargets: ['65010:1001']", "existing: true, importRouteTargets: ['65010:1001']")
        : text,
    );
    return printRouters(outputOf(design, customerOf(design, 'alpha'))).filter(({ path }) => path.includes('/edge-1/'));
  };

  it.each(platforms)('are written on %s for the site and the interlink of a VRF of before alone', (platform) => {
    const named = (existing: boolean) =>
      filesOf(platform, existing).flatMap(
        ({ path }) => /if-missing[/-]([^/]*)\.(?:cfg|set|conf)$/.exec(path)?.[1] ?? [],
      );
    expect(named(false)).toEqual([]);
    expect(named(true).sort()).toEqual(['eth2.501', 'eth2.501', 'eth3.1001', 'eth3.1001']);
  });

  it.each(platforms)(
    'say on %s when they are loaded, and the files that take all away say what goes before',
    (platform) => {
      const files = filesOf(platform, true);
      const ending = printers[platform].configuration.split('.').at(-1) ?? '';
      const head = (name: string) =>
        files
          .find(({ path }) => path.endsWith(`/${name}.${ending}`))
          ?.content.split('\n')
          .filter((line) => /^[!#]/.test(line))
          .join('\n') ?? '';
      expect(head('if-missing/eth2.501')).toMatch(
        /only where the first part of verify\.txt does not show\n[!#] interface eth2\.501/,
      );
      for (const name of ['back-out', 'remove/customer'])
        expect(head(name)).toContain(
          `where if-missing/eth2.501.${ending} was loaded: remove/if-missing-eth2.501.${ending}.`,
        );
      expect(head('remove/circuit-er')).not.toContain('if-missing');
      // A script that is named is one that is there.
      for (const name of ['if-missing/eth2.501', 'remove/if-missing-eth2.501', 'back-out']) {
        const named = [...head(name).matchAll(/\S*interfaces\.sh(?=:| goes first)/g)].map(([script]) => script);
        expect(named.length > 0).toBe(platform === 'frr');
        for (const script of named) {
          expect(script.startsWith('if-missing/'), name).toBe(name !== 'back-out');
          expect(files.some(({ path }) => path.endsWith(`/edge-1/${script}`))).toBe(true);
        }
      }
      const open = files.find(({ path }) => path.endsWith(`/${printers[platform].configuration}`))?.content ?? '';
      expect(open).toContain(`OPEN It may be that interface eth2.501 is there already`);
    },
  );

  it.each(platforms)('are written on %s for the end that the customer has of a site of before', (platform) => {
    const ce = `, customerRouter: { name: ce-1, platform: ${platform}, interface: eth1 }`;
    const of = (existing: boolean) => {
      const text = throughText('alpha', { number: 1, attachment: ce }).replaceAll(
        /(edgeRouter: edge-2, .*, interface: )eth1/g,
        '$1eth3',
      );
      const design = designOf(
        providerText(),
        existing
          ? text.replace("importRouteTargets: ['65010:1001']", "existing: true, importRouteTargets: ['65010:1001']")
          : text,
      );
      return printed(customerRoutersOf(design, customerOf(design, 'alpha'))[0] ?? expect.fail('no router'));
    };
    expect(of(false).apart).toEqual([]);
    const { apart, router } = of(true);
    expect(apart.map(({ name }) => name)).toEqual(['eth1.501', 'eth3.501']);
    expect(router.configuration.join('\n')).not.toMatch(/100\.64\.10|eth1\.501/);
    expect(apart[0]?.router.configuration.join('\n')).toContain('100.64.10.1');
    expect(apart[0]?.router.configuration.join('\n')).not.toContain('100.64.10.5');
  });

  it('have the session between the routers of a customer for itself, which the shown commands still name', () => {
    const design = northwind();
    const { router, apart } = printed(routerOf(design, 'fabrikam', 'fra-edge-2'));
    expect(apart.map(({ name }) => name)).toEqual(['10.20.255.1']);
    expect(router.verification.join('\n')).toContain('neighbors 10.20.255.1 routes');
    expect(router.configuration.join('\n')).not.toContain('10.20.255.1');
  });

  it('leave to the file that translates that an interface of before is an inside one', () => {
    const [model] = slicesAs(routerDesigns['a VRF that is there'] ?? northwind(), 'cisco-iosxe');
    const at = model?.interfaces.find((one) => one.link !== undefined);
    if (!model || !at) throw new Error('no slice');
    const pool = model.tables.flatMap((t) => t.networks)[0] ?? model.prefixLists[0]?.entries[0]?.prefix;
    if (!pool) throw new Error('no prefix');
    const translation = {
      interface: { parent: at.parent, unit: at.unit },
      pool,
      sources: [pool],
      insideVrf: at.vrf,
      outsideVrf: at.vrf,
      name: 'nat',
      open: [],
    };
    const { configuration } = printed({ ...model, translations: [translation] }).router;
    const place = configuration.indexOf('interface eth2.501');
    expect(configuration[place + 1]).toBe(' ip nat inside');
  });
});

describe.each(all)('a part that goes on $platform ($name)', ({ platform, models }) => {
  it('takes nothing away that a file of what may be there already defines, too', () => {
    const begun =
      platform === 'juniper-junos' ? /^delete (policy-options \S+ \S+)/ : /^no (\S+(?:-list|-map|-policy|-set) .+?)$/;
    for (const slice of models) {
      const { whole, printer, apart } = printed(slice);
      const defined = apart.flatMap(({ router }) => router.configuration);
      for (const { name, part } of partsOf(whole)) {
        const gone = printer.remove(part, 'part').lines.flatMap((line) => begun.exec(line)?.[1] ?? []);
        const missed = gone.filter((what) =>
          defined.some((line) => `${line.replace(/^set /, '')} `.startsWith(`${what} `)),
        );
        expect(missed, name).toEqual([]);
      }
    }
  });
});
