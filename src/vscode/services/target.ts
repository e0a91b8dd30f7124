import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SimulatorTargetOptions, Target, TargetKind, Work } from '../../work';
import type { Services } from './services';
import { signIn } from './signIn';
import { userAgentOf } from './userAgent';

export type { Target, TargetKind } from '../../work';

/** What the user reads as the name of a target. */
export function targetName({ kind, target }: Target): string {
  return kind === 'simulator' ? l10n.t('the simulator') : target;
}

/**
 * Opens Azure, signed in to the tenants of what is wanted, or the customer's simulator.
 * @throws Refusal or WorkFailure where that is not possible
 */
export async function openTarget(
  services: Services,
  kind: TargetKind,
  work: Work,
  progress: vscode.Progress<{ message?: string }>,
): Promise<Target> {
  const { openAzure, openSimulator, waitText } = await import('../../work');
  const onWait: SimulatorTargetOptions['onWait'] = (wait) => {
    services.log.info(waitText(wait, kind));
    progress.report({ message: waitText(wait, kind) });
  };
  const userAgent = userAgentOf(services.extension);
  if (kind === 'azure') {
    return openAzure(work, {
      userAgent,
      onWait,
      signIn: (tenantId, cloud, scope) => signIn(cloud, scope, tenantId),
    });
  }
  const { path } = work.customer.file;
  const setting = vscode.workspace.getConfiguration('cspConnectivity').get('simulator.speed');
  return openSimulator(work, {
    userAgent,
    onWait,
    source: await services.simulators.of(path, services.designs.uriOf(path)),
    speed: setting === 'real' ? 'real' : 'fast',
    onRefused: ({ id, message }) =>
      services.log.warn(l10n.t('The simulator cannot have {0} from the start: {1}', id, message)),
  });
}
