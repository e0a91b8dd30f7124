import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../services/commands';
import { customersOf } from '../../services/designs';
import type { Services } from '../../services/services';

const SHOW_PROBLEMS = 'workbench.actions.view.problems';

/** "Check", which says in a sentence what the Problems panel holds, the page that explains a rule, and the last report for programs. */
export function activateCheck(services: Services): void {
  const { commands, designs, files, texts, extension } = services;

  commands.register('cspConnectivity.check', async () => {
    await files.scan();
    const snapshot = await designs.latest();
    if (
      snapshot.assembly.designs.length + snapshot.assembly.unreadable.length === 0 &&
      snapshot.findings.length === 0
    ) {
      throw new Refusal(
        l10n.t('There is nothing to check: this workspace holds no design.'),
        { title: l10n.t('Create a Design'), run: () => vscode.commands.executeCommand('cspConnectivity.createDesign') },
        'warning',
      );
    }
    const { errors, warnings, infos } = snapshot.found.total;
    await vscode.commands.executeCommand(SHOW_PROBLEMS);
    const customers = customersOf(snapshot).length;
    const summary =
      errors + warnings + infos === 0
        ? l10n.t('{0} customers checked: nothing found.', customers)
        : l10n.t(
            '{0} customers checked: {1} errors, {2} warnings, {3} informational.',
            customers,
            errors,
            warnings,
            infos,
          );
    void (errors > 0
      ? vscode.window.showErrorMessage(summary)
      : warnings > 0
        ? vscode.window.showWarningMessage(summary)
        : vscode.window.showInformationMessage(summary));
    return { errors, warnings, infos };
  });

  commands.register('cspConnectivity.explainRule', async (code) => {
    const rules = vscode.Uri.joinPath(extension.extensionUri, 'RULES.md');
    const fragment = typeof code === 'string' ? code.toLowerCase() : '';
    await vscode.commands.executeCommand('markdown.showPreview', rules.with({ fragment }));
  });

  commands.register('cspConnectivity.showReportAsJson', async () => {
    const { lastReport } = texts;
    if (!lastReport) {
      throw new Refusal(
        l10n.t('No report was shown yet: routes, a path, failures, pools or a rehearsal.'),
        undefined,
        'information',
      );
    }
    const uri = texts.set(lastReport.path, lastReport.text);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  });

  commands.register('cspConnectivity.showOutput', () => services.log.show());
}
