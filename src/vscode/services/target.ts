import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Azure, Pace } from '../../deploy';
import type { Cloud } from '../../design';
import type { WantedResource } from '../../resources';
import { Refusal } from './commands';
import type { Chosen } from './designs';
import type { Services } from './services';
import { signIn } from './signIn';

export type TargetKind = 'azure' | 'simulator';

/** An Azure that a plan is made against and carried out in. */
export interface Target {
  readonly kind: TargetKind;
  readonly target: Cloud | 'simulator';
  /** What the user reads. */
  readonly name: string;
  readonly azure: Azure;
  readonly pace: Pace;
}

/** A simulated operation takes 40 ms at the speed `fast`, 10 s and more at `real`. */
const SIMULATED_PACE = {
  fast: { lookEveryMs: 20, operationMs: 30_000, retryAfterMs: 100, patienceMs: 20_000 },
  real: { lookEveryMs: 1_000, operationMs: 30 * 60_000, retryAfterMs: 5_000, patienceMs: 30 * 60_000 },
} as const;

/**
 * Opens Azure, signed in to the tenants of what is wanted, or the customer's simulator.
 * @throws Refusal where that is not possible
 */
export async function openTarget(
  services: Services,
  kind: TargetKind,
  { design, customer }: Chosen,
  wanted: readonly WantedResource[],
): Promise<Target> {
  const { azureOf, partiesOf, AZURE_PACE } = await import('../../deploy');
  const { clouds, createClients, simulatorCredential } = await import('../../azure');
  const { cloud } = design.provider;
  const userAgent = `csp-connectivity/${String((services.extension.packageJSON as { version: unknown }).version)}`;

  if (kind === 'simulator') {
    const speed =
      vscode.workspace.getConfiguration('cspConnectivity').get('simulator.speed') === 'real' ? 'real' : 'fast';
    const { patienceMs, ...pace } = SIMULATED_PACE[speed];
    const simulatorUrl = await services.simulators.open(customer.file.path, partiesOf(design, wanted), speed);
    const clients = createClients(
      { cloud, simulatorUrl, pollIntervalMs: pace.lookEveryMs, userAgent },
      simulatorCredential,
    );
    return {
      kind,
      target: 'simulator',
      name: l10n.t('the simulator'),
      azure: azureOf(() => clients),
      pace: { ...pace, patienceMs: { 'connectivity-provider': patienceMs, customer: patienceMs } },
    };
  }

  const tenants = new Set(wanted.map(({ tenantId }) => tenantId));
  const byTenant = new Map<string | undefined, ReturnType<typeof createClients>>();
  for (const tenantId of tenants) {
    if (tenantId === undefined) {
      throw new Refusal(l10n.t('{0} has no "tenantId": nobody can sign in for it.', customer.displayName));
    }
    const credential = await signIn(cloud, clouds[cloud].scope, tenantId);
    byTenant.set(tenantId, createClients({ cloud, userAgent }, credential));
  }
  return {
    kind,
    target: cloud,
    name: cloud,
    azure: azureOf((tenantId) => {
      const clients = byTenant.get(tenantId);
      if (!clients) throw new Refusal(l10n.t('Nobody is signed in to the tenant {0}.', tenantId ?? ''));
      return clients;
    }),
    pace: AZURE_PACE,
  };
}
