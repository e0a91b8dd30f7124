import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design } from '../../../design';
import type { Deciding } from '../../../import';
import { askItem, askLine } from '../../services/ask';
import { askFilesInDialog } from '../../services/openDialog';

/** Where what there is stands. */
export type ImportOrigin =
  | { readonly kind: 'files'; readonly files: readonly vscode.Uri[] }
  | { readonly kind: 'azure'; readonly withPartnerCenter: boolean }
  | { readonly kind: 'simulator'; readonly port: number };

/** What another command, a drop or a test names in place of asking. */
export interface Answers {
  readonly origin: ImportOrigin | undefined;
  readonly deciding: Pick<Deciding, 'customer' | 'model'>;
}

const MODELS = ['connect-to', 'connect-through'] as const;

export function answersIn(options: unknown): Answers {
  const said: Readonly<Record<string, unknown>> = typeof options === 'object' && options !== null ? { ...options } : {};
  const { from, customer } = said;
  const files = Array.isArray(from) ? from.filter((one): one is vscode.Uri => one instanceof vscode.Uri) : [];
  return {
    origin: files.length > 0 ? { kind: 'files', files } : undefined,
    deciding: {
      customer: typeof customer === 'string' ? customer : undefined,
      model: MODELS.find((model) => model === said['model']),
    },
  };
}

/** @throws CancellationError where the user picks nothing, as all that ask here */
export async function askOrigin(): Promise<ImportOrigin> {
  const picked = await askItem(
    [
      {
        label: l10n.t('From Azure'),
        description: l10n.t('all that the account reaches; nothing is changed there'),
        ask: () => Promise.resolve<ImportOrigin>({ kind: 'azure', withPartnerCenter: false }),
      },
      {
        label: l10n.t('From Azure and Partner Center'),
        description: l10n.t("with the names, subscriptions and GDAP relationships of the CSP's customers"),
        ask: () => Promise.resolve<ImportOrigin>({ kind: 'azure', withPartnerCenter: true }),
      },
      {
        label: l10n.t('From files'),
        description: l10n.t('templates, exports, answers of the Azure CLI, Terraform, configurations of routers'),
        ask: askFiles,
      },
      {
        label: l10n.t('From a simulator'),
        description: l10n.t('one that runs on this machine: csp-connectivity simulate'),
        ask: askSimulator,
      },
    ],
    { title: l10n.t('Where is what there is?') },
  );
  return picked.ask();
}

async function askFiles(): Promise<ImportOrigin> {
  const files = await askFilesInDialog({
    openLabel: l10n.t('Import'),
    filters: {
      [l10n.t('Templates, exports, Terraform, routers')]: ['json', 'tf', 'tfvars', 'tfstate', 'cfg', 'conf', 'txt'],
      '*': ['*'],
    },
  });
  return { kind: 'files', files };
}

async function askSimulator(): Promise<ImportOrigin> {
  const value = await askLine({
    title: l10n.t('Which simulator is read?'),
    prompt: l10n.t('The port that it listens on, as it says when it starts.'),
    validateInput: (text) => (portIn(text) === undefined ? l10n.t('Write a port from 1 to 65535.') : undefined),
  });
  const port = portIn(value);
  if (port === undefined) throw new vscode.CancellationError();
  return { kind: 'simulator', port };
}

function portIn(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}

/** The tenants to sign in to: the CSP's own reaches what is delegated to it. */
export async function askTenants(design: Design | undefined): Promise<string[]> {
  const value = await askLine({
    title: l10n.t('Which tenants are read?'),
    prompt: l10n.t("The CSP's own reaches what Azure Lighthouse delegates to it; several are separated by commas."),
    value: design?.provider.raw.tenantId ?? '',
  });
  const tenants = value.split(/[\s,]+/).filter((tenant) => tenant !== '');
  if (tenants.length === 0) throw new vscode.CancellationError();
  return tenants;
}

/** How new customers reach Azure, where the source does not say it. */
export async function askModel(customers: readonly string[]): Promise<(typeof MODELS)[number]> {
  const details = {
    'connect-to': l10n.t('the customer owns its circuits'),
    'connect-through': l10n.t("the CSP owns the circuits, and the sites reach Azure through the CSP's network"),
  };
  const picked = await askItem(
    MODELS.map((label) => ({ label, description: details[label] })),
    { title: l10n.t('How do they reach Azure: {0}?', customers.slice(0, 5).join(', ')) },
  );
  return picked.label;
}
