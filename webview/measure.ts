import { FONTS, type MeasureText } from '../src/diagram/measure';

/** Measures with the fonts of the page. */
export function measureInPage(): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(document.body).fontFamily;
  const known = new Map<string, number>();
  return (text, role) => {
    const key = `${role} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      const { size, weight } = FONTS[role];
      if (context) context.font = `${weight} ${size}px ${family}`;
      width = (context?.measureText(text).width ?? text.length * size) + (role === 'kind' ? text.length * 0.3 : 0);
      known.set(key, width);
    }
    return width;
  };
}
