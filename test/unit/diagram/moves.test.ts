import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DesignFile, applyEdits, assemble, readDesignFile } from '../../../src/design';
import { completionsAt, choicesAt, editableAt, writeText } from '../../../src/design/language';
import { movesOf } from '../../../src/diagram/moves';
import { sceneOf } from '../../../src/diagram/scene';

const files = ['provider', 'customers/contoso', 'customers/fabrikam'].map((name) =>
  readDesignFile(`${name}.csp.yaml`, readFileSync(`samples/northwind/${name}.csp.yaml`, 'utf8')),
);
const [design] = assemble(files).designs;
const contoso = design?.customers.find(({ name }) => name === 'contoso');
if (!design || !contoso) throw new Error('the sample has no contoso');
const scene = sceneOf(design, contoso);
const edge = (kind: string, title: string | RegExp) => {
  const found = scene.edges.find((one) => one.kind === kind && one.title.match(title));
  if (!found) throw new Error(`no ${kind} ${String(title)}`);
  return found;
};
const titleOf = (id: string) => scene.nodes.find((node) => node.id === id)?.title;

describe('where a line may end instead', () => {
  it('leads a link to each other router of the CSP, never to its own', () => {
    const moves = movesOf(design, contoso, scene, edge('primaryLink', /^Primary link of contoso-ams$/));
    expect(moves.map(({ end, to }) => [end, titleOf(to)])).toEqual([
      ['source', 'ams-edge-2'],
      ['source', 'lon-edge-1'],
      ['source', 'lon-edge-2'],
    ]);
    expect(moves[1]?.writes).toEqual([{ path: ['circuits', 0, 'links', 'primary', 'edgeRouter'], text: 'lon-edge-1' }]);
  });

  it('leaves the half of a link that ends at Microsoft where it is', () => {
    expect(movesOf(design, contoso, scene, edge('primaryLink', /to Microsoft$/))).toEqual([]);
  });

  it('leads a connection to each other network, and says the network with its subscription', () => {
    const moves = movesOf(design, contoso, scene, edge('connection', 'cn-hub-lon'));
    expect(moves.map(({ to }) => titleOf(to))).toEqual(['apps', 'dev']);
    expect(moves.at(-1)?.writes).toEqual([
      { path: ['circuits', 1, 'connections', 0, 'virtualNetwork'], text: 'dev/dev' },
    ]);
  });

  it('says the datacenter together with the router of an attachment', () => {
    const moves = movesOf(design, contoso, scene, edge('attachment', /ams-edge-1/));
    const toLondon = moves.find(({ to }) => titleOf(to) === 'lon-edge-1');
    expect(toLondon?.writes.map(({ path, text }) => [path.at(-1), text])).toEqual([
      ['site', 'lon-dc1'],
      ['edgeRouter', 'lon-edge-1'],
    ]);
    expect(toLondon?.writes[0]?.path.slice(0, -1)).toEqual(['sites', 0, 'connectsTo', 0]);
  });
});

describe('the values that can be written from the picture', () => {
  const fields = editableAt(contoso.file, ['circuits', 0]);

  it('are those of the thing and of its parts, neither names nor secrets', () => {
    const labels = fields.map(({ label }) => label);
    expect(labels).toContain('bandwidthInMbps');
    expect(labels).toContain('sku.tier');
    expect(labels.filter((label) => /name$|secret/.test(label) && label !== 'serviceProviderName')).toEqual([]);
  });

  it('are told what fits', () => {
    const fitting = (...path: string[]) => choicesAt(contoso.file, ['circuits', 0, ...path], design, contoso);
    expect(fitting('sku', 'tier')).toContain('Premium');
    expect(fitting('peeringLocation')).toContain('Amsterdam2');
  });

  it('fit as they do in the text', () => {
    const { file } = contoso;
    const things = [[], ['circuits', 0], ['circuits', 0, 'peerings', 'private'], ['circuits', 1, 'connections', 0]];
    const inPicture = things.flatMap((path) => editableAt(file, path)).filter(({ meant }) => meant === undefined);
    expect(inPicture.length).toBeGreaterThan(20);
    for (const { path } of inPicture) {
      const { end } = file.offsetsOf({ path, on: 'value' });
      const inText = completionsAt(file, end, design, contoso)?.items ?? [];
      expect([path, choicesAt(file, path, design, contoso)]).toEqual([path, inText.map(({ label }) => label)]);
    }
  });

  it('are written as the schema wants them: numbers bare, texts quoted where they must be', () => {
    const written = (path: (string | number)[], text: string) => {
      const changed = applyEdits(contoso.file.text, writeText(contoso.file, path, text));
      const before = contoso.file.text.split('\n');
      return changed.split('\n').filter((line, index) => line !== before[index]);
    };
    expect(written(['circuits', 0, 'bandwidthInMbps'], '500')).toEqual(['    bandwidthInMbps: 500']);
    expect(written(['circuits', 0, 'peeringLocation'], 'a: b #c')).toEqual([`    peeringLocation: 'a: b #c'`]);
  });

  it('can all be written where they are only meant, each as one edit after which the text says it', () => {
    let tried = 0;
    for (const customer of design.customers) {
      const { nodes, edges } = sceneOf(design, customer);
      for (const { places } of [...nodes, ...edges]) {
        const [place] = places;
        const file = design.files.find(({ path }) => path === place?.file);
        if (!file || !place) continue;
        const fieldsOf = (of: DesignFile) => editableAt(of, place.path, file === customer.file ? customer : undefined);
        for (const { path, label, meant } of fieldsOf(file)) {
          if (meant === undefined) continue;
          choicesAt(file, path, design, customer);
          const edits = writeText(file, path, meant);
          const now = readDesignFile(file.path, applyEdits(file.text, edits));
          const said = editableAt(now, place.path).find((field) => field.label === label);
          expect([label, edits.length, said?.text, now.findings]).toEqual([label, 1, meant, file.findings]);
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(40);
  });
});
