import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { chooseDesign } from '../../services/choose';
import type { Services } from '../../services/services';
import type { EstatePanel } from './panel';

const VIEW_TYPE = 'cspConnectivity.estate';
const LAST_FOLDER = 'cspConnectivity.estate.design';

/** The page of all customers: one panel, made again where it was when the window opens anew. */
export function activateEstate(context: vscode.ExtensionContext, services: Services): void {
  const { commands } = services;
  let open: EstatePanel | undefined;

  const attach = async (panel: vscode.WebviewPanel): Promise<EstatePanel> => {
    const { EstatePanel } = await import('./panel');
    const made = new EstatePanel(panel, services, (folder) => void context.workspaceState.update(LAST_FOLDER, folder));
    open = made;
    made.onDidClose(() => {
      if (open === made) open = undefined;
    });
    return made;
  };

  commands.register('cspConnectivity.showEstate', async (argument) => {
    const design = await chooseDesign(services, argument);
    if (open) open.reveal();
    else {
      await attach(
        vscode.window.createWebviewPanel(VIEW_TYPE, l10n.t('Estate'), vscode.ViewColumn.Active, {
          enableScripts: true,
          retainContextWhenHidden: true,
          enableFindWidget: false,
        }),
      );
    }
    open?.show(design.folder);
  });

  // Escape in the diagram of a customer leads back to where one came from; without an estate it does nothing.
  commands.register('cspConnectivity.backToEstate', () => open?.reveal());

  context.subscriptions.push(
    { dispose: () => open?.dispose() },
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel) => {
        const made = await attach(panel);
        made.show(context.workspaceState.get<string>(LAST_FOLDER));
      },
    }),
  );
}
