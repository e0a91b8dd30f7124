import { setImmediate } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design } from '../../../design';
import { type Handlers, dispatch } from '../../../diagram';
import {
  type Estate,
  type EstateHostMessage,
  type EstatePageMessage,
  EstateReader,
  type Layer,
  type TableName,
  estateSvg,
  isEstatePageMessage,
} from '../../../diagram/estate';
import { resiliencyOf } from '../../../rules';
import { todaysBlock } from '../../../work/titleBlock';
import { setUpPage } from '../../services/page';
import { revealPlace } from '../../services/reveal';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';
import { askPictureUri, writePicture } from '../../services/writePicture';

/** So long nothing changes before the estate is drawn anew, in ms: nobody types faster than it is looked at. */
const SETTLED = 300;

/** The one page of all customers of a CSP. */
export class EstatePanel implements vscode.Disposable {
  private readonly listeners: vscode.Disposable[] = [];
  private readonly closed = new vscode.EventEmitter<void>();
  private readonly reader = new EstateReader((design, customer) => resiliencyOf(design, customer)?.weakest.level);
  private isReady = false;
  /** It was changed while nobody saw it. */
  private isStale = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The folder of the design that is shown; the first one where none is said. */
  private folder: string | undefined;

  readonly onDidClose = this.closed.event;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly services: Services,
    /** Told which design is shown. */
    private readonly onShow: (folder: string) => void,
  ) {
    this.listeners.push(
      setUpPage(panel, services, {
        name: 'estate',
        icon: 'diagram',
        title: l10n.t('Estate'),
        isMessage: isEstatePageMessage,
        take: (message) => dispatch(message, this.handlers),
        onFront: () => this.isStale && this.draw(),
      }),
      panel.onDidDispose(() => this.dispose()),
      services.designs.onDidChange(() => {
        clearTimeout(this.timer);
        this.isStale = true;
        if (panel.visible) this.timer = setTimeout(() => this.draw(), SETTLED);
      }),
    );
  }

  /** @param folder of the design; the first one where none is said */
  show(folder: string | undefined): void {
    this.folder = folder;
    if (folder !== undefined) this.onShow(folder);
    this.draw();
  }

  reveal(): void {
    this.panel.reveal();
  }

  private readonly handlers: Handlers<EstatePageMessage> = {
    ready: () =>
      void this.guard(async () => {
        await this.services.designs.loaded();
        this.isReady = true;
        this.draw();
      }),
    enter: ({ key }) =>
      void vscode.commands.executeCommand('cspConnectivity.openDiagram', { customer: key, enter: true }),
    open: ({ place }) => void this.guard(() => revealPlace(this.services.files, place)),
    table: ({ name }) => void this.guard(() => this.tellTable(name)),
    save: ({ layer }) => void this.guard(() => this.save(layer)),
    error: ({ message }) =>
      void this.guard(() => {
        throw new Error(message);
      }),
  };

  private guard(work: () => unknown): Promise<void> {
    return this.services.commands.guard('estate', work);
  }

  private get design(): Design | undefined {
    const { designs } = this.services.designs.snapshot.assembly;
    return this.folder === undefined ? designs[0] : designs.find(({ folder }) => folder === this.folder);
  }

  private read(design: Design): Estate {
    return this.reader.read(design, this.services.designs.snapshot.findings);
  }

  private draw(): void {
    if (!this.isReady) return;
    this.isStale = false;
    const { design } = this;
    this.panel.title = design ? l10n.t('Estate: {0}', design.provider.displayName) : l10n.t('Estate');
    if (design) this.post({ type: 'show', estate: this.read(design) });
    else this.post({ type: 'empty', text: l10n.t('There is no customer to draw yet. Add one, or open the sample.') });
  }

  private async tellTable(name: TableName): Promise<void> {
    const { design } = this;
    if (!design) return;
    const { estateTable } = await import('../../../estate');
    const table = await estateTable(design, name, () => setImmediate());
    // What was typed meanwhile has another table, which the page asks for itself.
    if (design === this.design) this.post({ type: 'table', table });
  }

  private async save(layer: Layer): Promise<void> {
    requireTrust();
    const { design } = this;
    if (!design) return;
    const provider = this.services.designs.uriOf(design.provider.file.path);
    const { uri, ending } = await askPictureUri(
      l10n.t('Export the estate'),
      { SVG: ['svg'], PNG: ['png'] },
      provider && vscode.Uri.joinPath(provider, '..', 'estate.svg'),
    );
    const text = estateSvg(this.read(design), { layer, block: todaysBlock() });
    await writePicture(this.services, uri, text, ending === 'png');
  }

  private post(message: EstateHostMessage): void {
    void this.panel.webview.postMessage(message);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.closed.fire();
    vscode.Disposable.from(...this.listeners, this.closed).dispose();
  }
}
