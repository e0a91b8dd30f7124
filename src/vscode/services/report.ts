import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Table } from '../../routing/report';
import type { Services } from './services';

/**
 * Shows tables as a page to read; the same as JSON is a button away.
 * @param name of the page, unique for what it tells of
 */
export async function showReport(
  { texts }: Services,
  name: string,
  heading: string,
  tables: readonly Table[],
  report: object,
): Promise<void> {
  const { toMarkdown } = await import('../../routing/report');
  const file = name.replaceAll(/[^\w.-]+/g, '-');
  await vscode.commands.executeCommand('markdown.showPreview', texts.set(`${file}.md`, toMarkdown(heading, tables)));
  const asJson = l10n.t('Show as JSON');
  void vscode.window.showInformationMessage(heading, asJson).then(async (button) => {
    if (button !== asJson) return;
    const json = texts.set(`${file}.json`, `${JSON.stringify(report, undefined, 2)}\n`);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(json));
  });
}
