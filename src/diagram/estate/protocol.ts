import {
  type Guard,
  type GuardsOf,
  isListOf,
  isMessage,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isString,
} from '../guards';
import type { ScenePlace } from '../model';
import { isPlace } from '../sceneGuard';
import {
  type Estate,
  type EstateCircuit,
  type EstateCustomer,
  type EstateDatacenter,
  type EstateRouter,
  LAYERS,
  type Layer,
} from './model';

/** The tables beside the picture. */
export const TABLES = ['vlans', 'pools', 'sessions', 'failures', 'orders', 'roles'] as const;
export type TableName = (typeof TABLES)[number];

/** A row: what it says, what of the picture it is about, and where the text says it. */
export interface EstateRow {
  readonly cells: readonly string[];
  /** Ids of things of the picture. */
  readonly about: readonly string[];
  readonly place?: ScenePlace;
  /** What is to be looked at. */
  readonly warns?: string;
}

export interface EstateTable {
  readonly name: TableName;
  readonly columns: readonly string[];
  readonly rows: readonly EstateRow[];
  /** What is said where there is no row. */
  readonly empty: string;
}

/** What the host tells the page of the estate. */
export type EstateHostMessage =
  /** The estate to draw. The view stays as it is, unless it is another CSP's. */
  | { readonly type: 'show'; readonly estate: Estate }
  /** There is nothing to draw, and why. */
  | { readonly type: 'empty'; readonly text: string }
  /** The table that was asked for. */
  | { readonly type: 'table'; readonly table: EstateTable };

/** What the page of the estate tells the host. */
export type EstatePageMessage =
  /** The page listens. Sent again when the page was made anew. */
  | { readonly type: 'ready' }
  /** A person goes to a customer. */
  | { readonly type: 'enter'; readonly key: string }
  /** A person wants to see where something is said. */
  | { readonly type: 'open'; readonly place: ScenePlace }
  /** A person looks at a table. */
  | { readonly type: 'table'; readonly name: TableName }
  /** A person wants the picture as a file, coloured as it is seen. */
  | { readonly type: 'save'; readonly layer: Layer }
  /** Something in the page went wrong; `message` is for people. */
  | { readonly type: 'error'; readonly message: string };

const isLifecycle = isOneOf('planned', 'active', 'retiring');

const isCircuit = isObjectOf<EstateCircuit>({
  name: isString,
  location: isString,
  bandwidth: isString,
  lifecycle: isLifecycle,
  place: isPlace,
});

const isCustomer = isObjectOf<EstateCustomer>({
  key: isString,
  name: isString,
  title: isString,
  model: isOneOf('connect-through', 'connect-to'),
  circuits: isListOf(isCircuit),
  state: isOneOf('planned', 'active', 'retiring', 'mixed', 'none'),
  health: isOneOf('error', 'warning', 'info', 'none'),
  findings: isNumber,
  resiliency: isOneOf('maximum', 'high', 'standard', 'none'),
  routers: isListOf(isString),
  sites: isNumber,
  networks: isNumber,
});

const isDatacenter = isObjectOf<EstateDatacenter>({
  name: isString,
  title: isString,
  locations: isListOf(isString),
  routers: isListOf(isObjectOf<EstateRouter>({ name: isString, platform: isString, place: isPlace })),
  place: isPlace,
});

const isEstate: Guard<Estate> = isObjectOf<Estate>({
  title: isString,
  file: isString,
  datacenters: isListOf(isDatacenter),
  customers: isListOf(isCustomer),
});

const isTable: Guard<EstateTable> = isObjectOf<EstateTable>({
  name: isOneOf(...TABLES),
  columns: isListOf(isString),
  rows: isListOf(
    isObjectOf<EstateRow>({
      cells: isListOf(isString),
      about: isListOf(isString),
      place: isOptional(isPlace),
      warns: isOptional(isString),
    }),
  ),
  empty: isString,
});

const hostGuards: GuardsOf<EstateHostMessage> = {
  show: isObjectOf({ estate: isEstate }),
  empty: isObjectOf({ text: isString }),
  table: isObjectOf({ table: isTable }),
};

const pageGuards: GuardsOf<EstatePageMessage> = {
  ready: isObjectOf({}),
  enter: isObjectOf({ key: isString }),
  open: isObjectOf({ place: isPlace }),
  table: isObjectOf({ name: isOneOf(...TABLES) }),
  save: isObjectOf({ layer: isOneOf(...LAYERS) }),
  error: isObjectOf({ message: isString }),
};

/** Whether what arrived in the page is a message of the host. */
export function isEstateHostMessage(value: unknown): value is EstateHostMessage {
  return isMessage(hostGuards, value);
}

/** Whether what arrived in the host is a message of the page. */
export function isEstatePageMessage(value: unknown): value is EstatePageMessage {
  return isMessage(pageGuards, value);
}
