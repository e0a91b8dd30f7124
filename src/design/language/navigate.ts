import * as l10n from '@vscode/l10n';
import type { DesignFile } from '../file';
import type { Design } from '../model';
import { renderFlow } from '../edit/render';
import type { TextEdit } from '../edit/textEdit';
import { kinds } from '../schema/kinds';
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
  const given = found.all.find((o) => o.role === 'definition');
  const text = given?.text ?? 'name';
  if (!new RegExp(kinds[text], 'u').test(newName)) {
    throw new Error(
      text === 'interface'
        ? l10n.t('"{0}" cannot be the name of an interface.', newName)
        : l10n.t('"{0}" cannot be a name: letters, digits, "-", "_" and ".", 80 characters at most.', newName),
    );
  }
  const taken = occurrencesOf(design).some(
    (o) => o.scope !== '' && o.scope === given?.scope && o !== given && o.name.toLowerCase() === newName.toLowerCase(),
  );
  if (taken) throw new Error(l10n.t('"{0}" is the name of something else already.', newName));
  const edits = new Map<DesignFile, TextEdit[]>();
  for (const occurrence of found.all) {
    const { file: at, range } = occurrence;
    edits.set(at, [...(edits.get(at) ?? []), { ...range, newText: textFor(occurrence, newName) }]);
  }
  return { edits };
}

/** The new name as the file can say it: in quotes where it would else be read as a number, or as yes or no. */
function textFor({ file, name, range }: Occurrence, newName: string): string {
  const { text } = file;
  const isPart = /[/'"]/.test(text.charAt(range.start - 1)) || /[/'"]/.test(text.charAt(range.end));
  return isPart || name === newName ? newName : renderFlow(newName, { json: false, eol: '\n' });
}
