import * as vscode from 'vscode';
import type { Node } from './node';

const FILES = 'text/uri-list';

/** Files that are dropped onto the tree are imported; nothing is dragged out of it. */
export const dropFiles: vscode.TreeDragAndDropController<Node> = {
  dropMimeTypes: [FILES],
  dragMimeTypes: [],
  async handleDrop(target, data) {
    const list = await data.get(FILES)?.asString();
    const from = (list ?? '')
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => vscode.Uri.parse(line, true));
    if (from.length > 0) await vscode.commands.executeCommand('cspConnectivity.import', target, { from });
  },
};
