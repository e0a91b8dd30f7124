import { describe, expect, it } from 'vitest';
import { assemble, readDesignFile } from '../../../src/design';
import { type Known, type Node, bandwidth, uniqueIds } from '../../../src/vscode/features/tree/node';
import { prerequisitesOf } from '../../../src/design/prerequisites';
import { rootNodes } from '../../../src/vscode/features/tree/nodes';
import { resiliencyFacts } from '../../../src/rules';
import { FindingIndex } from '../../../src/vscode/services/findingIndex';
import { sample } from './sample';

const unseen = { provisioningOf: () => undefined, networkSubscriptions: new Set<string>() };
const known: Known = {
  stateOf: () => 'Enabled · Provisioned',
  isBroken: () => false,
  resiliencyOf: resiliencyFacts,
  prerequisitesOf: (customer) => prerequisitesOf(customer, unseen),
};

function all(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...all(node.children?.() ?? [])]);
}

describe('the rows of the tree', () => {
  it('say how resilient a customer is, and what would raise that', () => {
    const contoso = all(rootNodes(sample(), known)).find((node) => node.label === 'Contoso B.V.');
    const facts = new Map(contoso?.facts?.());
    expect(facts.get('Resiliency')).toBe('Maximum');
    expect(facts.get('Resiliency index')).toMatch(/^\d+ of 100 \(prod\/hub\)$/);
    expect(facts.get('Level and index')).toMatch(
      /circuits of the gateway end: two peering locations\. .* Azure computes/,
    );
    expect(facts.get('Would raise the index')).toContain('validation');
  });

  it('have ids of their own, also where names are said twice or not at all', () => {
    const twice = sample((path, text) =>
      path.includes('contoso') ? text.replaceAll('contoso-lon', 'contoso-ams').replace('- name: dev', '- name:') : text,
    );
    const ids = all(rootNodes(twice, known)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(60);
  });

  it('never throw on a customer of which only the head is typed', () => {
    const files = [
      readDesignFile('provider.csp.yaml', 'formatVersion: 1\nkind: Provider\n'),
      readDesignFile('a.csp.yaml', 'kind: Customer\nsites:\n  - name:\ncircuits:\n  -\nsubscriptions: [{}]\n'),
    ];
    expect(all(rootNodes(assemble(files), known)).length).toBeGreaterThan(2);
  });

  it('show the states of a circuit where they are known', () => {
    const circuit = all(rootNodes(sample(), known)).find(({ label }) => label === 'contoso-ams');
    expect(circuit?.description).toBe('1 Gbps · Amsterdam · Enabled · Provisioned');
  });

  it('show the checklist of a customer: what is open first, and by whom the rest is ticked', () => {
    const [, ...rows] = all(rootNodes(sample(), known)).filter(({ id }) =>
      id.includes('contoso.csp.yaml/prerequisites'),
    );
    const firstDone = rows.findIndex(({ kind }) => kind !== 'prerequisiteOpen');
    expect(firstDone).toBeGreaterThan(0);
    const [checklist] = all(rootNodes(sample(), known)).filter(({ id }) =>
      id.endsWith('contoso.csp.yaml/prerequisites'),
    );
    expect(checklist?.place.path).toEqual(['prerequisites']);
    expect(rows.slice(firstDone).map(({ kind }) => kind)).not.toContain('prerequisiteOpen');
    expect(rows.at(firstDone)?.description).toBe('done · by the design');
  });

  it('make no row of what nobody opens', () => {
    const provider = readDesignFile('provider.csp.yaml', 'formatVersion: 1\nkind: Provider\nname: p\n');
    const customer = (n: number) =>
      readDesignFile(`c${n}.csp.yaml`, `formatVersion: 1\nkind: Customer\nname: c${n}\ncircuits: [{ name: x }]\n`);
    const assembly = assemble([provider, ...Array.from({ length: 5000 }, (_, n) => customer(n))]);
    const started = performance.now();
    const [design] = rootNodes(assembly, known);
    expect(design?.children?.()).toHaveLength(5000);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('write bandwidths as people say them', () => {
    expect([50, 500, 1000, 10_000, 1500].map(bandwidth)).toEqual([
      '50 Mbps',
      '500 Mbps',
      '1 Gbps',
      '10 Gbps',
      '1500 Mbps',
    ]);
  });

  it('keep the first of two rows with one id', () => {
    const node: Node = { id: 'a', kind: 'site', label: 'a', place: { file: '', path: [], on: 'value' }, design: '' };
    expect(uniqueIds([node, node, node]).map(({ id }) => id)).toEqual(['a', 'a#2', 'a#3']);
  });
});

describe('the count of findings', () => {
  const at = (path: (string | number)[], severity: 'error' | 'warning' | 'info') => ({
    code: 'X-001',
    severity,
    message: '',
    place: { file: 'a', path, on: 'value' as const },
  });
  const index = new FindingIndex(
    new Map([['a', [at(['circuits', 0, 'name'], 'error'), at(['circuits', 1], 'warning'), at([], 'info')]]]),
  );

  it('holds what is at a place and below it', () => {
    expect(index.at({ file: 'a', path: ['circuits', 0] })).toEqual({ errors: 1, warnings: 0, infos: 0 });
    expect(index.at({ file: 'a', path: ['circuits'] })).toEqual({ errors: 1, warnings: 1, infos: 0 });
    expect(index.at({ file: 'a', path: [] })).toEqual(index.total);
    expect(index.at({ file: 'b', path: [] })).toEqual({ errors: 0, warnings: 0, infos: 0 });
  });
});
