import * as vscode from 'vscode';

export type Log = vscode.LogOutputChannel;

/** The output channel of the extension; its level is the user's, under "Developer: Set Log Level". */
export function createLog(): Log {
  return vscode.window.createOutputChannel('CSP Connectivity', { log: true });
}
