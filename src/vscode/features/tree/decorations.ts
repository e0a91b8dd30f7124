import * as vscode from 'vscode';
import { type Count, type FindingIndex, spokenCount } from '../../services/findingIndex';
import type { Node } from './node';

const SCHEME = 'csp-connectivity';
const MOST_SHOWN = 9;

/** The location by which VS Code asks for the decoration of a row. */
export function decorationUri(node: Node): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${node.id}` });
}

/** The findings of what a row shows; of a design, those in all of its files. */
export function countFor(node: Node, findings: FindingIndex): Count {
  if (!node.files) return findings.at(node.place);
  return findings.ofAll(node.files());
}

/** Numbers of findings behind the rows of the tree, in the colours of errors and warnings. */
export class FindingDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly counts = new Map<string, Count>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri[]>();

  readonly onDidChangeFileDecorations = this.changed.event;

  // After the event, which VS Code subscribes to here.
  private readonly registration = vscode.window.registerFileDecorationProvider(this);

  /**
   * Says what rows have now; the numbers of those that differ from before are drawn again.
   * @returns the rows that differ
   */
  set(rows: Iterable<Node>, findings: FindingIndex): Node[] {
    const different: Node[] = [];
    for (const row of rows) {
      const count = countFor(row, findings);
      const key = decorationUri(row).toString();
      const before = this.counts.get(key);
      if (before?.errors === count.errors && before.warnings === count.warnings) continue;
      this.counts.set(key, count);
      if (before || count.errors + count.warnings > 0) different.push(row);
    }
    if (different.length > 0) this.changed.fire(different.map(decorationUri));
    return different;
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== SCHEME) return undefined;
    const count = this.counts.get(uri.toString());
    const spoken = count && spokenCount(count);
    if (!count || !spoken) return undefined;
    const shown = count.errors > 0 ? count.errors : count.warnings;
    const colour = count.errors > 0 ? 'list.errorForeground' : 'list.warningForeground';
    const badge = shown > MOST_SHOWN ? `${MOST_SHOWN}+` : String(shown);
    return new vscode.FileDecoration(badge, spoken, new vscode.ThemeColor(colour));
  }

  dispose(): void {
    vscode.Disposable.from(this.registration, this.changed).dispose();
  }
}
