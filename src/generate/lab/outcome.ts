import * as l10n from '@vscode/l10n';
import type { LabState } from './model';

/** How many checks ran, in one state or in all, and how many of them failed. */
export interface LabCount {
  readonly checks: number;
  readonly failed: number;
}

export function countOf(states: readonly LabState[]): LabCount {
  const results = states.flatMap((s) => s.results);
  return { checks: results.length, failed: results.filter((r) => !r.ok).length };
}

/** Something was checked, nothing of it failed, and the run came to its end. */
export function hasPassed(states: readonly LabState[]): boolean {
  const { checks, failed } = countOf(states);
  return checks > 0 && failed === 0 && !states.some((state) => state.unfinished);
}

/** A state in one line: how many checks ran in it and failed, or why none did. */
export function stateLine(state: LabState): string {
  const { checks, failed } = countOf([state]);
  const { title, reason } = state;
  if (checks === 0) return l10n.t('{0}: not rehearsed: {1}', title, reason ?? '');
  const told = l10n.t('{0}: {1} checks, {2} failed', title, checks, failed);
  return reason === undefined ? told : l10n.t('{0}; not rehearsed: {1}', told, reason);
}

/** All states in one line. */
export function totalLine(states: readonly LabState[]): string {
  const { checks, failed } = countOf(states);
  if (checks === 0) return l10n.t('Not rehearsed: nothing could be checked.');
  const skipped = states.filter((s) => s.results.length === 0).length;
  return l10n.t(
    '{0} checks in {1} states, {2} failed; {3} states not rehearsed',
    checks,
    states.length - skipped,
    failed,
    skipped,
  );
}
