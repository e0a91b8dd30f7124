import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../../services/services';
import { dropFiles } from './drop';
import { DesignTree } from './provider';

const VIEW = 'cspConnectivity.designs';

/** The tree of designs in the activity bar; its selection follows text and diagram, and they follow it. */
export function activateTree(context: vscode.ExtensionContext, services: Services): DesignTree {
  const { designs, active, selection, states, commands, files } = services;
  const tree = new DesignTree(designs, states);
  const view = vscode.window.createTreeView(VIEW, {
    treeDataProvider: tree,
    showCollapseAll: true,
    dragAndDropController: dropFiles,
  });
  /** The row that was selected because something else was: its event is no intent of the user. */
  let following: string | undefined;

  const seen = (): void => {
    const [row] = view.visible ? view.selection : [];
    active.see('tree', row && designs.uriOf(row.place.file));
  };

  const follow = async (): Promise<void> => {
    const { current } = selection;
    if (!view.visible || !current || current.origin === 'tree') return;
    const row = tree.rowAt(current.file, current.path);
    if (!row || view.selection[0]?.id === row.id) return;
    following = row.id;
    await view.reveal(row, { select: true, focus: false });
  };

  context.subscriptions.push(
    tree,
    view,
    view.onDidChangeSelection(({ selection: [row] }) => {
      seen();
      if (!row || row.id === following) {
        following = undefined;
        return;
      }
      following = undefined;
      selection.set({ file: row.place.file, path: row.place.path, origin: 'tree' });
    }),
    view.onDidChangeVisibility(() => {
      seen();
      void commands.guard(VIEW, follow);
    }),
    selection.onDidChange(() => void commands.guard(VIEW, follow)),
    designs.onDidChange((snapshot) => {
      const { errors } = snapshot.found.total;
      const tooltip = errors === 1 ? l10n.t('1 error in the designs') : l10n.t('{0} errors in the designs', errors);
      view.badge = errors > 0 ? { value: errors, tooltip } : undefined;
      const [broken] = snapshot.broken.keys();
      const message =
        broken !== undefined
          ? l10n.t('{0} is half typed: what was read last is shown.', broken)
          : snapshot.isWhole
            ? undefined
            : l10n.t('The designs are being read and checked; what is found so far is shown.');
      // VS Code is told again of a message that is set again.
      if (view.message !== message) view.message = message;
    }),
  );
  commands.register('cspConnectivity.refresh', () => files.scan());
  return tree;
}
