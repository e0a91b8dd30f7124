import type { Scene, SceneEdge, SceneNode } from './model';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Whether two boxes have a point in common. */
export function meets(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** Where something stands that ELK gave a place. */
export function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box {
  return { x, y, width, height };
}

/** A box that is larger by so many px on each side. */
export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** What the way from one point to another takes. */
export function legOf(from: Point, to: Point): Box {
  const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  return { x, y, width: Math.max(from.x, to.x) - x, height: Math.max(from.y, to.y) - y };
}

/** The legs of a line, in their order. */
export function legsOf(points: readonly Point[]): Box[] {
  return points.slice(1).map((to, index) => legOf(points[index] ?? to, to));
}

/** A node with its place; coordinates in px from the top left of the picture. */
export interface PlacedNode extends Box {
  readonly node: SceneNode;
  /** Title and lines as they are drawn: broken or cut where they would be too long. */
  readonly titles: readonly string[];
  readonly lines: readonly string[];
  /** Where the words of a group stand, if not at its top. */
  readonly head?: Box;
}

export interface PlacedEdge {
  readonly edge: SceneEdge;
  /** From source to target, at right angles. */
  readonly points: readonly Point[];
  /** Where the text at the line stands. */
  readonly label?: Box;
}

/** A scene with coordinates. */
export interface PlacedScene {
  readonly scene: Scene;
  readonly width: number;
  readonly height: number;
  /** Parents before their children. */
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}
