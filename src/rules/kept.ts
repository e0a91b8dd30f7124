import { type Finding, type Path, SEVERITIES } from '../design';

/** Makes a short text that stands for a long one, such as a SHA-256. */
export type Hash = (text: string) => string;

/**
 * The findings of files as text, to be shown at the next start until all is checked again: a line for each file, with the
 * hash of the text that was checked.
 * @param stamp what else the findings depend on: the version of the program, the language
 */
export function* keptText(
  files: Iterable<{ readonly path: string; readonly text: string; readonly findings: readonly Finding[] }>,
  stamp: string,
  hash: Hash,
): Generator<string, void, undefined> {
  for (const { path, text, findings } of files) {
    const line = JSON.stringify({ path, of: hash(text), findings });
    yield `${hash(stamp + line)} ${line}\n`;
  }
}

/**
 * The findings that were kept of a file, for the very text that it has now; undefined where none were. Lines that are cut off, were
 * changed, or are of another program are passed over; never throws.
 */
export function readKept(
  kept: string,
  stamp: string,
  hash: Hash,
): (path: string, text: string) => readonly Finding[] | undefined {
  const lines = new Map<string, string>();
  for (const line of kept.split('\n')) {
    const path = /^\S+ \{"path":("(?:[^"\\]|\\.)*"),/.exec(line)?.[1];
    if (path !== undefined) lines.set(path, line);
  }
  return (path, text) => {
    const line = lines.get(JSON.stringify(path));
    const said = line?.slice(line.indexOf(' ') + 1);
    if (said === undefined || line !== `${hash(stamp + said)} ${said}`) return undefined;
    const { of, findings } = JSON.parse(said) as { of?: unknown; findings?: unknown };
    return of === hash(text) && isFindings(findings, path) ? findings : undefined;
  };
}

function isFindings(value: unknown, file: string): value is readonly Finding[] {
  return Array.isArray(value) && value.every((item) => isFinding(item) && item.place.file === file);
}

function isFinding(value: unknown): value is Finding {
  if (!isObject(value)) return false;
  const { code, severity, message, place, related, advice, range } = value;
  return (
    typeof code === 'string' &&
    typeof message === 'string' &&
    SEVERITIES.some((one) => one === severity) &&
    isPlace(place) &&
    (related === undefined || (Array.isArray(related) && related.every(isRelated))) &&
    (advice === undefined || isAdvice(advice)) &&
    (range === undefined || (isObject(range) && typeof range['start'] === 'number' && typeof range['end'] === 'number'))
  );
}

function isRelated(value: unknown): boolean {
  return isObject(value) && typeof value['message'] === 'string' && isPlace(value['place']);
}

function isAdvice(value: unknown): boolean {
  return isObject(value) && isPlace(value['place']) && ['string', 'number', 'boolean'].includes(typeof value['value']);
}

function isPlace(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { file, path, on } = value;
  return typeof file === 'string' && isPath(path) && (on === 'value' || on === 'key');
}

function isPath(value: unknown): value is Path {
  return Array.isArray(value) && value.every((step) => typeof step === 'string' || typeof step === 'number');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
