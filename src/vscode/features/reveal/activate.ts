import * as vscode from 'vscode';
import { chooseCustomer, placeOfArgument } from '../../services/choose';
import { pathAt } from '../../services/pathAt';
import { revealPlace } from '../../services/reveal';
import type { Services } from '../../services/services';

const CURSOR_PAUSE_MS = 120;

/** "Reveal in File", and the text cursor as one of the three that follow each other. */
export function activateReveal(context: vscode.ExtensionContext, services: Services): void {
  const { commands, files, selection } = services;
  let pause: NodeJS.Timeout | undefined;

  commands.register('cspConnectivity.revealInFile', async (argument, options) => {
    let place = placeOfArgument(argument);
    if (!place) {
      const { customer } = await chooseCustomer(services);
      place = { file: customer.file.path, path: [] };
    }
    const preserveFocus = typeof options === 'object' && options !== null && 'preserveFocus' in options;
    await revealPlace(files, place, { preserveFocus });
    selection.set({ ...place, origin: 'command' });
  });

  const follow = ({ document, selection: cursor }: vscode.TextEditor): void => {
    if (!files.fileAt(document.uri)) return;
    clearTimeout(pause);
    pause = setTimeout(() => {
      const file = files.fileAt(document.uri);
      if (!file || file.broken || file.text !== document.getText()) return;
      selection.set({ file: file.path, path: pathAt(file, document.offsetAt(cursor.active)), origin: 'text' });
    }, CURSOR_PAUSE_MS);
  };

  context.subscriptions.push(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      // In an editor that nobody is in the text moved its cursor, not a person, who may be typing a value in the diagram.
      if (textEditor === vscode.window.activeTextEditor) follow(textEditor);
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => editor && follow(editor)),
    selection.onDidChange((selected) => {
      if (selected.origin === 'text' || selected.origin === 'command') return;
      // A cursor that is still on its way to the other two comes too late now.
      clearTimeout(pause);
      const isShown = vscode.window.visibleTextEditors.some(
        (e) => files.fileAt(e.document.uri)?.path === selected.file,
      );
      if (isShown) void commands.guard('reveal', () => revealPlace(files, selected, { preserveFocus: true }));
    }),
    { dispose: () => clearTimeout(pause) },
  );
}
