import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../../src/edge';
import { printModel, printers } from '../../../../src/generate/router';
import { partOf } from '../../../../src/generate/router/removal';
import { routerDesigns, slicesAs } from './routerDesigns';
import { scan } from './scan';

const all = (Object.keys(printers) as Platform[]).flatMap((platform) =>
  Object.entries(routerDesigns).map(([name, design]) => ({ platform, name, models: slicesAs(design, platform) })),
);

describe.each(all)('what takes away on $platform: $name', ({ platform, models }) => {
  const removals = models.flatMap((slice) => {
    const printed = printModel(slice);
    if (!printed) throw new Error('not printed');
    const { model, printer, router } = printed;
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
      const gone = lines.flatMap((line) => /^\s*(?:no|delete) (.+)$/.exec(line)?.[1] ?? []);
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
