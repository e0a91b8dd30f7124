import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    browser: { executablePath: string; args: string[] };
    /** Address of the VS Code server that has the extension. */
    serverUrl: string;
    /** Where the extension was installed from its VSIX. */
    extensionsDir: string;
    /** The VSIX itself. */
    packagePath: string;
  }
}

/** How long anything on the screen is waited for. */
export const ACTION_TIMEOUT_MS = 30_000;

export interface OpenOptions {
  /** The folder under samples/ that is copied into the workspace; nothing is copied where it is left out. */
  sample?: string;
  /** Workspace settings, such as `workbench.colorTheme`. */
  settings?: Record<string, unknown>;
  /** Display language, such as `nl`. */
  language?: string;
  /** Called with the workspace folder before the workbench opens it. */
  prepare?: (folder: string) => void;
  /** Run in every document of the page before anything else in it. */
  initScript?: string;
  /** Address of another server than the one that all tests share. */
  serverUrl?: () => string;
}

/** A workspace, and an empty page for its workbench. */
export interface Opened {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Absolute path of the workspace. */
  readonly folder: string;
  /** Where VS Code is for that workspace. */
  readonly address: string;
}

/** Makes a workspace, and a page in a browser of its own. */
export async function openPage({
  sample,
  settings,
  language,
  prepare,
  initScript,
  serverUrl,
}: OpenOptions): Promise<Opened> {
  const folder = join(mkdtempSync(join(tmpdir(), 'csp-ui-')), sample ?? 'workspace');
  if (sample) cpSync(join('samples', sample), folder, { recursive: true });
  else mkdirSync(folder);
  prepare?.(folder);
  if (settings) writeSettings(folder, settings);
  const browser = await chromium.launch(inject('browser'));
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(ACTION_TIMEOUT_MS);
  if (language) {
    await context.addInitScript(`Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE',
      { get: () => ${JSON.stringify(language)}, set: () => {}, configurable: true })`);
  }
  if (initScript !== undefined) await context.addInitScript(initScript);
  const page = await context.newPage();
  const address = `${serverUrl?.() ?? inject('serverUrl')}/?folder=${encodeURIComponent(folder)}`;
  return { browser, context, page, folder, address };
}

/** Writes the settings of a workspace. */
export function writeSettings(folder: string, settings: Record<string, unknown>): void {
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
}
