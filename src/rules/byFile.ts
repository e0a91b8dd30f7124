import type { DesignFile, Finding } from '../design';
import type { Rule } from './rule';
import { withoutSilenced } from './suppress';

/** Findings by the path of the file that they stand in; a file without findings is left out. */
export type FindingsByFile = ReadonlyMap<string, readonly Finding[]>;

/** Everything that was found for one file, before it is sifted. */
export interface Found {
  /** What a check of the file's own customer, or provider, found in it; the same list while neither changed. */
  readonly own: readonly Finding[];
  /** What reading found, and checks of other files. */
  readonly others: readonly Finding[];
  /** What customers take from each other. */
  readonly clashes: readonly Finding[];
}

interface Sifted extends Found {
  readonly today: string;
  readonly findings: readonly Finding[];
}

const NONE: readonly Finding[] = [];

/** Sifts what was found for a file; the same list comes back while the file and what was found are the same. */
export function siftOf(rules: readonly Rule[]): (file: DesignFile, found: Found, today: string) => readonly Finding[] {
  const covers = new Map(rules.map(({ code, covers = [] }) => [code, [covers].flat()]));
  const last = new WeakMap<DesignFile, Sifted>();
  return (file, found, today) => {
    const kept = last.get(file);
    if (kept?.own === found.own && kept.today === today && sameItems(kept.others, found.others)) {
      if (sameItems(kept.clashes, found.clashes)) return kept.findings;
    }
    const all = [...found.others, ...found.own, ...oncePerPlace(found.clashes)];
    const findings = all.length === 0 ? NONE : withoutSilenced(withoutCovered(all, covers), file, today);
    last.set(file, { ...found, today, findings });
    return findings;
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
