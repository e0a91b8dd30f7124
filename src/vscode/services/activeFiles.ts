import * as vscode from 'vscode';

/** Where a person can be at a design; of plans there is a page for each file. */
export type ActiveIn = 'editor' | 'tree' | 'diagram' | `plan ${string}`;

/** The files of designs that a person is at: the one in the active editor, of the selected row, of the pages that are open. */
export class ActiveFiles implements vscode.Disposable {
  /** One for each place, that of the place looked at last at the end. */
  private readonly seen = new Map<ActiveIn, vscode.Uri>();
  private readonly listeners: vscode.Disposable;

  constructor() {
    const see = (editor: vscode.TextEditor | undefined) => this.see('editor', editor?.document.uri);
    see(vscode.window.activeTextEditor);
    this.listeners = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(see),
      // A click into the editor that was active all the time comes back to it.
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) see(textEditor);
      }),
    );
  }

  /** @param file that a place shows now; undefined where it shows none, or is closed */
  see(place: ActiveIn, file: vscode.Uri | undefined): void {
    this.seen.delete(place);
    if (file) this.seen.set(place, file);
  }

  /** That of the place that was looked at last comes first. */
  get latestFirst(): readonly vscode.Uri[] {
    return [...this.seen.values()].reverse();
  }

  dispose(): void {
    this.listeners.dispose();
  }
}
