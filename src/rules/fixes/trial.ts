import { type DesignFile, type TextEdit, applyEdits, assemble, readDesignFile } from '../../design';
import type { FindingsByFile } from '../byFile';
import { checkByFile } from '../check';
import { addedFindings } from '../newFindings';
import type { FixContext } from './fix';

/** Beyond this many customers a change of the provider file is tried without them: each would have to be looked at again. */
const MOST_CUSTOMERS_TRIED = 200;

/** Whether the finding is gone with the edits, and no error is new. Looks again only at what the file has a part in. */
export function holds({ design, file, finding }: FixContext, edits: readonly TextEdit[]): boolean {
  const isProvider = file === design.provider.file;
  const files = isProvider && design.customers.length > MOST_CUSTOMERS_TRIED ? [file] : design.files;
  const before = findingsOf(files);
  const after = findingsOf(changedFiles(files, file.path, edits));
  const countIn = (found: FindingsByFile) =>
    (found.get(finding.place.file) ?? []).filter(({ code }) => code === finding.code).length;
  if (countIn(after) >= countIn(before)) return false;
  return !addedFindings(before, after).some(({ severity }) => severity === 'error');
}

/** The files with the edits in the one of that path. */
export function changedFiles(
  files: readonly DesignFile[],
  path: string,
  edits: readonly TextEdit[],
): readonly DesignFile[] {
  return files.map((file) => (file.path === path ? readDesignFile(path, applyEdits(file.text, edits)) : file));
}

export function findingsOf(files: readonly DesignFile[]): FindingsByFile {
  return checkByFile(assemble(files));
}
