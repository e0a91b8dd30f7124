import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  type Handlers,
  type HostMessage,
  type PageMessage,
  type Scene,
  dispatch,
  isPageMessage,
  sceneOf,
} from '../../../diagram';
import type { KeptFolds } from '../../../diagram/protocol';
import { todaysBlock } from '../../../work/titleBlock';
import { type Chosen, customerIn, customersOf } from '../../services/designs';
import type { Services } from '../../services/services';
import { setUpPage } from '../../services/page';
import { revealPlace } from '../../services/reveal';
import { Editing } from './editing';
import { LastDrawn } from './lost';
import type { DiagramMemory } from './memory';
import { askWhich, nothingToDraw } from './nothing';
import { type Renamed, Renaming } from './renamed';
import { type PictureTarget, askTarget, formatFor, savePicture } from './savePicture';
import { Selecting } from './selecting';
import { type Step, Stepping } from './stepping';
import { Telling } from './telling';

/** The one diagram beside the text: shows a customer, and follows what is typed and selected. */
export class DiagramPanel implements vscode.Disposable {
  private readonly listeners: vscode.Disposable[] = [];
  private readonly closed = new vscode.EventEmitter<void>();
  private isReady = false;
  /** Path of the file of the customer that is shown. */
  private current: string | undefined;
  /** Where the file is of the customer that was drawn last. */
  private at: vscode.Uri | undefined;
  private readonly last = new LastDrawn();
  private readonly renaming = new Renaming<KeptFolds | undefined>();
  private scene: Scene | undefined;
  private readonly selecting: Selecting;
  private readonly tell = new Telling((message) => this.post(message));
  /** What the scene was made of that the page has. */
  private drawn: readonly unknown[] = [];
  private editing: Editing | undefined;
  private readonly stepping: Stepping;
  /** Where the pictures go that the page was asked for, by the key of the question. */
  private readonly targets = new Map<string, PictureTarget>();
  private asked = 0;

