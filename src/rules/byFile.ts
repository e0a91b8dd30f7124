import type { DesignFile, Finding } from '../design';
import type { Rule } from './rule';
import { type Sifting, sifted } from './suppress';

/** Findings by the path of the file that they stand in; a file without findings is left out. */
export type FindingsByFile = ReadonlyMap<string, readonly Finding[]>;

/** Everything that was found for one file, before it is sifted. */
export interface Found {
  /** What a check of the file's own customer, or provider, found in it; the same list while neither changed. */
  readonly own: readonly Finding[];
  /** Whether there was such a check: a file that could not be read has none. */
  readonly isChecked: boolean;
  /** What reading found, and checks of other files. */
  readonly others: readonly Finding[];
  /** What customers take from each other. */
  readonly clashes: readonly Finding[];
}

interface Sifted extends Found, Sifting {
  readonly today: string;
}

const NONE: readonly Finding[] = [];

/**
 * Sifts what was found for a file; the same lists come back while the file and what was found are the same.
 * @param failed codes of rules that threw
 */
export function siftOf(
  rules: readonly Rule[],
  failed: ReadonlySet<string>,
): (file: DesignFile, found: Found, today: string) => Sifting {
  const covers = new Map(rules.map(({ code, covers = [] }) => [code, [covers].flat()]));
  const last = new WeakMap<DesignFile, Sifted>();
  return (file, found, today) => {
    const kept = last.get(file);
    if (
      kept?.own === found.own &&
      kept.isChecked === found.isChecked &&
      kept.today === today &&
      sameItems(kept.others, found.others)
    ) {
      if (sameItems(kept.clashes, found.clashes)) return kept;
    }
    const all = [...found.others, ...found.own, ...oncePerPlace(found.clashes)];
    const left = withoutCovered(all, covers);
    const sifting = sifted(left, file, today, {
      covered: left === all ? NONE : all,
      isSought: (code) => found.isChecked && !failed.has(code),
    });
    const now: Sifted = { ...found, ...sifting, today };
    last.set(file, now);
    return now;
  };
}

function sameItems(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** What clashes on both links of a circuit is one value of the file, and said once. */
function oncePerPlace(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const seen = new Set<string>();
  return findings.filter(({ code, place }) => {
    const key = placeKey(code, place);
    return !seen.has(key) && seen.add(key);
  });
}

/** Leaves out what another finding on the same value says better. */
function withoutCovered(found: readonly Finding[], covers: ReadonlyMap<string, readonly string[]>): readonly Finding[] {
  const covered = new Map<string, number>();
  for (const { code, place, severity } of found) {
    for (const other of covers.get(code) ?? []) {
      const key = placeKey(other, place);
      covered.set(key, Math.max(covered.get(key) ?? 0, WEIGHT[severity]));
    }
  }
  if (covered.size === 0) return found;
  return found.filter(({ code, place, severity }) => (covered.get(placeKey(code, place)) ?? 0) < WEIGHT[severity]);
}

/** A milder finding does not stand for a graver one. */
const WEIGHT = { info: 1, warning: 2, error: 3 } as const;

function placeKey(code: string, { path }: Finding['place']): string {
  return [code, ...path].join('\n');
}
