import * as l10n from '@vscode/l10n';
import { type AzureConnection, AzureFailure, createClients, simulatorCredential } from '../azure';
import { isRecord, keyOf } from '../plan';
import { type Azure, type Target, azureOf } from './azure';
import type { Instruction, Parties } from './parties';

/** Tells a simulator what else its customer is to make. */
export type Instruct = (customer: readonly Instruction[]) => void | Promise<void>;

/** A simulator as the Azure of a deployment, with its other parties: keys go from one to the other as people hand them over. */
export function simulatorAzure(
  connection: AzureConnection & { readonly simulatorUrl: string },
  parties: Parties,
  instruct: Instruct,
): Azure {
  const clients = createClients(connection, simulatorCredential);
  const azure = azureOf(() => clients);
  return withKeysOfCustomer(withKeysForCustomer(azure, parties, instruct), parties);
}

/** The customer can make something once it knows keys of ours: it gets them when somebody looks whether it is there. */
function withKeysForCustomer(azure: Azure, { customerWithKeys }: Parties, instruct: Instruct): Azure {
  const waiting = new Map(customerWithKeys.map((one) => [keyOf(one.resourceId), one]));
  if (waiting.size === 0) return azure;
  const handOver = async (target: Target, signal: AbortSignal | undefined): Promise<void> => {
    const key = keyOf(target.id);
    const one = waiting.get(key);
    if (!one) return;
    const keys = new Map<string, string>();
    for (const id of one.authorizations) {
      const shown = await readKey(azure, { ...target, id, apiVersion: one.apiVersion }, signal);
      if (shown === undefined) return;
      keys.set(keyOf(id), shown);
    }
    waiting.delete(key);
    await instruct([one.instruction((id) => keys.get(keyOf(id)) ?? '')]);
  };
  return {
    ...azure,
    async read(target, signal) {
      await handOver(target, signal);
      return azure.read(target, signal);
    },
  };
}

/** The customer hands over the keys that the design knows as secrets: they take the place of what was made up. */
function withKeysOfCustomer(azure: Azure, { handOvers }: Parties): Azure {
  const byResource = new Map(handOvers.map((one) => [keyOf(one.resourceId), one.authorization]));
  if (byResource.size === 0) return azure;
  return {
    ...azure,
    async write(resource, signal) {
      const authorization = byResource.get(keyOf(resource.id));
      const { properties } = resource.body;
      if (!authorization || !isRecord(properties)) return azure.write(resource, signal);
      const authorizationKey = await readKey(azure, { ...authorization, tenantId: resource.tenantId }, signal);
      if (authorizationKey === undefined) {
        throw new AzureFailure({
          code: 'ReferencedResourceNotProvisioned',
          message: l10n.t('The customer has not handed over the authorization yet.'),
          resourceId: authorization.id,
        });
      }
      const body = { ...resource.body, properties: { ...properties, authorizationKey } };
      return azure.write({ ...resource, body }, signal);
    },
  };
}

async function readKey(azure: Azure, target: Target, signal: AbortSignal | undefined): Promise<string | undefined> {
  const properties = (await azure.read(target, signal))?.['properties'];
  const key = isRecord(properties) ? properties['authorizationKey'] : undefined;
  return typeof key === 'string' ? key : undefined;
}
