import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design } from '../../../design';
import type { Deciding, Imported, ImportedFile } from '../../../import';
import { chooseDesign } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { editFile, writeAll } from '../../services/edits';
import { withoutLinksOut } from '../../services/links';
import type { Services } from '../../services/services';
import { signIn } from '../../services/signIn';
import { requireTrust } from '../../services/trust';
import { userAgentOf } from '../../services/userAgent';
import { askModel, askSource, answersIn, askTenants } from './ask';

/** "Import …": what there is, from Azure or from files, comes into a design. Nothing in Azure is changed. */
export function activateImport(services: Services): void {
  const { commands, designs, texts, extension } = services;
  const userAgent = userAgentOf(extension);

  commands.register('cspConnectivity.import', async (argument, options) => {
    requireTrust();
    const answers = answersIn(options);
    const from = answers.from ?? (await askSource());
    const { assembly, broken } = await designs.latest();
    const [half] = broken.keys();
    if (half !== undefined) throw new Refusal(l10n.t('{0} cannot be read; mend it first.', half));
    const design = assembly.designs.length > 0 ? await chooseDesign(services, argument) : undefined;
    const folder = folderOf(design);
    const read = await reader(from, design, answers.simulatorUrl);
    let imported = await read({ design, ...answers.deciding });
    if (imported.open.length > 0 && answers.deciding.model === undefined) {
      imported = await read({ design, ...answers.deciding, model: await askModel(imported.open) });
    }
    await write(imported, folder);
    await report(imported);
    return imported.files.map(({ path }) => path);
  });

  function folderOf(design: Design | undefined): vscode.Uri {
    const provider = design && designs.uriOf(design.provider.file.path);
    const folder = provider ? vscode.Uri.joinPath(provider, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) throw new Refusal(l10n.t('Open the folder that the design is to be written to, then import again.'));
    return folder;
  }

  /** What was chosen is read once; asking again only decides anew. */
  async function reader(
    from: 'azure' | readonly vscode.Uri[],
    design: Design | undefined,
    simulatorUrl: string | undefined,
  ): Promise<(deciding: Deciding) => Promise<Imported>> {
    const files = from === 'azure' ? [] : await Promise.all(from.map(read));
    const cloud = design?.provider.cloud ?? 'AzureCloud';
    const tenants = from === 'azure' && simulatorUrl === undefined ? await askTenants(design) : [];
    const azure =
      from === 'azure'
        ? {
            cloud,
            tenants,
            userAgent,
            simulatorUrl,
            signIn: (tenant: string, of: typeof cloud, scope: string) => signIn(of, scope, tenant),
          }
        : undefined;
    const progress = { location: vscode.ProgressLocation.Notification, cancellable: true, title: l10n.t('Importing') };
    return (deciding) =>
      Promise.resolve(
        vscode.window.withProgress(progress, async (_progress, token) => {
          const cancelled = new AbortController();
          token.onCancellationRequested(() => cancelled.abort());
          const { importedInto } = await import('../../../work');
          return importedInto({ files, azure, deciding, signal: cancelled.signal });
        }),
      );
  }

  async function write({ files }: Imported, folder: vscode.Uri): Promise<void> {
    for (const file of files.filter(({ before, text }) => before !== text)) {
      if (file.before === undefined) await make(file, folder);
      else await follow(file, file.before);
    }
  }

  async function make({ path, text }: ImportedFile, folder: vscode.Uri): Promise<void> {
    const uri = vscode.Uri.joinPath(folder, ...path.split('/'));
    if ((await withoutLinksOut(folder, [uri])).length === 0) {
      throw new Refusal(
        l10n.t('{0} is a symbolic link that leads out of the design: nothing was written.', uri.fsPath),
      );
    }
    await writeAll([{ uri, created: text }]);
  }

  /** The smallest edits, in the editor and unsaved, beside what was there. */
  async function follow({ path, text }: ImportedFile, before: string): Promise<void> {
    const uri = designs.uriOf(path);
    if (!uri) return;
    const { lineEdits } = await import('../../../design/edit/lineEdits');
    await editFile(uri, path, (file) => lineEdits(file.text, text));
    const title = l10n.t('{0}: before and after the import', path.split('/').at(-1) ?? path);
    await vscode.commands.executeCommand('vscode.diff', texts.set(`before/${path}`, before), uri, title);
  }

  async function report(imported: Imported): Promise<void> {
    const { importMarkdown } = await import('./importMarkdown');
    const page = texts.set('import.md', importMarkdown(imported));
    await vscode.commands.executeCommand('markdown.showPreview', page);
  }
}

async function read(uri: vscode.Uri): Promise<{ name: string; text: string }> {
  return { name: uri.fsPath, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
}
