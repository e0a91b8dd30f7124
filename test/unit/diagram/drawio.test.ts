import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDrawio } from '../../../src/diagram/drawio';
import type { ElkEngine } from '../../../src/diagram/elk';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import { layoutScene } from '../../../src/diagram/layout';
import { measureByTable } from '../../../src/diagram/measure';
import type { PlacedScene } from '../../../src/diagram/placed';
import { sceneOf } from '../../../src/diagram/scene';
import { type Chosen, designOf, sample, tailspin } from './designs';

let elk: ElkEngine;
beforeAll(async () => {
  elk = await inProcessElk();
});
afterAll(() => elk.end());

const place = ({ design, customer }: Chosen) => layoutScene(sceneOf(design, customer), elk, measureByTable);

interface Read {
  readonly shapes: ReadonlyMap<string, { value: string; parent: string; x: number; y: number; width: number }>;
  readonly lines: ReadonlyMap<string, { source: string; target: string; value: string }>;
}

/** What maxGraph, which draw.io is built on, reads in the file. */
async function readBack(text: string): Promise<Read> {
  const { window } = new JSDOM('');
  Object.assign(globalThis, { window, document: window.document, DOMParser: window.DOMParser, Node: window.Node });
  const { ModelXmlSerializer, GraphDataModel } = await import('@maxgraph/core');
  const model = new window.DOMParser().parseFromString(text, 'text/xml').querySelector('mxGraphModel');
  if (!model) throw new Error('The file has no model.');
  const data = new GraphDataModel();
  new ModelXmlSerializer(data).import(model.outerHTML);
  const cells = Object.values(data.cells ?? {});
  const at = (cell: (typeof cells)[number]) => ({
    x: (cell.geometry?.x ?? 0) + (cell.parent?.geometry ? origin(cell.parent).x : 0),
    y: (cell.geometry?.y ?? 0) + (cell.parent?.geometry ? origin(cell.parent).y : 0),
  });
  const origin = (cell: (typeof cells)[number]): { x: number; y: number } => at(cell);
  return {
    shapes: new Map(
      cells
        .filter((cell) => cell.isVertex())
        .map((cell) => [
          cell.id ?? '',
          { value: String(cell.value), parent: cell.parent?.id ?? '', ...at(cell), width: cell.geometry?.width ?? 0 },
        ]),
    ),
    lines: new Map(
      cells
        .filter((cell) => cell.isEdge())
        .map((cell) => [
          cell.id ?? '',
          {
            source: cell.getTerminal(true)?.id ?? '',
            target: cell.getTerminal(false)?.id ?? '',
            value: String(cell.value),
          },
        ]),
    ),
  };
}

const drawn = ({ nodes, edges }: PlacedScene) => ({
  nodes: nodes.filter(({ node }) => node.shape !== 'list'),
  edges: edges.filter(({ edge }) => edge.kind !== 'order'),
});

describe('the draw.io file', () => {
  it.each([
    ['contoso', () => sample('contoso')],
    ['wingtip', () => sample('wingtip')],
    ['tailspin', () => designOf(JSON.stringify(tailspin))],
  ])('of %s has every thing in its group and place, and every line with both ends', async (_, chosen) => {
    const placed = await place(chosen());
    const { shapes, lines } = await readBack(renderDrawio(placed));
    const { nodes, edges } = drawn(placed);
    expect(shapes.size).toBe(nodes.length + 1);
    for (const { node, x, y, width } of nodes) {
      const shape = shapes.get(node.id);
      expect(shape?.value).toContain(node.title);
      expect(shape).toMatchObject({ width: expect.closeTo(width, 0) });
      expect([shape?.x, shape?.y]).toEqual([expect.closeTo(x, 0), expect.closeTo(y + 60, 0)]);
    }
    expect(lines.size).toBe(edges.length);
    for (const { edge } of edges) {
      expect(lines.get(edge.id)).toMatchObject({ source: edge.source, target: edge.target });
    }
  });

  it('keeps the names of a design plain text, whatever they hold', async () => {
    const name = '<img src=x onerror=alert(1)> "&amp;" \u0000 \nend';
    const placed = await place(designOf(JSON.stringify({ ...tailspin, displayName: name })));
    const text = renderDrawio(placed);
    expect(text).not.toContain('<img');
    expect(text).not.toMatch(/html=1/);
    const { shapes } = await readBack(text);
    expect([...shapes.values()].some(({ value }) => value.includes('<img src=x onerror=alert(1)> "&amp;"'))).toBe(true);
  });
});
