import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design } from '../../../design';
import type { Occurrence } from '../../../design/language';
import { Refusal } from '../../services/commands';
import { showing } from '../../services/edits';
import { toRange } from '../../services/reveal';
import { loadLanguage } from '../../services/rooms';
import type { Services } from '../../services/services';
import { toWorkspaceEdit } from '../../services/workspaceEdit';
import { at, rangeIn } from './at';

/** Names: where one is given, where it is used, and another spelling for it everywhere. */
export class Names implements vscode.DefinitionProvider, vscode.ReferenceProvider, vscode.RenameProvider {
  constructor(private readonly services: Services) {}

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.LocationLink[] | undefined> {
    const found = await this.occurrences(document, position);
    return found?.all.flatMap((occurrence) => {
      const location = occurrence.role === 'definition' ? this.locationOf(occurrence) : undefined;
      if (!location) return [];
      const originSelectionRange = rangeIn(document, found.at.range);
      return [{ originSelectionRange, targetUri: location.uri, targetRange: location.range }];
    });
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): Promise<vscode.Location[] | undefined> {
    const found = await this.occurrences(document, position);
    return found?.all
      .filter(({ role }) => includeDeclaration || role === 'reference')
      .flatMap((occurrence) => this.locationOf(occurrence) ?? []);
  }

  async prepareRename(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Range> {
    const found = await this.occurrences(document, position);
    if (!found) throw new Error(l10n.t('There is no name here that other places refer to.'));
    return rangeIn(document, found.at.range);
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const here = await at(this.services, document, position);
    if (!here?.design) return undefined;
    const { design, file, offset } = here;
    requireNamesFound(this.services, design);
    const { renameAt } = await loadLanguage();
    return toWorkspaceEdit(this.services, renameAt(design, file, offset, newName).edits);
  }

  private async occurrences(document: vscode.TextDocument, position: vscode.Position) {
    const here = await at(this.services, document, position);
    if (!here?.design) return undefined;
    const { occurrencesAt } = await loadLanguage();
    return occurrencesAt(here.design, here.file, here.offset);
  }

  private locationOf({ file, range }: Occurrence): vscode.Location | undefined {
    const uri = this.services.files.uriOf(file.path);
    return uri && new vscode.Location(uri, toRange(file, range));
  }
}

/**
 * What is half typed may refer to a name that would be another one then.
 * @throws Refusal where a file of the design is
 */
export function requireNamesFound({ designs }: Services, { files }: Design): void {
  const broken = files.find(({ path }) => designs.snapshot.broken.has(path));
  const uri = broken && designs.uriOf(broken.path);
  if (!uri) return;
  throw new Refusal(
    l10n.t('{0} is half typed: names in it cannot be found. Mend it first.', broken.path),
    showing(uri),
  );
}
