import type { TokenCredential } from '@azure/core-auth';
import {
  type HttpClient,
  type Pipeline,
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createPipelineFromOptions,
} from '@azure/core-rest-pipeline';
import { type AskedWait, watchedClient } from './answers';
import { loopbackClient } from './loopback';

/** Where requests go, and as whom. */
export interface Route {
  /** of the service, without a slash at the end */
  readonly endpoint: string;
  readonly scope: string;
  readonly credential: TokenCredential;
  /** where a simulator listens that stands in for the service */
  readonly simulatorUrl?: string | undefined;
  /** milliseconds that the service may take for one answer; absent for a minute and a half */
  readonly answerMs?: number | undefined;
  readonly onWait?: ((wait: AskedWait) => void) | undefined;
  readonly userAgent?: string | undefined;
}

/** How requests are sent. */
export interface Transport {
  readonly http: HttpClient;
  /** what every pipeline on the client is made with */
  readonly options: typeof RETRIES & { readonly userAgentOptions: { readonly userAgentPrefix: string } };
  /** sign-in, retries, user agent */
  readonly pipeline: Pipeline;
}

/** 429 is obeyed as `Retry-After` says, 5xx and lost connections are tried again, each this often. */
const RETRIES = { retryOptions: { maxRetries: 4, retryDelayInMs: 500, maxRetryDelayInMs: 16_000 } };

/** Azure answers within a minute; what takes longer goes on as an operation. */
const ANSWER_MS = 90_000;

/** Makes what requests to a service are sent with. */
export function transportTo({
  endpoint,
  scope,
  credential,
  simulatorUrl,
  answerMs = ANSWER_MS,
  onWait,
  userAgent = 'csp-connectivity',
}: Route): Transport {
  const plain = simulatorUrl === undefined ? createDefaultHttpClient() : loopbackClient(endpoint, simulatorUrl);
  const token = async () => (await credential.getToken(scope))?.token;
  const http = watchedClient(plain, { answerMs, onWait, token });
  const options = { ...RETRIES, userAgentOptions: { userAgentPrefix: userAgent } };
  const pipeline = createPipelineFromOptions(options);
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: scope }));
  return { http, options, pipeline };
}
