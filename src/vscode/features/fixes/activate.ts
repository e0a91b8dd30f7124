import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { designWith } from '../../../design/designWith';
import { placeOfArgument } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { loadFixes } from '../../services/rooms';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';
import { FixActions } from './actions';
import { writeEdits } from '../../services/workspaceEdit';

const DESIGN_FILES: vscode.DocumentSelector = { pattern: '**/*.csp.{yaml,json}' };

/** Quick fixes, and the command behind the one that takes a secret out of a file. */
export function activateFixes(context: vscode.ExtensionContext, services: Services): void {
  const { commands, designs, secrets } = services;
  context.subscriptions.push(
    vscode.languages.registerCodeActionsProvider(DESIGN_FILES, new FixActions(services), {
      providedCodeActionKinds: FixActions.kinds,
    }),
  );

  commands.register('cspConnectivity.moveSecret', async (argument) => {
    requireTrust();
    const place = placeOfArgument(argument);
    const { assembly, findings } = await designs.latest();
    const at = JSON.stringify(place?.path);
    const here = findings.filter((f) => f.place.file === place?.file && JSON.stringify(f.place.path) === at);
    const { fixesFor } = await loadFixes();
    const fix = here.flatMap((finding) => fixesFor(assembly, finding)).find((f) => f.secret);
    const design = designWith(assembly.designs, place?.file);
    if (!fix?.secret || !design) {
      throw new Refusal(l10n.t('There is no secret in clear text here any more.'), undefined, 'information');
    }
    await secrets.keep(design, fix.secret.name, fix.secret.value);
    await writeEdits(services, fix.edits);
    void vscode.window.showInformationMessage(
      l10n.t(
        'The value is in the secret store as "{0}". It was in a file: change it where it is used, too.',
        fix.secret.name,
      ),
    );
  });
}
