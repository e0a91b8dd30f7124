import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Finding } from '../../design';
import type { Fix } from '../../rules/fixes';
import { askItem } from './ask';
import { Refusal } from './commands';
import { loadFixes } from './rooms';
import type { Services } from './services';
import { requireTrust } from './trust';
import { writeEdits } from './workspaceEdit';

/** The command in place of an edit: where a secret is to be kept, or a person is to be asked. */
export function commandOf(fix: Fix, { code, place }: Finding): vscode.Command | undefined {
  if (fix.secret) {
    // The value is not handed around: the command finds it again where it stands.
    const argument = { file: place.file, path: place.path, code };
    return { title: fix.title, command: 'cspConnectivity.moveSecret', arguments: [argument] };
  }
  if (fix.command) {
    const { kind, customer } = fix.command;
    const argument = { customer: customer.file.path, place: { file: place.file, path: place.path } };
    return { title: fix.title, command: `cspConnectivity.${kind}`, arguments: [argument] };
  }
  return undefined;
}

/**
 * Takes a finding away: by the only fix that holds, else by the one that the user picks.
 * @throws Refusal where no fix of it holds
 */
export async function takeFix(services: Services, finding: Finding): Promise<void> {
  requireTrust();
  const { fixesFor } = await loadFixes();
  const { assembly } = await services.designs.latest();
  const fixes = fixesFor(assembly, finding);
  const [only] = fixes;
  if (!only) {
    throw new Refusal(
      l10n.t(
        'No fix of this holds here: each that is known would leave it, or bring an error of its own. Change it in the text.',
      ),
      undefined,
      'information',
    );
  }
  const picked =
    fixes.length === 1
      ? { fix: only }
      : await askItem(
          fixes.map((fix) => ({ label: fix.title, fix })),
          { placeHolder: finding.message },
        );
  const command = commandOf(picked.fix, finding);
  if (command) {
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
    return;
  }
  await writeEdits(services, picked.fix.edits);
}
