import { type SceneEdge, type SceneNode, THING_ACTIONS, type ThingAction } from '../../../diagram';

type Thing = SceneNode | SceneEdge;
type Kind = Thing['kind'];

/** A command of ours, without `cspConnectivity.` before it. */
type Command = string;

interface Offers {
  readonly add?: readonly Command[];
  readonly change?: readonly Command[];
}

/** What can be added to and changed of things, by their kind. */
const OFFERS: Partial<Record<Kind, Offers>> = {
  customer: {
    add: [
      'addSite',
      'addCircuit',
      'addCircuitPair',
      'addDirectPort',
      'addDirectCircuit',
      'addSubscription',
      'addMonitoring',
    ],
  },
  csp: { add: ['addDatacenter'] },
  cspSite: { add: ['addEdgeRouter'] },
  edgeRouter: { add: ['addInterface'] },
  directPort: { add: ['addDirectCircuit'] },
  circuit: {
    add: ['addConnection', 'addMicrosoftPeering', 'addGlobalReach', 'addMonitoring'],
    change: ['changeBandwidth', 'changeTier'],
  },
  privatePeering: { add: ['addConnection', 'addGlobalReach'] },
  tenant: { add: ['addSubscription'] },
  subscription: { add: ['addVirtualNetwork'] },
  virtualNetwork: {
    add: ['addNetworkPeering', 'addConnection', 'addVpnGateway'],
    change: ['changeAddresses', 'changeGatewaySku'],
  },
  gateway: { add: ['addConnection'], change: ['changeGatewaySku'] },
  subnet: { change: ['changeAddresses'] },
};

/** Where a flow can begin. */
const BEGINS: ReadonlySet<Kind> = new Set<Kind>(['site', 'subnet']);
/** What is a thing of its own in the text, and can go with all that refers to it. */
const GOES: ReadonlySet<Kind> = new Set<Kind>([
  'circuit',
  'microsoftPeering',
  'connection',
  'globalReach',
  'tunnel',
  'directPort',
  'site',
  'edgeRouter',
  'vpnDevice',
  'siteFirewall',
  'cspSite',
  'sharedService',
  'subscription',
  'virtualNetwork',
  'networkPeering',
  'subnet',
  'gateway',
  'vpnGateway',
  'vpn',
  'firewall',
  'routeServer',
]);
/** What others may refer to by its name. */
const NAMED: ReadonlySet<Kind> = new Set<Kind>([...GOES].filter((kind) => kind !== 'microsoftPeering'));
/** Lines whose end may be somewhere else. */
const MOVES: ReadonlySet<Kind> = new Set<Kind>(['primaryLink', 'secondaryLink', 'attachment', 'connection']);

/** The commands that add to a thing, or change it. */
export function commandsFor({ kind }: Thing, action: 'add' | 'change'): readonly Command[] {
  return OFFERS[kind]?.[action] ?? [];
}

/**
 * What can be done with a thing: the same in its details and, by kind, in its menu.
 * @param name the name that the text gives it; undefined where it has none
 * @param moves in how many ways it may be led elsewhere
 */
export function actionsFor(thing: Thing, name: string | undefined, moves = 0): ThingAction[] {
  // What something refers to and the design does not have is nowhere in the text.
  if ('missing' in thing && thing.missing) return [];
  const isSaid = thing.places.length > 0;
  const can: Readonly<Record<ThingAction, boolean>> = {
    add: commandsFor(thing, 'add').length > 0,
    change: commandsFor(thing, 'change').length > 0,
    move: MOVES.has(thing.kind) && moves > 0,
    rename: isSaid && NAMED.has(thing.kind) && name !== undefined,
    remove: isSaid && GOES.has(thing.kind),
    trace: BEGINS.has(thing.kind),
  };
  return THING_ACTIONS.filter((action) => can[action]);
}
