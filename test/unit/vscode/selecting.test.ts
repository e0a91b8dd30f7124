import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sceneOf } from '../../../src/diagram';
import { Selecting } from '../../../src/vscode/features/diagram/selecting';
import { Selection } from '../../../src/vscode/services/selection';
import { customerOf, designOf, sample } from './sample';

vi.mock('vscode', () => import('./standIn'));

const FILE = 'customers/contoso.csp.yaml';
const AMS = 'contoso/circuit/contoso-ams';
const LON = 'contoso/circuit/contoso-lon';

/** What is drawn of Contoso with its text changed. */
function thingsWith(change: (text: string) => string) {
  const design = designOf(sample((path, text) => (path === FILE ? change(text) : text)));
  const { nodes, edges } = sceneOf(design, customerOf(design, 'contoso'), [], []);
  return [...nodes, ...edges];
}
const things = thingsWith((text) => text);
/** London stands above Amsterdam. */
const swapped = thingsWith((text) => {
  const [head = '', first = '', second = ''] = text.split(/(?=^ {2}- name: contoso-(?:ams|lon)$)/m);
  return `${head}${second.trimEnd()}\n${first}`;
});

let selection: Selection;
let selecting: Selecting;
beforeEach(() => {
  selection = new Selection();
  selecting = new Selecting(selection);
});

describe('what is selected in the picture', () => {
  it('stays selected where another thing comes to its place, and is known to be at the new one', () => {
    selecting.take(LON, things);
    expect(selection.current).toMatchObject({ file: FILE, path: ['circuits', 1] });
    expect(selecting.among(swapped)).toBe(LON);
    expect(selection.current).toMatchObject({ file: FILE, path: ['circuits', 0] });
    expect(selecting.among(things)).toBe(LON);
  });

  it('is what stands at the place where the thing is gone', () => {
    selecting.take(LON, things);
    expect(selecting.among(thingsWith((text) => text.replaceAll('contoso-lon', 'contoso-uk')))).toBe(
      'contoso/circuit/contoso-uk',
    );
  });

  it('is what the text or the tree select after that', () => {
    selecting.take(LON, things);
    selection.set({ file: FILE, path: ['circuits', 0, 'name'], origin: 'text' });
    selecting.followPlace();
    expect(selecting.among(things)).toBe(AMS);
    expect(selection.current?.path).toEqual(['circuits', 0, 'name']);
    expect(selecting.among(swapped)).toBe(AMS);
  });

  it('is nothing where nothing of what is drawn is at the place', () => {
    expect(selecting.among(things)).toBeUndefined();
    selection.set({ file: 'customers/fabrikam.csp.yaml', path: [], origin: 'tree' });
    expect(selecting.among(things)).toBeUndefined();
  });
});
