import * as l10n from '@vscode/l10n';
import { drawEdge, drawEdgeBadge } from './drawEdge';
import { edgeBadgePlaces } from './edgeBadges';
import { type Extras, drawHead, drawNode } from './drawNode';
import type { Mark } from './marks';
import type { PlacedEdge, PlacedScene } from './placed';
import type { Theme } from './theme';

/** All marks of a placed scene, back to front: groups, then lines, the words of the groups, the boxes, and the numbers of findings of lines. */
export function drawScene(placed: PlacedScene, theme: Theme, extras: Extras): Mark[] {
  const places = extras.badges ? edgeBadgePlaces(placed) : undefined;
  const titles = new Map(placed.nodes.map(({ node }) => [node.id, node.title]));
  const wayOf = ({ edge: { source, target } }: PlacedEdge) =>
    l10n.t('From {0} to {1}', titles.get(source) ?? '', titles.get(target) ?? '');
  const groups = placed.nodes.filter(({ node }) => node.shape === 'group');
  const boxes = placed.nodes.filter(({ node }) => node.shape !== 'group');
  return [
    ...groups.map((node) => drawNode(node, theme, extras)),
    ...placed.edges.flatMap((edge) => drawEdge(edge, theme, wayOf(edge))),
    ...groups.map((node) => drawHead(node, theme, extras)),
    ...boxes.map((node) => drawNode(node, theme, extras)),
    ...placed.edges.flatMap((edge) => {
      const at = places?.get(edge.edge.id);
      return at ? [drawEdgeBadge(edge, at, theme)] : [];
    }),
  ];
}
