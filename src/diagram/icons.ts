import type { IconName } from './model';

/** A circle as a path. */
const ring = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

/** Our own icons: strokes on a square of 16. A line of no length is a dot. */
export const ICONS: Readonly<Record<IconName, string>> = {
  building: 'M3 14V3.6L9 2v12M9 6.2h4V14M1.8 14h12.4M5 5.6h2M5 8.2h2M5 10.8h2M11 8.6v0M11 11.2v0',
  datacenter:
    'M2.5 2.4h11v3.2h-11zM2.5 6.4h11v3.2h-11zM2.5 10.4h11v3.2h-11zM4.8 4v0M4.8 8v0M4.8 12v0M8 4h3M8 8h3M8 12h3',
  router: `${ring(8, 8, 6.2)}M4.2 6.3h4.6M7.2 4.7l1.7 1.6-1.7 1.6M11.8 9.8H7.2M8.8 8.2L7.1 9.8l1.7 1.6`,
  service: 'M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3',
  circuit: `${ring(2.9, 5, 1.3)}${ring(13.1, 5, 1.3)}${ring(2.9, 11, 1.3)}${ring(13.1, 11, 1.3)}M4.2 5h7.6M4.2 11h7.6`,
  location: `M8 14.3S3.1 9.8 3.1 6.5a4.9 4.9 0 0 1 9.8 0c0 3.3-4.9 7.8-4.9 7.8z${ring(8, 6.5, 1.7)}`,
  exchange: 'M8 1.6l5.6 3.2v6.4L8 14.4l-5.6-3.2V4.8zM4.9 6.8h6M9.4 5.3l1.5 1.5M11.1 9.3h-6M6.6 10.8L5.1 9.3',
  port: 'M2.8 2.8h10.4v10.4H2.8zM5.4 13.2v-3.4h5.2v3.4M6 5.4v1.8M8 5.4v1.8M10 5.4v1.8',
  edge: 'M2.4 2.6h11.2V7H2.4zM2.4 9h11.2v4.4H2.4zM4.8 4.8h3.4M4.8 11.2h3.4M11.2 4.8v0M11.2 11.2v0',
  peering: `${ring(6, 8, 4.2)}${ring(10, 8, 4.2)}`,
  cloud: 'M4.6 12.6a3.1 3.1 0 0 1-.4-6.2 4 4 0 0 1 7.8-.4 3.3 3.3 0 0 1-.5 6.6z',
  globe: `${ring(8, 8, 6.2)}M1.8 8h12.4M8 1.8c1.9 1.8 2.7 3.9 2.7 6.2S9.9 12.4 8 14.2C6.1 12.4 5.3 10.3 5.3 8S6.1 3.6 8 1.8`,
  line: 'M1.8 8h12.4M4.4 5.2v5.6M11.6 5.2v5.6',
  tenant: 'M2.4 13.8V6.3L8 2.2l5.6 4.1v7.5zM6 13.8V9.6h4v4.2',
  key: `${ring(10.7, 5.3, 3)}M8.5 7.5L2.5 13.5M4.6 11.4l1.9 1.9`,
  network: `${ring(8, 3.6, 1.7)}${ring(3.6, 12.2, 1.7)}${ring(12.4, 12.2, 1.7)}M7.2 5.2L4.4 10.6M8.8 5.2l2.8 5.4M5.4 12.2h5.2`,
  gateway: 'M5.6 2.4H2.8v11.2h2.8M10.4 2.4h2.8v11.2h-2.8M4.8 8h6.2M9.2 6.1L11.2 8l-2 1.9',
  lock: 'M3.4 7.3h9.2v6.4H3.4zM5.4 7.3V5a2.6 2.6 0 0 1 5.2 0v2.3M8 9.7v1.6',
  firewall: 'M2 3h12v10H2zM2 6.3h12M2 9.7h12M6 3v3.3M10 6.3v3.4M6 9.7V13',
  routes: 'M3 13.5V9.2A3.2 3.2 0 0 1 6.2 6H13M10.5 3.4L13.1 6l-2.6 2.6M3 2.6v2.8',
  subnet: 'M2.2 4.4h11.6v7.2H2.2zM5 8v0M8 8v0M11 8v0',
};
