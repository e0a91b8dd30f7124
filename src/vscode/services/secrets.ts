import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design } from '../../design';
import { requireTrust } from './trust';

/** Values of the secrets that designs name, in VS Code's own store; never in a file, a log or a message. */
export class Secrets {
  constructor(private readonly storage: vscode.SecretStorage) {}

  async get(design: Design, name: string): Promise<string | undefined> {
    requireTrust();
    return this.storage.get(keyOf(design, name));
  }

  /** Asks the user for a secret and keeps it; undefined where the user gives none. */
  async ask(design: Design, name: string): Promise<string | undefined> {
    requireTrust();
    const value = await vscode.window.showInputBox({
      title: l10n.t('Secret {0}', name),
      prompt: l10n.t('It is kept in the secret store of VS Code, and never in a file.'),
      password: true,
      ignoreFocusOut: true,
    });
    if (!value) return undefined;
    await this.keep(design, name, value);
    return value;
  }

  async keep(design: Design, name: string, value: string): Promise<void> {
    requireTrust();
    await this.storage.store(keyOf(design, name), value);
  }
}

/** Two designs, or one design in two tenants, never share a secret. */
function keyOf({ provider }: Design, name: string): string {
  return `${provider.raw.tenantId ?? ''}/${provider.name}/${name}`;
}
