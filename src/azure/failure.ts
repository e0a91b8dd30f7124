import * as l10n from '@vscode/l10n';
import { thrownText } from '../design/thrown';
import { AnswerProblem } from './answers';
import { isObject } from './json';
import { redact } from './redact';

/** What went wrong with a resource in Azure, said so that a person can act on it. Holds no secret. */
export class AzureFailure extends Error {
  /** ARM's code, such as `AnotherOperationInProgress`; `Cancelled` and `NetworkUnavailable` are our own */
  readonly code: string;
  /** HTTP status; undefined where no answer came, or where an operation failed after it was accepted */
  readonly status: number | undefined;
  readonly resourceId: string;
  /** whether the same request may succeed later with nothing changed */
  readonly retryable: boolean;
  /** what a person can do next; empty where there is nothing better than the message */
  readonly advice: string;

  constructor(parts: { code: string; status?: number | undefined; message: string; resourceId: string }) {
    super(redact(parts.message));
    this.name = 'AzureFailure';
    this.code = parts.code;
    this.status = parts.status;
    this.resourceId = parts.resourceId;
    this.retryable = isRetryable(parts.code, parts.status);
    this.advice = adviceFor(parts.code, parts.status, this.message);
  }
}

const RETRYABLE = new Set([
  'AnotherOperationInProgress',
  'ReferencedResourceNotProvisioned',
  'RetryableError',
  'TooManyRequests',
  'SubscriptionRequestsThrottled',
  'InternalServerError',
  'NetworkUnavailable',
  'NoAnswer',
  'CutOff',
  'PreconditionFailed',
]);

function isRetryable(code: string, status: number | undefined): boolean {
  return RETRYABLE.has(code) || status === 408 || status === 429 || (status !== undefined && status >= 500);
}

function adviceFor(code: string, status: number | undefined, message: string): string {
  switch (code) {
    case 'Cancelled':
      return l10n.t('What was accepted by Azure goes on there. Run the deployment again to continue.');
    case 'NetworkUnavailable':
    case 'NoAnswer':
    case 'CutOff':
      return l10n.t('Check the network connection and the proxy settings, then run the deployment again to continue.');
    case 'NotAzure':
      return l10n.t(
        'A proxy or a sign-in page of the network answers in place of Azure: sign in there, or let the traffic to Azure Resource Manager through. Then run the deployment again.',
      );
    case 'AuthorizationFailed':
    case 'LinkedAuthorizationFailed':
      if (actionIn(message) !== undefined) {
        return l10n.t(
          'The action {0} is missing: ask for a role that has it on this scope (Network Contributor for networks), or sign in with an account that has it.',
          actionIn(message) ?? '',
        );
      }
      return l10n.t('Ask for the Network Contributor role on this scope, or sign in with an account that has it.');
    case 'SubscriptionNotFound':
    case 'InvalidAuthenticationTokenTenant':
      return l10n.t('Sign in to the tenant of this subscription, and check the subscription id in the design.');
    case 'ScopeLocked':
      return l10n.t('Remove the management lock in Azure, or let the plan leave this resource alone.');
    case 'AnotherOperationInProgress':
    case 'ReferencedResourceNotProvisioned':
      return l10n.t(
        'Another change is still being made to this resource or one that it uses. Try again when it is done.',
      );
    case 'ConflictError':
    case 'ExpressRouteCircuitNotProvisioned':
      return l10n.t('Ask the connectivity provider about the state of the circuit, then run the deployment again.');
    case 'InvalidAuthorizationKey':
    case 'AuthorizationKeyRequired':
      return l10n.t('Ask the owner of the circuit for a new authorization. Each one serves one connection.');
    default:
      break;
  }
  if (status === 401) return l10n.t('Sign in again.');
  if (status === 403) return l10n.t('Ask for a role that allows this on the scope of the resource.');
  if (status === 429)
    return l10n.t('Azure limits the number of requests. Wait a minute, then run the deployment again.');
  if (status !== undefined && status >= 500) {
    return l10n.t(
      'Azure had a failure of its own. Run the deployment again in some minutes; if it stays, look at the status page of your cloud.',
    );
  }
  return '';
}

/** The action that a refusal of Azure names, such as `Microsoft.Network/virtualNetworks/write`. */
function actionIn(message: string): string | undefined {
  return /perform action '([^']+)'/.exec(message)?.[1];
}

const NO_ANSWER = new Set([
  'ENOTFOUND',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EPIPE',
  'REQUEST_SEND_ERROR',
]);

/** Turns whatever the SDK or the network throws into an `AzureFailure`. */
export function toFailure(error: unknown, resourceId: string): AzureFailure {
  if (error instanceof AzureFailure) return error;
  if (error instanceof AnswerProblem) return new AzureFailure({ ...error, message: error.message, resourceId });
  const { name, code, statusCode, message } = describe(error);
  if (name === 'AbortError')
    return new AzureFailure({ code: 'Cancelled', message: l10n.t('The deployment was cancelled.'), resourceId });
  const operation = /^The long-running operation has failed(?:\. ([A-Za-z0-9_]+)\. ([\s\S]*))?$/.exec(message);
  if (operation !== null) {
    return new AzureFailure({
      code: operation[1] ?? 'OperationFailed',
      message: operation[2] ?? l10n.t('Azure accepted the change and could not complete it.'),
      resourceId,
    });
  }
  if (statusCode === undefined && code !== undefined && NO_ANSWER.has(code)) {
    return new AzureFailure({
      code: 'NetworkUnavailable',
      message: l10n.t('Azure could not be reached: {0}', message),
      resourceId,
    });
  }
  return new AzureFailure({
    code: code ?? (statusCode === undefined ? 'Unknown' : `Http${statusCode}`),
    status: statusCode,
    message,
    resourceId,
  });
}

interface Description {
  readonly name: string | undefined;
  readonly code: string | undefined;
  readonly statusCode: number | undefined;
  readonly message: string;
}

function describe(error: unknown): Description {
  if (!(error instanceof Error))
    return { name: undefined, code: undefined, statusCode: undefined, message: thrownText(error) };
  const { code, statusCode, details } = error as Error & { code?: unknown; statusCode?: unknown; details?: unknown };
  const inner = isObject(details) && isObject(details.error) ? details.error : undefined;
  return {
    name: error.name,
    code: typeof inner?.code === 'string' ? inner.code : typeof code === 'string' ? code : undefined,
    statusCode: typeof statusCode === 'number' ? statusCode : undefined,
    message: typeof inner?.message === 'string' ? inner.message : thrownText(error),
  };
}
