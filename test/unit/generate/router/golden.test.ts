import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design';
import type { Platform } from '../../../../src/edge';
import { printModel, printers } from '../../../../src/generate/router';
import { routerDesigns, slicesAs } from './routerDesigns';

const DESIGN = 'labels, both peerings, both families, a shared service';

/** All that is written for one router, file after file. */
function textOf(platform: Platform): string {
  const slice = slicesAs(routerDesigns[DESIGN] as Design, platform).find((m) => m.router === 'edge-1');
  const printed = slice && printModel(slice);
  if (!printed) throw new Error('not printed');
  const { printer, router, model } = printed;
  const { lines, left, more = [] } = printer.remove(model, 'back-out');
  const files = [
    { name: printer.configuration, lines: router.configuration },
    ...(router.more ?? []),
    { name: 'verify.txt', lines: [...router.preCheck, '', ...router.verification] },
    { name: 'back-out', lines },
    ...more,
    { name: 'left by the back-out', lines: left },
  ];
  return files.map((file) => [`===== ${file.name}`, ...file.lines, ''].join('\n')).join('\n');
}

describe('what is written for a router is what was reviewed', () => {
  it.each(Object.keys(printers) as Platform[])('%s', (platform) => {
    const golden = readFileSync(new URL(`golden/${platform}.txt`, import.meta.url), 'utf8');
    expect(textOf(platform)).toBe(golden);
  });
});
