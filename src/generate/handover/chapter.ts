import type { GeneratedFile } from '../output';
import { htmlOf } from './html';
import { markdownOf } from './markdown';
import { type Block, type Paper, filledTable, heading, text } from './paper';
import { type Table, csv } from './table';

/** A table of the low-level design: part of the document, and a file of its own. */
export interface Chapter {
  /** Of the file, without ending. */
  readonly file: string;
  readonly title: string;
  readonly text?: string;
  readonly table: Table;
}

/** A chapter in the document. */
export function chapterBlocks({ title, text: about, table: { header, rows } }: Chapter, level: 2 | 3 = 2): Block[] {
  return [heading(title, level), ...(about ? [text(about)] : []), filledTable(header, rows)];
}

/** The files of a low-level design: the document to read, as Markdown and as HTML, and its chapters as CSV. */
export function lowLevelDesignFiles(folder: string, paper: Paper, chapters: readonly Chapter[]): GeneratedFile[] {
  return [
    { path: `${folder}/README.md`, content: markdownOf(paper) },
    { path: `${folder}/low-level-design.html`, content: htmlOf(paper) },
    ...chapters.map((chapter) => ({ path: `${folder}/${chapter.file}.csv`, content: csv(chapter.table) })),
  ];
}
