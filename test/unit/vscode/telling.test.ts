import { describe, expect, it } from 'vitest';
import { type HostMessage, type ListedFinding, sceneOf } from '../../../src/diagram';
import { Telling } from '../../../src/vscode/features/diagram/telling';
import { customerOf, designOf, sample } from './sample';

const chosenOf = (read: ReturnType<typeof sample>) => {
  const design = designOf(read);
  return design.customers.map((customer) => ({ design, customer }));
};
const typed = (before: string, after: string) => sample((_, text) => text.replace(before, after));
const FILE = 'customers/contoso.csp.yaml';

function tellingPage() {
  const sent: HostMessage[] = [];
  const telling = new Telling((message) => sent.push(message));
  const after = (tell: () => void) => {
    sent.length = 0;
    tell();
    return [...sent];
  };
  return { telling, after };
}

describe('what the page of the diagram is told', () => {
  it('is a customer list when one is called otherwise or another one is shown, not at each key', () => {
    const { telling, after } = tellingPage();
    const all = chosenOf(sample());
    const choices = all.map(({ customer }) => ({ key: customer.file.path, name: customer.displayName }));
    expect(after(() => telling.customers(all, FILE))).toEqual([{ type: 'customers', choices, current: FILE }]);
    const faster = chosenOf(typed('bandwidthInMbps: 1000', 'bandwidthInMbps: 2000'));
    expect(after(() => telling.customers(faster, FILE))).toEqual([]);
    expect(after(() => telling.customers(faster, undefined))).toEqual([{ type: 'customers', choices }]);
    const renamed = chosenOf(typed('Contoso B.V.', 'Contoso Holding'));
    expect(after(() => telling.customers(renamed, undefined))).toHaveLength(1);
    expect(after(() => telling.customers(renamed.slice(1), undefined))).toHaveLength(1);
  });

  it('is the line above the picture once, and that it is gone', () => {
    const { telling, after } = tellingPage();
    expect(after(() => telling.banner(undefined))).toEqual([]);
    expect(after(() => telling.banner('half typed'))).toEqual([{ type: 'banner', text: 'half typed' }]);
    expect(after(() => telling.banner('half typed'))).toEqual([]);
    expect(after(() => telling.banner(undefined))).toEqual([{ type: 'banner' }]);
  });

  it('is of a scene and of findings what is another, and all of it where the page was made anew', () => {
    const { telling, after } = tellingPage();
    const design = designOf(sample());
    const scene = sceneOf(design, customerOf(design, 'contoso'), []);
    const finding: ListedFinding = { key: 'a', code: 'TST-001', severity: 'error', message: 'x', fixable: false };
    const all = () => {
      telling.scene(scene);
      telling.findings([finding]);
      telling.banner('half typed');
      telling.customers(chosenOf(sample()), FILE);
    };
    const whole = after(all);
    expect(whole).toMatchObject([
      { type: 'show', scene: { nodes: scene.nodes, edges: scene.edges } },
      { type: 'findings', list: [finding] },
      { type: 'banner' },
      { type: 'customers' },
    ]);
    expect(after(all)).toMatchObject([
      { type: 'show', scene: { nodes: scene.nodes.map((_, place) => place) } },
      { type: 'findings', list: [0] },
    ]);
    telling.begin();
    expect(after(all)).toEqual(whole);
  });
});
