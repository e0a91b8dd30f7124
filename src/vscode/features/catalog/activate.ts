import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Cloud } from '../../../catalog/catalog';
import type { LiveLists } from '../../../catalog/live';
import type { Design } from '../../../design';
import { askItem } from '../../services/ask';
import { chooseDesign } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { withoutLinksOut } from '../../services/links';
import { askFilesInDialog } from '../../services/openDialog';
import type { Services } from '../../services/services';
import { signIn } from '../../services/signIn';
import { userAgentOf } from '../../services/userAgent';
import { requireTrust } from '../../services/trust';

/** Who can be asked for lists. */
type Asked = 'azure' | 'simulator';

/** "Update the Catalogue from Azure": Azure's own lists, kept beside the provider file of a design. */
export function activateCatalog(services: Services): void {
  const { commands, designs, extension } = services;
  commands.register('cspConnectivity.updateCatalog', async (argument, options) => {
    requireTrust();
    const design = await chooseDesign(services, argument);
    const provider = designs.uriOf(design.provider.file.path);
    if (!provider) throw new vscode.CancellationError();
    const from = savedIn(options) ?? (await askSource());
    const live = typeof from === 'string' ? await readNow(design, from) : await readSaved(design, from);
    const folder = vscode.Uri.joinPath(provider, '..');
    const uri = vscode.Uri.joinPath(folder, '.csp-catalog.json');
    if ((await withoutLinksOut(folder, [uri])).length === 0) {
      throw new Refusal(
        l10n.t('{0} is a symbolic link that leads out of the design: nothing was written.', uri.fsPath),
      );
    }
    const { liveText } = await import('../../../catalog/liveAnswers');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(liveText(live)));
    void vscode.window.showInformationMessage(
      l10n.t("Azure's own lists are kept in .csp-catalog.json, and stand above the built-in names."),
    );
    return uri;
  });

  function readNow(design: Design, from: Asked): Thenable<LiveLists> {
    const progress = { location: vscode.ProgressLocation.Notification, cancellable: true };
    return vscode.window.withProgress(
      { ...progress, title: l10n.t('Reading what Azure offers') },
      async (_progress, token) => {
        const cancelled = new AbortController();
        token.onCancellationRequested(() => cancelled.abort());
        const { readFromAzure } = await import('../../../work');
        const asked = {
          userAgent: userAgentOf(extension),
          signIn: (tenantId: string, cloud: Cloud, scope: string) => signIn(cloud, scope, tenantId),
          signal: cancelled.signal,
        };
        if (from === 'azure') return readFromAzure(design, asked, new Date());
        const { startSimulator } = await import('../../../simulator');
        const simulator = await startSimulator({ speed: 'fast' });
        try {
          return await readFromAzure(design, { ...asked, simulatorUrl: simulator.url }, new Date());
        } finally {
          await simulator.stop();
        }
      },
    );
  }
}

async function readSaved(design: Design, files: readonly vscode.Uri[]): Promise<LiveLists> {
  const { updatedFromFiles } = await import('../../../work');
  const saved = await Promise.all(
    files.map(async (uri) => ({
      name: uri.fsPath,
      text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)),
    })),
  );
  const { cloud, live: before } = design.provider;
  return updatedFromFiles({ cloud, before, now: new Date().toISOString() }, saved);
}

/** Files that another command (or a test) names in place of asking. */
function savedIn(options: unknown): readonly vscode.Uri[] | Asked | undefined {
  if (typeof options !== 'object' || options === null || !('from' in options)) return undefined;
  const { from } = options as { readonly from: unknown };
  if (from === 'azure' || from === 'simulator') return from;
  return Array.isArray(from) ? from.filter((one): one is vscode.Uri => one instanceof vscode.Uri) : undefined;
}

async function askSource(): Promise<readonly vscode.Uri[] | Asked> {
  const picked = await askItem(
    [
      {
        label: l10n.t('Ask Azure now'),
        description: l10n.t('signs in to the tenant of the first subscription'),
        from: 'azure' as const,
      },
      {
        label: l10n.t('Read saved answers'),
        description: l10n.t('JSON, as ARM or the Azure CLI writes it'),
        from: 'files' as const,
      },
      {
        label: l10n.t("Read the simulator's lists"),
        description: l10n.t('to rehearse it: they are the built-in names, not what Azure offers'),
        from: 'simulator' as const,
      },
    ],
    { title: l10n.t('Where are the lists of Azure read from?') },
  );
  if (picked.from !== 'files') return picked.from;
  return askFilesInDialog({ filters: { JSON: ['json'] } });
}
