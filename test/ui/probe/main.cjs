// Another extension, which a workspace that nobody trusts does not stop: it runs the commands of CSP Connectivity with
// arguments, so that no question is left and no menu stands before them, and writes down what each came to.
const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

const LONGEST_MS = 5_000;

/** The calls are written beside this file; a path of the workspace is meant where one says `{ "uri": … }`. */
function argument(value, root) {
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.uri === 'string') return vscode.Uri.joinPath(root, value.uri);
  if (Array.isArray(value)) return value.map((one) => argument(one, root));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, argument(one, root)]));
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The commands that the extension says to have refused, in order; what it logs is written down with a delay. */
const refusedIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .flatMap((line) => /cspConnectivity\.(\w+): .*Restricted Mode/.exec(line)?.slice(1) ?? []);

exports.activate = async () => {
  const root = vscode.workspace.workspaceFolders[0].uri;
  const extension = vscode.extensions.getExtension('csp-connectivity.csp-connectivity');
  const { logFolder, latest } = await extension.activate();
  await latest();
  const report = { trusted: vscode.workspace.isTrusted, came: [] };
  for (const [command, ...given] of JSON.parse(readFileSync(join(__dirname, 'calls.json'), 'utf8'))) {
    const call = vscode.commands.executeCommand(command, ...given.map((one) => argument(one, root)));
    const asked = pause(LONGEST_MS).then(() => vscode.commands.executeCommand('workbench.action.closeQuickOpen'));
    const came = await Promise.race([call, asked]);
    if (came !== undefined) report.came.push(`${command}: ${JSON.stringify(came).slice(0, 200)}`);
  }
  await pause(5_000);
  writeFileSync(join(__dirname, 'report.json'), JSON.stringify({ ...report, refused: refusedIn(logFolder.fsPath) }));
};
