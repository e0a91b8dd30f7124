import { atOnce } from './atOnce';
import type { AzureClients } from './clients';
import { AzureFailure, toFailure } from './failure';
import { type JsonObject, isObject, textAt } from './json';
import { type Readable, readList, readResource } from './read';

/** What is asked of Azure for an import. */
export interface InventoryQuestion {
  /** ARM types whose resources are wanted. */
  readonly types: readonly string[];
  /** GUIDs; absent for every subscription that the account reaches. */
  readonly subscriptions?: readonly string[] | undefined;
  /** Types that stand beside resources, whose lists are read of each subscription that has rows, or of its groups alone. */
  readonly beside?: readonly { readonly name: string; readonly apiVersion: string }[] | undefined;
  /** The version in which the groups of the rows are read. */
  readonly groups?: string | undefined;
  /** Further queries of Resource Graph, whose rows are wanted as they are. */
  readonly queries?: readonly string[] | undefined;
  /** What is read one by one of a row of Resource Graph, which hides keys and lags behind: the resource, and collections below it. */
  readonly details: (row: { readonly id: string }) => {
    readonly resource: Readable | undefined;
    readonly collections: readonly Readable[];
  };
}

/** What an account reaches. */
export interface Inventory {
  readonly subscriptions: readonly JsonObject[];
  /** In ARM's wire form. */
  readonly resources: readonly JsonObject[];
  /** What could not be read one by one: of it there is the row alone, or nothing. */
  readonly unread: readonly { readonly id: string; readonly message: string }[];
}

const SUBSCRIPTIONS: Readable = { id: '/subscriptions', apiVersion: '2022-12-01' };

/** Rows of one answer, and subscriptions of one question. Source: the limits of Azure Resource Graph. */
const MOST = 1000;
const CONCURRENT_READS = 8;

/** Reads subscriptions and resources that the account reaches: Resource Graph first, then each in full. Throws `AzureFailure`. */
export async function readInventory(
  clients: AzureClients,
  { types, subscriptions, details, beside = [], groups, queries = [] }: InventoryQuestion,
  signal?: AbortSignal,
): Promise<Inventory> {
  const all = await readList(clients, SUBSCRIPTIONS, signal);
  const chosen = subscriptions && new Set(subscriptions.map((id) => id.toLowerCase()));
  const listed = all.filter((one) => chosen?.has(textAt(one, 'subscriptionId')?.toLowerCase() ?? '') ?? true);
  const rows = await readRows(clients, queryOf(types), subscriptions, signal);
  const resources: JsonObject[] = [];
  const unread: { id: string; message: string }[] = [];
  const found = rows.flatMap((row) => {
    const id = textAt(row, 'id');
    return id === undefined ? [] : [{ id, row }];
  });
  const groupIds = scopesOf(found, 5);
  const lists = scopesOf(found, 3).flatMap((scope) => beside.map((one) => ({ scope, ...one })));
  const read = async <T>(id: string, what: Promise<T>, instead: T): Promise<T> =>
    what.catch((error: unknown) => {
      if (!(error instanceof AzureFailure) || error.code === 'Cancelled') throw error;
      unread.push({ id, message: error.message });
      return instead;
    });
  const addList = async (id: string, list: Readable): Promise<void> => {
    resources.push(...(await read(id, readList(clients, list, signal), [])));
  };
  const addBeside = async ({ scope, name, apiVersion }: (typeof lists)[number]): Promise<void> => {
    const listOf = (at: string): Readable => ({ id: `${at}/providers/${name}`, apiVersion });
    try {
      resources.push(...(await readList(clients, listOf(scope), signal)));
    } catch (error) {
      if (!(error instanceof AzureFailure) || error.code === 'Cancelled') throw error;
      // Who may see single groups of a subscription alone is refused the whole of it.
      const within = error.status === 403 ? groupIds.filter((id) => id.startsWith(`${scope}/`)) : [];
      if (within.length === 0) unread.push({ id: listOf(scope).id, message: error.message });
      for (const group of within) await addList(listOf(group).id, listOf(group));
    }
  };
  const addGroup = async (id: string, apiVersion: string): Promise<void> => {
    const body = await read(id, readResource(clients, { id, apiVersion }, signal), undefined);
    if (body !== undefined) resources.push(body);
  };
  const addRows = async (query: string): Promise<void> => {
    const [table = ''] = query.split(' ');
    resources.push(...(await read(table, readRows(clients, query, subscriptions, signal), [])));
  };
  const addResource = async ({ id, row }: (typeof found)[number]): Promise<void> => {
    const { resource, collections } = details({ id });
    const body = resource ? await read(id, readResource(clients, resource, signal), row) : row;
    // What is gone since Resource Graph saw it is no part of the estate.
    if (body === undefined) return;
    // A resource does not say its tenant, and its row does.
    const tenantId = textAt(row, 'tenantId');
    resources.push({ ...(tenantId !== undefined && { tenantId }), ...body });
    for (const collection of collections) await addList(id, collection);
  };
  const tasks = [
    ...queries.map((query) => () => addRows(query)),
    ...found.map((one) => () => addResource(one)),
    ...lists.map((one) => () => addBeside(one)),
    ...(groups === undefined ? [] : groupIds.map((id) => () => addGroup(id, groups))),
  ];
  await atOnce(tasks, CONCURRENT_READS, (task) => task());
  return { subscriptions: listed, resources, unread };
}

/** The starts of ids, in lower case, of so many segments: 3 for subscriptions, 5 for their groups. */
const scopesOf = (found: readonly { readonly id: string }[], segments: 3 | 5): string[] => [
  ...new Set(found.map(({ id }) => id.split('/').slice(0, segments).join('/').toLowerCase())),
];

const queryOf = (types: readonly string[]): string =>
  `resources | where type in~ (${types.map((type) => `'${type.toLowerCase()}'`).join(', ')}) | order by id asc`;

async function readRows(
  clients: AzureClients,
  query: string,
  subscriptions: readonly string[] | undefined,
  signal: AbortSignal | undefined,
): Promise<JsonObject[]> {
  const graph = await clients.graph();
  const parts = subscriptions ? inParts(subscriptions) : [undefined];
  const rows: JsonObject[] = [];
  for (const part of parts) {
    let skipToken: string | undefined;
    do {
      const options = {
        top: MOST,
        resultFormat: 'objectArray' as const,
        ...(skipToken !== undefined && { skipToken }),
      };
      try {
        const page = await graph.resources(
          { query, options, ...(part && { subscriptions: [...part] }) },
          signal === undefined ? {} : { abortSignal: signal },
        );
        const data: unknown = page.data;
        if (Array.isArray(data)) rows.push(...data.filter(isObject));
        skipToken = page.skipToken;
      } catch (error) {
        throw toFailure(error, '/providers/Microsoft.ResourceGraph/resources');
      }
    } while (skipToken !== undefined && skipToken !== '');
  }
  return rows;
}

function inParts(ids: readonly string[]): (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / MOST) }, (_, n) => ids.slice(n * MOST, (n + 1) * MOST));
}
