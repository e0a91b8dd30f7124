import * as vscode from 'vscode';
import type { DesignFile } from '../../design';
import { type Base, designFilesOf, findBases, findDesignFiles, isBelow, pathIn } from './bases';
import type { Log } from './log';
import { loadDesign } from './rooms';
import { inSlices } from './slices';

interface Entry {
  readonly uri: vscode.Uri;
  readonly path: string;
  /** What the editor or the disk holds now; undefined where it was not read yet, or cannot be. */
  file: DesignFile | undefined;
  /** The last text of the file that could be read as YAML. */
  lastGood: DesignFile | undefined;
  /** Counts readings, so that an older one never overtakes a newer one. */
  reading: number;
}

const READ_AT_ONCE = 64;
/** So many are read and told of before the others, beside the open ones and what stands above them. */
const FIRST = 32;
/** What stands above customers: their provider, and Azure's lists. */
const CUSTOMER_FILE = /(^|\/)(?!provider\.)[^/]+\.csp\.(yaml|json)$/;
const TYPING_PAUSE_MS = 80;
const FILES_PAUSE_MS = 150;

/**
 * The design files of the workspace as they are now: open documents with what is typed in them, the others from disk.
 * Reads again only what changed.
 */
export class DesignFiles implements vscode.Disposable {
  private readonly entries = new Map<string, Entry>();
  private readonly byPath = new Map<string, Entry>();
  private bases: Base[] = [];
  private watchers: vscode.Disposable[] = [];
  private readonly listeners: vscode.Disposable[] = [];
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly waiting = new Set<string>();
  private typing: NodeJS.Timeout | undefined;
  private rescan: NodeJS.Timeout | undefined;
  private scans = 0;
  private scansEnded = 0;
  private scanning: Promise<void> = Promise.resolve();
  private readings: Promise<void> = Promise.resolve();
  /** Files that the user was told about. */
  private readonly unreadable = new Set<string>();

