import * as l10n from '@vscode/l10n';
import { type DesignFile, type Finding, type Path, startsWith } from '../design';
import { keptOf } from '../design/kept';

interface Suppression {
  /** The object that says it; it silences findings on itself and below. */
  readonly path: Path;
  /** Its place in the list. */
  readonly index: number;
  readonly code: string;
  readonly reason: string;
  /** The last day, as YYYY-MM-DD; undefined for ever. */
  readonly until: string | undefined;
}

/** A finding that is accepted, and by which words. */
export interface Silenced {
  readonly finding: Finding;
  readonly reason: string;
  readonly until: string | undefined;
}

/** What is left of the findings of a file on a day, and what it silences. */
export interface Sifting {
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}

/** Of a silence that silences nothing. */
const IDLE = 'FMT-015';

/**
 * The findings of a file without those that it silences on a day, by `suppress` of their object or of one above it.
 * @param covered what is left out as another finding says it better: a silence of it is of use, too
 * @param isSought whether the rules of a code have looked at the file: else nothing is said of its silences that silence nothing
 */
export function sifted(
  findings: readonly Finding[],
  file: DesignFile,
  today: string,
  { covered, isSought }: { readonly covered: readonly Finding[]; readonly isSought: (code: string) => boolean },
): Sifting {
  const valid = readSuppressions(file).filter((s) => s.until === undefined || s.until >= today);
  if (valid.length === 0) return { findings, silenced: [] };
  const idle = valid.filter((s) => s.code !== IDLE && isSought(s.code) && ![...findings, ...covered].some(isOf(s)));
  const left: Finding[] = [];
  const silenced: Silenced[] = [];
  for (const finding of [...findings, ...idle.map((s) => idleFinding(s, file))]) {
    const by = valid.find((s) => isOf(s)(finding));
    if (by) silenced.push({ finding, reason: by.reason, until: by.until });
    else left.push(finding);
  }
  return { findings: left, silenced };
}

const isOf =
  (s: Suppression) =>
  ({ code, place }: Finding): boolean =>
    s.code === code && startsWith(place.path, s.path);

function idleFinding({ code, path, index }: Suppression, file: DesignFile): Finding {
  return {
    code: IDLE,
    severity: 'info',
    message: l10n.t('Nothing of {0} is found here or below: this silence is of no use. Remove it.', code),
    place: { file: file.path, path: [...path, 'suppress', index, 'code'], on: 'value' },
  };
}

const readSuppressions = keptOf((file: DesignFile): readonly Suppression[] =>
  file.content && file.text.includes('suppress') ? [...search(file, file.content.data)] : [],
);

function* search(file: DesignFile, value: unknown): Generator<Suppression, void, undefined> {
  if (typeof value !== 'object' || value === null) return;
  const list: unknown = (value as { suppress?: unknown }).suppress;
  const path = Array.isArray(list) ? file.pathOf(value) : undefined;
  for (const [index, entry] of path ? (list as readonly unknown[]).entries() : []) {
    const { code, reason, until } = (entry ?? {}) as Record<string, unknown>;
    // A silence without a reason is none: a review must see why.
    if (typeof code !== 'string' || typeof reason !== 'string' || reason.trim() === '') continue;
    yield { path: path ?? [], index, code, reason, until: typeof until === 'string' ? until : undefined };
  }
  for (const child of Object.values(value)) yield* search(file, child);
}
