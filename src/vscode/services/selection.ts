import * as vscode from 'vscode';
import type { Path } from '../../design';

export type SelectionOrigin = 'tree' | 'text' | 'diagram' | 'command';

/** The place in the design that the user is at. */
export interface Selected {
  /** Path of the file, as findings name it. */
  readonly file: string;
  readonly path: Path;
  /** Who said so: it does not follow itself. */
  readonly origin: SelectionOrigin;
}

/** One selection that tree, text and diagram share. */
export class Selection implements vscode.Disposable {
  private now: Selected | undefined;
  private readonly changed = new vscode.EventEmitter<Selected>();

  readonly onDidChange = this.changed.event;

  get current(): Selected | undefined {
    return this.now;
  }

  set(next: Selected): void {
    const same = this.now?.file === next.file && JSON.stringify(this.now.path) === JSON.stringify(next.path);
    this.now = next;
    if (!same) this.changed.fire(next);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
