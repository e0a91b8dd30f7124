/** What the host knows when it makes the page. */
export interface PageOptions {
  /** Fresh for each page. */
  readonly nonce: string;
  /** `dist/webview/main.js` and `dist/webview/main.css`, as the webview may load them. */
  readonly scriptUri: string;
  readonly styleUri: string;
  /** The language of VS Code. */
  readonly lang: string;
  readonly title: string;
  /** The bundle of `@vscode/l10n` for that language: from English to it. Empty for English. */
  readonly strings: Readonly<Record<string, unknown>>;
  /** Whether the page makes workers of texts that it is given. */
  readonly workers?: boolean;
}

/** Id of the element that holds the strings. */
export const STRINGS_ID = 'strings';

/** The hash of the one empty style that the toolkit puts into the page and fills by script; nothing else inline is let through. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** A page of the extension. It loads nothing but its script and its style; a worker's text comes as a message. */
export function pageHtml({ nonce, scriptUri, styleUri, lang, title, strings, workers }: PageOptions): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}' ${EMPTY_STYLE}`,
    ...(workers ? ['worker-src blob:'] : []),
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
<link rel="stylesheet" nonce="${attribute(nonce)}" href="${attribute(styleUri)}">
<script type="application/json" id="${STRINGS_ID}">${JSON.stringify(strings).replaceAll('<', '\\u003c')}</script>
</head>
<body>
<div id="app"></div>
<script nonce="${attribute(nonce)}" src="${attribute(scriptUri)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
