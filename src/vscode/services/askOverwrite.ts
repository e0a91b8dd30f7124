import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Comparison } from '../../generate';
import type { VirtualTexts } from './virtualTexts';
import { at } from './outputFiles';

interface Item extends vscode.QuickPickItem {
  readonly path: string;
}

/**
 * Which of the files that were changed by hand are overwritten; none is ticked at first, and each can be compared.
 * @throws CancellationError where the user leaves: then nothing is written
 */
export async function askOverwrite(
  comparison: Comparison,
  folder: vscode.Uri,
  texts: VirtualTexts,
): Promise<ReadonlySet<string>> {
  const byHand = comparison.files.filter(({ state }) => state === 'changedByHand');
  if (byHand.length === 0) return new Set();
  const compare: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('diff'),
    tooltip: l10n.t('Compare with what would be written'),
  };
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = l10n.t('{0} files were changed by hand', byHand.length);
  pick.placeholder = l10n.t('Tick those that are overwritten; the others stay as they are');
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.items = byHand.map(({ path }) => ({ label: path, path, buttons: [compare] }));
  pick.onDidTriggerItemButton(({ item: { path } }) => {
    const content = byHand.find((file) => file.path === path)?.file?.content ?? '';
    const generated = texts.set(`generated/${path}`, content);
    const title = l10n.t('{0}: on disk and generated', path.split('/').at(-1) ?? path);
    void vscode.commands.executeCommand('vscode.diff', at(folder, path), generated, title, { preview: true });
  });
  return new Promise<ReadonlySet<string>>((resolve, reject) => {
    pick.onDidAccept(() => resolve(new Set(pick.selectedItems.map(({ path }) => path))));
    pick.onDidHide(() => reject(new vscode.CancellationError()));
    pick.show();
  }).finally(() => pick.dispose());
}
