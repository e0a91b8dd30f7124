import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../../src/edge';
import type { Design } from '../../../../src/design';
import { outputOf } from '../../../../src/generate/context';
import type { GeneratedFile } from '../../../../src/generate';
import { printRouters, printers } from '../../../../src/generate/router';
import { cipherSuite } from '../../../../src/generate/router/iosxeSecurity';
import { partOf } from '../../../../src/generate/router/removal';
import { designOf, providerText, throughText } from '../../edge/designs';
import { printed } from './printed';
import { routerDesigns, slicesAs } from './routerDesigns';
import { scan } from './scan';

const all = (Object.keys(printers) as Platform[]).flatMap((platform) =>
  Object.entries(routerDesigns).map(([name, design]) => ({ platform, name, models: slicesAs(design, platform) })),
);

describe.each(all)('what takes away on $platform: $name', ({ platform, models }) => {
  const removals = models.flatMap((slice) => {
    const { model, printer, router } = printed(slice);
    const circuits = [...new Set(model.interfaces.flatMap((at) => at.link?.circuit ?? []))];
    return [
      { text: router.configuration, lines: printer.remove(model, 'back-out').lines },
      { text: router.configuration, lines: printer.remove(model, 'customer').lines },
      ...circuits.map((name) => {
        const part = partOf(model, (link) => link.circuit === name);
        return { text: router.configuration, lines: printer.remove(part, 'part').lines };
      }),
    ];
  });

  it('names only what the configuration adds', () => {
    expect(removals.length).toBeGreaterThan(2);
    for (const { text, lines } of removals) {
      const added = text.map((line) => line.trim().replace(/^set /, ''));
      const gone = lines.flatMap((line) => /^\s*(?:no|delete) (.+?)(?: forced)?$/.exec(line)?.[1] ?? []);
      expect(gone.filter((what) => !added.some((line) => `${line} `.startsWith(`${what} `)))).toEqual([]);
    }
  });

  it('leaves nothing that refers to what is gone', () => {
    if (platform !== 'juniper-junos') return;
    for (const { text, lines } of removals) {
      const gone = lines.map((line) => line.replace(/^delete /, 'set '));
      const rest = text.filter((line) => !gone.some((what) => `${line} `.startsWith(`${what} `)));
      const { defined, used } = scan(platform, rest);
      const names = new Set(defined.map((d) => d.name));
      expect(used.filter((u) => !names.has(u.name))).toEqual([]);
    }
  });
});

/** A text in which an address is told by dashes too, as names on Junos have them. */
const dashed = (text: string): string => `${text}\n${text.replaceAll(/(?<=\d)-(?=\d)/g, '.')}`;

