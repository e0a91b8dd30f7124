import * as l10n from '@vscode/l10n';
import type { DesignFile } from '../file';
import type { Design } from '../model';
import type { OffsetRange } from '../yaml/source';
import type { TextEdit } from '../edit/textEdit';
import { type Occurrence, occurrencesOf } from './occurrences';

/** The name at an offset, and every place of the design where it stands. */
export function occurrencesAt(
  design: Design,
  file: DesignFile,
  offset: number,
): { readonly at: Occurrence; readonly all: readonly Occurrence[] } | undefined {
  const all = occurrencesOf(design);
  const at = all.find((o) => o.file === file && o.range.start <= offset && offset <= o.range.end);
  return at && { at, all: all.filter((o) => o.symbol === at.symbol) };
}

export interface Rename {
  /** Edits by file, definition and all references. */
  readonly edits: ReadonlyMap<DesignFile, readonly TextEdit[]>;
}

/**
 * The edits that give a name another spelling everywhere in the design.
 * @throws Error with a text for the user where the new name cannot be one, or is another's.
 */
export function renameAt(design: Design, file: DesignFile, offset: number, newName: string): Rename {
  const found = occurrencesAt(design, file, offset);
  if (!found) throw new Error(l10n.t('There is no name here that other places refer to.'));
  if (!/^[A-Za-z0-9._-]{1,80}$/.test(newName)) {
    throw new Error(
      l10n.t('"{0}" cannot be a name: letters, digits, "-", "_" and ".", 80 characters at most.', newName),
    );
  }
  const scope = found.at.symbol.slice(0, found.at.symbol.lastIndexOf('/'));
  const taken = occurrencesOf(design).some(
    (o) =>
      o.role === 'definition' &&
      o.symbol !== found.at.symbol &&
      o.symbol.slice(0, o.symbol.lastIndexOf('/')) === scope &&
      o.name.toLowerCase() === newName.toLowerCase(),
  );
  if (taken) throw new Error(l10n.t('"{0}" is the name of something else already.', newName));
  const edits = new Map<DesignFile, TextEdit[]>();
  for (const { file: at, range } of found.all) {
    edits.set(at, [...(edits.get(at) ?? []), { ...(range satisfies OffsetRange), newText: newName }]);
  }
  return { edits };
}
