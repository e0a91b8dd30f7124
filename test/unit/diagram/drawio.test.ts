import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDrawio } from '../../../src/diagram/drawio';
import type { ElkEngine } from '../../../src/diagram/elk';
import { pictureFile } from '../../../src/diagram/file';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import { LayoutCache, layoutScene } from '../../../src/diagram/layout';
import { measureByTable } from '../../../src/diagram/measure';
import { PAGES } from '../../../src/diagram/page';
import type { PlacedScene } from '../../../src/diagram/placed';
import { sceneOf } from '../../../src/diagram/scene';
import { bigCustomer } from '../../ui/bigCustomers';
import { type Chosen, designOf, sample, tailspin } from './designs';

let elk: ElkEngine;
beforeAll(async () => {
  elk = await inProcessElk();
});
afterAll(() => elk.end());

const cache = new LayoutCache();
const place = ({ design, customer }: Chosen) => layoutScene(sceneOf(design, customer), elk, measureByTable);

interface Read {
  /** What draw.io reads of the page, in px of the picture. */
  readonly page: { readonly isShown: boolean; readonly width: number; readonly height: number };
  readonly shapes: ReadonlyMap<
    string,
    { value: string; parent: string; x: number; y: number; width: number; height: number }
  >;
  readonly lines: ReadonlyMap<
    string,
    { source: string; target: string; value: string; points: readonly { x: number; y: number }[] }
  >;
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
  const told = (name: string) => Number(model.getAttribute(name));
  return {
    page: {
      isShown: model.getAttribute('page') === '1',
      width: told('pageWidth') * told('pageScale'),
      height: told('pageHeight') * told('pageScale'),
    },
    shapes: new Map(
      cells
        .filter((cell) => cell.isVertex())
        .map((cell) => [
          cell.id ?? '',
          {
            value: String(cell.value),
            parent: cell.parent?.id ?? '',
            ...at(cell),
            width: cell.geometry?.width ?? 0,
            height: cell.geometry?.height ?? 0,
          },
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
            points: (cell.geometry?.points ?? []).map(({ x, y }) => ({ x, y })),
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

  it.each(
    PAGES.flatMap((page) => [
      [page, 'contoso', () => sample('contoso')] as const,
      [page, 'fabrikam', () => sample('fabrikam')] as const,
      [page, 'wingtip', () => sample('wingtip')] as const,
      [page, 'twelve-hubs', () => designOf(bigCustomer('twelve-hubs', 2, 12, 4))] as const,
      [page, 'sixty-circuits', () => designOf(bigCustomer('sixty-circuits', 60, 60, 4))] as const,
    ]),
  )('for %s has all of %s on one page', async (page, _, chosen) => {
    const { design, customer } = chosen();
    const { text } = await pictureFile(
      sceneOf(design, customer),
      (scene, arrangement) => layoutScene(scene, elk, measureByTable, { arrangement, cache }),
      { format: 'drawio', theme: 'light', level: 'detail', findings: false, block: { date: '', version: '' }, page },
    );
    const read = await readBack(text);
    expect(read.page.isShown).toBe(true);
    const ratio = read.page.width / read.page.height;
    const proportions = page === '16:9' ? [16 / 9] : [297 / 210, 210 / 297];
    expect(Math.min(...proportions.map((one) => Math.abs(ratio / one - 1)))).toBeLessThan(0.005);
    const corners = [...read.shapes.values()].flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]);
    const points = [...corners, ...[...read.lines.values()].flatMap((line) => line.points)];
    const [xs, ys] = [points.map(({ x }) => x / read.page.width), points.map(({ y }) => y / read.page.height)];
    // Half of what is free is on each side.
    const free = {
      left: Math.min(...xs),
      right: 1 - Math.max(...xs),
      top: Math.min(...ys),
      bottom: 1 - Math.max(...ys),
    };
    for (const side of Object.values(free)) expect(side).toBeGreaterThan(0.02);
    expect(free.left).toBeCloseTo(free.right, 1);
    expect(free.top).toBeCloseTo(free.bottom, 1);
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
