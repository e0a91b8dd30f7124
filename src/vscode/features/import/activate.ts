import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design } from '../../../design';
import type { Imported, Sources } from '../../../import';
import type { AzureSource } from '../../../work';
import { chooseDesign } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { editFile, writeAll } from '../../services/edits';
import { withoutLinksOut } from '../../services/links';
import type { Services } from '../../services/services';
import { signIn } from '../../services/signIn';
import { requireTrust } from '../../services/trust';
import { userAgentOf } from '../../services/userAgent';
import { type ImportOrigin, answersIn, askModel, askOrigin, askTenants } from './ask';

/** "Import …": what there is, from Azure or from files, comes into a design. Nothing in Azure is changed. */
export function activateImport(services: Services): void {
  const { commands, designs, texts, extension } = services;
  const userAgent = userAgentOf(extension);
  let reports = 0;

  commands.register('cspConnectivity.import', async (argument, options) => {
    requireTrust();
    const { origin: said, deciding } = answersIn(options);
    const origin = said ?? (await askOrigin());
    const { assembly, broken } = await designs.latest();
    const [half] = broken.keys();
    if (half !== undefined) throw new Refusal(l10n.t('{0} cannot be read; mend it first.', half));
    const design = assembly.designs.length > 0 ? await chooseDesign(services, argument) : undefined;
    const folder = folderOf(design);
    const sources = await readFrom(origin, design);
    const { importedFrom } = await import('../../../import');
    let imported = importedFrom(sources, { design, ...deciding });
    if (imported.open.length > 0 && deciding.model === undefined) {
      imported = importedFrom(sources, { design, ...deciding, model: await askModel(imported.open) });
    }
    const place = (path: string) => placeIn(folder, design, path);
    await write(imported, folder, place);
    if (origin.kind === 'simulator') await join(imported, place, origin.port);
    await report(imported);
    return imported.files.map(({ path }) => path);
  });

  function folderOf(design: Design | undefined): vscode.Uri {
    const provider = design && designs.uriOf(design.provider.file.path);
    const folder = provider ? vscode.Uri.joinPath(provider, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) throw new Refusal(l10n.t('Open the folder that the design is to be written to, then import again.'));
    return folder;
  }

  async function readFrom(origin: ImportOrigin, design: Design | undefined): Promise<Sources> {
    const files = origin.kind === 'files' ? await Promise.all(origin.files.map(read)) : [];
    const azure = origin.kind === 'files' ? undefined : await azureOf(origin, design);
    const progress = { location: vscode.ProgressLocation.Notification, cancellable: true, title: l10n.t('Importing') };
    return vscode.window.withProgress(progress, async (_progress, token) => {
      const cancelled = new AbortController();
      token.onCancellationRequested(() => cancelled.abort());
      const { readAll } = await import('../../../work');
      return readAll({ files, azure, signal: cancelled.signal });
    });
  }

  async function azureOf(
    origin: Exclude<ImportOrigin, { kind: 'files' }>,
    design: Design | undefined,
  ): Promise<AzureSource> {
    const cloud = design?.provider.cloud ?? 'AzureCloud';
    const common = {
      cloud,
      userAgent,
      signIn: (tenant: string, of: typeof cloud, scope: string) => signIn(of, scope, tenant),
    };
    if (origin.kind === 'simulator') {
      const simulatorUrl = `http://127.0.0.1:${String(origin.port)}`;
      return { ...common, simulatorUrl, tenants: [], partner: { tenantId: undefined } };
    }
    const tenants = await askTenants(design);
    const partner = origin.withPartnerCenter ? { tenantId: design?.provider.raw.tenantId ?? tenants[0] } : undefined;
    return { ...common, tenants, partner };
  }

  /** What came from a simulator is planned and deployed there, while the window is open. */
  async function join({ files }: Imported, place: Place, port: number): Promise<void> {
    for (const { path, customer } of files) {
      if (customer !== undefined) await services.simulators.join(designs.uriOf(path) ?? place(path), port);
    }
  }

  async function write({ files }: Imported, folder: vscode.Uri, place: Place): Promise<void> {
    const made = files
      .filter(({ before }) => before === undefined)
      .map(({ path, text }) => ({ uri: place(path), text }));
    const uris = made.map(({ uri }) => uri);
    const inside = new Set(await withoutLinksOut(folder, uris));
    const outside = uris.find((uri) => !inside.has(uri));
    if (outside) {
      throw new Refusal(
        l10n.t('{0} is a symbolic link that leads out of the design: nothing was written.', outside.fsPath),
      );
    }
    // VS Code takes an edit that is empty for one that failed.
    if (made.length > 0) await writeAll(made.map(({ uri, text }) => ({ uri, created: text })));
    for (const { path, before, text } of files)
      if (before !== undefined && before !== text) await follow(path, before, text);
  }

  /** The smallest edits, in the editor and unsaved, beside what was there. */
  async function follow(path: string, before: string, text: string): Promise<void> {
    const uri = designs.uriOf(path);
    if (!uri) return;
    const { lineEdits } = await import('../../../design/edit/lineEdits');
    await editFile(uri, path, (file) => lineEdits(file.text, text));
    const title = l10n.t('{0}: before and after the import', path.split('/').at(-1) ?? path);
    await vscode.commands.executeCommand('vscode.diff', texts.set(`before/${path}`, before), uri, title);
  }

  async function report(imported: Imported): Promise<void> {
    const { importMarkdown } = await import('./importMarkdown');
    // A preview that was hidden goes on showing what it showed: each report is a document of its own.
    reports++;
    const page = texts.set(reports === 1 ? 'import.md' : `import-${String(reports)}.md`, importMarkdown(imported));
    await vscode.commands.executeCommand('markdown.showPreview', page);
  }
}

/** Where a file of the design is to be, by its path. */
type Place = (path: string) => vscode.Uri;

/** A new file's path begins with the folder of its design, where that has one in the workspace. */
function placeIn(folder: vscode.Uri, design: Design | undefined, path: string): vscode.Uri {
  const before = design === undefined || design.folder === '' ? '' : `${design.folder}/`;
  const own = path.startsWith(before) ? path.slice(before.length) : path;
  return vscode.Uri.joinPath(folder, ...own.split('/'));
}

async function read(uri: vscode.Uri): Promise<{ name: string; text: string }> {
  return { name: uri.fsPath, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
}
