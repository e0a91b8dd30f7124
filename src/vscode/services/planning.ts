import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Observation } from '../../deploy';
import type { Plan } from '../../plan';
import type { WantedResource } from '../../resources';
import { Refusal } from './commands';
import type { Chosen } from './designs';
import type { Services } from './services';
import type { Target } from './target';

/**
 * What a customer's design wants of Azure.
 * @throws Refusal where the customer's file or its provider file has an error; those of other customers do not matter
 */
export async function wantedBy(services: Services, { design, customer }: Chosen): Promise<readonly WantedResource[]> {
  const { findings } = await services.designs.latest();
  const own = new Set([design.provider.file.path, customer.file.path]);
  const errors = findings.filter((finding) => finding.severity === 'error' && own.has(finding.place.file)).length;
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
  const { wantedOf } = await import('../../resources');
  const { resources, remarks } = wantedOf(design, customer);
  for (const { message, place } of remarks) services.log.warn(`${place.file}: ${message}`);
  return resources;
}

/**
 * The plan against what is there. Also keeps the states of the circuits that were read on the way.
 * @throws AzureFailure
 */
export async function planAgainst(
  services: Services,
  target: Target,
  { customer }: Chosen,
  wanted: readonly WantedResource[],
  signal?: AbortSignal,
): Promise<{ readonly plan: Plan; readonly observation: Observation }> {
  const [{ observe }, { planOf }] = await Promise.all([import('../../deploy'), import('../../plan')]);
  const observation = await observe(target.azure, wanted, signal ? { signal } : {});
  keepStates(services, target, customer.file.path, wanted, observation);
  return { plan: planOf({ customer: customer.name, wanted, ...observation }), observation };
}

/** Reads the circuits again after a deployment, so that the tree shows how they are. Throws `AzureFailure`. */
export async function readStates(
  services: Services,
  target: Target,
  path: string,
  wanted: readonly WantedResource[],
): Promise<void> {
  const { observe } = await import('../../deploy');
  const circuits = wanted.filter(isCircuit);
  keepStates(services, target, path, circuits, await observe(target.azure, circuits, { tolerant: true }));
}

function keepStates(
  services: Services,
  target: Target,
  path: string,
  wanted: readonly WantedResource[],
  { actual }: Observation,
): void {
  for (const { id, name } of wanted.filter(isCircuit)) {
    const properties = actual.get(id)?.['properties'];
    if (typeof properties !== 'object' || properties === null) continue;
    const { circuitProvisioningState, serviceProviderProvisioningState } = properties as Readonly<
      Record<string, unknown>
    >;
    services.states.set(path, name, {
      circuit: typeof circuitProvisioningState === 'string' ? circuitProvisioningState : '',
      serviceProvider: typeof serviceProviderProvisioningState === 'string' ? serviceProviderProvisioningState : '',
      from: target.kind,
      at: new Date(),
    });
  }
}

function isCircuit({ type }: WantedResource): boolean {
  return type.toLowerCase() === 'microsoft.network/expressroutecircuits';
}
