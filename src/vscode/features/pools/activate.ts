import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { chooseCustomer, chooseDesign } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { editFile } from '../../services/edits';
import { showReport } from '../../services/report';
import type { Services } from '../../services/services';

/** "Show Pools", and "Allocate from Pools" for all that a customer's file lacks. */
export function activatePools(services: Services): void {
  const { commands, files } = services;

  commands.register('cspConnectivity.showPools', async (argument) => {
    const design = await chooseDesign(services, argument);
    const [{ poolReport }, { poolTables }] = await Promise.all([
      import('../../../design'),
      import('../../../routing/report'),
    ]);
    const pools = poolReport(design);
    const heading = l10n.t('Pools of {0}', design.provider.displayName);
    await showReport(services, `pools-${design.provider.name}`, heading, poolTables(pools), pools);
    return pools;
  });

  commands.register('cspConnectivity.allocate', async (argument) => {
    const { design, customer } = await chooseCustomer(services, argument);
    const uri = files.uriOf(customer.file.path);
    if (!uri) throw new vscode.CancellationError();
    const { allocate } = await import('../../../design/allocate');
    const { edits, handedOut } = allocate(design, customer);
    if (edits.length === 0) {
      throw new Refusal(
        l10n.t('"{0}" lacks nothing that the pools could give.', customer.displayName),
        undefined,
        'information',
      );
    }
    const document = await editFile(uri, customer.file.path, (file) => (file.text === customer.file.text ? edits : []));
    await vscode.window.showTextDocument(document);
    void vscode.window.showInformationMessage(
      l10n.t('{0} values were handed out to {1}. Undo takes them back.', handedOut.length, customer.displayName),
    );
    return handedOut;
  });
}
