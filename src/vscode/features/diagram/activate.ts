import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { chooseCustomer } from '../../services/choose';
import { Refusal } from '../../services/commands';
import type { Services } from '../../services/services';
import { DiagramMemory } from './memory';
import type { DiagramPanel } from './panel';

const VIEW_TYPE = 'cspConnectivity.diagram';
const IS_OPEN = 'cspConnectivity.diagramOpen';

/** The diagram beside the text: one panel, made again where it was when the window opens anew. */
export function activateDiagram(context: vscode.ExtensionContext, services: Services): void {
  const { commands } = services;
  const memory = new DiagramMemory(context.workspaceState, services);
  let open: DiagramPanel | undefined;

  const attach = async (panel: vscode.WebviewPanel): Promise<DiagramPanel> => {
    const { DiagramPanel } = await import('./panel');
    const made = new DiagramPanel(panel, services, memory);
    open = made;
    void vscode.commands.executeCommand('setContext', IS_OPEN, true);
    made.onDidClose(() => {
      if (open === made) open = undefined;
      void vscode.commands.executeCommand('setContext', IS_OPEN, false);
    });
    return made;
  };

  // With `enter` it takes the place of where it was called, keyboard and all, as a page that is gone into.
  commands.register('cspConnectivity.openDiagram', async (argument) => {
    const { customer } = await chooseCustomer(services, argument);
    const isEntered = typeof argument === 'object' && argument !== null && 'enter' in argument;
    if (open) {
      open.reveal(isEntered);
    } else {
      const where = isEntered
        ? { viewColumn: vscode.ViewColumn.Active }
        : { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      await attach(
        vscode.window.createWebviewPanel(VIEW_TYPE, l10n.t('Diagram'), where, {
          enableScripts: true,
          retainContextWhenHidden: true,
          enableFindWidget: false,
        }),
      );
    }
    open?.show(customer.file.path);
  });

  commands.register('cspConnectivity.exportDiagram', () => {
    if (!open) {
      throw new Refusal(
        l10n.t('No diagram is open. Open one first; it is exported as it is shown.'),
        { title: l10n.t('Open Diagram'), run: () => vscode.commands.executeCommand('cspConnectivity.openDiagram') },
        'information',
      );
    }
    return open.export();
  });

  commands.register('cspConnectivity.leadElsewhere', (thing) => {
    const id = typeof thing === 'object' && thing !== null && 'cspThing' in thing ? thing.cspThing : undefined;
    if (!open || typeof id !== 'string') {
      throw new Refusal(l10n.t('Call it on a line of the diagram.'), undefined, 'information');
    }
    open.lead(id);
  });

  commands.register('cspConnectivity.openPicture', async (picture, folder) => {
    const { openPicture } = await import('./openPicture');
    return openPicture(services, picture, folder);
  });

  context.subscriptions.push(
    { dispose: () => open?.dispose() },
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel) => {
        const made = await attach(panel);
        if (memory.customer !== undefined) made.show(memory.customer);
      },
    }),
  );
}
