import { svgElement } from './svgDom';

const PATHS = {
  zoomIn: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3L14 14M5 7h4M7 5v4',
  zoomOut: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3L14 14M5 7h4',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M5.5 6.5h5v3h-5z',
  more: 'M2.5 3.5h4v4h-4zM9.5 3.5h4v4h-4zM2.5 10.5h4v3h-4zM11.5 9.5v5M9 12h5',
  less: 'M2.5 3.5h11v4h-11zM2.5 12h5M9.5 12h4',
  reset: 'M3 8a5 5 0 1 0 1.6-3.6M3 2.5v3h3',
  legend: 'M2.5 4h2M6.5 4h7M2.5 8h2M6.5 8h7M2.5 12h2M6.5 12h7',
  save: 'M8 2v8M4.8 7L8 10.2 11.2 7M2.5 11v2.5h11V11',
  close: 'M4 4l8 8M12 4l-8 8',
  keys: 'M1.5 4h13v8h-13zM4 6.5v0M6.5 6.5v0M9 6.5v0M11.5 6.5v0M5 9.5h6',
} as const;

export type ToolIcon = keyof typeof PATHS;

/** A stroke icon in the colour of the text around it. */
export function toolIcon(name: ToolIcon): SVGElement {
  return svgElement(
    'svg',
    { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    svgElement('path', {
      d: PATHS[name],
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1.3,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
}
