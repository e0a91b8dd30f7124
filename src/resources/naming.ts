import type { Design } from '../design';

/** Names that no one writes into a design: what they are when `naming` of the CSP says nothing of the kind. */
const defaults = {
  publicIPAddress: '{name}-pip-{n}',
  localNetworkGateway: '{name}-lgw',
  lock: '{name}-lock',
  maintenanceConfiguration: '{name}-maintenance',
  metricAlert: '{name}-{metric}',
} as const;

export type DerivedKind = keyof typeof defaults;

export const derivedKinds = Object.keys(defaults) as readonly DerivedKind[];

/** What stands in the braces of a pattern; `name` is that of the resource that the other one is made for. */
export interface NameParts {
  readonly name: string;
  readonly customer: string;
  readonly n?: number;
  readonly metric?: string;
}

const LEGAL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,78}[A-Za-z0-9_]$/;

/** The parts that keep names of a kind apart: a pattern without one of them would give two things one name. */
function keepsApart(pattern: string, kind: DerivedKind): boolean {
  const parts = defaults[kind].match(/\{\w+\}/g) ?? [];
  return parts.every((part) => pattern.includes(part));
}

function fill(pattern: string, parts: NameParts): string {
  return pattern.replaceAll(/\{(name|customer|n|metric)\}/g, (_, key: keyof NameParts) => String(parts[key] ?? ''));
}

/** Whether a pattern of `naming` is one that gives a legal name of its own; any other is passed over. */
export function usesPattern(pattern: string, kind: DerivedKind): boolean {
  return (
    keepsApart(pattern, kind) && LEGAL.test(fill(pattern, { name: 'name', customer: 'customer', n: 1, metric: 'm' }))
  );
}

/** The name of a derived resource: by the pattern of `naming` where it is one that gives a legal name of its own, else the usual one. */
export function derivedName(design: Design, kind: DerivedKind, parts: NameParts): string {
  const pattern = design.provider.raw.naming?.[kind];
  if (pattern !== undefined && keepsApart(pattern, kind)) {
    const name = fill(pattern, parts);
    if (LEGAL.test(name)) return name;
  }
  return fill(defaults[kind], parts);
}
