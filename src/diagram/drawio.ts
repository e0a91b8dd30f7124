import { STROKES } from './drawEdge';
import type { Room } from './firstView';
import { type Sheet, sheetAround } from './page';
import type { PlacedEdge, PlacedNode, PlacedScene, Point } from './placed';
import { THEMES, type Theme, type ThemeName } from './theme';
import { escapeXml } from './xml';

/** Room above the picture for its title, in px. */
const HEAD = 60;
/** The least width of the title, in px. */
const TITLE = 300;

/** What a picture takes with its title, in px. */
export function drawioSize({ width, height }: PlacedScene): Room {
  return { width: Math.max(width, TITLE), height: height + HEAD };
}

/** How many px of the picture are one of the page, and where the picture stands on it, in its middle. */
function placeOn(sheet: Sheet, size: Room): { pageScale: number; at: Point } {
  const { drawio } = sheet;
  const exact = sheetAround(size, sheet).width / drawio.width;
  const pageScale = Math.ceil(exact * 1000) / 1000;
  return {
    pageScale,
    at: { x: (drawio.width * pageScale - size.width) / 2, y: (drawio.height * pageScale - size.height) / 2 },
  };
}

/**
 * The picture as a file of draw.io: shapes, groups and connectors of its own, which can be moved and edited there. Texts are
 * plain, never HTML, whatever a name holds.
 * @param sheet the page that it stands on as a whole
 */
export function renderDrawio(placed: PlacedScene, theme: ThemeName = 'light', sheet?: Sheet): string {
  const colours = THEMES[theme];
  const on = sheet && placeOn(sheet, drawioSize(placed));
  const at = on?.at ?? { x: 0, y: 0 };
  const page = sheet
    ? `page="1" pageScale="${on?.pageScale}" pageWidth="${sheet.drawio.width}" pageHeight="${sheet.drawio.height}"`
    : 'page="0"';
  const { scene } = placed;
  const boxes = new Map(placed.nodes.map((node) => [node.node.id, node]));
  const title = [scene.title, scene.subtitle].join('\n');
  const cells = [
    '<mxCell id="0"/>',
    '<mxCell id="1" parent="0"/>',
    vertex('title', title, 'text;html=0;align=left;verticalAlign=top;fontSize=16;fontStyle=1;', '1', {
      ...at,
      width: drawioSize(placed).width,
      height: HEAD - 10,
    }),
    ...placed.nodes.filter(isShape).map((node) => drawNode(node, boxes, colours, at)),
    ...placed.edges.filter(({ edge }) => edge.kind !== 'order').map((edge) => drawEdge(edge, colours, at)),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mxfile host="csp-connectivity">',
    `<diagram id="${escapeXml(scene.customer)}" name="${escapeXml(scene.title)}">`,
    `<mxGraphModel dx="800" dy="600" grid="0" ${page} background="${colours.background}"><root>`,
    ...cells,
    '</root></mxGraphModel>',
    '</diagram>',
    '</mxfile>',
    '',
  ].join('\n');
}

/** A list has a frame of its own rows only. */
const isShape = ({ node }: PlacedNode): boolean => node.shape !== 'list';

function drawNode(placed: PlacedNode, boxes: ReadonlyMap<string, PlacedNode>, theme: Theme, at: Point): string {
  const { node, x, y, width, height } = placed;
  const zone = theme.zones[node.zone];
  const isGroup = node.shape === 'group';
  const style = styleOf({
    rounded: 1,
    arcSize: isGroup ? 3 : 8,
    html: 0,
    whiteSpace: 'wrap',
    align: 'left',
    spacingLeft: 8,
    verticalAlign: !isGroup ? 'middle' : placed.head && placed.head.y > y + height / 2 ? 'bottom' : 'top',
    fillColor: isGroup ? zone.tint : theme.box,
    strokeColor: node.missing ? theme.severities.error : isGroup ? zone.frame : zone.accent,
    fontColor: theme.text,
    fontSize: 11,
    fontStyle: isGroup ? 1 : 0,
    ...(isGroup && { container: 1, collapsible: 1, recursiveResize: 0 }),
    ...(node.missing && { dashed: 1 }),
  });
  const text = (isGroup ? [node.kindLabel, node.title, ...node.lines] : [node.title, ...node.lines]).join('\n');
  const around = parentShape(placed, boxes);
  const origin = around ?? { x: -at.x, y: -HEAD - at.y };
  return vertex(node.id, text, style, around?.node.id ?? '1', { x: x - origin.x, y: y - origin.y, width, height });
}

/** What a shape stands in; the rows of a list stand in what the list is in. */
function parentShape({ node }: PlacedNode, boxes: ReadonlyMap<string, PlacedNode>): PlacedNode | undefined {
  const parent = node.parent === undefined ? undefined : boxes.get(node.parent);
  return parent && !isShape(parent) ? parentShape(parent, boxes) : parent;
}

function drawEdge({ edge, points }: PlacedEdge, theme: Theme, at: Point): string {
  if (edge.kind === 'order') return '';
  const { width, dash } = STROKES[edge.kind];
  const dashes = edge.oneSided ? '3 3' : dash;
  const style = styleOf({
    edgeStyle: 'orthogonalEdgeStyle',
    rounded: 1,
    html: 0,
    startArrow: 'oval',
    endArrow: 'oval',
    startSize: 4,
    endSize: 4,
    strokeColor: theme.edges[edge.kind],
    strokeWidth: width,
    fontColor: theme.text,
    fontSize: 11,
    labelBackgroundColor: theme.background,
    ...(dashes !== undefined && { dashed: 1, dashPattern: dashes }),
  });
  const bends = points.slice(1, -1).map(({ x, y }) => pointTag({ x: x + at.x, y: y + at.y }));
  const array = bends.length > 0 ? `<Array as="points">${bends.join('')}</Array>` : '';
  return [
    `<mxCell id="${escapeXml(edge.id)}" value="${textValue(edge.lines.join('\n'))}" style="${escapeXml(style)}" edge="1"`,
    ` parent="1" source="${escapeXml(edge.source)}" target="${escapeXml(edge.target)}">`,
    `<mxGeometry relative="1" as="geometry">${array}</mxGeometry></mxCell>`,
  ].join('');
}

function vertex(
  id: string,
  text: string,
  style: string,
  parent: string,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): string {
  return [
    `<mxCell id="${escapeXml(id)}" value="${textValue(text)}" style="${escapeXml(style)}" vertex="1" parent="${escapeXml(parent)}">`,
    `<mxGeometry x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}" as="geometry"/></mxCell>`,
  ].join('');
}

const pointTag = ({ x, y }: Point): string => `<mxPoint x="${tenth(x)}" y="${tenth(y + HEAD)}"/>`;
const tenth = (value: number): string => String(Math.round(value * 10) / 10);
const textValue = (text: string): string => escapeXml(text).replaceAll('\n', '&#xa;');

function styleOf(style: Readonly<Record<string, string | number>>): string {
  return Object.entries(style)
    .map(([key, value]) => `${key}=${value};`)
    .join('');
}
