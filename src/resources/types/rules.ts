import * as l10n from '@vscode/l10n';
import type { Change, Json } from '../model';
import type { ChangeRule, Lasting, Meaning, Refusal, Surroundings, Traffic } from './descriptor';

/** The oldest version of Microsoft.Network that every cloud has and that says what is used here. */
export const NETWORK_VERSION = '2024-05-01';
/** The first version that knows link aggregation groups of direct ports. Source: expressRouteLags (REST) */
export const LAG_VERSION = '2025-09-01';

/** A rule whose meaning is the same whatever the values. */
export function changing(
  path: RegExp,
  source: string,
  text: (change: Change, around: Surroundings) => string,
  traffic?: Traffic | ((change: Change) => Traffic | undefined),
): ChangeRule {
  return {
    path,
    means: (change, around) => {
      const does = typeof traffic === 'function' ? traffic(change) : traffic;
      return { text: text(change, around), source, ...(does && { traffic: does }) };
    },
  };
}

/** Of what is switched on and off: what is taken away interrupts; what else it does to traffic is not written down. */
export const unlessOn = ({ to }: Change): Traffic | undefined => (to === true ? undefined : 'interrupted');

/** A rule for what Azure never changes after creation. */
export function fixed(path: RegExp, source: string): ChangeRule {
  return { path, means: (change) => recreate(change, source) };
}

/** The refusal of a change that only a new resource can bring. */
export function recreate({ path, from, to }: Change, source: string, rule: string | null = null): Refusal {
  const name = path.replace(/\.id$/, '').split('.').at(-1) ?? path;
  const refused = l10n.t(
    'not in place: {0} cannot change from {1} to {2}; it must be recreated',
    name,
    ...apart(from, to),
  );
  return { refused, rule, source };
}

/** Of every type: tags say nothing to the network, and nothing moves to another region. */
export const COMMON: readonly ChangeRule[] = [
  changing(/^tags\b/, 'tag-resources', () => l10n.t('only tags: no downtime'), 'untouched'),
  fixed(/^location$/, 'move-support-resources'),
];

/** What nobody has written down. */
export const notKnown = (): Meaning => ({ text: l10n.t('not known: try it in a window'), source: '' });

export const isRefusal = (one: object): one is Refusal => 'refused' in one;

/** A value of a change as text in lower case; empty for what is no text. */
export const lower = (value: Json): string => (typeof value === 'string' ? value.toLowerCase() : '');

/** A value of a change as a person reads it. */
export const short = (value: Json): string =>
  typeof value === 'string' ? value.replace(/^\/subscriptions\/.*\//i, '') : JSON.stringify(value);

/** Two values as a person tells them apart: ids that end alike with as much as it takes. */
function apart(from: Json, to: Json): [string, string] {
  if (typeof from !== 'string' || typeof to !== 'string' || short(from) !== short(to)) return [short(from), short(to)];
  const [before, after] = [from.split('/'), to.split('/')];
  const same = before.toReversed().findIndex((part, at) => part.toLowerCase() !== after.at(-1 - at)?.toLowerCase());
  return same < 1 ? [from, to] : [before.slice(-1 - same).join('/'), after.slice(-1 - same).join('/')];
}

/** The plain values of a list, or of a single one. */
export const texts = (value: Json): string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((item) => typeof item === 'string');

/** What a list wins and loses by a change. */
export function gainsAndLosses({ from, to }: Change): { readonly gains: string[]; readonly losses: string[] } {
  const [before, after] = [texts(from), texts(to)];
  return {
    gains: after.filter((item) => !before.includes(item)),
    losses: before.filter((item) => !after.includes(item)),
  };
}

export const harmless = (text: string): Lasting => ({ text, severity: 'info' });
export const telling = (text: string): Lasting => ({ text, severity: 'warning' });
