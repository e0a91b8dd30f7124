import * as l10n from '@vscode/l10n';
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
  const credential = choose(tenantId, cloud);
  return {
    async getToken(scopes, options) {
      try {
        return await credential.getToken(scopes, options);
      } catch {
        // What the credentials say is long, of every one of them, and names what should not be in a log.
        throw new Error(
          l10n.t(
            'Nobody is signed in to the tenant {0}. Run "az login --tenant {0}", or set AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.',
            tenantId,
          ),
        );
      }
    },
  };
}

function choose(tenantId: string, cloud: Cloud): TokenCredential {
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
