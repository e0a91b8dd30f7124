import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design } from '../../../design';
import type { FileChange } from '../../../wizards';
import { Refusal } from '../../services/commands';
import { type Writing, writeAll } from '../../services/edits';
import type { Services } from '../../services/services';
import { requireWritable } from '../../services/writable';

/** What came of a wizard. */
export interface Outcome {
  /** The design that the changes are made for. */
  readonly before: Design;
  readonly changes: readonly FileChange[];
}

/**
 * Writes all changes of a wizard as one edit, which one undo takes back: all of them or none.
 * @throws Refusal where a file was changed in the meantime, or cannot be written
 */
export async function write(services: Services, { before, changes }: Outcome): Promise<void> {
  const { designs, files } = services;
  for (const { path, created } of changes) if (created === undefined) await requireWritable(services, path);
  const provider = designs.uriOf(before.provider.file.path);
  await writeAll(
    changes.map((change): Writing => {
      const { path } = change;
      if (change.created !== undefined) return { uri: uriOfNew(provider, before, path), created: change.created };
      const uri = designs.uriOf(path);
      const old = before.files.find((file) => file.path === path);
      if (!uri || !old) throw new Refusal(l10n.t('{0} is not there any more.', path));
      return { uri, path, before: old.text, edits: change.edits ?? [] };
    }),
  );
  if (changes.some(({ created }) => created !== undefined)) await files.scan();
}

/** Beside the provider file, at the same place as in the paths of the design. */
function uriOfNew(provider: vscode.Uri | undefined, { folder }: Design, path: string): vscode.Uri {
  if (!provider) throw new Refusal(l10n.t('{0} is not there any more.', path));
  const below = folder === '' ? path : path.slice(folder.length + 1);
  return vscode.Uri.joinPath(provider, '..', below);
}
