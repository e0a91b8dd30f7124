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
