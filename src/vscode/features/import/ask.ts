import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design } from '../../../design';
import type { Deciding } from '../../../import';

/** What another command, a drop or a test names in place of asking. */
export interface Answers {
  readonly from: 'azure' | readonly vscode.Uri[] | undefined;
  readonly simulatorUrl: string | undefined;
  readonly deciding: Pick<Deciding, 'customer' | 'model'>;
}

const MODELS = ['connect-to', 'connect-through'] as const;

export function answersIn(options: unknown): Answers {
  const said: Readonly<Record<string, unknown>> = typeof options === 'object' && options !== null ? { ...options } : {};
  const { from, customer, simulatorUrl } = said;
  const uris = Array.isArray(from) ? from.filter((one): one is vscode.Uri => one instanceof vscode.Uri) : undefined;
  return {
    from: from === 'azure' ? from : uris,
    simulatorUrl: typeof simulatorUrl === 'string' ? simulatorUrl : undefined,
    deciding: {
      customer: typeof customer === 'string' ? customer : undefined,
      model: MODELS.find((model) => model === said['model']),
    },
  };
}

/** @throws CancellationError where the user picks nothing, as all that ask here */
export async function askSource(): Promise<'azure' | readonly vscode.Uri[]> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: l10n.t('From Azure'),
        description: l10n.t('all that the account reaches; nothing is changed there'),
        from: 'azure' as const,
      },
      {
        label: l10n.t('From files'),
        description: l10n.t('templates, exports, answers of the Azure CLI, Terraform'),
        from: 'files' as const,
      },
    ],
    { title: l10n.t('Where is what there is?') },
  );
  if (!picked) throw new vscode.CancellationError();
  if (picked.from === 'azure') return 'azure';
  const files = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: l10n.t('Import'),
    filters: { [l10n.t('Templates, exports, Terraform')]: ['json', 'tf', 'tfvars', 'tfstate'], '*': ['*'] },
  });
  if (!files || files.length === 0) throw new vscode.CancellationError();
  return files;
}

/** The tenants to sign in to: the CSP's own reaches what is delegated to it. */
export async function askTenants(design: Design | undefined): Promise<string[]> {
  const value = await vscode.window.showInputBox({
    title: l10n.t('Which tenants are read?'),
    prompt: l10n.t("The CSP's own reaches what Azure Lighthouse delegates to it; several are separated by commas."),
    value: design?.provider.raw.tenantId ?? '',
    ignoreFocusOut: true,
  });
  const tenants = (value ?? '').split(/[\s,]+/).filter((tenant) => tenant !== '');
  if (tenants.length === 0) throw new vscode.CancellationError();
  return tenants;
}

/** How new customers reach Azure, where the source does not say it. */
export async function askModel(customers: readonly string[]): Promise<(typeof MODELS)[number]> {
  const details = {
    'connect-to': l10n.t('the customer owns its circuits'),
    'connect-through': l10n.t("the CSP owns the circuits, and the sites reach Azure through the CSP's network"),
  };
  const picked = await vscode.window.showQuickPick(
    MODELS.map((label) => ({ label, description: details[label] })),
    { title: l10n.t('How do they reach Azure: {0}?', customers.slice(0, 5).join(', ')) },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.label;
}
