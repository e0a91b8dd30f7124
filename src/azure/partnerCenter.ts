import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/core-auth';
import * as l10n from '@vscode/l10n';
import { atOnce } from './atOnce';
import { type CloudName, partnerEndpoints } from './clouds';
import { AzureFailure, toFailure } from './failure';
import { type JsonObject, isObject, textAt } from './json';
import { type Transport, transportTo } from './transport';

/** Where a partner's own services are. */
export interface PartnerConnection {
  readonly cloud: CloudName;
  /** Where a simulator listens; absent for the services themselves. */
  readonly simulatorUrl?: string | undefined;
  readonly userAgent?: string | undefined;
}

/** A customer of the partner. */
export interface PartnerCustomer {
  readonly tenantId: string;
  readonly companyName: string | undefined;
  readonly domain: string | undefined;
  readonly subscriptions: readonly PartnerSubscription[];
  /** Whether a granular delegated admin relationship with it is active; undefined where that could not be asked. */
  readonly hasGdap: boolean | undefined;
}

/** An Azure subscription that the partner sells to the customer. */
export interface PartnerSubscription {
  readonly subscriptionId: string;
  readonly friendlyName: string | undefined;
  /** As Partner Center says it: active, suspended, deleted … */
  readonly status: string | undefined;
}

/** What the partner has. */
export interface PartnerAnswer {
  readonly customers: readonly PartnerCustomer[];
  /** What could not be read, by what it was asked of. */
  readonly unread: readonly { readonly of: string; readonly message: string }[];
}

/** Signs in for a scope. */
export type PartnerSignIn = (scope: string) => TokenCredential | Promise<TokenCredential>;

/** Rows of one answer. Source: Partner Center, "Get a list of customers". */
const PAGE = 500;
const CONCURRENT_READS = 4;
/** The product of the Azure plan and that of the older Azure offers, whose subscription says its Azure subscription itself. Source: Partner Center, "Get a list of products"; "Subscription resources". */
const AZURE_PLAN = /^DZH318Z0BPS6(:|$)/i;
const OLDER_AZURE = /^MS-AZR-/i;
/** Source: Microsoft Graph, delegatedAdminRelationship: no other status gives rights. */
const ACTIVE = new Set(['active', 'expiring']);

/**
 * Reads the customers of a partner, the Azure subscriptions that it sells them, and with whom it has an active GDAP
 * relationship. What the account may not see of one customer is told, and the others are read.
 * @throws AzureFailure where the customers themselves cannot be read
 * Source: learn.microsoft.com/partner-center/developer, learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships
 */
export async function readPartner(
  connection: PartnerConnection,
  signIn: PartnerSignIn,
  signal?: AbortSignal,
): Promise<PartnerAnswer> {
  const { partnerCenter, graph } = partnerEndpoints[connection.cloud];
  const unread: { of: string; message: string }[] = [];
  const partner = await clientOf(connection, partnerCenter, signIn, signal);
  const listed = await partner.items(`/v1/customers?size=${String(PAGE)}`);
  const related = await tolerated(unread, 'GDAP', async () => {
    if (graph === undefined) throw new AzureFailure({ code: 'NotInCloud', message: notInCloud(), resourceId: 'GDAP' });
    const client = await clientOf(connection, graph, signIn, signal);
    return relatedTenants(await client.items('/v1.0/tenantRelationships/delegatedAdminRelationships'));
  });
  const found = listed.flatMap((one) => {
    const tenantId = textAt(one, 'companyProfile', 'tenantId') ?? textAt(one, 'id');
    return tenantId === undefined ? [] : [{ one, tenantId }];
  });
  const customers = new Map<string, PartnerCustomer>();
  await atOnce(found, CONCURRENT_READS, async ({ one, tenantId }) => {
    const companyName = textAt(one, 'companyProfile', 'companyName');
    const subscriptions = await tolerated(unread, companyName ?? tenantId, () =>
      subscriptionsOf(partner, textAt(one, 'id') ?? tenantId),
    );
    customers.set(tenantId, {
      tenantId,
      companyName,
      domain: textAt(one, 'companyProfile', 'domain'),
      subscriptions: subscriptions ?? [],
      hasGdap: related && related.has(tenantId.toLowerCase()),
    });
  });
  return { customers: found.flatMap(({ tenantId }) => customers.get(tenantId) ?? []), unread };
}

const notInCloud = (): string => l10n.t('GDAP relationships cannot be read in this cloud.');

/** What a part gives; undefined, and told, where it cannot be read. */
async function tolerated<T>(
  unread: { of: string; message: string }[],
  of: string,
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AzureFailure) || error.code === 'Cancelled') throw error;
    unread.push({ of, message: error.message });
    return undefined;
  }
}

