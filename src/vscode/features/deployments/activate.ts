import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { chooseCustomer } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { type Chosen, customersOf } from '../../services/designs';
import type { Services } from '../../services/services';
import type { Row } from './rows';

const VIEW = 'cspConnectivity.deployments';
const REFRESH_MS = 500;

/** The view of running and past deployments, and what can be done with them. */
export function activateDeployments(context: vscode.ExtensionContext, services: Services): void {
  const { commands, designs, deployments } = services;
  const changed = new vscode.EventEmitter<undefined>();
  let pause: NodeJS.Timeout | undefined;
  const refresh = () => {
    pause ??= setTimeout(() => {
      pause = undefined;
      changed.fire(undefined);
    }, REFRESH_MS);
  };
  let told: readonly Chosen[] = [];
  const provider: vscode.TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (row) => {
      if (row) return [...(row.children ?? [])];
      const { deploymentRows } = await import('./view');
      return deploymentRows(services);
    },
    getTreeItem: async (row) => (await import('./view')).treeItem(row),
  };
  context.subscriptions.push(
    vscode.window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true }),
    changed,
    designs.onDidChange((snapshot) => {
      const all = customersOf(snapshot);
      if (!haveSameRows(all, told)) refresh();
      told = all;
    }),
    deployments.onDidChange(refresh),
    { dispose: () => clearTimeout(pause) },
  );

  commands.register('cspConnectivity.openJournal', async (row) => {
    const journal = journalOf(row) ?? (await newestJournal(services));
    await vscode.window.showTextDocument(vscode.Uri.file(journal));
  });

  commands.register('cspConnectivity.cancelDeployment', async (row) => {
    const going = deployments.all.filter(({ status }) => status === undefined);
    const [only] = going;
    if (!only) throw new Refusal(l10n.t('No deployment runs.'), undefined, 'information');
    // Of one that runs nobody needs to be asked, whatever is open.
    const path =
      row === undefined && going.length === 1
        ? only.customer
        : (await chooseCustomer(services, row)).customer.file.path;
    const running = going.find(({ customer }) => customer === path);
    if (!running) throw new Refusal(l10n.t('No deployment of it runs.'), undefined, 'information');
    running.cancel();
  });
}

/** Whether the rows of some customers are those of others: they tell of journals, which a key in a design does not change. */
function haveSameRows(now: readonly Chosen[], before: readonly Chosen[]): boolean {
  const isSame = ({ customer }: Chosen, { customer: other }: Chosen) =>
    customer === other ||
    (customer.file.path === other.file.path &&
      customer.name === other.name &&
      customer.displayName === other.displayName);
  return now.length === before.length && now.every((one, i) => isSame(one, before[i] ?? one));
}

function journalOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null || !('journal' in row)) return undefined;
  return typeof row.journal === 'string' ? row.journal : undefined;
}

/** That of the active customer's last deployment. @throws Refusal where there was none */
async function newestJournal(services: Services): Promise<string> {
  const { customer } = await chooseCustomer(services);
  const { deploymentRows } = await import('./view');
  const rows = await deploymentRows(services);
  const newest = rows.find((row) => row.customer === customer.file.path && row.journal !== undefined);
  if (newest?.journal !== undefined) return newest.journal;
  throw new Refusal(l10n.t('{0} was not deployed from here yet.', customer.displayName), undefined, 'information');
}
