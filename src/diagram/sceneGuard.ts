import {
  type Guard,
  isBoolean,
  isEither,
  isListOf,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isString,
} from './guards';
import { ICONS } from './icons';
import type {
  Detail,
  EdgeKind,
  IconName,
  NodeKind,
  Scene,
  SceneEdge,
  SceneFindings,
  SceneNode,
  ScenePlace,
  ScenePort,
  Shape,
  Zone,
} from './model';
import { STROKES } from './drawEdge';
import { THEMES } from './theme';
import { type ToldScene, isToldOf } from './told';

/** The keys of a record, each of them a value of its key type. */
const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): K[] => Object.keys(record) as K[];

const nodeKinds: Record<NodeKind, true> = {
  customer: true,
  csp: true,
  site: true,
  cspSite: true,
  edgeRouter: true,
  vpnDevice: true,
  siteFirewall: true,
  sharedService: true,
  circuit: true,
  peeringLocation: true,
  connectivityProvider: true,
  directPort: true,
  providerPort: true,
  microsoftEdge: true,
  msee: true,
  privatePeering: true,
  microsoftPeering: true,
  microsoftServices: true,
  globalReach: true,
  internet: true,
  privateLine: true,
  tenant: true,
  subscription: true,
  virtualNetwork: true,
  contents: true,
  gateway: true,
  vpnGateway: true,
  firewall: true,
  routeServer: true,
  subnet: true,
};

export const isPlace: Guard<ScenePlace> = isObjectOf<ScenePlace>({
  file: isString,
  path: isListOf(isEither(isString, isNumber)),
});

const isFindings = isObjectOf<SceneFindings>({
  worst: isOneOf('error', 'warning', 'info'),
  count: isNumber,
  messages: isListOf(isString),
});

const element = {
  id: isString,
  kindLabel: isString,
  title: isString,
  places: isListOf(isPlace),
  findings: isOptional(isFindings),
  several: isOptional(isBoolean),
  details: isListOf(isObjectOf<Detail>({ label: isString, value: isString })),
  lines: isListOf(isString),
};

const isNode = isObjectOf<SceneNode>({
  ...element,
  kind: isOneOf<NodeKind>(...keysOf(nodeKinds)),
  shape: isOneOf<Shape>('group', 'box', 'list', 'row'),
  zone: isOneOf<Zone>(...keysOf(THEMES.light.zones)),
  icon: isOneOf<IconName>(...keysOf(ICONS)),
  brief: isOptional(isListOf(isString)),
  stack: isOptional(isString),
  folded: isOptional(isNumber),
  parent: isOptional(isString),
  column: isOptional(isNumber),
  ports: isOptional(isListOf(isObjectOf<ScenePort>({ id: isString, side: isOneOf('west', 'east') }))),
  missing: isOptional(isBoolean),
});

const isEdge = isObjectOf<SceneEdge>({
  ...element,
  kind: isOneOf<EdgeKind>('order', ...keysOf(STROKES)),
  thing: isString,
  source: isString,
  target: isString,
  sourcePort: isOptional(isString),
  targetPort: isOptional(isString),
  oneSided: isOptional(isBoolean),
});

const head = {
  customer: isString,
  file: isString,
  model: isOneOf('connect-through', 'connect-to'),
  title: isString,
  subtitle: isString,
};

export const isScene: Guard<Scene> = isObjectOf<Scene>({ ...head, nodes: isListOf(isNode), edges: isListOf(isEdge) });

export const isToldScene: Guard<ToldScene> = isObjectOf<ToldScene>({
  ...head,
  nodes: isToldOf(isNode),
  edges: isToldOf(isEdge),
});
