import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Observation } from '../../deploy';
import type { WantedResource } from '../../resources';
import type { Planned, Target, Work } from '../../work';
import { Refusal } from './commands';
import type { Chosen } from './designs';
import type { Services } from './services';

/**
 * What is to be done for a customer; what its design does not say in full is told in the log.
 * @throws Refusal where the customer's file or its provider file has an error; those of other customers do not matter
 */
export async function workFor(services: Services, chosen: Chosen): Promise<Work> {
  const { customer } = chosen;
  const [{ findings }, { errorsOf, workOf }] = await Promise.all([services.designs.latest(), import('../../work')]);
  const errors = errorsOf([chosen], findings).length;
  if (errors > 0) {
    throw new Refusal(
      errors === 1
        ? l10n.t('The design of {0} has an error; mend it first.', customer.displayName)
        : l10n.t('The design of {0} has {1} errors; mend them first.', customer.displayName, errors),
      {
        title: l10n.t('Show Problems'),
        run: () => vscode.commands.executeCommand('workbench.actions.view.problems'),
      },
    );
  }
  const work = workOf(chosen);
  for (const { message, place } of work.leftOut) services.log.warn(`${place.file}: ${message}`);
  return work;
}

/**
 * The plan against what is there. Also keeps the states of the circuits that were read on the way.
 * @throws AzureFailure
 */
export async function planFor(
  services: Services,
  target: Target,
  work: Work,
  signal: AbortSignal,
): Promise<Planned['plan']> {
  const { planAgainst } = await import('../../work');
  const { plan, observation } = await planAgainst({
    work,
    target,
    designFolder: designFolderOf(services, work),
    signal,
  });
  keepStates(services, target, work, observation);
  return plan;
}

/** The folder of a design; undefined where it is not on a disk. */
export function designFolderOf({ designs }: Services, { design }: Chosen): string | undefined {
  const uri = designs.uriOf(design.provider.file.path);
  return uri?.scheme === 'file' ? vscode.Uri.joinPath(uri, '..').fsPath : undefined;
}

/** Reads the circuits again after a deployment, so that the tree shows how they are. Throws `AzureFailure`. */
export async function readStates(services: Services, target: Target, work: Work): Promise<void> {
  const { observe } = await import('../../deploy');
  keepStates(services, target, work, await observe(target.azure, work.wanted.filter(isCircuit), { tolerant: true }));
}

/** Keeps the states of the circuits that were seen, for the tree. */
export function keepStates(
  services: Services,
  { kind }: Target,
  { customer, wanted }: Work,
  { actual }: Observation,
): void {
  if (kind === 'azure') {
    const seen = wanted.filter(({ id, type }) => isOfNetwork(type) && actual.has(id));
    services.states.sawNetworks(customer.file.path, new Set(seen.map(({ subscription }) => subscription)));
  }
  for (const { id, name } of wanted.filter(isCircuit)) {
    const properties = actual.get(id)?.['properties'];
    if (typeof properties !== 'object' || properties === null) continue;
    const { circuitProvisioningState, serviceProviderProvisioningState } = properties as Readonly<
      Record<string, unknown>
    >;
    services.states.set(customer.file.path, name, {
      circuit: typeof circuitProvisioningState === 'string' ? circuitProvisioningState : '',
      serviceProvider: typeof serviceProviderProvisioningState === 'string' ? serviceProviderProvisioningState : '',
      from: kind,
      at: new Date(),
    });
  }
}

function isOfNetwork(type: string): boolean {
  return type.toLowerCase().startsWith('microsoft.network/');
}

function isCircuit({ type }: WantedResource): boolean {
  return type.toLowerCase() === 'microsoft.network/expressroutecircuits';
}
