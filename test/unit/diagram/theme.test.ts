import { describe, expect, it } from 'vitest';
import { THEMES, type ThemeName } from '../../../src/diagram/theme';

/** The luminance of a colour. source: WCAG 2.2, relative luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How far two colours are apart, from 1 to 21. source: WCAG 2.2, contrast ratio */
function contrast(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.keys(THEMES) as ThemeName[])('the colours of the theme %s', (name) => {
  const { background, text, muted, box, boxLine, zones, edges, severities, onSeverity } = THEMES[name];
  const grounds = [background, box, ...Object.values(zones).map(({ tint }) => tint)];
  const weakest = (colours: readonly string[], on: readonly string[]) =>
    Math.min(...colours.flatMap((colour) => on.map((ground) => contrast(colour, ground))));

  it('let texts be read on every ground', () => {
    expect(weakest([text, muted], grounds)).toBeGreaterThanOrEqual(4.5);
    for (const { accent, tint } of Object.values(zones)) expect(contrast(accent, tint)).toBeGreaterThanOrEqual(4.5);
    expect(weakest([onSeverity], Object.values(severities))).toBeGreaterThanOrEqual(4.5);
  });

  it('let lines be seen on every ground, and where boxes and groups end', () => {
    expect(weakest(Object.values(edges), grounds)).toBeGreaterThanOrEqual(3);
    expect(weakest([boxLine], grounds)).toBeGreaterThanOrEqual(2.2);
    for (const { frame, tint } of Object.values(zones)) expect(contrast(frame, tint)).toBeGreaterThanOrEqual(2.2);
  });
});
