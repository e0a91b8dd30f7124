import * as vscode from 'vscode';
import type { Completion } from '../../../design/language';
import type { Services } from '../../services/services';
import { at, rangeIn } from './at';
import { loadLanguage } from '../../services/rooms';

const KINDS = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
} as const;

/** Keys of the schema, values of schema, catalogue and design, and pieces to fill in. */
export class Completions implements vscode.CompletionItemProvider {
  static readonly triggers = [' ', ':', '[', ',', '/', '-', "'"];

  constructor(private readonly services: Services) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionList | undefined> {
    const here = await at(this.services, document, position);
    if (!here) return undefined;
    const { completionsAt, snippetsAt } = await loadLanguage();
    const { file, offset, design, customer } = here;
    const found = completionsAt(file, offset, design, customer);
    const items = (found?.items ?? []).map((item, i) => itemOf(document, item, i, found?.word ?? emptyAt(offset)));
    const snippets = snippetsAt(file, offset, design, customer).map(({ label, detail, body, word }) => {
      const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Snippet);
      item.detail = detail;
      item.insertText = new vscode.SnippetString(body);
      item.range = rangeIn(document, word);
      item.sortText = `2${label}`;
      return item;
    });
    return new vscode.CompletionList([...items, ...snippets]);
  }
}

const emptyAt = (offset: number) => ({ start: offset, end: offset });

function itemOf(
  document: vscode.TextDocument,
  { label, text, kind, detail, documentation, required }: Completion,
  index: number,
  word: { start: number; end: number },
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, KINDS[kind]);
  const range = rangeIn(document, word);
  item.insertText = text;
  item.range = range;
  // What is typed may have a quote before it already, which is replaced.
  item.filterText = /^['"]/.test(document.getText(range)) ? text : label;
  item.sortText = `${kind === 'key' && required !== true ? 1 : 0}${String(index).padStart(5, '0')}`;
  if (detail !== undefined) item.detail = detail;
  if (documentation !== undefined) item.documentation = documentation;
  if (kind === 'key') item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}
