import type { NodeKind, SceneEdge, SceneNode, ThingAction } from '../../../diagram';

/** A command of ours, without `cspConnectivity.` before it. */
type Command = string;

interface Offers {
  readonly add?: readonly Command[];
  readonly change?: readonly Command[];
}

/** What can be added to and changed of things, by their kind. */
const OFFERS: Partial<Record<NodeKind, Offers>> = {
  customer: { add: ['addSite', 'addCircuit', 'addCircuitPair', 'addSubscription', 'addMonitoring'] },
  csp: { add: ['addDatacenter'] },
  cspSite: { add: ['addEdgeRouter'] },
  site: { add: ['addVpnGateway'] },
  edgeRouter: { add: ['addInterface'] },
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
const BEGINS: ReadonlySet<string> = new Set<NodeKind>(['site', 'subnet']);
/** What is drawn of a customer and has no name of its own in the text, or is all of it. */
const STAYS: ReadonlySet<string> = new Set<NodeKind>([
  'customer',
  'csp',
  'tenant',
  'peeringLocation',
  'connectivityProvider',
  'providerPort',
  'microsoftEdge',
  'msee',
  'microsoftServices',
  'internet',
  'privateLine',
  'contents',
]);

/** The commands that add to a thing, or change it. */
export function commandsFor({ kind }: SceneNode | SceneEdge, action: 'add' | 'change'): readonly Command[] {
  return OFFERS[kind as NodeKind]?.[action] ?? [];
}

/**
 * What can be done with a thing.
 * @param name the name that the text gives it; undefined where it has none
 */
export function actionsFor(thing: SceneNode | SceneEdge, name: string | undefined): ThingAction[] {
  // What something refers to and the design does not have is nowhere in the text.
  if ('missing' in thing && thing.missing) return [];
  const isSaid = thing.places.length > 0 && !STAYS.has(thing.kind);
  return [
    ...(commandsFor(thing, 'add').length > 0 ? (['add'] as const) : []),
    ...(commandsFor(thing, 'change').length > 0 ? (['change'] as const) : []),
    ...(isSaid && name !== undefined ? (['rename'] as const) : []),
    ...(isSaid ? (['remove'] as const) : []),
    ...(BEGINS.has(thing.kind) ? (['trace'] as const) : []),
  ];
}
