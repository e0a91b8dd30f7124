import { type Assembly, type DesignFile, type Finding, type TextEdit, assemble } from '../../design';
import { designWith } from '../../design/designWith';
import { lineEdits } from '../../design/edit/lineEdits';
import { fixesFor } from './fixesFor';
import { changedFiles, findingsOf } from './trial';

/** Most findings that one "fix all" takes away. */
const MOST_AT_ONCE = 500;

export interface FixedFile {
  readonly file: DesignFile;
  /** From the text as it is to the text with every fix. */
  readonly edits: readonly TextEdit[];
  /** How many findings were fixed. */
  readonly fixed: number;
}

/**
 * Takes the preferred fix of every finding of a file that is wanted, one after the other, so that what one fix hands out
 * from a pool is not handed out again. Fixes that move a secret are left to be taken one by one.
 */
export function fixAll(
  assembly: Assembly,
  path: string,
  isWanted: (finding: Finding) => boolean,
): FixedFile | undefined {
  const design = designWith(assembly.designs, path);
  const original = design?.files.find((f) => f.path === path);
  if (!design || !original) return undefined;
  let files = design.files;
  let fixed = 0;
  const left = new Set<string>();
  while (fixed < MOST_AT_ONCE) {
    const next = findingsOf(files)
      .get(path)
      ?.find((f) => isWanted(f) && !left.has(keyOf(f)));
    if (!next) break;
    const edits = preferredEdits(files, next);
    if (edits) {
      files = changedFiles(files, path, edits);
      fixed++;
    } else {
      left.add(keyOf(next));
    }
  }
  const text = files.find((f) => f.path === path)?.text ?? original.text;
  return fixed === 0 ? undefined : { file: original, edits: lineEdits(original.text, text), fixed };
}

function preferredEdits(files: readonly DesignFile[], finding: Finding): readonly TextEdit[] | undefined {
  const fix = fixesFor(assemble(files), finding).find((f) => f.isPreferred && !f.secret && !f.command);
  return fix && [...fix.edits.values()][0];
}

function keyOf({ code, place }: Finding): string {
  return JSON.stringify([code, place.path, place.on]);
}
