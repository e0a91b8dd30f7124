import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Output } from '../../generate';
import { askOverwrite } from './askOverwrite';
import type { Chosen } from './designs';
import { type Written, at, compareWithDisk, writeOutput } from './outputFiles';
import type { Services } from './services';

/**
 * Writes generated files into a folder, asks before it writes over what was changed by hand, and says what it did.
 * Returns the paths that were written.
 * @param missing what the design asks for and the files do not have: then it is told as a warning
 * @throws CancellationError where the user leaves the question; Refusal where the folder cannot be written
 */
export async function writeGenerated(
  services: Services,
  chosen: Chosen,
  output: Output,
  folder: vscode.Uri,
  missing: readonly string[] = [],
): Promise<readonly string[]> {
  const { comparison, there } = await compareWithDisk(output, folder);
  const overwrite = await askOverwrite(comparison, folder, services.texts);
  const done = await writeOutput(comparison, there, folder, overwrite);
  const kept = comparison.files.filter(({ path, state }) => state === 'changedByHand' && !overwrite.has(path)).length;
  tell(services, chosen, folder, at(folder, output.folder), done, kept, missing);
  return done.written;
}

function tell(
  { commands, texts, log }: Services,
  { customer }: Chosen,
  folder: vscode.Uri,
  own: vscode.Uri,
  { written, removed, unchanged, before }: Written,
  kept: number,
  missing: readonly string[],
): void {
  for (const path of written) log.info(`written ${path}`);
  for (const path of removed) log.info(`removed ${path}`);
  for (const text of missing) log.warn(text);
  const parts = [
    l10n.t('{0}: {1} files written, {2} unchanged.', customer.displayName, written.length, unchanged),
    ...(removed.length > 0 ? [l10n.t('{0} are no longer generated and were removed.', removed.length)] : []),
    ...(kept > 0 ? [l10n.t('{0} changed by hand stay as they are.', kept)] : []),
    ...(missing.length > 0
      ? [l10n.t('{0} things that the design asks for are not in the files. {1}', missing.length, missing[0] ?? '')]
      : []),
  ];
  const changes = l10n.t('Show Changes');
  const open = l10n.t('Open README');
  const output = l10n.t('Show Output');
  const buttons = [...(missing.length > 0 ? [output] : []), ...(before.size > 0 ? [changes] : []), open];
  const told =
    missing.length > 0
      ? vscode.window.showWarningMessage(parts.join(' '), ...buttons)
      : vscode.window.showInformationMessage(parts.join(' '), ...buttons);
  void told.then((button) =>
    commands.guard('generate', async () => {
      if (button === output) log.show();
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
