import type { PictureFile, PictureOptions } from './file';
import {
  type GuardsOf,
  isBoolean,
  isListOf,
  isNumber,
  isMessage,
  isObjectOf,
  isOneOf,
  isOptional,
  isRecordOf,
  isString,
} from './guards';
import { LEVELS, type Level } from './levels';
import type { Scene, ScenePlace } from './model';
import { PAGES } from './page';
import type { Severity } from '../design';
import { isPlace, isScene, isToldScene } from './sceneGuard';
import type { TitleBlock } from './svg';
import { type Told, type ToldScene, isToldOf } from './told';

/** A customer that the page can be asked to show. */
export interface CustomerChoice {
  /** The host's own; the page hands it back. */
  readonly key: string;
  readonly name: string;
}

/** What is wrong with the customer that is shown. */
export interface ListedFinding {
  /** The host's own; the page hands it back. */
  readonly key: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Id of the thing that it stands on, and its name. */
  readonly on?: { readonly id: string; readonly title: string };
  /** Whether its rule knows what takes it away. */
  readonly fixable: boolean;
}

/** A value of a thing that can be written from the page. */
export interface Field {
  /** The keys from the thing to the value; no two of a thing are the same. */
  readonly label: string;
  /** Empty where the text says nothing. */
  readonly text: string;
  /** What is meant then. */
  readonly meant?: string;
  readonly description: string;
}

/** An end of a line that may be somewhere else. */
export interface MovableEnd {
  readonly end: 'source' | 'target';
  /** Ids of the nodes where it may be. */
  readonly to: readonly string[];
}

/** What a person folded and unfolded of a customer. */
export interface KeptFolds {
  /** None where the page chooses it by the room that there is. */
  readonly level?: Level;
  /** Ids of nodes. */
  readonly opened: readonly string[];
  readonly closed: readonly string[];
}

/** What a person can do with a thing beside looking at it. */
export const THING_ACTIONS = ['add', 'change', 'move', 'rename', 'remove', 'trace'] as const;
export type ThingAction = (typeof THING_ACTIONS)[number];

/** What a person can begin with where there is nothing to draw. */
export const BEGIN_ACTIONS = ['createDesign', 'addCustomer', 'openSample', 'chooseCustomer'] as const;
export type BeginAction = (typeof BEGIN_ACTIONS)[number];

/** What can be done with the thing of an id. */
export interface Editable {
  readonly id: string;
  readonly fields: readonly Field[];
  readonly ends: readonly MovableEnd[];
  readonly actions: readonly ThingAction[];
}

/** What the host tells the page. */
export type HostMessage =
  /** The text of `elk-worker.min.js`, of which the page makes its worker. First after `ready`. */
  | { readonly type: 'engine'; readonly source: string }
  /** What was folded and unfolded when the customers were seen last, by the paths of their files. Before the first scene. */
  | { readonly type: 'folds'; readonly folds: Readonly<Record<string, KeptFolds>> }
  /** The scene to draw, after the one that was told last, and what is said below it. The view stays as it is, unless it is of another customer than before. */
  | { readonly type: 'show'; readonly scene: ToldScene; readonly block: TitleBlock }
  /** There is nothing to draw, and why. */
  | { readonly type: 'empty'; readonly text: string; readonly begin: readonly BeginAction[] }
  /** The customers that can be chosen, and the key of the one that is shown. */
  | { readonly type: 'customers'; readonly choices: readonly CustomerChoice[]; readonly current?: string }
  /** The selection of text or tree; none where it is on nothing that is drawn. */
  | { readonly type: 'select'; readonly id?: string }
  /** The nodes and edges that a traced path lies on, and what to call it; no ids take it away. Stays until then. */
  | { readonly type: 'highlight'; readonly ids: readonly string[]; readonly label?: string }
  /** A line above the picture, such as that the last good version is shown; none takes it away. */
  | { readonly type: 'banner'; readonly text?: string }
  /** All that is wrong with the customer that is shown, the worst first, after the list that was told last. */
  | { readonly type: 'findings'; readonly list: Told<ListedFinding> }
  /** What can be done with the selected thing. */
  | { readonly type: 'editable'; readonly editable: Editable }
  /** What fits in the place of the value that the page asked about, the likeliest first; nothing where anything may. */
  | { readonly type: 'choices'; readonly id: string; readonly label: string; readonly choices: readonly string[] }
  /** What the rules would say of the text that the page asked about; nothing where they are content. */
  | {
      readonly type: 'judged';
      readonly id: string;
      readonly label: string;
      readonly text: string;
      readonly problems: readonly string[];
    }
  /** A scene is wanted as a file, whatever the page shows meanwhile; it answers with `picture` and the same key. */
  | { readonly type: 'export'; readonly key: string; readonly scene: Scene; readonly options: PictureOptions };