  readonly onDidClose = this.closed.event;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly services: Services,
    private readonly memory: DiagramMemory,
  ) {
    this.stepping = new Stepping(panel);
    this.selecting = new Selecting(services.selection);
    this.listeners.push(
      setUpPage(panel, services, {
        name: 'main',
        icon: 'diagram',
        title: l10n.t('Diagram'),
        workers: true,
        isMessage: isPageMessage,
        take: (message) => dispatch(message, this.handlers),
        onFront: () => this.seen(),
      }),
      panel.onDidDispose(() => this.dispose()),
      services.designs.onDidChange(() => this.draw()),
      services.selection.onDidChange(({ file, origin }) => {
        if (origin === 'diagram') return;
        this.selecting.followPlace();
        if (file !== this.current && this.follows(origin) && customerIn(services.designs.snapshot, file))
          this.show(file);
        else this.select();
      }),
      services.selection.onDidHighlight(() => {
        const { highlighted } = services.selection;
        if (highlighted && highlighted.file !== this.current) this.show(highlighted.file);
        this.highlight(highlighted?.ids ?? [], highlighted?.label);
      }),
      vscode.workspace.onDidRenameFiles((event) => {
        const folds = () => this.scene && this.memory.folds[this.scene.file];
        const renamed = this.renaming.take(this.at, event, folds);
        if (renamed) void services.commands.guard('diagram', () => this.goAlong(renamed));
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        const file = editor && services.files.fileAt(editor.document.uri);
        if (
          file &&
          file.path !== this.current &&
          this.follows('text') &&
          customerIn(services.designs.snapshot, file.path)
        )
          this.show(file.path);
      }),
    );
  }

  /** @param path of the customer's file */
  show(path: string): void {
    this.renaming.end();
    this.current = path;
    this.seen();
    this.memory.keepCustomer(path);
    this.draw();
  }

  /** Shows the customer that is shown where its file is now, folded as it was; unless somebody chose another one meanwhile. */
  private async goAlong(renamed: Renamed<KeptFolds | undefined>): Promise<void> {
    const { designs, files } = this.services;
    await files.scan();
    await designs.latest();
    if (!this.renaming.isOn(renamed)) return;
    this.renaming.end();
    const path = files.fileAt(renamed.to)?.path;
    if (path === undefined || !customerIn(designs.snapshot, path)) return;
    this.showOn(path, renamed.kept);
  }

  /** Shows the customer that is shown where its file is now, folded as it was. */
  private showOn(path: string, folds: KeptFolds | undefined): void {
    if (folds) this.memory.keepFolds(path, folds);
    this.post({ type: 'folds', folds: this.memory.folds });
    this.show(path);
  }

  private seen(): void {
    const { active, designs } = this.services;
    active.see('diagram', this.current === undefined ? undefined : designs.uriOf(this.current));
  }

  /** @param focus whether the keyboard goes to it */
  reveal(focus: boolean): void {
    this.panel.reveal(undefined, !focus);
  }

  /** Asks what is exported and where to, and has the page draw that customer, whichever it shows by then. */
  async export(): Promise<void> {
    const shown = this.shown(customersOf(await this.services.designs.latest()));
    if (!shown) return;
    const scene = this.sceneOf(shown);
    const target = await askTarget(this.services, this.memory, shown);
    const { level, findings, page } = target;
    const theme = 'light' as const;
    const options = { format: formatFor(target), level, findings, theme, block: todaysBlock(), page };
    const key = String(++this.asked);
    this.targets.set(key, target);
    this.post({ type: 'export', key, scene, options });
  }

  /** Asks where the line of an id shall end instead, and leads it there. */
  lead(id: string): void {
    this.edit((editing) => editing.act('move', id));
  }

  /** Shows what a traced path lies on; no ids take it away. The page shows it only on the scene that has all of them. */
  highlight(ids: readonly string[], label?: string): void {
    this.post({ type: 'highlight', ids, ...(label !== undefined && { label }) });
  }

  private readonly handlers: Handlers<PageMessage> = {
    ready: () => void this.services.commands.guard('diagram', () => this.begin()),
    select: ({ id }) => {
      this.selecting.take(id, this.elements());
      if (id !== undefined) void this.services.commands.guard('diagram', () => this.tellEditable(id));
    },
    open: ({ place }) =>
      void this.services.commands.guard('diagram', async () => {
        await revealPlace(this.services.files, place);
        this.services.selection.set({ ...place, origin: 'diagram' });
      }),
    customer: ({ key }) => {
      if (customerIn(this.services.designs.snapshot, key)) this.show(key);
    },
    clearHighlight: () => this.services.selection.highlight(undefined),
    fix: ({ key }) => this.edit((editing) => editing.fix(key)),
    begin: ({ action }) => {
      if (action === 'chooseCustomer') {
        void this.services.commands.guard('diagram', async () => this.show(await askWhich(this.services)));
      } else void vscode.commands.executeCommand(`cspConnectivity.${action}`);
    },
    act: ({ action, id }) => this.edit((editing) => editing.act(action, id)),
    move: ({ id, end, to }) => this.edit((editing) => editing.move(id, end, to)),
    choose: ({ id, label }) =>
      this.edit(async (editing) => {
        this.post({ type: 'choices', id, label, choices: await editing.choices(id, label) });
      }),
    judge: ({ id, label, text }) =>
      this.edit(async (editing) => {
        const problems = await editing.judge(id, label, text);
        this.post({ type: 'judged', id, label, text, problems });
      }),
    write: ({ id, label, text }) =>
      this.edit(async (editing) => {
        try {
          await editing.write(id, label, text);
        } catch (error) {
          // The page shows what was typed; what the text says comes back.
          await this.tellEditable(id);
          throw error;
        }
      }),
    undo: () => this.step('undo'),
    redo: () => this.step('redo'),
    back: () => void vscode.commands.executeCommand('cspConnectivity.backToEstate'),
    save: () => void this.services.commands.guard('diagram', () => this.export()),
    folded: ({ file, folds }) => this.memory.keepFolds(file, folds),
    picture: ({ key, file }) => {
      const target = this.targets.get(key);
      this.targets.delete(key);
      // A picture that nobody asked for is written nowhere.
      if (target) void this.services.commands.guard('diagram', () => savePicture(this.services, target, file));
    },
    error: ({ message }) =>
      void this.services.commands.guard('diagram', () => {
        throw new Error(message);
      }),
  };

  private async begin(): Promise<void> {
    const worker = vscode.Uri.joinPath(this.services.extension.extensionUri, 'dist', 'elk-worker.min.js');
    const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(worker));
    await this.services.designs.loaded();
    this.isReady = true;
    this.tell.begin();
    this.drawn = [];
    this.post({ type: 'engine', source });
    this.post({ type: 'folds', folds: this.memory.folds });
    this.draw();
    const { highlighted } = this.services.selection;
    if (highlighted) this.highlight(highlighted.ids, highlighted.label);
  }

  private draw(): void {
    if (!this.isReady) return;
    const { snapshot } = this.services.designs;
    const all = customersOf(snapshot);
    const shown = this.shown(all);
    const maybe = shown ? [] : this.last.mayBe(this.current, all);
    const [moved] = maybe;
    if (moved && maybe.length === 1) {
      this.showOn(moved.customer.file.path, this.memory.folds[this.current ?? '']);
      return;
    }
    this.panel.title = shown ? l10n.t('Diagram: {0}', shown.customer.displayName) : l10n.t('Diagram');
    this.tell.customers(all, shown?.customer.file.path);
    if (!shown) {
      this.drawn = [];
      this.scene = this.editing = undefined;
      this.tell.banner(undefined);
      this.post(nothingToDraw(snapshot, this.current, maybe));
      return;
    }
    this.at = this.services.designs.uriOf(shown.customer.file.path);
    this.last.keep(shown, all);
    const broken = [shown.customer.file.path, shown.design.provider.file.path].find((p) => snapshot.broken.has(p));
    this.tell.banner(broken && l10n.t('{0} is half typed: what was read last is shown.', broken));
    this.drawCustomer(shown);
    this.select();
  }

  /** Draws a customer anew where anything that the scene is made of is another one than before. */
  private drawCustomer(shown: Chosen): void {
    const { design, customer } = shown;
    const [own, above] = this.findingsOf(shown);
    const madeOf = [design.provider, customer, own, above];
    const kept = madeOf.every((part, i) => part === this.drawn[i]) ? this.scene : undefined;
    const scene = kept ?? this.sceneOf(shown);
    // What may be written in it depends on all customers, as the pools do.
    this.editing = new Editing(this.services, shown, scene, [...own, ...above]);
    if (kept) return;
    this.drawn = madeOf;
    this.scene = scene;
    this.tell.scene(scene);
    void this.services.commands.guard('diagram', () => this.tellFindings());
  }

  /** What is found in the customer's file, and in the CSP's. */
  private findingsOf({ design, customer }: Chosen) {
    const { found } = this.services.designs.snapshot;
    return [found.of(customer.file.path), found.of(design.provider.file.path)] as const;
  }

  private sceneOf(shown: Chosen): Scene {
    const { resiliencyOf } = this.services.designs.snapshot;
    return sceneOf(shown.design, shown.customer, this.findingsOf(shown).flat(), resiliencyOf(shown));
  }

  /** The customer to show: the one that is shown, else the first of all. */
  private shown(all: readonly Chosen[]): Chosen | undefined {
    if (this.current === undefined) return all[0];
    return all.find(({ customer }) => customer.file.path === this.current);
  }

  private select(): void {
    if (!this.scene || !this.services.selection.current) return;
    const id = this.selecting.among(this.elements());
    this.post({ type: 'select', ...(id !== undefined && { id }) });
    if (id !== undefined) void this.services.commands.guard('diagram', () => this.tellEditable(id));
  }

  /** Does what a person wants in the text as it is now: what was typed a moment ago is read first. */
  private edit(work: (editing: Editing) => Promise<void>): void {
    void this.services.commands.guard('diagram', async () => {
      await this.services.designs.latest();
      if (this.editing) await work(this.editing);
    });
  }

  /** Takes back or repeats what was done in the text of the customer that is drawn. */
  private step(step: Step): void {
    const uri = this.scene && this.services.designs.uriOf(this.scene.file);
    if (uri) void this.services.commands.guard('diagram', () => this.stepping.take(step, uri));
  }

  private async tellFindings(): Promise<void> {
    const { editing } = this;
    const list = await editing?.findings();
    if (list && editing === this.editing) this.tell.findings(list);
  }

  private async tellEditable(id: string): Promise<void> {
    const { editing } = this;
    const editable = await editing?.editable(id);
    if (editable && editing === this.editing) this.post({ type: 'editable', editable });
  }

  private elements() {
    return this.scene ? [...this.scene.nodes, ...this.scene.edges] : [];
  }

  private follows(origin: string): boolean {
    return origin !== 'text' || vscode.workspace.getConfiguration('cspConnectivity').get('diagram.followEditor', true);
  }

  private post(message: HostMessage): void {
    if (this.isReady) void this.panel.webview.postMessage(message);
  }

  dispose(): void {
    this.services.active.see('diagram', undefined);
    this.closed.fire();
    vscode.Disposable.from(...this.listeners, this.closed).dispose();
  }
}
