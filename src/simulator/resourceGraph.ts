import { badRequest, numberAt, sameText, textAt, textsAt } from './arm';
import type { Json, JsonObject, Resource } from './arm';
import { groupOf, parentId, subscriptionOf } from './ids';
import type { Store } from './store';

/** Rows of one answer at most; the rest follows with `$skipToken`. */
const MOST_ROWS = 1000;

/** The types that a query asks for: `where type == '…'`, `type =~ '…'` and `type in~ (…)`; all where it says nothing of types. */
function typesIn(query: string): string[] {
  const one = [...query.matchAll(/\btype\s*(?:==|=~)\s*['"]([^'"]+)['"]/gi)].map((match) => match[1] ?? '');
  const lists = [...query.matchAll(/\btype\s+in~?\s*\(([^)]*)\)/gi)].map((match) => match[1] ?? '');
  return [...one, ...lists.flatMap((list) => [...list.matchAll(/['"]([^'"]+)['"]/g)].map((match) => match[1] ?? ''))];
}

/** What stands in a query beside the types, and is not understood here. */
function unknownIn(query: string): string | undefined {
  const parts = query.split('|').map((part) => part.trim());
  const known =
    /^(resources|resourcecontainers|managedservicesresources|where\s+type\s*(==|=~|in~?)[^|]*|project\s.*|order by\s.*|extend\s.*)$/is;
  return parts.find((part) => !known.test(part));
}

/** What the graph asks beside the store. */
export interface GraphSources {
  readonly store: Store;
  readonly show: (resource: Resource) => JsonObject;
  readonly tenantOf: (subscription: string) => string;
  /** The rows of the table of Azure Lighthouse. */
  readonly delegations: () => readonly JsonObject[];
}

/**
 * Answers `Microsoft.ResourceGraph/resources`: the top-level resources of the named subscriptions, by type and page by page.
 * Keys and other secrets are not shown, as the graph shows none. Throws where the query asks for more than types.
 */
export function answerQuery(body: JsonObject, sources: GraphSources): JsonObject {
  const query = textAt(body, 'query') ?? '';
  const odd = unknownIn(query);
  if (query === '' || odd !== undefined) {
    throw badRequest('InvalidQuery', `The simulator answers queries by type only, and not '${odd ?? query}'.`);
  }
  const [types, subscriptions] = [typesIn(query), textsAt(body, 'subscriptions')];
  const isAsked = (id: string, type: string): boolean =>
    (types.length === 0 || types.some((each) => sameText(each, type))) &&
    (subscriptions.length === 0 || subscriptions.some((each) => sameText(each, subscriptionOf(id))));
  const rowsOf = /^\s*managedservicesresources\b/i.test(query) ? delegationRows : resourceRows;
  const found = rowsOf(sources, isAsked);
  const first = Number(textAt(body, 'options', '$skipToken') ?? numberAt(body, 'options', '$skip') ?? 0);
  const rows = Math.min(numberAt(body, 'options', '$top') ?? MOST_ROWS, MOST_ROWS);
  const page = found.slice(first, first + rows);
  return {
    totalRecords: found.length,
    count: page.length,
    data: page.map((make): Json => make()),
    facets: [],
    resultTruncated: 'false',
    ...(first + rows < found.length && { $skipToken: String(first + rows) }),
  };
}

type IsAsked = (id: string, type: string) => boolean;

/** Each row is made when its page is asked for. */
const delegationRows = ({ delegations }: GraphSources, isAsked: IsAsked): (() => JsonObject)[] =>
  delegations()
    .filter((one) => isAsked(textAt(one, 'id') ?? '', textAt(one, 'type') ?? ''))
    .map((one) => () => one);

const resourceRows = ({ store, show, tenantOf }: GraphSources, isAsked: IsAsked): (() => JsonObject)[] =>
  store
    .all()
    .filter(
      ({ id, type }) =>
        parentId(id) === undefined && groupOf(id) !== undefined && id.includes('/providers/') && isAsked(id, type),
    )
    .map((resource) => () => row(resource, show(resource), tenantOf(subscriptionOf(resource.id))));

/** A resource as a row of the graph: types in lower case, and without what is secret. */
function row({ id, type }: Resource, shown: JsonObject, tenantId: string): JsonObject {
  const [, , subscriptionId = '', , resourceGroup = ''] = id.split('/');
  return { ...(withoutKeys(shown) as JsonObject), type: type.toLowerCase(), subscriptionId, resourceGroup, tenantId };
}

function withoutKeys(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(withoutKeys);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      /^(authorization|shared)Key$/.test(key) ? [] : [[key, withoutKeys(item)]],
    ),
  );
}
