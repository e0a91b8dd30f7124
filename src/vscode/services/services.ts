import type * as vscode from 'vscode';
import type { CircuitStates } from './circuitStates';
import type { Commands } from './commands';
import type { DesignFiles } from './designFiles';
import type { Designs } from './designs';
import type { Log } from './log';
import type { Selection } from './selection';

/** What features share. */
export interface Services {
  readonly log: Log;
  readonly commands: Commands;
  readonly files: DesignFiles;
  readonly designs: Designs;
  readonly selection: Selection;
  readonly states: CircuitStates;
  readonly extension: vscode.Extension<unknown>;
}
