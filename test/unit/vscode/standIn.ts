import { readFileSync, rmSync, writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { dirname, posix } from 'node:path';

/** What a test says in place of a person, and what was shown to that person. */
export const person = {
  trusted: true,
  /** the button of the next modal question; undefined closes it */
  answer: undefined as string | undefined,
  /** what is typed into input boxes */
  typed: undefined as string | undefined,
  shown: [] as string[],
  /** buttons that messages offered */
  offered: [] as string[],
  /** what quick picks offered */
  asked: [] as string[][],
  signedIn: [] as string[],
  ran: [] as string[],
};

/** As at the start of a window. */
export function newPerson(): void {
  Object.assign(person, { trusted: true, answer: undefined, typed: undefined });
  for (const list of [person.shown, person.offered, person.asked, person.signedIn, person.ran]) list.length = 0;
}

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
    readonly authority = '',
  ) {}
  static file(path: string): Uri {
    return new Uri('file', path);
  }
  static from({ scheme, path }: { scheme: string; path: string }): Uri {
    return new Uri(scheme, path);
  }
  static joinPath(uri: Uri, ...parts: string[]): Uri {
    return new Uri(uri.scheme, posix.join(uri.path, ...parts), uri.authority);
  }
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

export class CancellationError extends Error {}

export const Disposable = { from: () => ({ dispose: () => undefined }) };

export class EventEmitter {
  readonly event = () => ({ dispose: () => undefined });
  fire(): void {}
  dispose(): void {}
}

export class WorkspaceEdit {
  replace(): void {}
  createFile(): void {}
}

export const ProgressLocation = { Notification: 15 };
export const FilePermission = { Readonly: 1 };

type Ask = (message: string, ...rest: unknown[]) => Promise<string | undefined>;
const show: Ask = (message, ...rest) => {
  const [options] = rest;
  const detail = typeof options === 'object' && options !== null && 'detail' in options ? String(options.detail) : '';
  person.shown.push([message, detail].filter(Boolean).join('\n'));
  const buttons = rest.filter((item) => typeof item === 'string');
  person.offered.push(...buttons);
  const isQuestion = typeof options === 'object' && options !== null && 'modal' in options;
  return Promise.resolve(isQuestion && buttons.includes(person.answer ?? '') ? person.answer : undefined);
};

/** A page that nobody looks at; what it was sent is kept. */
export function webviewPanel(title: string) {
  const none = () => Disposable.from();
  const handlers: ((message: unknown) => void)[] = [];
  const panel = {
    title,
    active: true,
    sent: [] as unknown[],
    /** What the page would say. */
    say: (message: unknown) => handlers.forEach((handle) => handle(message)),
    webview: {
      html: '',
      options: {},
      asWebviewUri: (uri: Uri) => uri,
      postMessage: (message: unknown) => Promise.resolve(panel.sent.push(message) > 0),
      onDidReceiveMessage: (handle: (message: unknown) => void) => {
        handlers.push(handle);
        return none();
      },
    },
    onDidDispose: none,
    onDidChangeViewState: none,
    reveal: () => undefined,
  };
  return panel;
}

export const ViewColumn = { Active: -1, One: 1, Beside: -2 };
export const env = { language: 'en' };
export const l10n = { bundle: undefined };

export const window = {
  showInformationMessage: show,
  showWarningMessage: show,
  showErrorMessage: show,
  activeTextEditor: undefined,
  createWebviewPanel: (_type: string, title: string) => webviewPanel(title),
  onDidChangeActiveTextEditor: () => Disposable.from(),
  onDidChangeTextEditorSelection: () => Disposable.from(),
  showQuickPick: (items: readonly { readonly label: string }[]) => {
    person.asked.push(items.map(({ label }) => label));
    return Promise.resolve(undefined);
  },
  showInputBox: () => Promise.resolve(person.typed),
  withProgress: (_options: unknown, work: (progress: unknown, token: unknown) => unknown) =>
    work(
      { report: ({ message }: { message?: string }) => message !== undefined && person.shown.push(message) },
      { onCancellationRequested: () => ({ dispose: () => undefined }) },
    ),
};

export const commands = {
  executeCommand: (id: string) => {
    person.ran.push(id);
    return Promise.resolve(undefined);
  },
};

export const authentication = {
  getSession: (_provider: string, scopes: readonly string[]) => {
    person.signedIn.push(...scopes.filter((scope) => scope.startsWith('VSCODE_TENANT:')));
    return Promise.resolve({ accessToken: 'token' });
  },
};

export const workspace = {
  get isTrusted() {
    return person.trusted;
  },
  textDocuments: [],
  getConfiguration: () => ({ get: (_key: string, usual?: unknown) => usual }),
  applyEdit: () => Promise.resolve(true),
  fs: {
    isWritableFileSystem: () => true,
    readFile: (uri: Uri) =>
      existsSync(uri.path) ? Promise.resolve(readFileSync(uri.path)) : Promise.reject(new Error('FileNotFound')),
    writeFile: (uri: Uri, content: Uint8Array) => {
      mkdirSync(dirname(uri.path), { recursive: true });
      writeFileSync(uri.path, content);
      return Promise.resolve();
    },
    delete: (uri: Uri) => {
      rmSync(uri.path);
      return Promise.resolve();
    },
    stat: (uri: Uri) => (existsSync(uri.path) ? Promise.resolve({}) : Promise.reject(new Error('FileNotFound'))),
  },
};
