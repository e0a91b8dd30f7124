import type { Severity } from '../design';
import type { EdgeKind, Zone } from './model';

/** The colours of a picture, as CSS has them; in the page they are variables of VS Code's theme. */
export interface Theme {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  /** Inside of boxes. */
  readonly box: string;
  readonly boxLine: string;
  readonly zones: Readonly<Record<Zone, ZoneColours>>;
  readonly edges: Readonly<Record<Exclude<EdgeKind, 'order'>, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  /** What is written on a severity's colour. */
  readonly onSeverity: string;
}

export interface ZoneColours {
  readonly accent: string;
  /** Inside of groups. */
  readonly tint: string;
  /** The line around groups. */
  readonly frame: string;
}

export type ThemeName = 'light' | 'dark' | 'highContrast';

type Accents = Record<Zone, string> & { readonly green: string; readonly orange: string };

/** The edges' colours are those of the ground that they belong to; tunnels stand apart. */
export function edgeColours(accents: Accents): Theme['edges'] {
  return {
    primaryLink: accents.microsoft,
    secondaryLink: accents.microsoft,
    session: accents.microsoft,
    globalReach: accents.microsoft,
    attachment: accents.customer,
    connection: accents.azure,
    microsoftPeering: accents.azure,
    networkPeering: accents.azure,
    interlink: accents.csp,
    reachesProvider: accents.csp,
    tunnel: accents.green,
    vpn: accents.orange,
    internet: accents.outside,
    privateLine: accents.outside,
  };
}

const light: Accents = {
  customer: '#0f766e',
  csp: '#7c3aed',
  location: '#b45309',
  microsoft: '#0369a1',
  azure: '#3b4fd8',
  outside: '#5b6b82',
  green: '#15803d',
  orange: '#c2410c',
};

const dark: Accents = {
  customer: '#4fd1c0',
  csp: '#b79cff',
  location: '#f0b35e',
  microsoft: '#5cc0ff',
  azure: '#93a5ff',
  outside: '#a3adbb',
  green: '#6ee08f',
  orange: '#ff9f68',
};

const highContrast: Accents = {
  customer: '#00ffd5',
  csp: '#d7b8ff',
  location: '#ffd166',
  microsoft: '#4dd2ff',
  azure: '#b3c0ff',
  outside: '#ffffff',
  green: '#7dff9b',
  orange: '#ffb380',
};

function zonesOf(
  accents: Accents,
  tint: (accent: string) => string,
  frame: (accent: string) => string,
): Theme['zones'] {
  const colours = (zone: Zone): ZoneColours => ({
    accent: accents[zone],
    tint: tint(accents[zone]),
    frame: frame(accents[zone]),
  });
  return {
    customer: colours('customer'),
    csp: colours('csp'),
    location: colours('location'),
    microsoft: colours('microsoft'),
    azure: colours('azure'),
    outside: colours('outside'),
  };
}

/** A colour between two of the form #rrggbb; `share` of the first, from 0 to 1. */
function mix(first: string, second: string, share: number): string {
  const channel = (colour: string, at: number) => parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(first, at) * share + channel(second, at) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The themes of pictures that leave VS Code: plain colours, as many programs know no variables. */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: {
    background: '#ffffff',
    text: '#1e293b',
    muted: '#566275',
    box: '#ffffff',
    boxLine: '#94a3b8',
    zones: zonesOf(
      light,
      (accent) => mix(accent, '#ffffff', 0.06),
      (accent) => mix(accent, '#ffffff', 0.6),
    ),
    edges: edgeColours(light),
    severities: { error: '#c42b1c', warning: '#9a5b00', info: '#0067b8' },
    onSeverity: '#ffffff',
  },
  dark: {
    background: '#1f1f1f',
    text: '#e6e8eb',
    muted: '#a8b0bc',
    box: '#2a2c30',
    boxLine: '#6b727d',
    zones: zonesOf(
      dark,
      (accent) => mix(accent, '#1f1f1f', 0.07),
      (accent) => mix(accent, '#1f1f1f', 0.5),
    ),
    edges: edgeColours(dark),
    severities: { error: '#f48771', warning: '#e8b339', info: '#6cb8ff' },
    onSeverity: '#1f1f1f',
  },
  highContrast: {
    background: '#000000',
    text: '#ffffff',
    muted: '#ffffff',
    box: '#000000',
    boxLine: '#ffffff',
    zones: zonesOf(
      highContrast,
      () => '#000000',
      (accent) => accent,
    ),
    edges: edgeColours(highContrast),
    severities: { error: '#ff6b6b', warning: '#ffd700', info: '#75beff' },
    onSeverity: '#000000',
  },
};
