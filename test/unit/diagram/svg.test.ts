import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElkEngine } from '../../../src/diagram/elk';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import { layoutScene } from '../../../src/diagram/layout';
import { fitText, measureByTable } from '../../../src/diagram/measure';
import { sceneOf } from '../../../src/diagram/scene';
import { renderSvg } from '../../../src/diagram/svg';
import type { ThemeName } from '../../../src/diagram/theme';
import { type Chosen, designOf, sample, tailspin } from './designs';

let elk: ElkEngine;
beforeAll(async () => {
  elk = await inProcessElk();
});
afterAll(() => elk.end());

async function svgOf({ design, customer }: Chosen, theme?: ThemeName): Promise<string> {
  return renderSvg(await layoutScene(sceneOf(design, customer), elk, measureByTable), theme && { theme });
}

/** Opens and closes every element in order; gives the names that were met. Throws where the text is not well formed. */
function elementsOf(svg: string): Set<string> {
  const names = new Set<string>();
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?:\s+[a-z:A-Z-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, close, name, _attributes, empty) => {
      names.add(String(name));
      if (close) {
        if (open.pop() !== name) throw new Error(`</${String(name)}> closes nothing`);
      } else if (!empty) open.push(String(name));
      return '';
    },
  );
  if (open.length > 0) throw new Error(`${open.join()} stays open`);
  if (/[<>]/.test(rest) || /&(?!(amp|lt|gt|quot|#39);)/.test(svg)) throw new Error('a character is not escaped');
  return names;
}

describe('the SVG file', () => {
  it('is well formed and has only what any program draws', async () => {
    const names = elementsOf(await svgOf(sample('contoso')));
    expect([...names].sort()).toEqual(['circle', 'desc', 'g', 'path', 'rect', 'svg', 'text', 'title']);
  });

  it('escapes the names of a design', async () => {
    const svg = await svgOf(designOf(JSON.stringify(tailspin)));
    elementsOf(svg);
    expect(svg).toContain('>Tailspin &lt;Toys&gt; &amp; &quot;Sons&quot;<');
    expect(svg).toContain('Dublin&#39;s datacenter');
  });

  it('leaves out characters that XML cannot have', async () => {
    const svg = await svgOf(designOf(JSON.stringify({ ...tailspin, displayName: 'A\u0000B\u000bC\ud800D' })));
    expect(svg).toContain('>ABCD<');
  });

  it('says what it shows, as text', async () => {
    const svg = await svgOf(sample('fabrikam'));
    expect(svg).toMatch(/<title id="title">Fabrikam GmbH<\/title>\n<desc id="desc">[^<]*Connect-to/);
    for (const text of [
      'fra-edge-1',
      '172.17.0.0/30',
      'cn-core-fra',
      'ergw-core',
      '10.110.1.0/24',
      'Encrypted tunnel',
    ]) {
      expect(svg).toContain(text);
    }
  });

  it.each(['light', 'dark', 'highContrast'] as const)('has plain colours in the theme %s', async (theme) => {
    const svg = await svgOf(sample('wingtip'), theme);
    elementsOf(svg);
    expect(svg).not.toMatch(/var\(|color-mix|NaN|undefined|Infinity/);
  });

  it('says from what to what each line leads, for those who do not see it', async () => {
    const svg = await svgOf(sample('contoso'));
    const lines = [...svg.matchAll(/<g data-id="[^"]*" data-thing="[^"]*" data-kind="\w+"><title>([^<]*)</g)];
    expect(lines.length).toBeGreaterThan(10);
    for (const [, said] of lines) expect(said).toMatch(/\nFrom \S.* to \S/);
    expect(svg).toMatch(/From ams-edge-1 to Primary port/);
  });

  it('is the same for the same design, and small', async () => {
    const svg = await svgOf(sample('contoso'));
    expect(await svgOf(sample('contoso'))).toBe(svg);
    expect(svg.length).toBeLessThan(65_000);
  });
});

describe('measuring by table', () => {
  it('grows with the text, its size and its weight', () => {
    expect(measureByTable('10.0.0.0/16', 'line')).toBeGreaterThan(measureByTable('10.0.0.0', 'line'));
    expect(measureByTable('hub', 'heading')).toBeGreaterThan(measureByTable('hub', 'group'));
    expect(measureByTable('日本', 'line')).toBeGreaterThan(measureByTable('ab', 'line'));
  });

  it('cuts a long name in the middle, never wider than the limit', () => {
    const cut = fitText('a-very-long-name-of-a-virtual-network-0042', 'title', 120, measureByTable);
    expect(cut).toMatch(/^a-very.*….*0042$/);
    expect(measureByTable(cut, 'title')).toBeLessThanOrEqual(120);
    expect(fitText('short', 'title', 120, measureByTable)).toBe('short');
  });
});
