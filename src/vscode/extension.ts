import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { activateCheck } from './features/check/activate';
import { activateCreate } from './features/create/activate';
import { activateDeploy } from './features/deploy/activate';
import { activateDeployments } from './features/deployments/activate';
import { activateDiagnostics } from './features/diagnostics/activate';
import { activateDiagram } from './features/diagram/activate';
import { activateEstate } from './features/estate/activate';
import { activateFixes } from './features/fixes/activate';
import { activateGenerate } from './features/generate/activate';
import { activateGoTo } from './features/goto/activate';
import { activateImport } from './features/import/activate';
import { activateLab } from './features/lab/activate';
import { activateLanguage } from './features/language/activate';
import { activateCatalog } from './features/catalog/activate';
import { activatePalette } from './features/palette/activate';
import { activatePlan } from './features/plan/activate';
import { activatePools } from './features/pools/activate';
import { activateReveal } from './features/reveal/activate';
import { activateRouting } from './features/routing/activate';
import { activateSample } from './features/sample/activate';
import { activateTree } from './features/tree/activate';
import type { Node } from './features/tree/node';
import { ActiveFiles } from './services/activeFiles';
import { CircuitStates } from './services/circuitStates';
import { Commands } from './services/commands';
import { Deployments } from './services/deployments';
import { DesignFiles } from './services/designFiles';
import { Designs, type Snapshot } from './services/designs';
import { KeptFindings } from './services/keptFindings';
import { createLog } from './services/log';
import { Secrets } from './services/secrets';
import { Selection } from './services/selection';
import type { Services } from './services/services';
import { Simulators } from './services/simulators';
import { VirtualTexts } from './services/virtualTexts';

export { endLabs as deactivate } from './features/lab/activate';

/** What other extensions, and tests, may look at. */
export interface Api {
  /** The designs with all that is typed by now, and their findings. */
  readonly latest: () => Promise<Snapshot>;
  readonly tree: vscode.TreeDataProvider<Node>;
  /** Where the output channel is written to. */
  readonly logFolder: vscode.Uri;
}

/** Wires services and features; nothing is read before it returns. */
export function activate(context: vscode.ExtensionContext): Api {
  // The rooms below know nothing of VS Code; its translations reach them through this module.
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });

  const log = createLog();
  const commands = new Commands(log);
  const files = new DesignFiles(log);
  const kept = new KeptFindings(context, log);
  const designs = new Designs(files, kept, log);
  const active = new ActiveFiles();
  const selection = new Selection();
  const states = new CircuitStates();
  const deployments = new Deployments();
  const simulators = new Simulators(log);
  const texts = new VirtualTexts();
  const secrets = new Secrets(context.secrets);
  const { extension } = context;
  const services: Services = {
    ...{ log, commands, files, designs, active, selection, states, deployments, secrets, simulators, texts, extension },
  };
  context.subscriptions.push(
    log,
    commands,
    designs,
    kept,
    files,
    active,
    selection,
    states,
    deployments,
    simulators,
    texts,
  );

  const tree = activateTree(context, services);
  activateDiagnostics(context, services);
  activateReveal(context, services);
  activateDiagram(context, services);
  activateEstate(context, services);
  activatePalette(context, services);
  activateCheck(services);
  activateCreate(services);
  activateGenerate(services);
  activateGoTo(context, services);
  activatePlan(services);
  activateDeploy(services);
  activateDeployments(context, services);
  activateLab(services);
  activateSample(context, services);
  activateLanguage(context, services);
  activateFixes(context, services);
  activateRouting(services);
  activatePools(services);
  activateCatalog(services);
  activateImport(services);

  setImmediate(() => void commands.guard('start', () => files.start()));
  return { latest: () => designs.latest(), tree, logFolder: context.logUri };
}
