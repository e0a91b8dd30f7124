import * as vscode from 'vscode';
import { customersOf } from '../../services/designs';
import type { Services } from '../../services/services';

/** Keys of when-clauses, by which the palette leaves out what could not act. */
const HAS_DESIGN = 'cspConnectivity.hasDesign';
const HAS_CUSTOMER = 'cspConnectivity.hasCustomer';
const IS_DEPLOYING = 'cspConnectivity.isDeploying';

/** Tells VS Code what is there that commands could act on. */
export function activatePalette(context: vscode.ExtensionContext, { designs, deployments }: Services): void {
  const told = new Map<string, boolean>();
  const tell = (key: string, value: boolean): void => {
    if (told.get(key) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  context.subscriptions.push(
    designs.onDidChange((snapshot) => {
      const { assembly } = snapshot;
      // What cannot be read at the moment is a design nevertheless: the command says what is wrong with it.
      tell(HAS_DESIGN, assembly.designs.length + assembly.unreadable.length > 0);
      tell(HAS_CUSTOMER, customersOf(snapshot).length + assembly.unreadable.length > 0);
    }),
    deployments.onDidChange(() =>
      tell(
        IS_DEPLOYING,
        deployments.all.some(({ status }) => status === undefined),
      ),
    ),
  );
}
