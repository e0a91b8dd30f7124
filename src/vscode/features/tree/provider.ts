import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Customer, Provider } from '../../../design';
import { startsWith } from '../../../design/finding';
import type { CircuitStates } from '../../services/circuitStates';
import { type Chosen, type Designs, type Snapshot, customerIn } from '../../services/designs';
import { spokenCount } from '../../services/findingIndex';
import { FindingDecorations, countFor, decorationUri } from './decorations';
import { iconOf } from './icons';
import type { Known, Node } from './node';
import { customerNode, designId, rootNodes } from './nodes';

/** The rows of the tree, made when they are looked at. */
export class DesignTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Node[] | undefined>();
  private readonly decorations = new FindingDecorations();
  private readonly listeners: vscode.Disposable;
  /** The rows that VS Code holds, by id: it knows them as these very objects. */
  private readonly rows = new Map<string, Node>();
  /** The same rows by the file that they stand for a place of. */
  private readonly rowsOf = new Map<string, Set<Node>>();
  private readonly below = new Map<string, readonly string[]>();
  private readonly parents = new Map<string, Node>();
  private shown: Snapshot;
  private readonly known: Known;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly designs: Designs,
    private readonly states: CircuitStates,
  ) {
    this.shown = designs.snapshot;
    this.known = {
      stateOf: (circuit) => {
        const state = this.states.of(circuit);
        return state && `${state.circuit} · ${state.serviceProvider}`;
      },
      isBroken: (path) => this.shown.broken.has(path),
      prerequisitesOf: (customer) => this.shown.prerequisitesOf(customer, this.states.seenInAzure(customer)),
      resiliencyOf: (design, customer) => this.shown.resiliencyOf({ design, customer }),
    };
    this.listeners = vscode.Disposable.from(
      designs.onDidChange((snapshot) => this.update(snapshot)),
      states.onDidChange((path) => this.refresh(`customer:${path}`)),
    );
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) this.shown = await this.designs.loaded();
    const children = this.childrenOf(node);
    const parent = node?.id ?? '';
    const now = new Set(children.map((child) => child.id));
    for (const id of this.below.get(parent) ?? []) if (!now.has(id)) this.forget(id);
    this.below.set(parent, [...now]);
    for (const child of children) this.hold(child);
    this.decorations.set(children, this.shown.found);
    return [...children];
  }

  getParent(node: Node): Node | undefined {
    return this.parents.get(node.id);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(node.label, node.children ? (node.expanded ? Expanded : Collapsed) : None);
    item.id = node.id;
    item.iconPath = iconOf(node.kind);
    item.contextValue = node.kind;
    item.resourceUri = decorationUri(node);
    if (node.description) item.description = node.description;
    const found = spokenCount(countFor(node, this.shown.found));
    item.accessibilityInformation = { label: [node.label, node.description, found].filter(Boolean).join(', ') };
    // A row with others below it opens and closes by a click.
    if (!node.children) {
      item.command = {
        command: 'cspConnectivity.revealInFile',
        title: l10n.t('Reveal in File'),
        arguments: [node, { preserveFocus: true }],
      };
    }
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    const tooltip = new vscode.MarkdownString();
    tooltip.appendMarkdown('**').appendText(node.label).appendMarkdown('**\n\n');
    for (const [name, value] of node.facts?.() ?? []) {
      if (value === undefined || value === '') continue;
      tooltip.appendText(`${name}: `).appendMarkdown(inlineCode(value)).appendMarkdown('  \n');
    }
    const found = spokenCount(countFor(node, this.shown.found));
    if (found) tooltip.appendMarkdown('\n').appendText(found);
    item.tooltip = tooltip;
    return item;
  }

  /** The innermost row that stands for a place of a file; rows that were never opened are made. */
  rowAt(file: string, path: readonly (string | number)[]): Node | undefined {
    const fits = (node: Node): boolean => node.place.file === file && startsWith(path, node.place.path);
    let best = this.customerRow(file);
    let level = this.childrenOf(best);
    for (;;) {
      const next = level.find((node) => node.files?.().has(file)) ?? deepest(level.filter(fits));
      if (!next) return best;
      if (fits(next)) best = next;
      if (!next.children) return best;
      level = this.childrenOf(next);
    }
  }

  /** The row of the customer of a file, found without making those of all others. */
  private customerRow(file: string): Node | undefined {
    const chosen = customerIn(this.shown, file);
    if (!chosen) return undefined;
    const { design, customer } = chosen;
    const row = customerNode(design, customer, this.known);
    const above = rootNodes(this.shown.assembly, this.known).find((root) => root.id === designId(design));
    if (above) this.parents.set(row.id, above);
    return this.rows.get(row.id) ?? row;
  }

  private childrenOf(node?: Node): readonly Node[] {
    if (!node) return rootNodes(this.shown.assembly, this.known);
    const children = node.children?.() ?? [];
    for (const child of children) this.parents.set(child.id, node);
    return children;
  }

  private hold(row: Node): void {
    this.letGo(row.id);
    this.rows.set(row.id, row);
    const { file } = row.place;
    this.rowsOf.set(file, (this.rowsOf.get(file) ?? new Set()).add(row));
  }

  private letGo(id: string): void {
    const row = this.rows.get(id);
    if (!row) return;
    this.rows.delete(id);
    const others = this.rowsOf.get(row.place.file);
    others?.delete(row);
    if (others?.size === 0) this.rowsOf.delete(row.place.file);
  }

  private forget(id: string): void {
    this.letGo(id);
    this.parents.delete(id);
    for (const child of this.below.get(id) ?? []) this.forget(child);
    this.below.delete(id);
  }

  /** Draws what changed again: the customers whose file was read anew and rows with other findings, or all when customers came or went. */
  private update(snapshot: Snapshot): void {
    const before = this.shown;
    this.shown = snapshot;
    const roots = rootNodes(snapshot.assembly, this.known);
    // While all is looked at again, what was found before is told: no number is another one.
    const files = snapshot.found.changedSince(before.found);
    const found = [...files].flatMap((file) => [...(this.rowsOf.get(file) ?? [])]);
    const above = files.size > 0 ? roots.flatMap(({ id }) => this.rows.get(id) ?? []) : [];
    const recounted = this.decorations.set(new Set([...above, ...found]), snapshot.found);
    const touched = changedRows(before, snapshot);
    if (touched === 'all') {
      this.changed.fire(undefined);
      return;
    }
    // What it opens to is what is there by now, whether or not it is drawn again.
    for (const root of roots) this.renewed(root);
    const rows = touched.flatMap(({ design, customer }) => {
      const now = customerNode(design, customer, this.known);
      // A row that was never opened, and says what it said, is drawn already.
      const isOther = this.below.has(now.id) || !looksTheSame(now, this.rows.get(now.id));
      const renewed = this.renewed(now);
      return isOther ? renewed : [];
    });
    // A row says its findings aloud in its own text, which the number behind it does not change.
    const drawn = new Set([...rows, ...recounted]);
    if (drawn.size > 0) this.changed.fire([...drawn]);
  }

  /** The row that VS Code holds, with what it says now; nothing where it holds none. */
  private renewed(now: Node): Node[] {
    const row = this.rows.get(now.id);
    return row ? [Object.assign(row, now)] : [];
  }

  private refresh(id: string): void {
    const row = this.rows.get(id);
    if (row) this.changed.fire([row]);
  }

  dispose(): void {
    vscode.Disposable.from(this.listeners, this.decorations, this.changed).dispose();
  }
}

