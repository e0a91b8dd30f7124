import type { Hop, HopKind, OneWay, PathTrace } from '../routing';
import type { EdgeKind, NodeKind, Scene, SceneEdge, SceneElement, SceneNode } from './model';

/** What a hop is drawn as. What is drawn nowhere, such as a route, is left out. */
const DRAWN_AS: Readonly<Partial<Record<HopKind, readonly (NodeKind | EdgeKind)[]>>> = {
  site: ['site'],
  circuit: ['circuit'],
  vpn: ['vpn', 'tunnel'],
  gateway: ['gateway', 'vpnGateway'],
  firewall: ['firewall'],
  subnet: ['subnet'],
};

/**
 * The ids of the nodes and edges that a traced path lies on, there or back, in the order of the scene.
 * Of a circuit both links are on it: traffic takes either.
 */
export function idsOfPath(scene: Scene, { forward, back }: Pick<PathTrace, 'forward' | 'back'>): string[] {
  const follower = new PathFollower(scene);
  follower.follow(forward);
  follower.follow(back);
  return [...scene.nodes, ...scene.edges].map(({ id }) => id).filter((id) => follower.ids.has(id));
}

class PathFollower {
  readonly ids = new Set<string>();
  readonly #nodes: ReadonlyMap<string, SceneNode>;
  readonly #byPlace = new Map<string, SceneNode | SceneEdge>();

