import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CloudName } from '../../azure';
import { Refusal } from './commands';
import { requireTrust } from './trust';

const PROVIDER_OF: Readonly<Record<CloudName, string>> = {
  AzureCloud: 'microsoft',
  AzureUSGovernment: 'microsoft-sovereign-cloud',
  AzureChinaCloud: 'microsoft-sovereign-cloud',
};
/** VS Code refreshes tokens itself: each is asked for again after this time. Milliseconds. */
const ASK_AGAIN = 4 * 60_000;

/** What VS Code's Microsoft sign-in gives the Azure SDK, for one tenant. */
export interface TenantCredential {
  getToken(): Promise<{ token: string; expiresOnTimestamp: number }>;
}

/**
 * Signs in to a tenant of a cloud with VS Code's Microsoft authentication.
 * @throws Refusal where the user does not sign in
 */
export async function signIn(cloud: CloudName, scope: string, tenantId: string): Promise<TenantCredential> {
  requireTrust();
  const scopes = [scope, `VSCODE_TENANT:${tenantId}`];
  const session = async (interactive: boolean): Promise<vscode.AuthenticationSession> => {
    const found = await vscode.authentication
      .getSession(PROVIDER_OF[cloud], scopes, interactive ? { createIfNone: true } : { silent: true })
      .then(undefined, () => undefined);
    if (!found) {
      throw new Refusal(
        l10n.t(
          'You are not signed in to the tenant {0} in {1}. Sign in with Microsoft, then try again.',
          tenantId,
          cloud,
        ),
      );
    }
    return found;
  };
  await session(true);
  return {
    getToken: async () => {
      const { accessToken } = await session(false);
      return { token: accessToken, expiresOnTimestamp: Date.now() + ASK_AGAIN };
    },
  };
}
