import type { AuthorizationManagementClient } from '@azure/arm-authorization';
import type { NetworkManagementClient } from '@azure/arm-network';
import type { ResourceGraphClient } from '@azure/arm-resourcegraph';
import type { ResourceManagementClient } from '@azure/arm-resources';
import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient, Pipeline } from '@azure/core-rest-pipeline';
import type { AskedWait } from './answers';
import type { Cloud, CloudName } from './clouds';
import { clouds } from './clouds';
import { transportTo } from './transport';
import { type WireBodies, wireBodies } from './wire';

/** Which Azure is meant: a cloud, or a simulator that stands in for it. */
export interface AzureConnection {
  readonly cloud: CloudName;
  /** where a simulator listens, such as `http://127.0.0.1:40123`; absent for the cloud itself */
  readonly simulatorUrl?: string;
  /** milliseconds between two looks at an operation where the answer does not say; absent leaves it to the SDK (2 s) */
  readonly pollIntervalMs?: number;
  /** milliseconds that Azure may take for one answer; absent for a minute and a half */
  readonly answerMs?: number;
  /** told where Azure asks to wait before it is asked again (`Retry-After`) */
  readonly onWait?: (wait: AskedWait) => void;
  /** name and version of the caller, for Azure's logs, such as `csp-connectivity/1.0.0` */
  readonly userAgent?: string;
}

/** Clients of one sign-in. The SDK's are loaded when first asked for. */
export interface AzureClients {
  readonly connection: AzureConnection;
  readonly cloud: Cloud;
  readonly http: HttpClient;
  /** the pipeline for requests on the wire form: sign-in, retries, user agent */
  readonly pipeline: Pipeline;
  /** carries bodies past the models of the SDK */
  readonly wire: WireBodies;
  network(subscriptionId: string): Promise<NetworkManagementClient>;
  resources(subscriptionId: string): Promise<ResourceManagementClient>;
  authorization(subscriptionId: string): Promise<AuthorizationManagementClient>;
  /** Resource Graph, which asks across subscriptions. */
  graph(): Promise<ResourceGraphClient>;
}

/** Makes the clients of a connection. The credential must be of the tenant that the subscriptions are in. */
export function createClients(connection: AzureConnection, credential: TokenCredential): AzureClients {
  const cloud = clouds[connection.cloud];
  const { http, options, pipeline } = transportTo({
    ...connection,
    endpoint: cloud.resourceManager,
    scope: cloud.scope,
    credential,
  });
  const wire = wireBodies();
  const common = {
    ...options,
    httpClient: http,
    additionalPolicies: [{ policy: wire.policy, position: 'perCall' as const }],
  };
  const modular = { ...common, endpoint: cloud.resourceManager, credentials: { scopes: [cloud.scope] } };

  return {
    connection,
    cloud,
    http,
    pipeline,
    wire,
    network: once(async (subscriptionId) => {
      const { NetworkManagementClient } = await import('@azure/arm-network');
      return new NetworkManagementClient(credential, subscriptionId, modular);
    }),
    resources: once(async (subscriptionId) => {
      const { ResourceManagementClient } = await import('@azure/arm-resources');
      return new ResourceManagementClient(credential, subscriptionId, modular);
    }),
    authorization: once(async (subscriptionId) => {
      const { AuthorizationManagementClient } = await import('./authorizationClient');
      return new AuthorizationManagementClient(credential, subscriptionId, {
        ...common,
        $host: cloud.resourceManager,
        endpoint: cloud.resourceManager,
        credentialScopes: cloud.scope,
      });
    }),
    graph: async () => {
      const { ResourceGraphClient } = await import('@azure/arm-resourcegraph');
      return new ResourceGraphClient(credential, modular);
    },
  };
}

function once<T>(make: (subscriptionId: string) => Promise<T>): (subscriptionId: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (subscriptionId) => {
    const key = subscriptionId.toLowerCase();
    const found = made.get(key) ?? make(subscriptionId);
    made.set(key, found);
    return found;
  };
}

/** The credential for a simulator, which takes any token. */
export const simulatorCredential: TokenCredential = {
  getToken: () => Promise.resolve({ token: 'simulator', expiresOnTimestamp: Date.now() + 24 * 3600 * 1000 }),
};
