import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Assembly, DesignFile, Finding } from '../../../design';
import type { Fix } from '../../../rules/fixes';
import type { FindingIndex } from '../../services/findingIndex';
import { toRange } from '../../services/reveal';
import { loadFixes } from '../../services/rooms';
import type { Services } from '../../services/services';
import { toWorkspaceEdit } from '../../services/workspaceEdit';
import { commandOf } from '../../services/takeFix';

export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('cspConnectivity');

/** An action whose edits are made when it is taken: one for many findings. */
class ManyAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    readonly path: string,
    readonly isWanted: (finding: Finding) => boolean,
  ) {
    super(title, kind);
  }
}

/** An action whose edits are made from the text as it is when it is taken. */
class FixAction extends vscode.CodeAction {
  constructor(
    { title }: Fix,
    readonly finding: Finding,
  ) {
    super(title, vscode.CodeActionKind.QuickFix);
  }
}

/** Fixes of what is wrong at the cursor, of all of its kind in the file, and of what has one meaning only. */
export class FixActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix, FIX_ALL];

  constructor(private readonly services: Services) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const { assembly, found } = await this.services.designs.latest();
    const file = this.services.files.fileAt(document.uri);
    if (!file || file.broken || file.text !== document.getText()) return [];
    const own = found.of(file.path);
    const wants = (kind: vscode.CodeActionKind) => !context.only || context.only.intersects(kind);
    return [
      ...(wants(vscode.CodeActionKind.QuickFix) ? await this.quickFixes(assembly, file, own, range, context) : []),
      ...(context.only?.intersects(FIX_ALL) ? await this.everything(file, own) : []),
    ];
  }

  async resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
    const { fixAll } = await loadFixes();
    const { assembly, found } = await this.services.designs.latest();
    if (action instanceof FixAction) {
      const fix = await this.fixNow(assembly, found, action);
      if (fix) action.edit = toWorkspaceEdit(this.services, fix.edits);
    }
    if (!(action instanceof ManyAction)) return action;
    const result = fixAll(assembly, action.path, action.isWanted);
    if (result) action.edit = toWorkspaceEdit(this.services, new Map([[result.file, result.edits]]));
    return action;
  }

  private async quickFixes(
    assembly: Assembly,
    file: DesignFile,
    own: readonly Finding[],
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const { fixesFor } = await loadFixes();
    const actions: vscode.CodeAction[] = [];
    const kinds = new Set<string>();
    for (const finding of own) {
      const at = toRange(file, finding.range ?? file.offsetsOf(finding.place));
      if (!at.intersection(range)) continue;
      const problem = diagnostics.filter((d) => d.source === 'csp-connectivity' && d.message === finding.message);
      const fixes = fixesFor(assembly, finding);
      for (const fix of fixes) {
        const action = this.actionOf(fix, finding);
        action.diagnostics = problem;
        actions.push(action);
      }
      if (fixes.some((fix) => fix.isPreferred && !fix.secret && !fix.command)) kinds.add(finding.code);
    }
    for (const code of kinds) {
      const count = own.filter((finding) => finding.code === code).length;
      if (count < 2) continue;
      const title = l10n.t('Fix all {0} of the kind {1} in this file', count, code);
      actions.push(new ManyAction(title, vscode.CodeActionKind.QuickFix, file.path, (f) => f.code === code));
    }
    return actions;
  }

  private actionOf(fix: Fix, finding: Finding): vscode.CodeAction {
    const action = new FixAction(fix, finding);
    action.isPreferred = fix.isPreferred;
    const command = commandOf(fix, finding);
    if (command) action.command = command;
    return action;
  }

  /** The fix that an action stands for, in the text as it is now; undefined where it would not hold any more, or is a command. */
  private async fixNow(
    assembly: Assembly,
    found: FindingIndex,
    { title, finding, command }: FixAction,
  ): Promise<Fix | undefined> {
    if (command) return undefined;
    const { fixesFor } = await loadFixes();
    const at = JSON.stringify([finding.code, finding.place]);
    const same = found.of(finding.place.file).find(({ code, place }) => JSON.stringify([code, place]) === at);
    return same && fixesFor(assembly, same).find((fix) => fix.title === title);
  }

  private async everything(file: DesignFile, own: readonly Finding[]): Promise<vscode.CodeAction[]> {
    const { unambiguousCodes } = await loadFixes();
    if (!own.some(({ code }) => unambiguousCodes.has(code))) return [];
    const title = l10n.t('Fix what can be meant in one way only');
    const action = new ManyAction(title, FIX_ALL, file.path, ({ code }) => unambiguousCodes.has(code));
    return [await this.resolveCodeAction(action)];
  }
}