  /** Something that is read differently now. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly log: Log) {}

  /** Looks for design files, reads them, and keeps them up to date from then on. */
  async start(): Promise<void> {
    this.listeners.push(
      vscode.workspace.onDidOpenTextDocument((document) => this.documentChanged(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.documentChanged(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.documentChanged(document)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.scanSoon()),
      vscode.workspace.onDidRenameFiles(() => this.scanSoon()),
      vscode.workspace.onDidCreateFiles(() => this.scanSoon()),
      vscode.workspace.onDidDeleteFiles(() => this.scanSoon()),
      vscode.workspace.onDidChangeConfiguration((e) => e.affectsConfiguration('files.exclude') && this.scanSoon()),
    );
    await this.scan();
  }

  get all(): readonly Required<Pick<Entry, 'uri' | 'path' | 'file' | 'lastGood'>>[] {
    return [...this.byPath.values()];
  }

  uriOf(path: string): vscode.Uri | undefined {
    return this.byPath.get(path)?.uri;
  }

  /** The design file at a location, undefined for whatever is none. */
  fileAt(uri: vscode.Uri): DesignFile | undefined {
    return this.entries.get(uri.toString())?.file;
  }

  file(path: string): DesignFile | undefined {
    return this.byPath.get(path)?.file;
  }

  /** Reads what is waiting at once, so that what follows sees what is in the editors now. */
  async flush(): Promise<void> {
    clearTimeout(this.typing);
    await this.readWaiting();
  }

  /** Looks again for files, and reads those that are new: what is open first, so that work begins before all is read. */
  scan(): Promise<void> {
    return (this.scanning = this.scanAll());
  }

  /** Whether all files that were found are read. */
  get isWhole(): boolean {
    return this.scansEnded === this.scans && this.scans > 0;
  }

  /** Waits until all files that were found are read. */
  async whole(): Promise<void> {
    for (let scan: Promise<void> | undefined; scan !== this.scanning;) {
      scan = this.scanning;
      // What went wrong is told to who asked for the scan.
      await scan.catch(() => undefined);
    }
  }

  private async scanAll(): Promise<void> {
    const scan = ++this.scans;
    clearTimeout(this.rescan);
    const bases = await findBases(vscode.workspace.workspaceFolders ?? []);
    const found = await Promise.all(bases.map(async (base) => ({ base, uris: await findDesignFiles(base) })));
    if (scan !== this.scans) return;
    this.watch(bases);
    const wanted = new Map(found.flatMap(({ base, uris }) => uris.map((uri) => [uri.toString(), { base, uri }])));
    for (const [key, entry] of this.entries) {
      const still = wanted.get(key);
      if (!still || pathIn(still.base, entry.uri) !== entry.path) this.entries.delete(key);
    }
    for (const [key, { base, uri }] of wanted) {
      if (this.entries.has(key)) continue;
      this.entries.set(key, { uri, path: pathIn(base, uri), file: undefined, lastGood: undefined, reading: 0 });
    }
    const entries = [...this.entries].sort(([, a], [, b]) => (a.path < b.path ? -1 : 1));
    this.byPath.clear();
    for (const [, entry] of entries) this.byPath.set(entry.path, entry);
    const unread = entries.filter(([, { file }]) => !file).map(([key, { path }]) => ({ key, path }));
    await this.readInOrder(unread);
    if (scan === this.scans) this.scansEnded = scan;
    this.changed.fire();
  }

  private async readInOrder(unread: readonly { readonly key: string; readonly path: string }[]): Promise<void> {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    const isFirst = ({ key, path }: { key: string; path: string }) => open.has(key) || !CUSTOMER_FILE.test(path);
    const first = unread.filter(isFirst);
    const order = [...new Set([...first, ...unread])].map(({ key }) => key);
    const most = first.length + FIRST;
    await this.read(order.slice(0, most));
    if (order.length <= most) return;
    this.changed.fire();
    await this.read(order.slice(most));
  }

  private watch(bases: Base[]): void {
    const same = bases.map((b) => b.uri.toString()).join() === this.bases.map((b) => b.uri.toString()).join();
    if (same && this.watchers.length > 0) return;
    vscode.Disposable.from(...this.watchers).dispose();
    this.bases = bases;
    this.watchers = bases.flatMap((base) => {
      const files = vscode.workspace.createFileSystemWatcher(designFilesOf(base));
      // A folder that goes tells of itself only, not of what was in it.
      const anything = new vscode.RelativePattern(base.uri, '**');
      const gone = vscode.workspace.createFileSystemWatcher(anything, true, true, false);
      return [
        files,
        gone,
        files.onDidCreate((uri) => (this.entries.has(uri.toString()) ? this.readSoon(uri) : this.scanSoon())),
        files.onDidChange((uri) => this.readSoon(uri)),
        gone.onDidDelete((uri) => this.holds(uri) && this.scanSoon()),
      ];
    });
  }

  private holds(uri: vscode.Uri): boolean {
    return this.entries.has(uri.toString()) || [...this.entries.values()].some((entry) => isBelow(entry.uri, uri));
  }

  private documentChanged(document: vscode.TextDocument): void {
    if (this.entries.has(document.uri.toString())) this.readSoon(document.uri);
  }

  private readSoon(uri: vscode.Uri): void {
    if (!this.entries.has(uri.toString())) return;
    this.waiting.add(uri.toString());
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.readWaiting(), TYPING_PAUSE_MS);
  }

  private scanSoon(): void {
    clearTimeout(this.rescan);
    this.rescan = setTimeout(() => void this.scan(), FILES_PAUSE_MS);
  }

  /** One reading after the other, so that who waits for the last one has them all. */
  private readWaiting(): Promise<void> {
    this.readings = this.readings.then(async () => {
      const keys = [...this.waiting];
      this.waiting.clear();
      if (await this.read(keys)) this.changed.fire();
    });
    return this.readings;
  }

  /** Whether something is different now. */
  private async read(keys: readonly string[]): Promise<boolean> {
    const { buildAhead, readDesignFile } = await loadDesign();
    const documents = new Map(vscode.workspace.textDocuments.map((d) => [d.uri.toString(), d]));
    let different = false;
    const textNow = async (key: string) => {
      const entry = this.entries.get(key);
      if (!entry) return [];
      const reading = ++entry.reading;
      const document = documents.get(key);
      const text = document && !document.isClosed ? document.getText() : await this.textOf(entry.uri);
      return [{ entry, reading, text }];
    };
    for (let at = 0; at < keys.length; at += READ_AT_ONCE) {
      const texts = (await Promise.all(keys.slice(at, at + READ_AT_ONCE).map(textNow))).flat();
      const parse = function* () {
        for (const { entry, reading, text } of texts) {
          if (reading !== entry.reading || text === entry.file?.text) continue;
          different = true;
          entry.file = text === undefined ? undefined : readDesignFile(entry.path, text);
          if (entry.file) buildAhead(entry.file);
          if (entry.file && !entry.file.broken) entry.lastGood = entry.file;
          yield;
        }
      };
      await inSlices(parse());
    }
    return different;
  }

  private async textOf(uri: vscode.Uri): Promise<string | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(uri);
      this.unreadable.delete(uri.toString());
      // The decoder takes a byte order mark off, as the editor does: positions are the editor's.
      return new TextDecoder().decode(bytes);
    } catch (error) {
      if (!this.unreadable.has(uri.toString())) {
        this.unreadable.add(uri.toString());
        this.log.warn(
          `${uri.toString(true)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      return undefined;
    }
  }

  dispose(): void {
    clearTimeout(this.typing);
    clearTimeout(this.rescan);
    vscode.Disposable.from(...this.watchers, ...this.listeners, this.changed).dispose();
  }
}
