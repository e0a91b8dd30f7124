import { drawEdge } from './drawEdge';
import { drawNode } from './drawNode';
import type { Mark } from './marks';
import type { PlacedScene } from './placed';
import type { Theme } from './theme';

/** All marks of a placed scene, back to front: groups, then lines, then boxes. */
export function drawScene(placed: PlacedScene, theme: Theme): Mark[] {
  const isGroup = (shape: string) => shape === 'group';
  return [
    ...placed.nodes.filter(({ node }) => isGroup(node.shape)).map((node) => drawNode(node, theme)),
    ...placed.edges.flatMap((edge) => drawEdge(edge, theme)),
    ...placed.nodes.filter(({ node }) => !isGroup(node.shape)).map((node) => drawNode(node, theme)),
  ];
}
