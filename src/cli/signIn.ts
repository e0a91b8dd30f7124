import {
  AzureCliCredential,
  AzurePowerShellCredential,
  ChainedTokenCredential,
  ClientSecretCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { clouds } from '../azure';
import type { Cloud } from '../design';

/**
 * Signs in to one tenant, never another, and asks nobody: by the service principal or workload identity of the environment,
 * else as who is signed in to the Azure CLI or Azure PowerShell.
 */
export function credentialFor(tenantId: string, cloud: Cloud): TokenCredential {
  const {
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_SECRET: secret,
    AZURE_FEDERATED_TOKEN_FILE: tokenFilePath,
  } = process.env;
  const authorityHost = clouds[cloud].authority;
  if (clientId && secret) return new ClientSecretCredential(tenantId, clientId, secret, { authorityHost });
  if (clientId && tokenFilePath) {
    return new WorkloadIdentityCredential({ tenantId, clientId, tokenFilePath, authorityHost });
  }
  return new ChainedTokenCredential(new AzureCliCredential({ tenantId }), new AzurePowerShellCredential({ tenantId }));
}
