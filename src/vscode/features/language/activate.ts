import * as vscode from 'vscode';
import type { Services } from '../../services/services';
import { DESIGN_FILES } from './at';
import { Completions } from './completion';
import { Hovers } from './hover';
import { Lenses } from './lenses';
import { CodeLinks } from './links';
import { Names } from './names';
import { Outline } from './outline';
import { activateRename } from './rename';
import { LEGEND, Tokens } from './tokens';

/** What the editor of a design file offers; all of it asks the design's own room. */
export function activateLanguage(context: vscode.ExtensionContext, services: Services): void {
  const { languages } = vscode;
  activateRename(services);
  const names = new Names(services);
  const lenses = new Lenses(services);
  const outline = { label: 'CSP Connectivity' };
  context.subscriptions.push(
    lenses,
    languages.registerCompletionItemProvider(DESIGN_FILES, new Completions(services), ...Completions.triggers),
    languages.registerHoverProvider(DESIGN_FILES, new Hovers(services)),
    languages.registerDefinitionProvider(DESIGN_FILES, names),
    languages.registerReferenceProvider(DESIGN_FILES, names),
    languages.registerRenameProvider(DESIGN_FILES, names),
    languages.registerDocumentSymbolProvider(DESIGN_FILES, new Outline(services), outline),
    languages.registerDocumentSemanticTokensProvider(DESIGN_FILES, new Tokens(services), LEGEND),
    languages.registerDocumentLinkProvider(DESIGN_FILES, new CodeLinks(services)),
    languages.registerCodeLensProvider(DESIGN_FILES, lenses),
  );
}
