import { type Theme, edgeColours } from '../src/diagram/theme';
import type { Zone } from '../src/diagram/model';

const accents = {
  customer: 'var(--csp-customer)',
  csp: 'var(--csp-csp)',
  location: 'var(--csp-location)',
  microsoft: 'var(--csp-microsoft)',
  azure: 'var(--csp-azure)',
  outside: 'var(--csp-outside)',
  green: 'var(--csp-green)',
  orange: 'var(--csp-orange)',
};

const zone = (name: Zone) => ({
  accent: `var(--csp-${name})`,
  tint: `var(--csp-${name}-tint)`,
  frame: `var(--csp-${name}-frame)`,
});

/** The colours of the page: variables, which style.css takes from VS Code's theme. */
export const PAGE_THEME: Theme = {
  background: 'var(--csp-background)',
  text: 'var(--csp-text)',
  muted: 'var(--csp-muted)',
  box: 'var(--csp-box)',
  boxLine: 'var(--csp-box-line)',
  zones: {
    customer: zone('customer'),
    csp: zone('csp'),
    location: zone('location'),
    microsoft: zone('microsoft'),
    azure: zone('azure'),
    outside: zone('outside'),
  },
  edges: edgeColours(accents),
  severities: { error: 'var(--csp-error)', warning: 'var(--csp-warning)', info: 'var(--csp-info)' },
  onSeverity: 'var(--csp-on-severity)',
};
