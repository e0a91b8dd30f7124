import { hash as hashOf } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Assembly, Finding } from '../../design';
import type { FindingIndex } from './findingIndex';
import type { Log } from './log';
import { loadRules } from './rooms';
import { inSlices } from './slices';
import { requireTrust } from './trust';

const NAME = 'findings.txt';
const WRITE_PAUSE_MS = 5_000;

const sha256 = (text: string) => hashOf('sha256', text);

/**
 * The findings of the last time that this workspace was open, in VS Code's own folder for it. They are shown until the files are
 * checked again, which always happens: nothing is decided by them.
 */
export class KeptFindings implements vscode.Disposable {
  private pause: NodeJS.Timeout | undefined;
  private readonly folder: vscode.Uri | undefined;
  private readonly extension: vscode.Extension<unknown>;

  constructor(
    { storageUri, extension }: Pick<vscode.ExtensionContext, 'storageUri' | 'extension'>,
    private readonly log: Log,
  ) {
    this.folder = storageUri?.scheme === 'file' ? storageUri : undefined;
    this.extension = extension;
  }

  /** What is known of the files of some designs, for the text that they have now. */
  async of({ designs }: Assembly): Promise<ReadonlyMap<string, readonly Finding[]>> {
    const found = new Map<string, readonly Finding[]>();
    const text = await this.read();
    if (text === undefined) return found;
    const { readKept } = await loadRules();
    const keptOf = readKept(text, await this.stamp(), sha256);
    for (const file of designs.flatMap(({ files }) => files)) {
      const findings = keptOf(file.path, file.text);
      if (findings && findings.length > 0) found.set(file.path, findings);
    }
    return found;
  }

  /** Keeps what was found, after a while in which nothing else was. */
  keepSoon(assembly: Assembly, found: FindingIndex): void {
    clearTimeout(this.pause);
    if (!vscode.workspace.isTrusted) return;
    this.pause = setTimeout(() => void this.keep(assembly, found), WRITE_PAUSE_MS);
    this.pause.unref();
  }

  private async keep({ designs }: Assembly, found: FindingIndex): Promise<void> {
    if (!this.folder || designs.length === 0) return;
    requireTrust();
    const files = designs
      .flatMap((design) => design.files)
      .map(({ path, text }) => ({ path, text, findings: found.of(path) }));
    const { pause } = this;
    try {
      const { keptText } = await loadRules();
      const made = keptText(files, await this.stamp(), sha256);
      const lines: string[] = [];
      const collect = function* () {
        for (const line of made) yield lines.push(line);
      };
      if (!(await inSlices(collect(), () => pause !== this.pause))) return;
      await vscode.workspace.fs.createDirectory(this.folder);
      const file = vscode.Uri.joinPath(this.folder, NAME).fsPath;
      // Another window on the same folder reads the one or the other, never half.
      await writeFile(`${file}.${process.pid}`, lines.join(''), { mode: 0o600 });
      await rename(`${file}.${process.pid}`, file);
    } catch (error) {
      this.log.warn(`Findings could not be kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async read(): Promise<string | undefined> {
    if (!this.folder) return undefined;
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.folder, NAME)));
    } catch {
      // The first start in this workspace.
      return undefined;
    }
  }

  /** What a build finds, another may not; messages are in the language of the window. */
  private async stamp(): Promise<string> {
    const { extensionUri, packageJSON } = this.extension;
    const { version } = packageJSON as { version: string };
    const { mtime } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, 'dist', 'extension.js'));
    return [version, mtime, vscode.env.language].join(' ');
  }

  dispose(): void {
    clearTimeout(this.pause);
  }
}
