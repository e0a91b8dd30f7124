import type * as vscode from 'vscode';

/** What we call ourselves towards Azure: the name and the version of the extension. */
export function userAgentOf({ packageJSON }: vscode.Extension<unknown>): string {
  return `csp-connectivity/${String((packageJSON as { version: unknown }).version)}`;
}
