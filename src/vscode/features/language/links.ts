import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../../services/services';
import { at, rangeIn } from './at';
import { loadLanguage } from '../../services/rooms';

/** A silenced code leads to the page that explains it. */
export class CodeLinks implements vscode.DocumentLinkProvider {
  constructor(private readonly services: Services) {}

  async provideDocumentLinks(document: vscode.TextDocument): Promise<vscode.DocumentLink[] | undefined> {
    const here = await at(this.services, document);
    if (!here || here.file.broken) return undefined;
    const { codeLinksOf } = await loadLanguage();
    return codeLinksOf(here.file).map(({ code, range }) => {
      const argument = encodeURIComponent(JSON.stringify([code]));
      const link = new vscode.DocumentLink(
        rangeIn(document, range),
        vscode.Uri.parse(`command:cspConnectivity.explainRule?${argument}`),
      );
      link.tooltip = l10n.t('Explain {0}', code);
      return link;
    });
  }
}
