import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Frame, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';

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

const ACTION_TIMEOUT_MS = 20_000;
const QUICK_TRIES = 6;
const QUICK_MS = 6000;
const READY_TIMEOUT_MS = 60_000;
const SCREENSHOTS = join('artifacts', 'screenshots');

export interface OpenOptions {
  /** The folder under samples/ that is copied into the workspace; nothing is copied where it is left out. */
  sample?: string;
  /** Workspace settings, such as `workbench.colorTheme`. */
  settings?: Record<string, unknown>;
  /** Display language, such as `nl`. */
  language?: string;
  /** Called with the workspace folder before the workbench opens it. */
  prepare?: (folder: string) => void;
  /** Address of another server than the one that all tests share. */
  serverUrl?: () => string;
}

/** A real VS Code in a real browser, opened on a workspace of its own. */
export class Workbench {
  /** What the page logged as errors. */
  readonly errors: string[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
    /** Absolute path of the workspace. */
    readonly folder: string,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Opens a workbench and waits until the extension's own tab is in the activity bar. */
  static async open({ sample, settings, language, prepare, serverUrl }: OpenOptions = {}): Promise<Workbench> {
    const folder = join(mkdtempSync(join(tmpdir(), 'csp-ui-')), sample ?? 'workspace');
    if (sample) cpSync(join('samples', sample), folder, { recursive: true });
    else mkdirSync(folder);
    prepare?.(folder);
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
    const workbench = new Workbench(browser, context, await context.newPage(), folder);
    if (settings) workbench.writeSettings(settings);
    await workbench.page.goto(`${serverUrl?.() ?? inject('serverUrl')}/?folder=${encodeURIComponent(folder)}`);
    await workbench.activityBarTab.waitFor({ timeout: READY_TIMEOUT_MS });
    return workbench;
  }

  /** The extension's tab in the activity bar: the sign that VS Code knows the extension. */
  get activityBarTab(): Locator {
    return this.page.locator('.activitybar').getByRole('tab', { name: /CSP Connectivity/ });
  }

  /** Replaces the settings of the workspace; an open workbench takes them over. */
  writeSettings(settings: Record<string, unknown>): void {
    mkdirSync(join(this.folder, '.vscode'), { recursive: true });
    writeFileSync(join(this.folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  }

  /** Runs a command of the palette by its title, `CSP Connectivity: …` included. */
  async command(title: string): Promise<void> {
    const row = this.page.locator(`.quick-input-list .monaco-list-row.focused[aria-label^=${JSON.stringify(title)}]`);
    if (!(await this.quickOpen('F1', `>${title}`, row))) throw new Error(`The palette has no ${title}`);
  }

  /**
   * Opens VS Code's quick input by its key, types, and accepts once a row is the chosen one.
   * @returns whether it was accepted
   */
  private async quickOpen(key: string, typed: string, row: Locator): Promise<boolean> {
    // A palette that was opened before VS Code knew what may be run lacks it for good, and what takes the focus closes it.
    for (let tries = 1; tries <= QUICK_TRIES; tries++) {
      await this.page.keyboard.press(key);
      const isAccepted = await this.quickInput
        .fill(typed, { timeout: QUICK_MS })
        .then(() => row.waitFor({ timeout: QUICK_MS }))
        // Pressed on the input itself: an editor that has come to the front would take it as a new line.
        .then(() => this.quickInput.press('Enter', { timeout: QUICK_MS }))
        .then(
          () => true,
          () => false,
        );
      if (isAccepted) return true;
      await this.page.keyboard.press('Escape');
    }
    return false;
  }

  /** The input of the quick pick or input box that is open. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input[type="text"]');
  }

  /** Chooses an entry of the open quick pick. */
  async pick(name: string | RegExp): Promise<void> {
    await this.page.locator('.quick-input-widget').getByRole('option', { name }).first().click();
  }

  /** Fills the open input box, whose prompt must match, and accepts it. */
  async answer(prompt: string | RegExp, text: string): Promise<void> {
    await this.page.locator('.quick-input-widget .quick-input-message').filter({ hasText: prompt }).waitFor();
    await this.quickInput.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Shows the extension's views in the side bar. */
  async showViews(): Promise<void> {
    if ((await this.activityBarTab.getAttribute('aria-expanded')) === 'true') return;
    await this.activityBarTab.click();
  }

  /** An item of a tree, by its spoken name. */
  treeItem(name: string | RegExp): Locator {
    return this.page.getByRole('treeitem', { name }).first();
  }

  /** Expands an item of a tree, if it is not. */
  async expand(name: string | RegExp): Promise<void> {
    const item = this.treeItem(name);
    await item.waitFor();
    if ((await item.getAttribute('aria-expanded')) === 'true') return;
    await item.click();
    if ((await item.getAttribute('aria-expanded')) !== 'true') await this.page.keyboard.press('ArrowRight');
    await this.page.locator('[role="treeitem"][aria-expanded="true"]').and(item).waitFor();
  }

  /** Opens the context menu of an item of a tree and chooses from it. */
  async contextMenu(item: string | RegExp, entry: string | RegExp): Promise<void> {
    await this.treeItem(item).click({ button: 'right' });
    // VS Code ignores clicks in a menu that has only just opened; the keyboard works at once.
    await this.page.getByRole('menuitem', { name: entry }).hover();
    await this.page.locator('.monaco-menu .action-item.focused').filter({ hasText: entry }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Opens a file of the workspace and waits until its editor has the focus. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    const row = this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name });
    if (!(await this.quickOpen('ControlOrMeta+P', path, row))) throw new Error(`No file ${path} is found`);
    await this.page
      .locator(`.editor-group-container.active .tab.active[data-resource-name=${JSON.stringify(name)}]`)
      .waitFor();
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  }

  /** Puts the cursor at a place in the active editor; line and column from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.quickInput.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  }

  /** Replaces the text of one line of the active editor; line from 1. */
  async replaceLine(line: number, text: string): Promise<void> {
    await this.goTo(line);
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('Shift+Home');
    await this.page.keyboard.press('Shift+Home');
    await this.page.keyboard.insertText(text);
  }

  /** Undoes in a file until it is as it was saved. */
  async undoAll(path: string): Promise<void> {
    await this.openFile(path);
    const dirty = this.page.locator('.editor-group-container.active .tab.active.dirty');
    for (let steps = 0; steps < 10 && (await dirty.isVisible()); steps++) {
      await this.page.keyboard.press('ControlOrMeta+Z');
      await this.page.waitForTimeout(100);
    }
  }

  /** The rows of the Problems panel, which is opened if it is not. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('ControlOrMeta+Shift+M');
    await panel.waitFor();
    return panel.locator('.monaco-list-row');
  }

  /** A notification by its text. (VS Code shows at most three that come within 0.8 s; the others go to the bell only.) */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text }).first();
  }

  /** The document inside the webview that holds an element; several webviews may be alive. */
  async webview(selector: string): Promise<Frame> {
    const deadline = Date.now() + ACTION_TIMEOUT_MS;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) {
        if (frame.name() !== 'active-frame' && !frame.url().includes('fake.html')) continue;
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`No webview holds ${selector}`);
  }

  /** Writes artifacts/screenshots/<name>.png. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: 'disabled' });
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(join(this.folder, '..'), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/**
 * Opens one workbench for the tests of a `describe`, which go through it step by step, and closes it after them.
 * A step that fails leaves a picture in artifacts/screenshots.
 */
export function useWorkbench(options: OpenOptions): () => Workbench {
  let workbench: Workbench | undefined;
  beforeAll(async () => {
    workbench = await Workbench.open(options);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await workbench?.screenshot(`failed-${task.name.replace(/\W+/g, '-')}`);
  });
  afterAll(() => workbench?.close());
  return () => {
    if (!workbench) throw new Error('The workbench did not open');
    return workbench;
  };
}