  constructor(readonly scene: Scene) {
    this.#nodes = new Map(scene.nodes.map((node) => [node.id, node]));
    for (const element of [...scene.nodes, ...scene.edges]) {
      const [place] = element.places;
      const key = place && keyOf(element.kind, place);
      // Of the two lines of a tunnel through a circuit the one at the device comes first.
      if (key !== undefined && !this.#byPlace.has(key)) this.#byPlace.set(key, element);
    }
  }

  follow({ hops }: OneWay): void {
    const things = hops.flatMap((hop) => this.#drawn(hop) ?? []);
    things.forEach((thing, index) => {
      this.#pass(thing);
      const before = things[index - 1];
      if (before && !('source' in before) && !('source' in thing)) this.#between(before, thing);
    });
  }

  #drawn({ kind, place }: Hop): SceneNode | SceneEdge | undefined {
    if (!place) return undefined;
    return DRAWN_AS[kind]?.map((as) => this.#byPlace.get(keyOf(as, place))).find((element) => element !== undefined);
  }

  #pass(thing: SceneNode | SceneEdge): void {
    if ('source' in thing) {
      for (const edge of this.scene.edges) if (edge.thing === thing.thing) this.#take(edge);
      return;
    }
    this.ids.add(thing.id);
    const network = this.#networkOf(thing);
    if (network) this.ids.add(network);
    if (thing.kind === 'circuit') this.#passCircuit(thing.id);
  }

  /** Both links from the edge routers to Microsoft's, and from those the sessions to the private peering. */
  #passCircuit(circuit: string): void {
    for (const link of this.#linksOf(circuit)) this.#take(link);
    const peering = this.#peeringOf(circuit);
    for (const edge of this.scene.edges) if (edge.kind === 'session' && edge.target === peering) this.#take(edge);
  }

  /** What lies between two things that a way passes one after the other. */
  #between(a: SceneNode, b: SceneNode): void {
    const [first, second] = a.kind === 'circuit' || b.kind === 'site' ? [b, a] : [a, b];
    if (first.kind === 'site' && second.kind === 'circuit') return this.#toCircuit(first.id, second.id);
    if (first.kind === 'site' && second.kind === 'site') return this.#throughBackbone(first.id, second.id);
    if (first.kind === 'circuit' && second.kind === 'circuit') return this.#overGlobalReach(first.id, second.id);
    if (second.kind === 'circuit') return this.#overConnection(second.id, first.id);
    const ends = [this.#networkOf(a), this.#networkOf(b)];
    for (const edge of this.#edges('networkPeering')) {
      if (ends[0] !== ends[1] && ends.includes(edge.source) && ends.includes(edge.target)) this.#take(edge);
    }
  }

  /** By the attachments that end where a link begins, else by all of them; on from there over the backbone. */
  #toCircuit(site: string, circuit: string): void {
    const entries = this.#linksOf(circuit).map((link) => link.source);
    const attached = this.#edges('attachment').filter((edge) => edge.source === site);
    const ofCircuit = attached.filter(({ target }) => entries.some((entry) => this.#isIn(entry, target)));
    const taken = ofCircuit.length > 0 ? ofCircuit : attached.filter(({ target }) => this.#isRouting(target));
    for (const edge of taken) this.#take(edge);
    this.#overBackbone(this.#routersOf(taken), entries);
  }

  #throughBackbone(a: string, b: string): void {
    const ends = [a, b].map((site) =>
      this.#edges('attachment').filter((edge) => edge.source === site && this.#isRouting(edge.target)),
    );
    for (const edge of ends.flat()) this.#take(edge);
    const [from = [], to = []] = ends.map((edges) => this.#routersOf(edges));
    this.#overBackbone(from, to);
  }

  #overGlobalReach(a: string, b: string): void {
    const ends = this.#edges('globalReach');
    const [near, far] = [a, b].map((circuit) => ends.filter(({ source }) => this.#isIn(source, circuit)));
    for (const edge of near ?? []) {
      const other = far?.find(({ target }) => target === edge.target);
      if (!other) continue;
      this.#take(edge);
      this.#take(other);
    }
  }

  #overConnection(circuit: string, gateway: string): void {
    for (const edge of this.#edges('connection')) {
      if (this.#isIn(edge.source, circuit) && edge.target === gateway) this.#take(edge);
    }
  }

  /** The fewest backbone links from any of the routers to each end; none where the backbone is not drawn. */
  #overBackbone(from: readonly string[], ends: readonly string[]): void {
    const cameBy = new Map<string, SceneEdge | undefined>(from.map((router) => [router, undefined]));
    const links = this.#edges('interlink');
    // What is added to a map while it is walked through is walked through too: breadth first.
    for (const router of cameBy.keys()) {
      for (const link of links) {
        const next = otherEnd(link, router);
        if (next !== undefined && !cameBy.has(next)) cameBy.set(next, link);
      }
    }
    for (const end of ends) {
      for (let at: string | undefined = end; at !== undefined;) {
        const link = cameBy.get(at);
        if (link) this.#take(link);
        at = link && otherEnd(link, at);
      }
    }
  }

  #linksOf(circuit: string): SceneEdge[] {
    return this.scene.edges.filter(
      ({ kind, source, target }) =>
        (kind === 'primaryLink' || kind === 'secondaryLink') &&
        (this.#isIn(source, circuit) || this.#isIn(target, circuit)),
    );
  }

  #peeringOf(circuit: string): string | undefined {
    return this.scene.nodes.find(({ id, kind }) => kind === 'privatePeering' && this.#isIn(id, circuit))?.id;
  }

  #edges(kind: EdgeKind): SceneEdge[] {
    return this.scene.edges.filter((edge) => edge.kind === kind);
  }

  /** The routers that edges end at, or that are in the datacenter that they end at. */
  #routersOf(edges: readonly SceneEdge[]): string[] {
    return this.scene.nodes
      .filter(({ id, kind }) => kind === 'edgeRouter' && edges.some(({ target }) => this.#isIn(id, target)))
      .map(({ id }) => id);
  }

  #isRouting(id: string): boolean {
    const kind = this.#nodes.get(id)?.kind;
    return kind === 'edgeRouter' || kind === 'cspSite';
  }

  #networkOf(node: SceneNode): string | undefined {
    let at: SceneNode | undefined = node;
    while (at && at.kind !== 'virtualNetwork') at = this.#nodes.get(at.parent ?? '');
    return at?.id;
  }

  /** Whether a node is another one, or inside of it. */
  #isIn(id: string, whole: string): boolean {
    for (let at: string | undefined = id; at !== undefined; at = this.#nodes.get(at)?.parent) {
      if (at === whole) return true;
    }
    return false;
  }

  #take({ id, source, target }: SceneEdge): void {
    for (const one of [id, source, target]) this.ids.add(one);
  }
}

function keyOf(kind: NodeKind | EdgeKind, { file, path }: SceneElement['places'][number]): string {
  return JSON.stringify([kind, file, path]);
}

function otherEnd({ source, target }: SceneEdge, end: string): string | undefined {
  if (end === source) return target;
  return end === target ? source : undefined;
}