/** Of rows that fit a place, the one that says it most exactly; a group before the things in it. */
function deepest(nodes: readonly Node[]): Node | undefined {
  return nodes.reduce<Node | undefined>(
    (best, node) => (best && best.place.path.length >= node.place.path.length ? best : node),
    undefined,
  );
}

/** Whether a row is drawn as another one is, before either is opened. */
function looksTheSame(now: Node, before: Node | undefined): boolean {
  return now.kind === before?.kind && now.label === before.label && now.description === before.description;
}

function changedRows(before: Snapshot, now: Snapshot): 'all' | Chosen[] {
  if (before.assembly.unreadable.length !== now.assembly.unreadable.length) return 'all';
  if (before.assembly.designs.length !== now.assembly.designs.length) return 'all';
  const mayBreak = before.broken.size + now.broken.size > 0;
  const changed = ({ file }: Customer | Provider, was: Customer | Provider) =>
    file !== was.file || (mayBreak && before.broken.has(file.path) !== now.broken.has(file.path));
  const touched: Chosen[] = [];
  for (const [d, design] of now.assembly.designs.entries()) {
    const was = before.assembly.designs[d];
    if (!was || was.customers.length !== design.customers.length || changed(design.provider, was.provider))
      return 'all';
    // After a key it is one of thousands that is another: the others are passed over.
    for (let c = 0; c < design.customers.length; c++) {
      const [customer, old] = [design.customers[c], was.customers[c]];
      if (!customer || (customer === old && !mayBreak)) continue;
      if (old?.file.path !== customer.file.path) return 'all';
      if (changed(customer, old)) touched.push({ design, customer });
    }
  }
  return touched;
}

function inlineCode(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
