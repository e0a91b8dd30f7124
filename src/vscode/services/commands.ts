import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { thrownText } from '../../design/thrown';
import type { Log } from './log';

/** A button of a message and what it does. */
export interface Action {
  readonly title: string;
  readonly run: () => unknown;
}

/** Something that the user can mend: told in a message with what to do next, and kept out of the log of errors. */
export class Refusal extends Error {
  readonly actions: readonly Action[];

  constructor(
    message: string,
    actions: Action | readonly Action[] = [],
    readonly severity: 'error' | 'warning' | 'information' = 'error',
  ) {
    super(message);
    this.actions = [actions].flat();
  }
}

export type CommandHandler = (...args: unknown[]) => unknown;

/** Registers commands so that whatever goes wrong in one is told to the user, once and in the same way. */
export class Commands implements vscode.Disposable {
  private readonly registered: vscode.Disposable[] = [];

  constructor(private readonly log: Log) {}

  /** @param id with `cspConnectivity.` before it */
  register(id: string, handler: CommandHandler): void {
    this.registered.push(
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        this.log.debug(id);
        try {
          return await handler(...args);
        } catch (error) {
          await this.tell(id, error);
          return undefined;
        }
      }),
    );
  }

  /** Runs work that no command started, such as what a webview asked for, under the same care. */
  async guard(what: string, work: () => unknown): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.tell(what, error);
    }
  }

  private async tell(what: string, error: unknown): Promise<void> {
    if (error instanceof vscode.CancellationError) return;
    if (error instanceof Refusal) {
      this.log.info(`${what}: ${error.message}`);
      const buttons = error.actions.map(({ title }) => title);
      void show(error.severity, error.message, buttons).then((chosen) => {
        const action = error.actions.find(({ title }) => title === chosen);
        return action && this.guard(what, action.run);
      });
      return;
    }
    const message = thrownText(error);
    this.log.error(`${what} failed`, error instanceof Error ? error : message);
    const showOutput = l10n.t('Show Output');
    void show('error', l10n.t('This did not work: {0}', message), [showOutput]).then((chosen) => {
      if (chosen) this.log.show(true);
    });
  }

  dispose(): void {
    vscode.Disposable.from(...this.registered).dispose();
  }
}

function show(severity: Refusal['severity'], message: string, buttons: string[]): Thenable<string | undefined> {
  if (severity === 'information') return vscode.window.showInformationMessage(message, ...buttons);
  if (severity === 'warning') return vscode.window.showWarningMessage(message, ...buttons);
  return vscode.window.showErrorMessage(message, ...buttons);
}