/** Tenants of the relationships that give rights now. */
const relatedTenants = (relationships: readonly JsonObject[]): ReadonlySet<string> =>
  new Set(
    relationships
      .filter((one) => ACTIVE.has(textAt(one, 'status')?.toLowerCase() ?? ''))
      .flatMap((one) => textAt(one, 'customer', 'tenantId')?.toLowerCase() ?? []),
  );

/** The Azure subscriptions of a customer: the entitlements of its Azure plans, and those of older offers. */
async function subscriptionsOf(client: PartnerClient, customer: string): Promise<PartnerSubscription[]> {
  const path = `/v1/customers/${encodeURIComponent(customer)}/subscriptions`;
  const found: PartnerSubscription[] = [];
  for (const one of await client.items(path)) {
    const [id, offer = ''] = [textAt(one, 'id'), textAt(one, 'offerId')];
    if (id === undefined) continue;
    if (AZURE_PLAN.test(offer)) {
      const entitlements = await client.items(`${path}/${encodeURIComponent(id)}/azureEntitlements`);
      found.push(...entitlements.flatMap((each) => subscriptionIn(each, textAt(each, 'id'))));
    } else if (OLDER_AZURE.test(offer)) {
      found.push(...subscriptionIn(one, textAt(one, 'entitlementId') ?? id));
    }
  }
  return found;
}

const subscriptionIn = (one: JsonObject, subscriptionId: string | undefined): PartnerSubscription[] =>
  subscriptionId === undefined
    ? []
    : [{ subscriptionId, friendlyName: textAt(one, 'friendlyName'), status: textAt(one, 'status') }];

interface PartnerClient {
  /** All items of a collection, page by page. @throws AzureFailure */
  items(path: string): Promise<JsonObject[]>;
}

async function clientOf(
  connection: PartnerConnection,
  endpoint: string,
  signIn: PartnerSignIn,
  signal: AbortSignal | undefined,
): Promise<PartnerClient> {
  const scope = `${endpoint}/.default`;
  const credential = await signIn(scope);
  const transport = transportTo({ ...connection, endpoint, scope, credential });
  return {
    items: async (path) => {
      const items: JsonObject[] = [];
      let next: Page | undefined = { path, headers: {} };
      while (next !== undefined) {
        const body: JsonObject = await answerOf(transport, endpoint, next, signal);
        const list = body['items'] ?? body['value'];
        if (Array.isArray(list)) items.push(...list.filter(isObject));
        next = nextOf(body, endpoint, path);
      }
      return items;
    },
  };
}

interface Page {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where the next page is: `links.next` of Partner Center with its headers, `@odata.nextLink` of Graph. */
function nextOf(body: JsonObject, endpoint: string, path: string): Page | undefined {
  const uri = textAt(body, 'links', 'next', 'uri') ?? textAt(body, '@odata.nextLink');
  if (uri === undefined || uri === '') return undefined;
  const relative = uri.startsWith(`${endpoint}/`) ? uri.slice(endpoint.length) : uri;
  // A link to elsewhere is not followed: a token goes to whom it is for.
  if (!relative.startsWith('/') || relative.startsWith('//')) {
    throw new AzureFailure({ code: 'ListCutOff', message: uri, resourceId: path });
  }
  const links = body['links'];
  const said = isObject(links) && isObject(links['next']) ? links['next']['headers'] : [];
  const headers = (Array.isArray(said) ? said : []).flatMap((one): [string, string][] => {
    const [key, value] = [textAt(one, 'key'), textAt(one, 'value')];
    return key === undefined || value === undefined ? [] : [[key, value]];
  });
  const isVersioned = /^\/v\d/.test(relative);
  return { path: isVersioned ? relative : `/v1${relative}`, headers: Object.fromEntries(headers) };
}

async function answerOf(
  { pipeline, http }: Transport,
  endpoint: string,
  { path, headers }: Page,
  signal: AbortSignal | undefined,
): Promise<JsonObject> {
  const request = createPipelineRequest({
    url: endpoint + path,
    headers: createHttpHeaders({ accept: 'application/json', ...headers }),
    ...(signal !== undefined && { abortSignal: signal }),
  });
  try {
    const { status, bodyAsText } = await pipeline.sendRequest(http, request);
    // Partner Center writes a byte order mark before its JSON.
    const body: unknown = JSON.parse((bodyAsText ?? '').replace(/^\uFEFF/, '') || 'null');
    if (status === 200 && isObject(body)) return body;
    const error = isObject(body) && isObject(body['error']) ? body['error'] : body;
    const said = isObject(error) ? error : {};
    throw new AzureFailure({
      code: textAt(said, 'code') ?? `Http${String(status)}`,
      status,
      message:
        textAt(said, 'description') ??
        textAt(said, 'message') ??
        l10n.t('Azure answered HTTP {0} and did not say why.', status),
      resourceId: path,
    });
  } catch (error) {
    throw toFailure(error, path);
  }
}
