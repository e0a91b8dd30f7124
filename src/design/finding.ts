import type { OffsetRange } from './yaml/source';

export type Severity = 'error' | 'warning' | 'info';

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Sorts what has a severity: the worst first. */
export function worstFirst(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

/** The way from the top of a file to a value: keys and list indexes. */
export type Path = readonly (string | number)[];

/** Whether a path is another one, or leads into it. */
export function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((step, index) => path[index] === step);
}

/** Sorts paths as they stand in a file whose keys are in alphabetical order: what leads into another comes after it. */
export function comparePaths(a: Path, b: Path): number {
  for (const [index, step] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (step === other) continue;
    return typeof step === 'number' && typeof other === 'number' ? step - other : String(step) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}

/** A value of a design, or the key that it stands under. */
export interface Place {
  /** Path of the file as the workspace knows it. */
  readonly file: string;
  readonly path: Path;
  /** `key` marks the key in place of the value: for what is missing below it, and for what should not be there. */
  readonly on: 'value' | 'key';
}

/** Something that is wrong, or worth knowing, on the value that is wrong. */
export interface Finding {
  /** Code of the rule, such as CKT-001. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  /** Other values that the finding speaks of. */
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
  /** The value that the message says to write, and where: to follow it brings no error. */
  readonly advice?: Advice;
  /** Set by the YAML reader, which knows offsets but no path. */
  readonly range?: OffsetRange;
}

/** A value to be written in the place of another one, or where there is none yet. */
export interface Advice {
  readonly place: Place;
  readonly value: string | number | boolean;
}
