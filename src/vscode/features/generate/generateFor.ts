import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { findFormat, formats, generateAll } from '../../../generate';
import { chooseCustomer } from '../../services/choose';
import type { Chosen } from '../../services/designs';
import { wantedBy } from '../../services/planning';
import type { Services } from '../../services/services';
import { askOverwrite } from './askOverwrite';
import { type Written, at, compareWithDisk, writeOutput } from './disk';

interface Options {
  readonly format?: string;
  readonly folder?: vscode.Uri;
}

/** Generates the files of one format for one customer; returns the paths that were written. */
export async function generateFor(services: Services, argument: unknown, given: unknown): Promise<readonly string[]> {
  const options = optionsOf(given);
  const chosen = await chooseCustomer(services.designs, argument);
  await wantedBy(services, chosen);
  const format = options.format ?? (await askFormat());
  const folder = options.folder ?? (await askFolder(services, chosen));
  const written: string[] = [];
  for (const output of generateAll(chosen.design, [chosen.customer], format)) {
    const { comparison, there } = await compareWithDisk(output, folder);
    const overwrite = await askOverwrite(comparison, folder, services.texts);
    const done = await writeOutput(comparison, there, folder, overwrite);
    written.push(...done.written);
    const kept = comparison.files.filter(({ path, state }) => state === 'changedByHand' && !overwrite.has(path)).length;
    tell(services, chosen, folder, at(folder, output.folder), done, kept);
  }
  return written;
}

async function askFormat(): Promise<string> {
  const [only] = formats;
  if (only && formats.length === 1) return only.id;
  const picked = await vscode.window.showQuickPick(
    formats.map(({ id, title }) => ({ label: title(), description: id, id })),
    { placeHolder: l10n.t('Which format?') },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.id;
}

async function askFolder({ designs }: Services, { design }: Chosen): Promise<vscode.Uri> {
  const provider = designs.uriOf(design.provider.file.path);
  const setting = vscode.workspace.getConfiguration('cspConnectivity', provider).get('generate.folder', 'generated');
  const usual = provider && vscode.Uri.joinPath(provider, '..', setting);
  const other = { label: l10n.t('Another folder…'), folder: undefined };
  const picked = await vscode.window.showQuickPick(
    usual ? [{ label: setting, description: usual.fsPath, folder: usual }, other] : [other],
    { placeHolder: l10n.t('Write the files to') },
  );
  if (!picked) throw new vscode.CancellationError();
  if (picked.folder) return picked.folder;
  const [chosen] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: l10n.t('Generate Here'),
      ...(provider && { defaultUri: vscode.Uri.joinPath(provider, '..') }),
    })) ?? [];
  if (!chosen) throw new vscode.CancellationError();
  return chosen;
}

function tell(
  { commands, texts, log }: Services,
  { customer }: Chosen,
  folder: vscode.Uri,
  own: vscode.Uri,
  { written, removed, unchanged, before }: Written,
  kept: number,
): void {
  for (const path of written) log.info(`written ${path}`);
  for (const path of removed) log.info(`removed ${path}`);
  const parts = [
    l10n.t('{0}: {1} files written, {2} unchanged.', customer.displayName, written.length, unchanged),
    ...(removed.length > 0 ? [l10n.t('{0} are no longer generated and were removed.', removed.length)] : []),
    ...(kept > 0 ? [l10n.t('{0} changed by hand stay as they are.', kept)] : []),
  ];
  const changes = l10n.t('Show Changes');
  const open = l10n.t('Open README');
  const buttons = [...(before.size > 0 ? [changes] : []), open];
  void vscode.window.showInformationMessage(parts.join(' '), ...buttons).then((button) =>
    commands.guard('generate', async () => {
      if (button === open) {
        const [readme] = await vscode.workspace.findFiles(
          new vscode.RelativePattern(own, '**/README.md'),
          undefined,
          1,
        );
        if (readme) await vscode.commands.executeCommand('markdown.showPreview', readme);
      }
      if (button === changes) {
        const pairs = [...before].map(([path, text]) => {
          const uri = at(folder, path);
          return [uri, texts.set(`before/${path}`, text), uri];
        });
        await vscode.commands.executeCommand(
          'vscode.changes',
          l10n.t('Generated for {0}', customer.displayName),
          pairs,
        );
      }
    }),
  );
}

function optionsOf(given: unknown): Options {
  if (typeof given !== 'object' || given === null) return {};
  const { format, folder } = given as { format?: unknown; folder?: unknown };
  return {
    ...(typeof format === 'string' && findFormat(format) && { format }),
    ...(folder instanceof vscode.Uri && { folder }),
  };
}
