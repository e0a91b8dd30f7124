import { type Customer, type Design, type DesignFile, type Path, edgeRoutersFor } from '../design';
import type { Scene, SceneEdge, SceneNode } from './model';

/** What is written in a file so that a line ends elsewhere. */
export interface Write {
  readonly path: Path;
  readonly text: string;
}

/** A thing where a line may end instead. */
export interface Move {
  readonly end: 'source' | 'target';
  /** Id of the node. */
  readonly to: string;
  readonly writes: readonly Write[];
}

/**
 * The ends of a line that the text can lead elsewhere: a link and an attachment to another edge router, a connection to
 * another virtual network. Where a line ends now is no move. Pure.
 */
export function movesOf(design: Design, customer: Customer, scene: Scene, edge: SceneEdge): Move[] {
  const [place] = edge.places;
  if (place?.file !== customer.file.path) return [];
  const at = new Ends(customer.file, scene, edge, place.path);
  switch (edge.kind) {
    case 'primaryLink':
    case 'secondaryLink':
      return linkMoves(design, customer, at);
    case 'attachment':
      return attachmentMoves(design, at);
    case 'connection':
      return connectionMoves(customer, at);
    default:
      return [];
  }
}

/** Where the ends of one line may be. */
class Ends {
  constructor(
    readonly file: DesignFile,
    readonly scene: Scene,
    readonly edge: SceneEdge,
    /** Of what the line is in the text. */
    readonly path: Path,
  ) {}

  /** The node of an object of the design, or the nearest one that is drawn around it. */
  nodeOf(object: object, file: DesignFile): SceneNode | undefined {
    const path = JSON.stringify(file.pathOf(object));
    return this.scene.nodes.find(
      ({ places: [first] }) => first?.file === file.path && JSON.stringify(first.path) === path,
    );
  }

  move(end: Move['end'], object: object, file: DesignFile, keys: Readonly<Record<string, string>>): Move[] {
    const to = this.nodeOf(object, file)?.id;
    if (to === undefined || to === this.edge[end]) return [];
    return [{ end, to, writes: Object.entries(keys).map(([key, text]) => ({ path: [...this.path, key], text })) }];
  }
}

function linkMoves(design: Design, customer: Customer, at: Ends): Move[] {
  const circuit = customer.circuits.find(({ links }) => links.some(({ raw }) => isAt(at, raw)));
  if (!circuit) return [];
  // The half between the connectivity provider and Microsoft ends where Azure says.
  const isOwnHalf = at.edge.id === at.edge.thing;
  return isOwnHalf
    ? edgeRoutersFor(design, circuit).flatMap((router) =>
        at.move('source', router.raw, router.file, { edgeRouter: router.name }),
      )
    : [];
}

function attachmentMoves({ provider }: Design, at: Ends): Move[] {
  const isOfSite = at.path[0] === 'sites' && at.path.length > 2;
  if (!isOfSite) return [];
  return provider.sites.flatMap((site) =>
    site.edgeRouters.flatMap((router) =>
      at.move('target', router.raw, router.file, { site: site.name, edgeRouter: router.name }),
    ),
  );
}

function connectionMoves(customer: Customer, at: Ends): Move[] {
  const own = (id: string) => at.scene.nodes.find((node) => node.id === id);
  return customer.virtualNetworks.flatMap((network) => {
    const moves = at.move('target', network.raw, network.file, { virtualNetwork: network.ref });
    // A connection ends at the gateway in the network: the network that it is in now is no other one.
    return moves.filter(({ to }) => own(at.edge.target)?.parent !== to && !isInside(at.scene, at.edge.target, to));
  });
}

function isInside(scene: Scene, id: string, group: string): boolean {
  const parent = scene.nodes.find((node) => node.id === id)?.parent;
  return parent !== undefined && (parent === group || isInside(scene, parent, group));
}

function isAt({ file, path }: Ends, raw: object): boolean {
  return JSON.stringify(file.pathOf(raw)) === JSON.stringify(path);
}
