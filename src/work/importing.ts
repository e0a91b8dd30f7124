import { type Deciding, type Imported, type SourceFile, importedFrom, readSources } from '../import';

/** What is brought in, and into which design. */
export interface ImportRequest {
  readonly files: readonly SourceFile[];
  readonly deciding: Deciding;
}

/** The files of a design that say what the sources hold. Writes nothing. */
export async function importedInto({ files, deciding }: ImportRequest): Promise<Imported> {
  return Promise.resolve(importedFrom(readSources(files), deciding));
}
