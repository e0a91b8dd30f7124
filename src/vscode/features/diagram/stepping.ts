import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../services/commands';
import { requireTrust } from '../../services/trust';

/** A step of VS Code's own in a text; each is the name of its command. */
export type Step = 'undo' | 'redo';

/**
 * Takes back and repeats what was done in a text while the picture has the keyboard. VS Code does that only in the editor
 * that has it: the text is gone to, and the picture come back to.
 */
export class Stepping {
  /** A key that is held down asks again before the editor was gone to. */
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly panel: vscode.WebviewPanel) {}

  /**
   * @param uri of the text; no other is changed
   * @throws Refusal in Restricted Mode, and where there is nothing to take back or repeat
   */
  take(step: Step, uri: vscode.Uri): Promise<void> {
    const taken = this.last.then(() => this.takeNow(step, uri));
    this.last = taken.catch(() => undefined);
    return taken;
  }

  private async takeNow(step: Step, uri: vscode.Uri): Promise<void> {
    requireTrust();
    const document = await vscode.workspace.openTextDocument(uri);
    const { version } = document;
    try {
      await vscode.window.showTextDocument(document, { viewColumn: this.columnFor(uri) });
      // Somebody may have gone elsewhere just then: what is there is not theirs to take back.
      if (vscode.window.activeTextEditor?.document === document) await vscode.commands.executeCommand(step);
    } finally {
      this.panel.reveal(undefined, false);
    }
    if (document.version !== version) return;
    const name = vscode.workspace.asRelativePath(uri);
    throw new Refusal(
      step === 'undo'
        ? l10n.t('There is nothing to undo in {0}.', name)
        : l10n.t('There is nothing to redo in {0}.', name),
      undefined,
      'information',
    );
  }

  /** Where the text is open already, else not over the picture where there is another place. */
  private columnFor(uri: vscode.Uri): vscode.ViewColumn | undefined {
    const groups = vscode.window.tabGroups.all;
    const has = ({ tabs }: vscode.TabGroup) =>
      tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
    const group = groups.find(has) ?? groups.find(({ viewColumn }) => viewColumn !== this.panel.viewColumn);
    return group?.viewColumn ?? this.panel.viewColumn;
  }
}
