import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { EFFECT_MS, ensure, insist, isHidden, isVisible } from './insist.js';
import { type OpenOptions, type Opened, openPage, writeSettings } from './launch.js';
import { untilAnswered } from './question.js';
import { frameWith } from './webviews.js';

/** How long a command may think before it asks something. */
const ASKED_MS = 25_000;
/** How long a step that is quick as a rule may take before it is taken for lost. */
const STEP_MS = 1500;
/** How long a window may take until it knows the extension, and all that it reads. */
export const READY_TIMEOUT_MS = 100_000;
const SCREENSHOTS = join('artifacts', 'screenshots');

/** A real VS Code in a real browser, opened on a workspace of its own. */
export class Workbench {
  /** What the page logged as errors. */
  readonly errors: string[] = [];
  private readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Absolute path of the workspace. */
  readonly folder: string;

  private constructor({ browser, context, page, folder }: Opened) {
    this.browser = browser;
    this.context = context;
    this.page = page;
    this.folder = folder;
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Opens a workbench and waits until the extension's own tab is in the activity bar. */
  static async open(options: OpenOptions = {}): Promise<Workbench> {
    const opened = await openPage(options);
    const workbench = new Workbench(opened);
    // What the page says from its first word on is listened to by now.
    await workbench.page.goto(opened.address, { waitUntil: 'commit' });
    await workbench.activityBarTab.waitFor({ timeout: READY_TIMEOUT_MS });
    return workbench;
  }

  /** The extension's tab in the activity bar: the sign that VS Code knows the extension. */
  get activityBarTab(): Locator {
    return this.page.locator('.activitybar').getByRole('tab', { name: /CSP Connectivity/ });
  }

  /** Replaces the settings of the workspace; an open workbench takes them over. */
  writeSettings(settings: Record<string, unknown>): void {
    writeSettings(this.folder, settings);
  }

  /** Runs a command of the palette by its title, `CSP Connectivity: …` included. */
  async command(title: string): Promise<void> {
    // A palette that was opened before VS Code knew what may be run lacks it for good.
    await this.quickOpen('F1', `>${title}`, this.focusedRow(title));
  }

  /** Runs a command that asks what to choose from a list, and chooses what begins with a text, all by the keyboard. */
  async commandWith(title: string, choice: string): Promise<void> {
    const ask = async () => {
      await this.command(title);
      await this.quickInput.waitFor({ timeout: ASKED_MS });
    };
    await this.acceptIn(ask, choice, this.focusedRow(choice));
  }

  /** The row of the open quick pick that has the focus, where its spoken name begins with a text. */
  private focusedRow(label: string): Locator {
    return this.page.locator(`.quick-input-list .monaco-list-row.focused[aria-label^=${JSON.stringify(label)}]`);
  }

  /** Opens VS Code's own quick input by its key, types, and accepts a row. */
  private quickOpen(key: string, typed: string, row: Locator): Promise<void> {
    return this.acceptIn(() => this.page.keyboard.press(key), typed, row);
  }

  /** Opens a quick input, types, and accepts once a row is the chosen one; from its opening again where it is lost on the way. */
  private async acceptIn(open: () => Promise<void>, typed: string, row: Locator): Promise<void> {
    let isAccepted = false;
    await insist(
      `${typed} in the quick input`,
      async () => {
        if (await this.quickInput.isVisible()) await this.quickInput.press('Escape', { timeout: EFFECT_MS });
        await open();
        await this.quickInput.fill(typed, { timeout: EFFECT_MS });
        await row.waitFor({ timeout: EFFECT_MS });
        // Pressed on the input itself: an editor that has come to the front would take it as a new line.
        await this.quickInput.press('Enter', { timeout: EFFECT_MS });
        await row.waitFor({ state: 'hidden', timeout: EFFECT_MS });
        isAccepted = true;
      },
      () => Promise.resolve(isAccepted),
      0,
    );
  }

  /** The input of the quick pick or input box that is open. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input[type="text"]');
  }

  /** Accepts the open question by the keyboard, until it is gone. */
  async accept(): Promise<void> {
    await untilAnswered(this.page, () => this.quickInput.press('Enter', { timeout: EFFECT_MS }));
  }

  /** Chooses an entry of the open quick pick. */
  async pick(name: string | RegExp): Promise<void> {
    const option = this.page.locator('.quick-input-widget').getByRole('option', { name }).first();
    await option.waitFor();
    await untilAnswered(this.page, () => option.click({ timeout: EFFECT_MS }));
  }

  /** Fills the open input box, whose prompt must match, and accepts it. */
  async answer(prompt: string | RegExp, text: string): Promise<void> {
    await this.page.locator('.quick-input-widget .quick-input-message').filter({ hasText: prompt }).waitFor();
    await this.quickInput.fill(text);
    await this.accept();
  }

  /** Gives a path to VS Code's own dialog for files, which has a title, and accepts it. */
  async answerPath(title: string, path: string): Promise<void> {
    const asked = this.page.locator('.quick-input-title').filter({ hasText: title });
    const isTyped = async () => (await this.quickInput.inputValue({ timeout: EFFECT_MS })).replace(/\/$/, '') === path;
    await asked.waitFor();
    await insist(
      `${path} for ${title}`,
      async () => {
        // It writes the place that it has looked up over what was typed meanwhile, and goes into a folder before it takes it.
        await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor({ timeout: EFFECT_MS });
        if (!(await isTyped())) await this.quickInput.fill(path, { timeout: EFFECT_MS });
        await this.quickInput.press('Enter', { timeout: EFFECT_MS });
      },
      isHidden(asked),
      STEP_MS,
    );
  }

  /** Answers a modal question with one of its buttons, by the keyboard. */
  async confirm(question: string | RegExp, button: string): Promise<void> {
    const dialog = this.page.locator('.monaco-dialog-box').filter({ hasText: question });
    await dialog.waitFor();
    const choice = dialog.getByRole('button', { name: button, exact: true });
    await insist(
      `${button} in ${String(question)}`,
      () => choice.press('Enter', { timeout: EFFECT_MS }),
      isHidden(dialog),
    );
  }

  /** Shows the extension's views in the side bar. */
  async showViews(): Promise<void> {
    await ensure(
      'The views',
      () => this.activityBarTab.click({ timeout: EFFECT_MS }),
      async () => (await this.activityBarTab.getAttribute('aria-expanded')) === 'true',
    );
  }

  /** Closes the side bar. */
  async hideSideBar(): Promise<void> {
    await this.hide('View: Close Primary Side Bar', this.page.locator('.part.sidebar'));
  }

  /** Closes the panel at the bottom. */
  async hidePanel(): Promise<void> {
    await this.hide('View: Hide Panel', this.page.locator('.part.panel'));
  }

  /** By a command that does nothing to what is hidden: a key would show it again. */
  private async hide(command: string, part: Locator): Promise<void> {
    if (await part.isHidden()) return;
    await this.command(command);
    await part.waitFor({ state: 'hidden' });
  }

  /** An item of a tree, by its spoken name. */
  treeItem(name: string | RegExp): Locator {
    return this.page.getByRole('treeitem', { name }).first();
  }

  /** Expands an item of a tree, if it is not. */
  async expand(name: string | RegExp): Promise<void> {
    const item = this.treeItem(name);
    await item.waitFor();
    await ensure(
      `${String(name)} expands`,
      () => item.locator('.monaco-tl-twistie').click({ timeout: EFFECT_MS }),
      async () => (await item.getAttribute('aria-expanded')) === 'true',
    );
  }

  /** Opens the context menu of an item of a tree and chooses from it. */
  async contextMenu(item: string | RegExp, entry: string | RegExp): Promise<void> {
    const chosen = this.page.getByRole('menuitem', { name: entry });
    const focused = this.page.locator('.monaco-menu .action-item.focused').filter({ hasText: entry });
    await insist(
      `The menu of ${String(item)}`,
      async () => {
        if (await this.page.locator('.monaco-menu').first().isVisible()) await this.page.keyboard.press('Escape');
        await this.treeItem(item).click({ button: 'right', timeout: EFFECT_MS });
        // VS Code ignores clicks in a menu that has only just opened; the keyboard works at once.
        await chosen.hover({ timeout: EFFECT_MS });
      },
      isVisible(focused),
    );
    await insist(
      `${String(entry)} is chosen`,
      () => focused.getByRole('menuitem').press('Enter', { timeout: EFFECT_MS }),
      isHidden(chosen),
    );
  }

  /** The editor of text that has the focus. */
  get focusedEditor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor.focused');
  }

