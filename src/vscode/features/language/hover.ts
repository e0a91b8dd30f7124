import * as vscode from 'vscode';
import type { Services } from '../../services/services';
import { at, rangeIn } from './at';
import { loadLanguage } from '../../services/rooms';

/** What is known of the key or value under the pointer. */
export class Hovers implements vscode.HoverProvider {
  constructor(private readonly services: Services) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const here = await at(this.services, document, position);
    if (!here) return undefined;
    const { hoverAt } = await loadLanguage();
    const hover = hoverAt(here.file, here.offset, here.design);
    return (
      hover &&
      new vscode.Hover(
        hover.paragraphs.map((paragraph) => new vscode.MarkdownString(paragraph)),
        rangeIn(document, hover.range),
      )
    );
  }
}
