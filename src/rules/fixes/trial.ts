import { type DesignFile, type Finding, type TextEdit, applyEdits, assemble, readDesignFile } from '../../design';
import { check } from '../index';
import type { FixContext } from './fix';

/** Beyond this many customers a change of the provider file is tried without them: each would have to be looked at again. */
const MOST_CUSTOMERS_TRIED = 200;

/** Whether the finding is gone with the edits, and no error is new. Looks again only at what the file has a part in. */
export function holds({ design, file, finding }: FixContext, edits: readonly TextEdit[]): boolean {
  const isProvider = file === design.provider.file;
  const files = isProvider && design.customers.length > MOST_CUSTOMERS_TRIED ? [file] : design.files;
  const before = countOf(findingsOf(files));
  const after = countOf(findingsOf(changedFiles(files, file.path, edits)));
  const key = keyOf(finding);
  if ((after.all.get(key) ?? 0) >= (before.all.get(key) ?? 0)) return false;
  return [...after.errors].every(([error, count]) => count <= (before.errors.get(error) ?? 0));
}

/** The files with the edits in the one of that path. */
export function changedFiles(
  files: readonly DesignFile[],
  path: string,
  edits: readonly TextEdit[],
): readonly DesignFile[] {
  return files.map((file) => (file.path === path ? readDesignFile(path, applyEdits(file.text, edits)) : file));
}

export function findingsOf(files: readonly DesignFile[]): Finding[] {
  return check(assemble(files));
}

/** A change moves what is below it: findings are counted by code and file. */
function keyOf({ code, place }: Finding): string {
  return `${code} ${place.file}`;
}

function countOf(findings: readonly Finding[]): { all: Map<string, number>; errors: Map<string, number> } {
  const all = new Map<string, number>();
  const errors = new Map<string, number>();
  for (const finding of findings) {
    const key = keyOf(finding);
    all.set(key, (all.get(key) ?? 0) + 1);
    if (finding.severity === 'error') errors.set(key, (errors.get(key) ?? 0) + 1);
  }
  return { all, errors };
}
