import type { ElkNode } from 'elkjs/lib/elk-api';
import { layoutByBlocks } from './blocks/layoutByBlocks';
import { ShapeCache, pointsOf } from './blocks/shape';
import type { BundleOf } from './blocks/ways';
import { withoutDetours } from './detours';
import { STROKES } from './drawEdge';
import type { ElkEngine } from './elk';
import {
  type Arrangement,
  type Direction,
  type ElkPicture,
  TO_THE_RIGHT,
  childrenOf,
  elkGraph,
  isSideways,
  withRail,
} from './elkGraph';
import { headAround, headId } from './heads';
import type { MeasureText } from './measure';
import type { Scene, SceneNode } from './model';
import { type Box, type PlacedEdge, type PlacedNode, type PlacedScene, boxOf } from './placed';
import type { Face } from './sizes';
import { sidewaysRoute } from './sideways';

/** More nodes than that are laid out block by block: of all at once ELK makes too much work. */
const MOST_AT_ONCE = 250;
/** Of so many nodes a picture may be laid out block by block where it would be a strip, */
const MANY = 100;
/** so many times higher than it is to be. */
const STRIP = 3;
/** How many times as wide as high a picture of blocks is, by where it reads to. */
const ASPECT: Readonly<Record<Direction, number>> = { right: 1.7, down: 0.7 };

/** Layouts by what they were made from, so that an edit that changes no size and no line moves nothing, and is quick. */
export class LayoutCache {
  readonly shapes = new ShapeCache();
  readonly #limit: number;
  readonly #kept = new Map<string, ElkNode>();

  /** @param limit how many layouts are kept */
  constructor(limit = 50) {
    this.#limit = limit;
  }

  get(key: string): ElkNode | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, graph: ElkNode): void {
    this.#kept.set(key, graph);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#limit && oldest !== undefined) this.#kept.delete(oldest);
  }
}

export interface LayoutOptions {
  /** Gives up waiting, with the reason of the signal; the engine itself goes on until it is ended. */
  readonly signal?: AbortSignal;
  readonly cache?: LayoutCache;
  /** To the right, with room, where nothing is said. */
  readonly arrangement?: Arrangement;
}

/**
 * Gives everything in the scene its place: the same scene, engine and measure give the same places.
 * @throws what the engine says, or the reason of the signal
 */
export async function layoutScene(
  scene: Scene,
  elk: ElkEngine,
  measure: MeasureText,
  { signal, cache, arrangement = TO_THE_RIGHT }: LayoutOptions = {},
): Promise<PlacedScene> {
  signal?.throwIfAborted();
  const isLarge = scene.nodes.length > MOST_AT_ONCE;
  const arranged: Arrangement = isLarge ? { ...arrangement, direction: 'right', listed: 'none' } : arrangement;
  const picture = elkGraph(scene, measure, arranged);
  const aspect = ASPECT[arrangement.direction];
  const key = cache && JSON.stringify([picture.graph, isLarge ? aspect : undefined]);
  const known = key === undefined ? undefined : cache?.get(key);
  const byBlocks = () =>
    layoutByBlocks(picture.graph, elk, cache?.shapes ?? new ShapeCache(), aspect, bundlesOf(scene));
  const work = async () => {
    if (isLarge) return byBlocks();
    const whole = await placeAll(scene, picture, elk, arranged.direction);
    return scene.nodes.length > MANY && arranged.direction === 'right' && isStrip(whole, aspect) ? byBlocks() : whole;
  };
  const placed = known ?? (await unlessAborted(work(), signal));
  if (key !== undefined && !known) cache?.keep(key, placed);
  return readBack(scene, picture, placed, arranged.direction);
}

/**
 * Which lines can be drawn as one where they lead the same way: those of a kind. Dashes are in step only from one beginning, and
 * would fill the gaps of others.
 */
