import type { Mark } from '../src/diagram/marks';

const SVG = 'http://www.w3.org/2000/svg';

export function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly SVGElement[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** The second pencil: marks as elements of the page. */
export function elementOf({ tag, attributes, children = [], text }: Mark): SVGElement {
  const element = svgElement(tag, attributes, ...children.map(elementOf));
  if (text !== undefined) element.textContent = text;
  return element;
}
