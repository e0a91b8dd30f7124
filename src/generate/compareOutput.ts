import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type GeneratedFile, json } from './output';

/** The file in each customer's folder that remembers what was generated. */
export const MANIFEST = 'manifest.json';

/** What the format `common` makes belongs to every format: README files. */
export const COMMON = 'common';

interface Entry {
  readonly format: string;
  readonly sha256: string;
}

interface Manifest {
  readonly formatVersion: 1;
  /** By path, relative to the folder of the manifest. */
  readonly files: Readonly<Record<string, Entry>>;
}

/** A set of files that belong together: one customer's, or what is made for a whole design. */
export interface Output {
  /** The folder that holds the manifest, relative to the folder that the user names; '' for that folder itself. */
  readonly folder: string;
  readonly format: string;
  readonly files: readonly GeneratedFile[];
  /** Files that every format makes alike. */
  readonly common: readonly GeneratedFile[];
  /** What the design asks for and the files do not have, each with the reason, for people. */
  readonly refused?: readonly string[];
}

/**
 * - `new`: not on disk
 * - `unchanged`: on disk as generated
 * - `updated`: on disk as it was generated before; to be written
 * - `changedByHand`: on disk as nobody generated it; never overwritten without being asked for
 * - `stale`: generated before and no longer; to be removed
 * - `staleChangedByHand`: the same, changed since; stays
 */
export type FileState = 'new' | 'unchanged' | 'updated' | 'changedByHand' | 'stale' | 'staleChangedByHand';

export interface ComparedFile {
  /** As in {@link GeneratedFile}. */
  readonly path: string;
  readonly state: FileState;
  /** undefined for what is no longer generated. */
  readonly file: GeneratedFile | undefined;
  readonly format: string;
}

export interface Comparison {
  readonly files: readonly ComparedFile[];
  /** Path of the manifest, as in {@link GeneratedFile}. */
  readonly manifestPath: string;
  /**
   * The manifest after what is new and updated is written, and what is stale removed.
   * @param overwritten files changed by hand that are written nevertheless
   */
  manifestAfter(overwritten?: ReadonlySet<string>): string;
}

/** SHA-256, hexadecimal; line ends that git turned do not count. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text)));
}

function readManifest(text: string | undefined): Manifest {
  const empty: Manifest = { formatVersion: 1, files: {} };
  if (text === undefined) return empty;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('files' in read)) return empty;
    const { files } = read;
    if (typeof files !== 'object' || files === null) return empty;
    const entries = Object.entries(files as Record<string, unknown>).filter(
      (pair): pair is [string, Entry] => isEntry(pair[1]) && isInside(pair[0]),
    );
    return { formatVersion: 1, files: Object.fromEntries(entries) };
  } catch {
    return empty;
  }
}

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    typeof value.format === 'string' &&
    'sha256' in value &&
    typeof value.sha256 === 'string'
  );
}

/** A manifest is a file that others may have written: what it names must lie in its folder. */
function isInside(path: string): boolean {
  return !path.startsWith('/') && !path.includes('\\') && !path.includes(':') && !path.split('/').includes('..');
}

const joined = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);

/** The paths of which {@link compareOutput} wants to know what is on disk. */
export function pathsToCompare(output: Output, manifestOnDisk: string | undefined): string[] {
  const before = Object.keys(readManifest(manifestOnDisk).files).map((path) => joined(output.folder, path));
  return [...new Set([...output.files, ...output.common].map((file) => file.path).concat(before))];
}

/**
 * What would change on disk. A manifest that is missing or unreadable counts as none: files that differ then count as
 * changed by hand.
 * @param existingOnDisk text by path, of what is there
 */
export function compareOutput(
  output: Output,
  existingOnDisk: ReadonlyMap<string, string>,
  manifestOnDisk: string | undefined,
): Comparison {
  const { folder, format } = output;
  const before = readManifest(manifestOnDisk).files;
  const wanted = new Map([
    ...output.common.map((file) => [file.path, { file, format: COMMON }] as const),
    ...output.files.map((file) => [file.path, { file, format }] as const),
  ]);
  const files: ComparedFile[] = [];
  for (const [path, { file, format: of }] of wanted) {
    const entry = before[folder === '' ? path : path.slice(folder.length + 1)];
    files.push({ path, file, format: of, state: stateOf(file.content, existingOnDisk.get(path), entry) });
  }
  for (const [relative, entry] of Object.entries(before)) {
    const path = joined(folder, relative);
    const text = existingOnDisk.get(path);
    if (wanted.has(path) || text === undefined || (entry.format !== format && entry.format !== COMMON)) continue;
    const state = hashOf(text) === entry.sha256 ? 'stale' : 'staleChangedByHand';
    files.push({ path, state, file: undefined, format: entry.format });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

  return {
    files,
    manifestPath: joined(folder, MANIFEST),
    manifestAfter(overwritten = new Set()) {
      const after = new Map(Object.entries(before));
      for (const { path, state, file, format: of } of files) {
        const relative = folder === '' ? path : path.slice(folder.length + 1);
        if (state === 'stale') after.delete(relative);
        if (!file || (state === 'changedByHand' && !overwritten.has(path))) continue;
        after.set(relative, { format: of, sha256: hashOf(file.content) });
      }
      const sorted = [...after].sort(([a], [b]) => (a < b ? -1 : 1));
      return json({ formatVersion: 1, files: Object.fromEntries(sorted) } satisfies Manifest);
    },
  };
}

function stateOf(wanted: string, there: string | undefined, entry: Entry | undefined): FileState {
  if (there === undefined) return 'new';
  if (there === wanted || (there.includes('\r') && there.replaceAll('\r\n', '\n') === wanted)) return 'unchanged';
  return entry && hashOf(there) === entry.sha256 ? 'updated' : 'changedByHand';
}
