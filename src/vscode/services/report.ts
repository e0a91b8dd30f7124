import * as vscode from 'vscode';
import type { Table } from '../../routing/report';
import type { Services } from './services';

/** Once there is a report, it can be shown as JSON. */
const HAS_REPORT = 'cspConnectivity.hasReport';

/**
 * Shows tables as a page to read, once; "Show Report as JSON" shows the same for programs.
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
  texts.lastReport = { path: `${file}.json`, text: `${JSON.stringify(report, undefined, 2)}\n` };
  void vscode.commands.executeCommand('setContext', HAS_REPORT, true);
  await vscode.commands.executeCommand('markdown.showPreview', texts.set(`${file}.md`, toMarkdown(heading, tables)));
}