/** What the page tells the host. */
export type PageMessage =
  /** The page listens, and has been told nothing. Sent again when the page was made anew. */
  | { readonly type: 'ready' }
  /** A person selected something, or nothing. */
  | { readonly type: 'select'; readonly id?: string }
  /** A person wants to see where something is said. */
  | { readonly type: 'open'; readonly id: string; readonly place: ScenePlace }
  /** A person chose another customer. */
  | { readonly type: 'customer'; readonly key: string }
  /** A person does not want to see the traced path any more. */
  | { readonly type: 'clearHighlight' }
  /** A person wants a finding taken away. */
  | { readonly type: 'fix'; readonly key: string }
  /** Nothing is there yet, and a person wants to begin. */
  | { readonly type: 'begin'; readonly action: BeginAction }
  /** A person wants to do something with a thing. */
  | { readonly type: 'act'; readonly action: ThingAction; readonly id: string }
  /** A person wants a line to end elsewhere. */
  | { readonly type: 'move'; readonly id: string; readonly end: 'source' | 'target'; readonly to: string }
  /** A person comes to a value; what fits in its place? */
  | { readonly type: 'choose'; readonly id: string; readonly label: string }
  /** A person types a value; what would the rules say of it? */
  | { readonly type: 'judge'; readonly id: string; readonly label: string; readonly text: string }
  /** A person wants a value written. */
  | { readonly type: 'write'; readonly id: string; readonly label: string; readonly text: string }
  /** A person wants the last edit of the customer's text taken back. */
  | { readonly type: 'undo' }
  /** A person wants what was taken back of the customer's text done again. */
  | { readonly type: 'redo' }
  /** A person leaves the customer, with nothing selected that could be left first. */
  | { readonly type: 'back' }
  /** A person folded or unfolded something of a customer: all that is folded of it now. */
  | { readonly type: 'folded'; readonly file: string; readonly folds: KeptFolds }
  /** A person wants the picture as a file. */
  | { readonly type: 'save' }
  /** A scene as a file, as the host asked for it. */
  | { readonly type: 'picture'; readonly key: string; readonly file: PictureFile }
  /** Something in the page went wrong; `message` is for people. */
  | { readonly type: 'error'; readonly message: string };

const isEnd = isOneOf('source', 'target');
const isListedFinding = isObjectOf<ListedFinding>({
  key: isString,
  code: isString,
  severity: isOneOf('error', 'warning', 'info'),
  message: isString,
  on: isOptional(isObjectOf({ id: isString, title: isString })),
  fixable: isBoolean,
});
const isEditable = isObjectOf<Editable>({
  id: isString,
  fields: isListOf(
    isObjectOf<Field>({ label: isString, text: isString, meant: isOptional(isString), description: isString }),
  ),
  ends: isListOf(isObjectOf<MovableEnd>({ end: isEnd, to: isListOf(isString) })),
  actions: isListOf(isOneOf(...THING_ACTIONS)),
});

