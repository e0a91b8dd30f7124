import type * as vscode from 'vscode';
import type { ActiveFiles } from './activeFiles';
import type { CircuitStates } from './circuitStates';
import type { Commands } from './commands';
import type { Deployments } from './deployments';
import type { DesignFiles } from './designFiles';
import type { Designs } from './designs';
import type { Log } from './log';
import type { Secrets } from './secrets';
import type { Selection } from './selection';
import type { Simulators } from './simulators';
import type { VirtualTexts } from './virtualTexts';

/** What features share. */
export interface Services {
  readonly log: Log;
  readonly commands: Commands;
  readonly files: DesignFiles;
  readonly designs: Designs;
  readonly active: ActiveFiles;
  readonly selection: Selection;
  readonly states: CircuitStates;
  readonly deployments: Deployments;
  readonly secrets: Secrets;
  readonly simulators: Simulators;
  readonly texts: VirtualTexts;
  readonly extension: vscode.Extension<unknown>;
}