  /** What takes the keys in the editor of text that has the focus. */
  private get typed(): Locator {
    return this.focusedEditor.locator('.native-edit-context, textarea.inputarea').first();
  }

  /** The tab of a file where it is in front. */
  private tabInFront(path: string): Locator {
    return this.page.locator(
      `.editor-group-container.active .tab.active[data-resource-name=${JSON.stringify(nameOf(path))}]`,
    );
  }

  /** Waits until a file is in front and its editor has the focus. */
  async untilInFront(path: string): Promise<void> {
    await this.tabInFront(path).waitFor();
    await this.focusedEditor.waitFor();
  }

  /** Opens a file of the workspace and waits until its editor has the focus. */
  async openFile(path: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: nameOf(path) });
    const tab = this.tabInFront(path);
    await ensure(
      `${path} is in front`,
      () => this.quickOpen('ControlOrMeta+P', path, row),
      async () => (await tab.isVisible()) && (await this.focusedEditor.isVisible()),
    );
  }

  /** Brings a file to the front that is open, in whichever group of editors it is, and waits until its editor has the focus. */
  async showText(path: string): Promise<void> {
    const tab = this.page.locator(`.tab[data-resource-name=${JSON.stringify(nameOf(path))}]`).first();
    const active = this.page.locator('.editor-group-container.active .tab.active').and(tab);
    await insist(
      `${path} is in front`,
      () => tab.click({ timeout: EFFECT_MS }),
      async () => (await active.isVisible()) && (await this.focusedEditor.isVisible()),
    );
  }

  /** Puts the cursor at a place in the active editor, and that on the screen; line and column from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    const row = this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: String(line) })
      .first();
    await insist(
      `The cursor is at ${line}:${column}`,
      () => this.quickOpen('Control+G', `:${line}:${column}`, row),
      () => this.isAt(line, column),
    );
  }

  /** Whether the cursor of the editor that has the focus is at a place, with nothing selected. */
  private async isAt(line: number, column: number): Promise<boolean> {
    const place = this.page
      .locator('[id="status.editor.selection"]')
      .filter({ hasText: new RegExp(`^\\s*Ln ${line}, Col ${column}\\s*$`) });
    return (await place.isVisible()) && (await this.focusedEditor.isVisible());
  }

  /** Replaces the text of one line of the active editor; line from 1. */
  async replaceLine(line: number, text: string): Promise<void> {
    await insist(
      `Line ${line} is "${text}"`,
      async () => {
        await this.goTo(line);
        for (const key of ['End', 'Shift+Home', 'Shift+Home']) await this.typed.press(key, { timeout: EFFECT_MS });
        await this.page.keyboard.insertText(text);
      },
      () => this.isAt(line, text.length + 1),
    );
  }

  /** Takes back one step in the editor that has the focus. */
  async undo(): Promise<void> {
    await this.typed.press('ControlOrMeta+Z', { timeout: EFFECT_MS });
  }

  /** Undoes in a file until it is as it was saved. */
  async undoAll(path: string): Promise<void> {
    await this.openFile(path);
    await ensure(
      `${path} is as it was saved`,
      () => this.undo(),
      isHidden(this.page.locator('.editor-group-container.active .tab.active.dirty')),
      // Not one step more than it takes: what was saved is not undone.
      STEP_MS,
    );
  }

  /** The rows of the Problems panel, which is opened if it is not. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (await panel.isHidden()) await this.command('View: Focus Problems (Errors, Warnings, Infos)');
    await panel.waitFor();
    return panel.locator('.monaco-list-row');
  }

  /** A notification by its text. (VS Code shows at most three that come within 0.8 s; the others go to the bell only.) */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text }).first();
  }

  /** The document inside the webview that holds an element; several webviews may be alive. */
  webview(selector: string, within?: number): Promise<Frame> {
    return frameWith(this.page, selector, within);
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

const nameOf = (path: string): string => path.split('/').at(-1) ?? path;

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
