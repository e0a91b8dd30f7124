import { type DesignFile, type Finding, type Path, startsWith } from '../design';
import { keptOf } from '../design/kept';

interface Suppression {
  /** The object that says it; it silences findings on itself and below. */
  readonly path: Path;
  readonly code: string;
  /** The last day, as YYYY-MM-DD; undefined for ever. */
  readonly until: string | undefined;
}

/** The findings of a file without those that it silences on a day: by `suppress` of their object or of one above it. */
export function withoutSilenced(findings: readonly Finding[], file: DesignFile, today: string): readonly Finding[] {
  const valid = readSuppressions(file).filter((s) => s.until === undefined || s.until >= today);
  if (valid.length === 0) return findings;
  return findings.filter(({ code, place }) => !valid.some((s) => s.code === code && startsWith(place.path, s.path)));
}

const readSuppressions = keptOf((file: DesignFile): readonly Suppression[] =>
  file.content && file.text.includes('suppress') ? [...search(file, file.content.data)] : [],
);

function* search(file: DesignFile, value: unknown): Generator<Suppression, void, undefined> {
  if (typeof value !== 'object' || value === null) return;
  const list: unknown = (value as { suppress?: unknown }).suppress;
  const path = Array.isArray(list) ? file.pathOf(value) : undefined;
  for (const entry of path ? (list as readonly unknown[]) : []) {
    const { code, reason, until } = (entry ?? {}) as Record<string, unknown>;
    // A silence without a reason is none: a review must see why.
    if (typeof code !== 'string' || typeof reason !== 'string' || reason.trim() === '') continue;
    yield { path: path ?? [], code, until: typeof until === 'string' ? until : undefined };
  }
  for (const child of Object.values(value)) yield* search(file, child);
}