describe.each(Object.keys(printers) as Platform[])('what is taken away or told on %s', (platform) => {
  const designNamed = (name: string): Design => {
    const design = routerDesigns[name];
    if (!design) throw new Error(name);
    return design;
  };
  const printedOf = (name: string) => slicesAs(designNamed(name), platform).map(printed);
  /** The files of a customer both of whose links end on one router of this platform. */
  const files = (): GeneratedFile[] => {
    const both = throughText('alpha', { number: 1 })
      .replace('secondary: { edgeRouter: edge-2, interface: eth1', 'secondary: { edgeRouter: edge-1, interface: eth2')
      .replace(/(interface: eth2, vlanId: )501/g, '$1777');
    const design = designOf(providerText({ platform }), both);
    return design.customers.flatMap((customer) => printRouters(outputOf(design, customer)));
  };

  it('leaves in words all of a VRF that may have been there before: sessions, origins, policies and routes', () => {
    for (const { model, printer } of printedOf('a VRF that is there')) {
      const { lines, left } = printer.remove(model, 'back-out');
      const whole = dashed([...lines, ...left].join('\n'));
      for (const { vrf, neighbors, networks } of model.tables) {
        if (!vrf) continue;
        expect(
          left.some((line) => line.includes(vrf.name)),
          `${platform} ${vrf.name}`,
        ).toBe(true);
        for (const { address } of neighbors) expect(whole, `${platform} ${address}`).toContain(address);
        for (const { text } of platform === 'juniper-junos' ? [] : networks)
          expect(left.join('\n'), `${platform} ${text}`).toContain(text.split('/')[0] ?? text);
      }
      expect(left.filter((line) => /undefined|^\s*$/.test(line))).toEqual([]);
    }
  });

  it('takes the sessions of a customer that leaves, and leaves none of what it had in words only', () => {
    for (const { model, printer } of printedOf('sites with routers of their own')) {
      const { lines, left } = printer.remove(model, 'customer');
      const whole = dashed([...lines, ...left].join('\n'));
      for (const { address } of model.tables.flatMap(({ neighbors }) => neighbors))
        expect(whole, `${platform} ${address}`).toContain(address);
    }
  });

  it('is one link where one goes, and both where the circuit does', () => {
    const [both] = printedOf('both links on one router').filter(
      ({ model }) => new Set(model.interfaces.flatMap((at) => at.link?.which ?? [])).size === 2,
    );
    if (!both) throw new Error('no router with both links');
    const { model, printer } = both;
    const circuit = model.interfaces.flatMap((at) => at.link?.circuit ?? [])[0] ?? '';
    const text = (isIn: Parameters<typeof partOf>[1]) =>
      dashed(printer.remove(partOf(model, isIn), 'part').lines.join('\n'));
    const addresses = (which: string) =>
      model.tables.flatMap(({ neighbors }) => neighbors.filter((n) => n.link?.which === which).map((n) => n.address));
    expect(addresses('primary').length).toBeGreaterThan(0);
    for (const which of ['primary', 'secondary']) {
      const other = which === 'primary' ? 'secondary' : 'primary';
      const said = text((link) => link.circuit === circuit && link.which === which);
      for (const address of addresses(which)) expect(said).toContain(address);
      for (const address of addresses(other)) expect(said.split(/[\s;_]|azure-/)).not.toContain(address);
    }
    const file = (name: string) => dashed(files().find(({ path }) => path.includes(`/remove/${name}.`))?.content ?? '');
    for (const which of ['primary', 'secondary']) {
      const other = which === 'primary' ? 'secondary' : 'primary';
      for (const address of addresses(which)) expect(file(`link-${circuit}-${which}`)).toContain(address);
      for (const address of addresses(other))
        expect(file(`link-${circuit}-${which}`).split(/[\s;_]|azure-/)).not.toContain(address);
      for (const address of addresses(which)) expect(file(`circuit-${circuit}`)).toContain(address);
    }
  });

  it('says what stays when a part goes, and speaks of VRFs only where some go', () => {
    const written = (text: string, name: string) => {
      const design = designOf(providerText({ platform }), text);
      return design.customers
        .flatMap((customer) => printRouters(outputOf(design, customer)))
        .filter(({ path }) => path.includes(`/remove/${name}`) && !path.endsWith('.sh'))
        .map(({ content }) => content);
    };
    const learnt = throughText('alpha', { number: 1 });
    const said = 'what nothing needs any more';
    for (const [text, isSaid] of [
      [learnt, false],
      [learnt.replaceAll('routing: bgp', 'routing: static'), true],
    ] as const) {
      const parts = [...written(text, 'circuit-er'), ...written(text, 'link-er-')];
      expect(parts).toHaveLength(4);
      expect(parts.map((content) => content.includes(said))).toEqual(parts.map(() => isSaid));
    }
    const there = learnt.replace(
      "importRouteTargets: ['65010:1001']",
      "existing: true, importRouteTargets: ['65010:1001']",
    );
    for (const [text, go] of [
      [learnt, true],
      [there, false],
    ] as const) {
      const leaving = written(text, 'customer.');
      expect(leaving).toHaveLength(2);
      expect(leaving.map((content) => content.includes('its VRFs with all that is in them'))).toEqual([go, go]);
    }
  });

  it('says in each file who has judged it', () => {
    const { judged } = printers[platform];
    const configurations = files().filter(({ path }) => path.endsWith(`/${printers[platform].configuration}`));
    expect(configurations.length).toBeGreaterThan(0);
    for (const { path, content } of configurations) {
      if (judged === undefined)
        expect(content, path).toContain('Not judged: no device and no referee has judged any line');
      else
        expect(content, path).toContain(`Judged: ${judged}. Not judged: ${printers[platform].notJudged.join(', ')}.`);
    }
    for (const { path, content } of files().filter(
      ({ path }) => path.endsWith('/README.md') && path.includes('/routers/'),
    )) {
      expect(content.includes('nothing: no device and no referee has judged this platform'), path).toBe(
        judged === undefined,
      );
      expect(content, path).toContain('# ');
    }
  });
});

describe('the cipher suite of MACsec', () => {
  it.each([
    ['GcmAes128', 'gcm-aes-128'],
    ['GcmAes256', 'gcm-aes-256'],
    ['GcmAesXpn128', 'gcm-aes-xpn-128'],
    ['GcmAesXpn256', 'gcm-aes-xpn-256'],
  ])('%s is %s', (said, printed) => expect(cipherSuite(said)).toBe(printed));
});
