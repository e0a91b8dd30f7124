import type { Table } from './table';

/** A table of the low-level design: part of the document, and a file of its own. */
export interface Chapter {
  /** Of the file, without ending. */
  readonly file: string;
  readonly title: string;
  readonly text?: string;
  readonly table: Table;
}
