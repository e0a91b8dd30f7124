import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Circuit, Customer, Design } from '../../../design';
import { type Snapshot, customersOf } from '../../services/designs';
import { spokenCount } from '../../services/findingIndex';
import type { Services } from '../../services/services';
import { at, rangeIn } from './at';

/** Above a customer what can be done with it, above a circuit what is known of it. */
export class Lenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;
  private shown: Snapshot;

  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly services: Services) {
    this.shown = services.designs.snapshot;
    this.listeners = vscode.Disposable.from(
      services.designs.onDidChange((snapshot) => this.update(snapshot)),
      services.states.onDidChange(() => this.changed.fire()),
    );
  }

  /** After each key VS Code asks by itself: it is told where other customers are there, or more or less is found in what is open. */
  private update(snapshot: Snapshot): void {
    const before = this.shown;
    this.shown = snapshot;
    const { files } = this.services;
    const sameThere = before.isWhole && snapshot.isWhole && customersOf(before).length === customersOf(snapshot).length;
    const isOther = (file: string | undefined) =>
      file !== undefined && countIn(snapshot, file) !== countIn(before, file);
    if (sameThere && !vscode.workspace.textDocuments.some(({ uri }) => isOther(files.fileAt(uri)?.path))) return;
    this.changed.fire();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[] | undefined> {
    const here = await at(this.services, document);
    if (!here?.design) return undefined;
    const { design, customer } = here;
    if (!customer)
      return here.file.path === design.provider.file.path ? [...this.ofDesign(document, design)] : undefined;
    return [...this.ofCustomer(document, customer), ...customer.circuits.flatMap((c) => this.ofCircuit(document, c))];
  }

  private *ofDesign(document: vscode.TextDocument, { provider, folder }: Design): Generator<vscode.CodeLens> {
    const range = rangeIn(document, provider.file.offsetsOf({ path: ['name'], on: 'key' }));
    const lens = (title: string, command: string) =>
      new vscode.CodeLens(range, { title, command, arguments: [{ design: folder }] });
    yield lens(l10n.t('Check'), 'cspConnectivity.check');
    yield lens(l10n.t('Pools'), 'cspConnectivity.showPools');
    yield lens(l10n.t('Add a Customer'), 'cspConnectivity.addCustomer');
  }

  private *ofCustomer(document: vscode.TextDocument, { file }: Customer): Generator<vscode.CodeLens> {
    const range = rangeIn(document, file.offsetsOf({ path: ['name'], on: 'key' }));
    const lens = (title: string, command: string) =>
      new vscode.CodeLens(range, { title, command, arguments: [{ customer: file.path }] });
    const count = countIn(this.services.designs.snapshot, file.path);
    yield lens(l10n.t('Diagram'), 'cspConnectivity.openDiagram');
    yield lens(count === undefined ? l10n.t('Check') : l10n.t('Check: {0}', count), 'cspConnectivity.check');
    yield lens(l10n.t('Generate'), 'cspConnectivity.generate');
    yield lens(l10n.t('Plan'), 'cspConnectivity.plan');
    yield lens(l10n.t('Deploy'), 'cspConnectivity.deploy');
    yield lens(l10n.t('Failures'), 'cspConnectivity.simulateFailures');
  }

  private ofCircuit(document: vscode.TextDocument, circuit: Circuit): vscode.CodeLens[] {
    const path = circuit.file.pathOf(circuit.raw, 'name');
    const state = this.services.states.of(circuit);
    if (!path || !state) return [];
    const range = rangeIn(document, circuit.file.offsetsOf({ path, on: 'key' }));
    const from = state.from === 'azure' ? l10n.t('Azure') : l10n.t('the simulator');
    const title = l10n.t('{0} · connectivity provider: {1} (in {2})', state.circuit, state.serviceProvider, from);
    const command = 'cspConnectivity.plan';
    return [new vscode.CodeLens(range, { title, command, arguments: [{ customer: circuit.file.path }] })];
  }

  dispose(): void {
    vscode.Disposable.from(this.listeners, this.changed).dispose();
  }
}

const countIn = ({ found }: Snapshot, file: string): string | undefined => spokenCount(found.at({ file, path: [] }));
