import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design, DesignFile } from '../../../design';
import { thrownText } from '../../../design/thrown';
import { askLine } from '../../services/ask';
import { placeOfArgument } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { changedMeanwhile, notChanged } from '../../services/edits';
import { toRange } from '../../services/reveal';
import { loadLanguage } from '../../services/rooms';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';
import { requireWritable } from '../../services/writable';

/** "Rename": another name for what the command was called on, here and wherever it is referred to. */
export function activateRename(services: Services): void {
  services.commands.register('cspConnectivity.rename', async (argument, given) => {
    requireTrust();
    const called = await nameAt(services, argument);
    if (!called) {
      throw new Refusal(
        l10n.t('Call it on a thing that has a name: in the tree, or in the diagram.'),
        undefined,
        'information',
      );
    }
    await requireWritable(services, called.file.path);
    const wanted = typeof given === 'string' ? given : await ask(called);
    // The text may have been edited while the name was asked for.
    const now = await nameAt(services, argument);
    if (now?.name !== called.name) throw changedMeanwhile(called.file.path);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      now.uri,
      toRange(now.file, { start: now.offset, end: now.offset }).start,
      wanted,
    );
    if (!(await vscode.workspace.applyEdit(edit))) throw notChanged(now.file.path);
  });
}

/** A name where it is given. */
interface Named {
  readonly uri: vscode.Uri;
  readonly file: DesignFile;
  readonly design: Design;
  readonly name: string;
  /** Where the name is in the text. */
  readonly offset: number;
}

/** The name of what a command was called on, as the text says it now. */
async function nameAt({ designs, files }: Services, argument: unknown): Promise<Named | undefined> {
  const [{ writtenAt }, { assembly }] = await Promise.all([import('../../../design/yaml/written'), designs.latest()]);
  const place = placeOfArgument(argument);
  const file = place && files.file(place.file);
  const uri = place && files.uriOf(place.file);
  const design = assembly.designs.find((each) => each.files.some(({ path }) => path === place?.file));
  const path = place && [...place.path, 'name'];
  const name = file && path && writtenAt(file, path)?.text;
  if (!file || !uri || !design || !path || name === undefined) return undefined;
  const { start, end } = file.offsetsOf({ path, on: 'value' });
  return { uri, file, design, name, offset: Math.min(start + 1, end) };
}

/** Asks for another name, and says what keeps one from being it while it is typed. */
async function ask({ design, file, name, offset }: Named): Promise<string> {
  const { renameAt } = await loadLanguage();
  return askLine({
    prompt: l10n.t('Another name for {0}. What refers to it is changed, too.', name),
    value: name,
    validateInput: (text) => {
      if (text.trim() === '') return l10n.t('A name has at least one character.');
      try {
        renameAt(design, file, offset, text);
        return undefined;
      } catch (error) {
        return thrownText(error);
      }
    },
  });
}