const isKeptFolds = isObjectOf<KeptFolds>({
  level: isOptional(isOneOf(...LEVELS)),
  opened: isListOf(isString),
  closed: isListOf(isString),
});
/** Whether what was kept for a page is what is folded of customers, by the paths of their files. */
export const isFoldsByFile = isRecordOf(isKeptFolds);

const isBlock = isObjectOf<TitleBlock>({ date: isString, version: isString });

const hostGuards: GuardsOf<HostMessage> = {
  engine: isObjectOf({ source: isString }),
  folds: isObjectOf({ folds: isFoldsByFile }),
  show: isObjectOf({ scene: isToldScene, block: isBlock }),
  empty: isObjectOf({ text: isString, begin: isListOf(isOneOf(...BEGIN_ACTIONS)) }),
  customers: isObjectOf<{ choices: readonly CustomerChoice[]; current?: string }>({
    choices: isListOf(isObjectOf<CustomerChoice>({ key: isString, name: isString })),
    current: isOptional(isString),
  }),
  select: isObjectOf<{ id?: string }>({ id: isOptional(isString) }),
  highlight: isObjectOf<{ ids: readonly string[]; label?: string }>({
    ids: isListOf(isString),
    label: isOptional(isString),
  }),
  banner: isObjectOf<{ text?: string }>({ text: isOptional(isString) }),
  findings: isObjectOf({ list: isToldOf(isListedFinding) }),
  editable: isObjectOf({ editable: isEditable }),
  choices: isObjectOf({ id: isString, label: isString, choices: isListOf(isString) }),
  judged: isObjectOf({ id: isString, label: isString, text: isString, problems: isListOf(isString) }),
  export: isObjectOf({
    key: isString,
    scene: isScene,
    options: isObjectOf<PictureOptions>({
      format: isOneOf('svg', 'drawio'),
      theme: isOneOf('light', 'dark', 'highContrast'),
      level: isOptional(isOneOf(...LEVELS)),
      findings: isBoolean,
      block: isBlock,
      page: isOptional(isOneOf(...PAGES)),
    }),
  }),
};

const pageGuards: GuardsOf<PageMessage> = {
  ready: isObjectOf({}),
  select: isObjectOf<{ id?: string }>({ id: isOptional(isString) }),
  open: isObjectOf({ id: isString, place: isPlace }),
  customer: isObjectOf({ key: isString }),
  clearHighlight: isObjectOf({}),
  fix: isObjectOf({ key: isString }),
  begin: isObjectOf({ action: isOneOf(...BEGIN_ACTIONS) }),
  act: isObjectOf({ action: isOneOf(...THING_ACTIONS), id: isString }),
  move: isObjectOf({ id: isString, end: isEnd, to: isString }),
  choose: isObjectOf({ id: isString, label: isString }),
  judge: isObjectOf({ id: isString, label: isString, text: isString }),
  write: isObjectOf({ id: isString, label: isString, text: isString }),
  undo: isObjectOf({}),
  redo: isObjectOf({}),
  back: isObjectOf({}),
  folded: isObjectOf({ file: isString, folds: isKeptFolds }),
  save: isObjectOf({}),
  picture: isObjectOf({
    key: isString,
    file: isObjectOf<PictureFile>({ text: isString, level: isOneOf(...LEVELS), tooSmall: isOptional(isNumber) }),
  }),
  error: isObjectOf({ message: isString }),
};

/** Whether what arrived in the page is a message of the host. */
export function isHostMessage(value: unknown): value is HostMessage {
  return isMessage(hostGuards, value);
}

/** Whether what arrived in the host is a message of the page. */
export function isPageMessage(value: unknown): value is PageMessage {
  return isMessage(pageGuards, value);
}

/** One handler for each message: the compiler misses none. */
export type Handlers<M extends { type: string }> = {
  readonly [K in M['type']]: (message: Extract<M, { type: K }>) => void;
};

export function dispatch<M extends { type: string }>(message: M, handlers: Handlers<M>): void {
  const handle = handlers[message.type as M['type']] as (message: M) => void;
  handle(message);
}
