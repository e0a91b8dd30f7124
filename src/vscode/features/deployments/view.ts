import * as vscode from 'vscode';
import { type PastDeployment, journalFiles, pastDeployment } from '../../../deploy';
import { customersOf } from '../../services/designs';
import { designFolderOf } from '../../services/planning';
import type { Services } from '../../services/services';
import { type Row, pastRow, runningRow } from './rows';

/** Most deployments that are listed of one customer, the newest. */
const MOST_LISTED = 20;

/** The rows of all customers: what runs first, then what the journals tell, the newest first. */
export async function deploymentRows(services: Services): Promise<Row[]> {
  const { designs, deployments, log } = services;
  const running = deployments.all.filter(({ status }) => status === undefined);
  const busy = new Set(running.map(({ customer }) => customer));
  const past: { readonly at: string; readonly row: Row }[] = [];
  for (const chosen of customersOf(await designs.loaded())) {
    const { path } = chosen.customer.file;
    const folder = designFolderOf(services, chosen);
    if (folder === undefined) continue;
    for (const told of pastOf(folder, chosen.customer.name, log.warn.bind(log))) {
      // The journal of what runs is not yet that of something past.
      const isOpen = told.status === undefined && busy.has(path);
      if (!isOpen) past.push({ at: told.startedAt, row: pastRow(told, path, chosen.customer.displayName) });
    }
  }
  past.sort((a, b) => b.at.localeCompare(a.at));
  return [...running.map((one) => runningRow(one, Date.now())), ...past.map(({ row }) => row)];
}

function pastOf(folder: string, customer: string, warn: (text: string) => void): PastDeployment[] {
  try {
    return journalFiles(folder)
      .runs(customer)
      .slice(-MOST_LISTED)
      .flatMap((run) => pastDeployment(run) ?? []);
  } catch (error) {
    warn(error instanceof Error ? error.message : String(error));
    return [];
  }
}

export function treeItem(row: Row): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, row.children ? (row.kind === 'running' ? Expanded : Collapsed) : None);
  item.id = row.id;
  item.description = row.description;
  item.iconPath = new vscode.ThemeIcon(row.icon);
  item.contextValue = row.kind;
  item.accessibilityInformation = { label: `${row.label}, ${row.description}` };
  return item;
}
