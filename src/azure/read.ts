import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import * as l10n from '@vscode/l10n';
import { atOnce } from './atOnce';
import type { AzureClients } from './clients';
import { AzureFailure, toFailure } from './failure';
import type { JsonObject } from './json';
import { isObject, textAt } from './json';

/** How many resources are read at the same time. */
const CONCURRENT_READS = 8;

/** What ARM answers where the resource, or something around it, is not there. */
const ABSENT = new Set([
  'ResourceNotFound',
  'NotFound',
  'ResourceGroupNotFound',
  'ParentResourceNotFound',
  'RoleAssignmentNotFound',
]);

/** What is wanted of Azure: an id, and the api-version in which its body is wanted. */
export interface Readable {
  readonly id: string;
  readonly apiVersion: string;
}

/** Reads one resource in ARM's wire form; undefined where it is not there. Throws `AzureFailure`. */
export async function readResource(
  clients: AzureClients,
  wanted: Readable,
  signal?: AbortSignal,
): Promise<JsonObject | undefined> {
  const { id, apiVersion } = wanted;
  const query = new URLSearchParams({ 'api-version': apiVersion });
  return readUrl(clients, id, `${clients.cloud.resourceManager}${encodeURI(id)}?${query}`, signal);
}

export async function readUrl(
  clients: AzureClients,
  id: string,
  url: string,
  signal: AbortSignal | undefined,
): Promise<JsonObject | undefined> {
  const request = createPipelineRequest({
    url,
    headers: createHttpHeaders({ accept: 'application/json' }),
    ...(signal !== undefined && { abortSignal: signal }),
  });
  try {
    const { status, bodyAsText } = await clients.pipeline.sendRequest(clients.http, request);
    const body = jsonIn(bodyAsText);
    // A resource has an id, a page of a collection its items.
    if (status === 200 && (typeof body?.id === 'string' || Array.isArray(body?.value))) return body;
    const error = isObject(body?.error) ? body.error : body;
    const code = textAt(error, 'code') ?? (status === 200 ? 'NotAzure' : `Http${status}`);
    if (status === 404 && ABSENT.has(code)) return undefined;
    const message = textAt(error, 'message') ?? l10n.t('Azure answered HTTP {0} and did not say why.', status);
    throw new AzureFailure({ code, status, message, resourceId: id });
  } catch (error) {
    throw toFailure(error, id);
  }
}

/** The object that an answer is; undefined for anything else, such as a page of a gateway that failed. */
function jsonIn(text: string | null | undefined): JsonObject | undefined {
  try {
    const body: unknown = JSON.parse(text ?? '');
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads all items of a collection, page by page; none where the collection is not there.
 * Throws `AzureFailure`, also where a further page is said to be elsewhere (`ListCutOff`): half a list is none.
 */
export async function readList(
  clients: AzureClients,
  collection: Readable,
  signal?: AbortSignal,
): Promise<JsonObject[]> {
  const items: JsonObject[] = [];
  let page = await readResource(clients, collection, signal);
  while (page !== undefined) {
    if (Array.isArray(page.value)) items.push(...page.value.filter(isObject));
    const next = textAt(page, 'nextLink');
    if (next === undefined || next === '') break;
    // A link to elsewhere is not followed: a token of Resource Manager goes to Resource Manager.
    if (!next.startsWith(`${clients.cloud.resourceManager}/`)) {
      throw new AzureFailure({ code: 'ListCutOff', message: next, resourceId: collection.id });
    }
    page = await readUrl(clients, collection.id, next, signal);
  }
  return items;
}

/**
 * Reads what is there of a list of wanted resources, for the comparison with the plan.
 * The result is keyed by the ids as they were given; what is absent has no entry. Throws `AzureFailure`.
 */
export async function readActual(
  clients: AzureClients,
  wanted: readonly Readable[],
  signal?: AbortSignal,
): Promise<Map<string, JsonObject>> {
  const actual = new Map<string, JsonObject>();
  await atOnce(wanted, CONCURRENT_READS, async (resource) => {
    const body = await readResource(clients, resource, signal);
    if (body !== undefined) actual.set(resource.id, body);
  });
  return actual;
}

/** How a circuit stands, as Azure says it. */
export interface CircuitState {
  /** ARM's own: Succeeded, Updating, Failed… */
  readonly provisioningState: string;
  /** Microsoft's side: Enabled, Disabled… */
  readonly circuitProvisioningState: string;
  /** the connectivity provider's side: NotProvisioned, Provisioning, Provisioned, Deprovisioning */
  readonly serviceProviderProvisioningState: string;
}

/** Reads the states of a circuit; undefined where it is not there. Throws `AzureFailure`. */
export async function readCircuitState(
  clients: AzureClients,
  circuit: Readable,
  signal?: AbortSignal,
): Promise<CircuitState | undefined> {
  const body = await readResource(clients, circuit, signal);
  return body === undefined ? undefined : circuitState(body);
}

/** The states in a circuit's body on the wire form. */
export function circuitState(body: JsonObject): CircuitState {
  const state = (name: string) => textAt(body, 'properties', name) ?? '';
  return {
    provisioningState: state('provisioningState'),
    circuitProvisioningState: state('circuitProvisioningState'),
    serviceProviderProvisioningState: state('serviceProviderProvisioningState'),
  };
}

/** The key of an authorization, for memory only; undefined where there is none yet. Throws `AzureFailure`. */
export async function readAuthorizationKey(
  clients: AzureClients,
  authorization: Readable,
  signal?: AbortSignal,
): Promise<string | undefined> {
  return textAt(await readResource(clients, authorization, signal), 'properties', 'authorizationKey');
}

/** The service key of a circuit, for memory only and for the connectivity provider; undefined before Azure has issued it. */
export async function readServiceKey(
  clients: AzureClients,
  circuit: Readable,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const key = textAt(await readResource(clients, circuit, signal), 'properties', 'serviceKey');
  return key === undefined || /^[0-]+$/.test(key) ? undefined : key;
}
