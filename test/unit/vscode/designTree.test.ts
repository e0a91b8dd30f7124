import { describe, expect, it, vi } from 'vitest';
import { type Assembly, assemble, readDesignFile } from '../../../src/design';
import type { FindingsByFile } from '../../../src/rules';
import { DesignTree } from '../../../src/vscode/features/tree/provider';
import type { CircuitStates } from '../../../src/vscode/services/circuitStates';
import type { Designs, Snapshot } from '../../../src/vscode/services/designs';
import { FindingIndex } from '../../../src/vscode/services/findingIndex';
import { designOf, sample } from './sample';

vi.mock('vscode', async () => {
  const standIn = await import('./standIn');
  const registerFileDecorationProvider = () => standIn.Disposable.from();
  class EventEmitter<T> {
    private readonly listeners: ((value: T) => void)[] = [];
    readonly event = (listener: (value: T) => void) => this.listeners.push(listener);
    fire(value: T): void {
      for (const listener of this.listeners) listener(value);
    }
  }
  return { ...standIn, EventEmitter, window: { ...standIn.window, registerFileDecorationProvider } };
});

/** The tree of a workspace, and what a change of a file does to it. */
function treeOf(assembly: Assembly) {
  const snapshotOf = (read: Assembly, found: FindingsByFile = new Map()) =>
    ({
      assembly: read,
      broken: new Map(),
      found: new FindingIndex(found),
      prerequisitesOf: () => [],
    }) as unknown as Snapshot;
  const listeners: ((snapshot: Snapshot) => void)[] = [];
  const designs = {
    snapshot: snapshotOf(assembly),
    loaded: () => Promise.resolve(designs.snapshot),
    onDidChange: (listener: (snapshot: Snapshot) => void) => listeners.push(listener),
  };
  const change = (now: Assembly, found?: FindingsByFile) => {
    designs.snapshot = snapshotOf(now, found);
    for (const listener of listeners) listener(designs.snapshot);
  };
  const none = () => undefined;
  const states = { onDidChange: none, of: none, seenInAzure: none } as unknown as CircuitStates;
  return { tree: new DesignTree(designs as unknown as Designs, states), change };
}

const CONTOSO = 'customers/contoso.csp.yaml';

/** The designs with another text of a customer. */
const typed = (assembly: Assembly, before: string, after: string): Assembly =>
  assemble(
    designOf(assembly).files.map((file) =>
      file.path === CONTOSO ? readDesignFile(file.path, file.text.replace(before, after)) : file,
    ),
  );

describe('the tree of designs', () => {
  it('draws a row again where it says something else, was opened, or where something else is found in its file', async () => {
    const assembly = sample();
    const { tree, change } = treeOf(assembly);
    const [design] = await tree.getChildren();
    const customers = await tree.getChildren(design);
    const contoso = customers.find(({ customer }) => customer === CONTOSO);
    const drawn: string[][] = [];
    tree.onDidChangeTreeData((rows) => drawn.push((rows ?? []).map(({ id }) => id).sort()));
    const after = (now: Assembly, found?: FindingsByFile) => {
      drawn.length = 0;
      change(now, found);
      return drawn.flat();
    };
    const faster = typed(assembly, 'bandwidthInMbps: 1000', 'bandwidthInMbps: 2000');
    expect(faster.designs[0]?.customers).not.toEqual(assembly.designs[0]?.customers);
    expect(after(faster)).toEqual([]);
    expect(after(typed(assembly, 'Contoso B.V.', 'Contoso Holding'))).toEqual([contoso?.id]);
    const [finding] = [
      { code: 'TST-001', severity: 'error', message: 'x', place: { file: CONTOSO, path: [], on: 'value' } },
    ] as const;
    const found = new Map([[CONTOSO, [finding]]]);
    const both = new Set([contoso?.id, design?.id]);
    expect(new Set(after(typed(assembly, 'Contoso B.V.', 'Contoso Holding'), found))).toEqual(both);
    await tree.getChildren(contoso);
    expect(after(typed(faster, 'Contoso B.V.', 'Contoso Holding'), found)).toEqual([contoso?.id]);
  });

  it('opens a design to its customers as they are now, also where it was closed while they changed', async () => {
    const assembly = sample();
    const { tree, change } = treeOf(assembly);
    const [design] = await tree.getChildren();
    change(typed(assembly, 'Contoso B.V.', 'Contoso Holding'));
    const labels = (await tree.getChildren(design)).map(({ label }) => label);
    expect(labels).toContain('Contoso Holding');
    expect(labels).not.toContain('Contoso B.V.');
  });
});
