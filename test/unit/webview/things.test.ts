// @vitest-environment jsdom
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ElkEngine } from '../../../src/diagram/elk';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import { layoutScene } from '../../../src/diagram/layout';
import { measureByTable } from '../../../src/diagram/measure';
import type { PlacedScene } from '../../../src/diagram/placed';
import { sceneOf } from '../../../src/diagram/scene';
import { actionsFor } from '../../../src/vscode/features/diagram/things';
import type { Pane } from '../../../webview/pane';
import { Picture } from '../../../webview/picture';
import { type Chosen, designOf, sample, tailspin } from '../diagram/designs';

// The controls of the page ask the browser for what jsdom does not have.
vi.stubGlobal('matchMedia', () => ({ matches: false, addListener: () => undefined, removeListener: () => undefined }));
const { Pane: PaneOfPage } = await import('../../../webview/pane');

const customers: Readonly<Record<string, () => Chosen>> = {
  contoso: () => sample('contoso'),
  fabrikam: () => sample('fabrikam'),
  wingtip: () => sample('wingtip'),
  tailspin: () => designOf(JSON.stringify(tailspin)),
};

const pane = (): Pane =>
  new PaneOfPage({
    act: () => undefined,
    choose: () => undefined,
    open: () => undefined,
    close: () => undefined,
    judge: () => undefined,
    write: () => undefined,
  });

describe.each(Object.entries(customers))('everything in the picture of %s', (_, chosen) => {
  let placed: PlacedScene;
  const picture = new Picture();
  const elements = () =>
    [...placed.nodes.map(({ node }) => node), ...placed.edges.map(({ edge }) => edge)].filter(
      ({ kind }) => kind !== 'order',
    );
  const drawn = (id: string) => picture.svg.querySelector<SVGElement>(`[data-id=${JSON.stringify(id)}]`);

  beforeAll(async () => {
    const { design, customer } = chosen();
    const elk: ElkEngine = await inProcessElk();
    placed = await layoutScene(sceneOf(design, customer), elk, measureByTable);
    elk.end();
    document.body.append(picture.svg);
    picture.show(placed, false);
  });

  it('is found under the pointer, wherever it is drawn, and is selected alone or with its other half', () => {
    for (const element of elements()) {
      const shape = drawn(element.id)?.querySelector('.frame, .line') ?? null;
      // The rows of a list cover the list, which is selected by its frame.
      expect([element.id, picture.idAt(shape)]).toEqual([element.id, element.id]);
      picture.select(element.id);
      const selected = [...picture.svg.querySelectorAll<SVGElement>('[aria-selected="true"]')];
      const thing = 'thing' in element ? element.thing : element.id;
      expect(selected.map((each) => each.dataset['thing'] ?? each.dataset['id'])).toEqual(selected.map(() => thing));
      expect(selected.map((each) => each.dataset['id'])).toContain(element.id);
    }
  });

  it('is reached by the keyboard, and has a name for those who do not see it', () => {
    for (const element of elements()) {
      picture.focus(element.id);
      const here = document.activeElement;
      expect(here).toBe(drawn(element.id));
      expect(here?.getAttribute('role')).toBe('option');
      expect(here?.querySelector('title')?.textContent).toContain(element.title);
      expect(picture.svg.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    }
  });

  it('has its details: what it is, what is known of it, and where the text says it', () => {
    const shown = pane();
    for (const element of elements()) {
      shown.show(element);
      const text = shown.element.textContent;
      for (const said of [element.kindLabel, element.title]) expect(text).toContain(said);
      const grid = shown.element.querySelector<HTMLElement & { rowsData?: object[] }>('vscode-data-grid');
      expect([element.id, grid?.rowsData?.length ?? 0]).toEqual([element.id, element.details.length]);
      const files = new Set(element.places.map(({ file }) => file));
      expect([element.id, (text.match(/Show in/g) ?? []).length]).toEqual([element.id, files.size]);
    }
  });

  it('has a menu that knows which thing it is', () => {
    for (const element of elements()) {
      const context = JSON.parse(drawn(element.id)?.dataset['vscodeContext'] ?? '{}') as Record<string, unknown>;
      const isThere = !('missing' in element && element.missing);
      expect(context).toMatchObject({ cspThing: element.id, ...(isThere && { webviewSection: element.kind }) });
      // Nothing can be called on what the design does not have.
      expect('webviewSection' in context).toBe(isThere);
      expect(context['place']).toEqual(isThere ? element.places[0] : undefined);
    }
  });

  it('can be removed where the text gives it a name of its own, and nothing is done with what is missing', () => {
    for (const element of elements()) {
      const actions = actionsFor(element, element.title);
      if ('missing' in element && element.missing) expect([element.id, actions]).toEqual([element.id, []]);
      if (actions.includes('rename')) expect(actions).toContain('remove');
      if (element.places.length === 0) expect(actions).not.toContain('remove');
    }
  });
});

it('the network of the CSP tells its pools, and no link in it does', () => {
  const { design, customer } = sample('contoso');
  const { nodes, edges } = sceneOf(design, customer);
  const csp = nodes.find(({ kind }) => kind === 'csp');
  const shown = pane();
  if (!csp) throw new Error('The CSP is not drawn.');
  shown.show(csp);
  expect(csp.details).toContainEqual({ label: 'Pool vlanIds', value: '100-999' });
  expect(csp.details.filter(({ label }) => label.startsWith('Pool '))).toHaveLength(5);
  const links = edges.filter(({ kind }) => kind === 'interlink');
  expect(links.length).toBeGreaterThan(0);
  expect(links.flatMap(({ details }) => details.filter(({ label }) => label.startsWith('Pool ')))).toEqual([]);
});
