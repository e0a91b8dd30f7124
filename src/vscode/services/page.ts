import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageHtml } from '../../diagram';
import type { Services } from './services';

/** A page of ours beside the text. */
export interface Page<M> {
  /** The name of its script and its styles in dist/webview. */
  readonly name: string;
  /** The name of its pictures in media, without `-light.svg`. */
  readonly icon: string;
  readonly title: string;
  /** Whether it starts workers. */
  readonly workers?: boolean;
  readonly isMessage: (message: unknown) => message is M;
  /** What a message of the page asks for; whatever goes wrong is told to the user. */
  readonly take: (message: M) => unknown;
  /** Called when the page comes to the front. */
  readonly onFront: () => void;
}

/**
 * Sets up a page: what it may load, its icon, its text, and the way of its messages, which are judged before they are taken.
 * @returns what to dispose of with the panel
 */
export function setUpPage<M>(panel: vscode.WebviewPanel, services: Services, page: Page<M>): vscode.Disposable {
  const { extensionUri } = services.extension;
  const { webview } = panel;
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const inPage = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  const picture = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `${page.icon}-${theme}.svg`);
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  panel.iconPath = { light: picture('light'), dark: picture('dark') };
  const listeners = vscode.Disposable.from(
    webview.onDidReceiveMessage((message: unknown) => {
      if (page.isMessage(message)) void services.commands.guard(page.icon, () => page.take(message));
      else services.log.warn(`The page "${page.name}" sent a message that is none.`);
    }),
    panel.onDidChangeViewState(() => panel.active && page.onFront()),
  );
  webview.html = pageHtml({
    nonce: randomBytes(16).toString('base64url'),
    scriptUri: inPage(`${page.name}.js`),
    styleUri: inPage(`${page.name}.css`),
    lang: vscode.env.language,
    title: page.title,
    strings: vscode.l10n.bundle ?? {},
    ...(page.workers === true && { workers: true }),
  });
  return listeners;
}
