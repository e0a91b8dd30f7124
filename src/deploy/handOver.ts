import * as l10n from '@vscode/l10n';
import { type AzureConnection, AzureFailure, createClients, simulatorCredential } from '../azure';
import { type ArmBody, isRecord, keyOf } from '../plan';
import { type Azure, azureOf } from './azure';
import type { Instruction, Parties } from './parties';

/** What a simulator offers to those who play the parties. */
export interface PartyStage {
  instruct(customer: readonly Instruction[], provider: []): void;
  on(listener: () => void): () => void;
  snapshot(): { readonly resources: readonly { readonly id: string; readonly properties: ArmBody }[] };
}

/** Hands the customer the keys that it needs, as soon as the authorizations are there. Returns what ends that. */
export function handOverKeys(stage: PartyStage, { customerWithKeys }: Parties): () => void {
  let left = [...customerWithKeys];
  if (left.length === 0) return () => undefined;
  const look = () => {
    const keys = new Map(
      stage
        .snapshot()
        .resources.flatMap(({ id, properties: { authorizationKey } }) =>
          typeof authorizationKey === 'string' ? [[keyOf(id), authorizationKey] as const] : [],
        ),
    );
    const ready = left.filter(({ authorizations }) => authorizations.every((id) => keys.has(keyOf(id))));
    left = left.filter((one) => !ready.includes(one));
    for (const { instruction } of ready) stage.instruct([instruction((id) => keys.get(keyOf(id)) ?? '')], []);
  };
  return stage.on(look);
}

/** A simulator as the Azure of a deployment, with its other parties. */
export function simulatorAzure(
  connection: AzureConnection & { readonly simulatorUrl: string },
  parties: Parties,
): Azure {
  const clients = createClients(connection, simulatorCredential);
  return withHandedOverKeys(
    azureOf(() => clients),
    parties,
  );
}

/** The simulated customer hands over the keys that the design knows as secrets: they take the place of what was made up. */
function withHandedOverKeys(azure: Azure, { handOvers }: Parties): Azure {
  const byResource = new Map(handOvers.map((one) => [keyOf(one.resourceId), one.authorization]));
  if (byResource.size === 0) return azure;
  return {
    read: (target, signal) => azure.read(target, signal),
    async write(resource, signal) {
      const authorization = byResource.get(keyOf(resource.id));
      const properties = resource.body['properties'];
      if (!authorization || !isRecord(properties)) return azure.write(resource, signal);
      const found = await azure.read({ ...authorization, tenantId: resource.tenantId }, signal);
      const shown = found?.['properties'];
      const authorizationKey = isRecord(shown) ? shown['authorizationKey'] : undefined;
      if (typeof authorizationKey !== 'string') {
        throw new AzureFailure({
          code: 'ReferencedResourceNotProvisioned',
          message: l10n.t('The customer has not handed over the authorization yet.'),
          resourceId: authorization.id,
        });
      }
      const body = { ...resource.body, properties: { ...(properties as ArmBody), authorizationKey } };
      return azure.write({ ...resource, body }, signal);
    },
  };
}
