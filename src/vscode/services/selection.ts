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

/** A traced path, as the diagram shows it. */
export interface HighlightedPath {
  /** Path of the customer's file. */
  readonly file: string;
  /** Ids of nodes and edges of the customer's scene. */
  readonly ids: readonly string[];
  readonly label: string;
}

/** One selection that tree, text and diagram share, and the path that was traced last. */
export class Selection implements vscode.Disposable {
  private now: Selected | undefined;
  private path: HighlightedPath | undefined;
  private readonly changed = new vscode.EventEmitter<Selected>();
  private readonly pathChanged = new vscode.EventEmitter<void>();

  readonly onDidChange = this.changed.event;
  readonly onDidHighlight = this.pathChanged.event;

  get current(): Selected | undefined {
    return this.now;
  }

  set(next: Selected): void {
    const same = this.now?.file === next.file && JSON.stringify(this.now.path) === JSON.stringify(next.path);
    this.now = next;
    if (!same) this.changed.fire(next);
  }

  /** The same thing is at another place in a newer text, which nobody has to follow. */
  moved(place: Pick<Selected, 'file' | 'path'>): void {
    if (this.now) this.now = { ...place, origin: this.now.origin };
  }

  get highlighted(): HighlightedPath | undefined {
    return this.path;
  }

  /** Shows a traced path on the diagram, also on one that is opened later; undefined takes it away. */
  highlight(path: HighlightedPath | undefined): void {
    this.path = path;
    this.pathChanged.fire();
  }

  dispose(): void {
    this.changed.dispose();
    this.pathChanged.dispose();
  }
}
