import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { askLine } from '../../services/ask';
import { placeOfArgument } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { toRange } from '../../services/reveal';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';

/** "Rename": another name for what the command was called on, here and wherever it is referred to. */
export function activateRename({ commands, designs, files }: Services): void {
  commands.register('cspConnectivity.rename', async (argument, given) => {
    requireTrust();
    const [{ writtenAt }] = await Promise.all([import('../../../design/yaml/written'), designs.latest()]);
    const place = placeOfArgument(argument);
    const file = place && files.file(place.file);
    const uri = place && files.uriOf(place.file);
    const path = place && [...place.path, 'name'];
    const name = file && path && writtenAt(file, path)?.text;
    if (!file || !uri || !path || name === undefined) {
      throw new Refusal(
        l10n.t('Call it on a thing that has a name: in the tree, or in the diagram.'),
        undefined,
        'information',
      );
    }
    const wanted = typeof given === 'string' ? given : await ask(name);
    const { start, end } = file.offsetsOf({ path, on: 'value' });
    const at = toRange(file, { start: Math.min(start + 1, end), end }).start;
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      at,
      wanted,
    );
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new Refusal(l10n.t('{0} could not be changed: it is read-only.', place.file));
    }
  });
}

function ask(name: string): Promise<string> {
  return askLine({
    prompt: l10n.t('Another name for {0}. What refers to it is changed, too.', name),
    value: name,
    validateInput: (text) => (text.trim() === '' ? l10n.t('A name has at least one character.') : undefined),
  });
}
