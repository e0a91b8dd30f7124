import { describe, expect, it, vi } from 'vitest';
import { type Assembly, assemble, readDesignFile } from '../../../src/design';
import { DesignTree } from '../../../src/vscode/features/tree/provider';
import type { CircuitStates } from '../../../src/vscode/services/circuitStates';
import type { Designs, Snapshot } from '../../../src/vscode/services/designs';
import { FindingIndex } from '../../../src/vscode/services/findingIndex';
import { designOf, sample } from './sample';

vi.mock('vscode', async () => {
  const standIn = await import('./standIn');
  const registerFileDecorationProvider = () => standIn.Disposable.from();
  return { ...standIn, window: { ...standIn.window, registerFileDecorationProvider } };
});

/** The tree of a workspace, and what a change of a file does to it. */
function treeOf(assembly: Assembly) {
  const snapshotOf = (read: Assembly) =>
    ({ assembly: read, broken: new Map(), found: new FindingIndex(new Map()) }) as unknown as Snapshot;
  const listeners: ((snapshot: Snapshot) => void)[] = [];
  const designs = {
    snapshot: snapshotOf(assembly),
    loaded: () => Promise.resolve(designs.snapshot),
    onDidChange: (listener: (snapshot: Snapshot) => void) => listeners.push(listener),
  };
  const change = (now: Assembly) => {
    designs.snapshot = snapshotOf(now);
    for (const listener of listeners) listener(designs.snapshot);
  };
  const states = { onDidChange: () => undefined } as unknown as CircuitStates;
  return { tree: new DesignTree(designs as unknown as Designs, states), change };
}

describe('the tree of designs', () => {
  it('opens a design to its customers as they are now, also where it was closed while they changed', async () => {
    const assembly = sample();
    const { tree, change } = treeOf(assembly);
    const [design] = await tree.getChildren();
    const typed = designOf(assembly).files.map((file) =>
      file.path === 'customers/contoso.csp.yaml'
        ? readDesignFile(file.path, file.text.replace('Contoso B.V.', 'Contoso Holding'))
        : file,
    );
    change(assemble(typed));
    const labels = (await tree.getChildren(design)).map(({ label }) => label);
    expect(labels).toContain('Contoso Holding');
    expect(labels).not.toContain('Contoso B.V.');
  });
});
