import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Plan, keyOf } from '../../../plan';
import {
  type Against,
  type PlanHostMessage,
  type PlanPageMessage,
  isPlanPageMessage,
  planView,
} from '../../../planPage';
import type { Work } from '../../../work';
import type { Running } from '../../services/deployments';
import { setUpPage } from '../../services/page';
import { revealPlace } from '../../services/reveal';
import type { Services } from '../../services/services';
import { progressMessage } from './progress';

const TICK_MS = 1000;

/** What a page shows. */
export interface Shown {
  readonly work: Work;
  readonly plan: Plan;
  readonly against: Against;
}

/** The plan of one customer beside its text: shows what would be done, deploys it, and follows what is deployed. */
export class PlanPanel implements vscode.Disposable {
  private readonly listeners: vscode.Disposable[] = [];
  private readonly closed = new vscode.EventEmitter<void>();
  private readonly timer: NodeJS.Timeout;
  private isReady = false;
  /** The plan of the deployment that is followed. */
  private followed: Plan | undefined;

  readonly onDidClose = this.closed.event;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly services: Services,
    private shown: Shown,
  ) {
    this.listeners.push(
      setUpPage(panel, services, {
        name: 'plan',
        icon: 'plan',
        title: l10n.t('Plan'),
        isMessage: isPlanPageMessage,
        take: (message) => this.take(message),
        onFront: () => this.seen(),
      }),
      panel.onDidDispose(() => this.dispose()),
      services.designs.onDidChange(() => this.tellStale()),
      services.deployments.onDidChange((running) => {
        if (running.customer === this.path) this.follow(running);
      }),
    );
    this.timer = setInterval(() => {
      const running = services.deployments.of(this.path);
      if (running?.plan && running.status === undefined) this.follow(running);
    }, TICK_MS);
    this.seen();
  }

  /** Shows another plan of the same customer. */
  show(shown: Shown): void {
    this.shown = shown;
    this.followed = undefined;
    this.panel.reveal(undefined, true);
    this.seen();
    this.draw();
  }

  private get path(): string {
    return this.shown.work.customer.file.path;
  }

  private seen(): void {
    this.services.active.see(`plan ${this.path}`, this.services.designs.uriOf(this.path));
  }

  private async take(message: PlanPageMessage): Promise<void> {
    const { customer } = this.shown.work;
    const { against } = this.shown;
    switch (message.type) {
      case 'ready': {
        this.isReady = true;
        this.draw();
        const running = this.services.deployments.of(this.path);
        if (running?.status === undefined && running?.plan) this.follow(running);
        return;
      }
      case 'deploy':
        await vscode.commands.executeCommand(
          'cspConnectivity.deploy',
          { customer: customer.file.path },
          against === 'nothing' ? {} : { target: against },
        );
        return;
      case 'cancel':
        this.services.deployments.of(this.path)?.cancel();
        return;
      case 'again':
        await vscode.commands.executeCommand(
          'cspConnectivity.plan',
          { customer: customer.file.path },
          { target: against },
        );
        return;
      case 'json': {
        const text = `${JSON.stringify(this.shown.plan, undefined, 2)}\n`;
        const uri = this.services.texts.set(`plan-${this.shown.plan.customer}.json`, text);
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
        return;
      }
      case 'open': {
        const step = this.shown.plan.steps.find(({ id }) => id === message.id);
        const resource = step && this.shown.work.wanted.find(({ id }) => keyOf(id) === keyOf(step.resourceId));
        if (resource) await revealPlace(this.services.files, resource.place);
        return;
      }
      case 'error':
        throw new Error(message.message);
    }
  }

  private draw(): void {
    const { work, plan, against } = this.shown;
    this.panel.title = l10n.t('Plan: {0}', work.customer.displayName);
    this.post({ type: 'show', view: planView(work, plan, against) });
    this.tellStale();
  }

  private follow(running: Running): void {
    const { plan, work, target } = running;
    if (!plan) return;
    if (this.followed !== plan) {
      this.followed = plan;
      this.shown = { work, plan, against: target };
      this.draw();
    }
    this.post(progressMessage(running));
  }

  /** A plan that was made before the last change to the design is not the one that a deployment would carry out. */
  private tellStale(): void {
    const { design, customer } = this.shown.work;
    const now = (path: string) => this.services.files.file(path)?.text;
    const isSame = [customer.file, design.provider.file].every(({ path, text }) => now(path) === text);
    this.post({
      type: 'stale',
      ...(!isSame && { text: l10n.t('The design has changed since this plan was made: plan again.') }),
    });
  }

  private post(message: PlanHostMessage): void {
    if (this.isReady) void this.panel.webview.postMessage(message);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.services.active.see(`plan ${this.path}`, undefined);
    this.closed.fire();
    vscode.Disposable.from(...this.listeners, this.closed).dispose();
  }
}
