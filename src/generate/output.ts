export { oneLine } from '../design/oneLine';

/** A file that a printer makes; printers write nothing themselves. */
export interface GeneratedFile {
  /** Relative to the folder that the user names, with `/`; the first segment is the customer's folder. */
  readonly path: string;
  /** Lines end with \n. */
  readonly content: string;
  /** A script that is run as it is. */
  readonly executable?: boolean;
}

/** JSON as files of this product hold it: two spaces, a line end at the end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Lines of text as a file. */
export function lines(...parts: readonly (string | readonly string[])[]): string {
  return `${parts.flat().join('\n')}\n`;
}
