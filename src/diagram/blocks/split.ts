import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';

/** What is in a block has at most so many nodes, where it can be taken apart. */
const LARGEST = 40;

/** Nodes that are laid out together: whatever leads to others of them, and what they hold. */
export interface Block {
  readonly members: readonly ElkNode[];
  /** The edges that stay inside. */
  readonly edges: readonly ElkExtendedEdge[];
}

/** A group that is too large for one layout, or the picture itself: its columns, each a list of what stands in it. */
export interface Frame {
  readonly node: ElkNode;
  readonly columns: readonly (readonly Part[])[];
}

export type Part = Block | Frame;

export const isFrame = (part: Part): part is Frame => 'columns' in part;

/** A graph taken apart, and the edges that lead from one block to another. */
export interface Split {
  readonly root: Frame;
  readonly crossing: readonly ElkExtendedEdge[];
}

/** The node that an end of an edge is at; an end at a port is `node:port`. */
export type NodeOfEnd = ReadonlyMap<string, string>;

/** Takes a graph apart into blocks: what stands at its top each on its own, and of large groups what no edge ties together. */
export function splitGraph(graph: ElkNode): Split {
  return new Splitting(graph).split();
}

class Splitting {
  readonly #sizes = new Map<ElkNode, number>();
  readonly #parents = new Map<string, ElkNode>();
  readonly #nodeOfEnd = new Map<string, string>();
  readonly #blockOf = new Map<string, object>();

  constructor(readonly graph: ElkNode) {
    this.#measure(graph);
  }

  split(): Split {
    const columns = Map.groupBy(this.graph.children ?? [], partitionOf);
    const sorted = [...columns].sort(([a], [b]) => a - b);
    const pending: { members: readonly ElkNode[]; edges: ElkExtendedEdge[] }[] = [];
    const part = (members: readonly ElkNode[]): Part => {
      const [only] = members;
      if (members.length === 1 && only && this.#isLarge(only)) {
        return { node: only, columns: [this.#components(only).map(part)] };
      }
      const block = { members, edges: [] };
      for (const member of members) this.#claim(member, block);
      pending.push(block);
      return block;
    };
    const root: Frame = { node: this.graph, columns: sorted.map(([, nodes]) => nodes.map((node) => part([node]))) };
    const inside = new Map<object, ElkExtendedEdge[]>(pending.map((block) => [block, block.edges]));
    const crossing = (this.graph.edges ?? []).filter((edge) => {
      const [source, target] = [this.#blockAt(edge.sources[0]), this.#blockAt(edge.targets[0])];
      if (source === undefined || source !== target) return true;
      inside.get(source)?.push(edge);
      return false;
    });
    return { root, crossing };
  }

  #measure(node: ElkNode): number {
    let size = 1;
    this.#nodeOfEnd.set(node.id, node.id);
    for (const port of node.ports ?? []) this.#nodeOfEnd.set(port.id, node.id);
    for (const child of node.children ?? []) {
      this.#parents.set(child.id, node);
      size += this.#measure(child);
    }
    this.#sizes.set(node, size);
    return size;
  }

  #isLarge(node: ElkNode): boolean {
    return (this.#sizes.get(node) ?? 0) > LARGEST && (node.children ?? []).length > 0;
  }

  #claim(node: ElkNode, block: object): void {
    this.#blockOf.set(node.id, block);
    for (const child of node.children ?? []) this.#claim(child, block);
  }

  #blockAt(end: string | undefined): object | undefined {
    return this.#blockOf.get(this.#nodeOfEnd.get(end ?? '') ?? '');
  }

  /** The children of a group by what edges tie together, in the order in which their first stand. */
  #components({ id, children = [] }: ElkNode): ElkNode[][] {
    const component = new Map<ElkNode, ElkNode[]>(children.map((child) => [child, [child]]));
    const byId = new Map(children.map((child) => [child.id, child]));
    const childAt = (end: string | undefined): ElkNode | undefined => {
      let at = this.#nodeOfEnd.get(end ?? '');
      while (at !== undefined && this.#parents.get(at)?.id !== id) at = this.#parents.get(at)?.id;
      return at === undefined ? undefined : byId.get(at);
    };
    for (const { sources, targets } of this.graph.edges ?? []) {
      const [source, target] = [childAt(sources[0]), childAt(targets[0])];
      if (!source || !target) continue;
      const [into, from] = [component.get(source), component.get(target)];
      if (!into || !from || into === from) continue;
      for (const node of from) component.set(node, into);
      into.push(...from);
    }
    const order = new Map(children.map((child, index) => [child, index]));
    const at = (node: ElkNode) => order.get(node) ?? 0;
    const found = [...new Set(component.values())].map((nodes) => nodes.sort((a, b) => at(a) - at(b)));
    return found.sort(([a], [b]) => (a && b ? at(a) - at(b) : 0));
  }
}

function partitionOf({ layoutOptions }: ElkNode): number {
  return Number(layoutOptions?.['elk.partitioning.partition'] ?? 0);
}
