import { describe, expect, it } from 'vitest';
import { type DesignFile, type Path, applyEdits, assemble, readDesignFile } from '../../../src/design';
import { editableAt, writeText } from '../../../src/design/language';
import { readSample } from '../deploy/sample';

const { customer: contoso } = readSample('contoso');

/** The lines that are new, and whether all others stayed as they are. */
function written(file: DesignFile, path: Path, text: string) {
  const edits = writeText(file, path, text);
  const before = file.text.split('\n');
  const after = applyEdits(file.text, edits).split('\n');
  const added = after.filter((line) => !before.includes(line));
  return { edits: edits.length, added, at: after.indexOf(added[0] ?? ''), lines: after.length - before.length, after };
}

const meantOf = (path: Path, customer = contoso) =>
  Object.fromEntries(
    editableAt(customer.file, path, customer).flatMap(({ label, text, meant }) =>
      meant === undefined ? [] : [[label, `${text}|${meant}`]],
    ),
  );

describe('a value that the text does not say', () => {
  it('is told with what is meant: the default, or what comes from above', () => {
    expect(meantOf(['circuits', 0])).toEqual({
      lifecycle: '|planned',
      managedBy: '|csp',
      resourceGroup: '|rg-contoso-network',
    });
    expect(meantOf(['circuits', 0, 'peerings', 'private'])).toEqual({ 'routing.origin': '|learned' });
    expect(meantOf(['subscriptions', 0, 'virtualNetworks', 0])).toMatchObject({ location: '|westeurope' });
  });

  it('makes no thing that needs more than one key', () => {
    const labels = Object.keys(meantOf(['subscriptions', 0, 'virtualNetworks', 0]));
    expect(labels.filter((label) => label.startsWith('vpnGateway'))).toEqual([]);
  });

  it('is not told where the text says something else there, or nothing that can be read', () => {
    const text = 'kind: Customer\nname: a\ncircuits:\n  - name: c\n    peerings:\n      private:\n        vlanId: 1\n';
    const labels = (routing: string) =>
      editableAt(readDesignFile('a.csp.yaml', `${text}${routing}`), ['circuits', 0, 'peerings', 'private']).flatMap(
        ({ label, meant }) => (meant === undefined ? [] : [label]),
      );
    expect(labels('')).toEqual(['routing.bfd', 'routing.origin']);
    expect(labels('        routing:\n')).toEqual(['routing.bfd', 'routing.origin']);
    expect(labels('        routing: { bfd: }\n')).toEqual(['routing.bfd', 'routing.origin']);
    expect(labels('        routing: { bfd: false }\n')).toEqual(['routing.origin']);
    expect(labels('        routing: []\n')).toEqual([]);
    expect(labels('        routing: *other\n')).toEqual([]);
  });

  it('is written where the schema has its key, in one edit, and is said then', () => {
    const lifecycle: Path = ['circuits', 0, 'lifecycle'];
    const { edits, added, at, lines, after } = written(contoso.file, lifecycle, 'active');
    expect([edits, added, lines]).toEqual([1, ['    lifecycle: active'], 1]);
    expect([after[at - 1], after[at + 1]]).toEqual([expect.stringMatching(/^ {4}order: /), '    links:']);
    const file = readDesignFile(contoso.file.path, after.join('\n'));
    expect(editableAt(file, ['circuits', 0]).find(({ label }) => label === 'lifecycle')).toMatchObject({
      text: 'active',
    });
  });

  it('brings what is missing above it', () => {
    const bfd: Path = ['circuits', 1, 'peerings', 'private', 'routing', 'bfd'];
    const bare = readDesignFile(
      contoso.file.path,
      contoso.file.text.replaceAll(/\n +routing: \{.*\}/g, '').replaceAll('\n', '\r\n'),
    );
    const text = applyEdits(bare.text, writeText(bare, bfd, 'false'));
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    const [design] = assemble([
      readDesignFile('provider.csp.yaml', readSample('contoso').design.provider.file.text),
      readDesignFile(contoso.file.path, text),
    ]).designs;
    expect(design?.customers[0]?.circuits[1]?.peerings.map(({ raw }) => raw.routing)).toContainEqual({ bfd: false });
  });

  it('is written into JSON as JSON', () => {
    const json = readDesignFile(
      'a.csp.json',
      '{\n  "kind": "Customer",\n  "circuits": [\n    {\n      "name": "c"\n    }\n  ]\n}',
    );
    const text = applyEdits(json.text, writeText(json, ['circuits', 0, 'lifecycle'], 'active'));
    expect(JSON.parse(text)).toEqual({ kind: 'Customer', circuits: [{ name: 'c', lifecycle: 'active' }] });
    expect(text).toContain('\n      "lifecycle": "active"\n');
  });

  it('is what an emptied value is again; one that must be there stays to be judged', () => {
    const said = readDesignFile('a.csp.yaml', 'kind: Customer\ncircuits:\n  - name: c\n    lifecycle: active # now\n');
    const emptied = (path: Path) => applyEdits(said.text, writeText(said, path, ' '));
    expect(emptied(['circuits', 0, 'lifecycle'])).toBe('kind: Customer\ncircuits:\n  - name: c\n');
    const tier: Path = ['circuits', 0, 'sku', 'tier'];
    expect(applyEdits(contoso.file.text, writeText(contoso.file, tier, ''))).toContain("tier: ''");
  });
});
