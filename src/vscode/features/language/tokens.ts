import * as vscode from 'vscode';
import type { Services } from '../../services/services';
import { at } from './at';
import { loadLanguage } from '../../services/rooms';

export const LEGEND = new vscode.SemanticTokensLegend(['variable'], ['declaration']);

/** Colours for names: where they are given, and where they are used. */
export class Tokens implements vscode.DocumentSemanticTokensProvider {
  constructor(private readonly services: Services) {}

  async provideDocumentSemanticTokens(document: vscode.TextDocument): Promise<vscode.SemanticTokens | undefined> {
    const here = await at(this.services, document);
    if (!here?.design || here.file.broken) return undefined;
    const { file, design, customer } = here;
    const { occurrencesOf } = await loadLanguage();
    // Names of other customers are in other files.
    const own = occurrencesOf({ ...design, customers: customer ? [customer] : [] })
      .filter((occurrence) => occurrence.file === file)
      .sort((a, b) => a.range.start - b.range.start);
    const tokens = new vscode.SemanticTokensBuilder(LEGEND);
    for (const { range, role } of own) {
      const start = document.positionAt(range.start);
      tokens.push(start.line, start.character, range.end - range.start, 0, role === 'definition' ? 1 : 0);
    }
    return tokens.build();
  }
}