function bundlesOf({ edges }: Scene): BundleOf {
  const bundles = new Map(
    edges.flatMap(({ id, kind, source }) =>
      kind === 'order' ? [] : [[id, STROKES[kind].dash === undefined ? kind : `${kind} ${source}`]],
    ),
  );
  return ({ id }) => bundles.get(id) ?? id;
}

/** Hubs that stand one below the other, each with its spokes, for one: in columns they are seen at once. */
const isStrip = ({ width = 0, height = 0 }: ElkNode, aspect: number): boolean => height > (STRIP * width) / aspect;

async function placeAll(scene: Scene, { graph }: ElkPicture, elk: ElkEngine, direction: Direction): Promise<ElkNode> {
  const placed = await elk.layout(graph);
  const tied = withRail(scene, graph, placed, direction);
  return tied ? elk.layout(tied) : placed;
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function readBack(scene: Scene, { faces }: ElkPicture, graph: ElkNode, direction: Direction): PlacedScene {
  const boxes = new Map<string, Box>();
  collectBoxes(graph, boxes);
  const children = childrenOf(scene);
  const placeRows = (list: SceneNode, box: Box): void => {
    let y = box.y;
    for (const row of children.get(list.id) ?? []) {
      const height = faces.get(row.id)?.height ?? 0;
      boxes.set(row.id, { x: box.x, y, width: box.width, height });
      y += height;
    }
  };
  const nodes = scene.nodes.flatMap((node): PlacedNode[] => {
    const box = boxes.get(node.id);
    const face = faces.get(node.id);
    if (!box || !face) return [];
    if (node.shape === 'list') placeRows(node, box);
    const head = headBox(node.id, box, face, boxes);
    return [{ node, ...box, titles: face.titles, lines: face.lines, ...(head && { head }) }];
  });

  const routes = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]));
  const edges = scene.edges.flatMap((edge): PlacedEdge[] => {
    if (isSideways(edge)) {
      const points = sidewaysRoute(edge, nodes, direction);
      return points ? [{ edge, points }] : [];
    }
    const route = routes.get(edge.id);
    if (!route?.sections) return [];
    const label = route.labels?.[0];
    return [{ edge, points: pointsOf(route.sections), ...(label && { label: boxOf(label) }) }];
  });
  return {
    scene,
    width: graph.width ?? 0,
    height: graph.height ?? 0,
    nodes,
    edges: withoutDetours(nodes, besideEachOther(edges, direction)),
  };
}

/**
 * Lines between the same two boxes, whose texts take the same room, in the order of the scene, from the top or the left: the
 * primary link before the secondary. ELK gives them any order.
 */
function besideEachOther(edges: readonly PlacedEdge[], direction: Direction): readonly PlacedEdge[] {
  const start = ({ points: [first] }: PlacedEdge) => (direction === 'right' ? first?.y : first?.x) ?? 0;
  const free = edges.filter(({ edge }) => edge.sourcePort === undefined && edge.targetPort === undefined);
  const routes = new Map<PlacedEdge, PlacedEdge>();
  const between = ({ edge, label }: PlacedEdge) =>
    JSON.stringify([edge.source, edge.target, label?.width, label?.height]);
  for (const same of Map.groupBy(free, between).values()) {
    const sorted = [...same].sort((a, b) => start(a) - start(b));
    same.forEach((placed, index) => routes.set(placed, sorted[index] ?? placed));
  }
  return edges.map((placed) => {
    const { points, label } = routes.get(placed) ?? placed;
    return { edge: placed.edge, points, ...(label && { label }) };
  });
}

function headBox(id: string, box: Box, { head, height }: Face, boxes: ReadonlyMap<string, Box>): Box | undefined {
  if (head === 'foot') return { ...box, y: box.y + box.height - height, height };
  const words = head === 'inside' ? boxes.get(headId(id)) : undefined;
  return words && headAround(words);
}

function collectBoxes(parent: ElkNode, boxes: Map<string, Box>): void {
  for (const child of parent.children ?? []) {
    boxes.set(child.id, boxOf(child));
    collectBoxes(child, boxes);
  }
}
