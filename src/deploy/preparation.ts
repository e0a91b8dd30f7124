import * as l10n from '@vscode/l10n';
import type { Deployment } from './deploy';
import { type Objection, cloudObjection, documentationObjections, planObjections, tenantObjections } from './preflight';
import { type Veil, environmentNameOf, secretsNeeded } from './secrets';

/** Why a deployment is not begun; empty where nothing stands in its way. Throws `AzureFailure`. */
export async function objectionsTo(deployment: Deployment): Promise<Objection[]> {
  const { plan, wanted, azure, target, designCloud, signal } = deployment;
  if (target === 'simulator') return planObjections(plan);
  const wrongCloud = cloudObjection(designCloud, target);
  if (wrongCloud) return [wrongCloud];
  return [
    ...planObjections(plan),
    ...documentationObjections(wanted),
    ...(await tenantObjections(azure, wanted, signal)),
  ];
}

/** The secrets that the plan needs, by name, and what is missing of them. All are hidden from then on. */
export async function collectSecrets(
  { plan, wanted, secrets }: Deployment,
  veil: Veil,
): Promise<{ readonly found: ReadonlyMap<string, string>; readonly missing: readonly Objection[] }> {
  const found = new Map<string, string>();
  const missing: Objection[] = [];
  for (const name of secretsNeeded(plan, wanted)) {
    const value = await secrets(name);
    if (value === undefined || value === '') {
      missing.push({ message: l10n.t('The secret {0} is missing ({1}).', name, environmentNameOf(name)) });
      continue;
    }
    found.set(name, value);
    veil.add(value);
  }
  return { found, missing };
}
