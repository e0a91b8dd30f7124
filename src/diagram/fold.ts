import * as l10n from '@vscode/l10n';
import { childrenOf } from './elkGraph';
import { mergeFindings } from './findings';
import { type Level, handfulAt, hasTextsAt, isFar, isOpenAt, isShownAt } from './levels';
import type { Scene, SceneEdge, SceneElement, SceneNode } from './model';
import { manyText } from './words';

/** The ids that are opened so that things are seen: they themselves, what they are inside of, and none of what they hold. */
export function openedFor(scene: Scene, ids: Iterable<string>): Set<string> {
  const parents = new Map(scene.nodes.map(({ id, parent }) => [id, parent]));
  const opened = new Set<string>();
  for (const id of ids) {
    for (let at = parents.get(id); at !== undefined; at = parents.get(at)) opened.add(at);
    if (parents.has(id)) opened.add(id);
  }
  return opened;
}

/** What a person wants to see of a scene. */
export interface Folds {
  readonly level: Level;
  /** Ids of groups and stacks that are open although the level, or their number, closes them. */
  readonly opened: ReadonlySet<string>;
  /** Ids of groups that are closed although the level opens them. */
  readonly closed: ReadonlySet<string>;
}

export interface FoldedScene {
  readonly scene: Scene;
  /** For each id of the whole scene the id that stands for it: its own, or that of what it is folded into. */
  readonly shownAs: ReadonlyMap<string, string>;
}

/**
 * The scene at a level of detail: closed groups become boxes, more than a handful of a kind one box with their number,
 * and lines that then go the same way one line. What is folded away lends its findings to what stands for it. Pure.
 */
export function foldScene(scene: Scene, folds: Folds): FoldedScene {
  const folding = new Folding(scene, folds);
  const nodes = folding.nodes();
  const edges = folding.edges();
  return { scene: { ...scene, nodes: nodes.map((node) => folding.withHidden(node)), edges }, shownAs: folding.shownAs };
}

class Folding {
  readonly shownAs = new Map<string, string>();
  readonly #children: ReadonlyMap<string | undefined, readonly SceneNode[]>;
  readonly #hidden = new Map<string, SceneElement[]>();

  constructor(
    readonly scene: Scene,
    readonly folds: Folds,
  ) {
    this.#children = childrenOf(scene);
  }

  nodes(): SceneNode[] {
    const shown: SceneNode[] = [];
    this.#show(undefined, shown);
    return shown;
  }

  edges(): SceneEdge[] {
    const ways = new Map<string, SceneEdge[]>();
    for (const edge of this.scene.edges) {
      const [source, target] = [this.shownAs.get(edge.source), this.shownAs.get(edge.target)];
      if (source === undefined || target === undefined) continue;
      if (source === target) {
        this.#hide(edge, source);
        continue;
      }
      const isFolded = [source, target].some((id) => this.#hidden.has(id));
      if (isFolded && edge.kind === 'order') continue;
      const way = isFolded ? `${this.scene.customer}/${edge.kind}/${source}>${target}` : edge.id;
      ways.set(way, [...(ways.get(way) ?? []), edge]);
    }
    return [...ways].flatMap(([way, edges]) => this.#oneLine(way, edges));
  }

  /** The node with the findings of what is folded into it. */
  withHidden(node: SceneNode): SceneNode {
    const found = mergeFindings([node, ...(this.#hidden.get(node.id) ?? [])]);
    return found ? { ...node, findings: found } : node;
  }

  #show(parent: SceneNode | undefined, shown: SceneNode[]): void {
    const inside: SceneNode[] = [];
    for (const node of this.#children.get(parent?.id) ?? []) {
      if (parent && !this.#isShown(node)) this.#fold(node, parent.id);
      else inside.push(node);
    }
    for (const { node, stacked } of this.#entries(inside)) {
      if (stacked) for (const member of stacked) this.#fold(member, node.id);
      else this.shownAs.set(node.id, node.id);
      const children = this.#children.get(node.id) ?? [];
      const isClosed = node.shape === 'group' && children.length > 0 && !this.#isOpen(node);
      if (isClosed) for (const child of children) this.#fold(child, node.id);
      const opens = node.shape === 'group' && !isClosed && children.some((child) => this.#isShown(child));
      shown.push(this.#face(node, stacked?.length ?? (isClosed ? children.length : undefined), opens));
      if (!stacked && !isClosed) this.#show(node, shown);
    }
  }

  /** The node as it is drawn: what is folded, or has nothing inside to show, is a box. */
  #face(node: SceneNode, folded: number | undefined, opens: boolean): SceneNode {
    const { ports, brief, ...rest } = node;
    const lines = (isFar(this.folds.level) || folded !== undefined) && brief ? brief : node.lines;
    // A name alone does not tell a customer from its tenant, which often has the same.
    if (folded !== undefined)
      return { ...rest, shape: 'box', lines: lines.length > 0 ? lines : [node.kindLabel], folded };
    if (node.shape === 'group' && !opens) return { ...rest, ...(ports && { ports }), shape: 'box', lines };
    return { ...node, lines };
  }

  #isShown(node: SceneNode): boolean {
    return isShownAt(node, this.folds.level) || this.folds.opened.has(node.id);
  }

  #isOpen(node: SceneNode): boolean {
    const { level, opened, closed } = this.folds;
    return opened.has(node.id) || (isOpenAt(node, level) && !closed.has(node.id));
  }

  #fold(node: SceneNode, into: string): void {
    this.shownAs.set(node.id, into);
    this.#hide(node, into);
    for (const child of this.#children.get(node.id) ?? []) this.#fold(child, into);
  }

  #hide(element: SceneElement, into: string): void {
    this.shownAs.set(element.id, into);
    const hidden = this.#hidden.get(into);
    if (hidden) hidden.push(element);
    else this.#hidden.set(into, [element]);
  }

  /** Siblings, those of a kind that are more than a handful as stacks, where the first of them stands. */
  #entries(siblings: readonly SceneNode[]): { readonly node: SceneNode; readonly stacked?: readonly SceneNode[] }[] {
    // What is to be seen itself is in no stack.
    const stackable = siblings.filter(({ id }) => !this.folds.opened.has(id));
    const byKind = Map.groupBy(stackable, ({ kind, shape }) => (shape === 'row' ? 'row' : kind));
    const stackOf = new Map<SceneNode, readonly SceneNode[]>();
    const nodeOf = new Map<readonly SceneNode[], SceneNode>();
    for (const [kind, all] of byKind) {
      if (kind === 'row' || all.length <= handfulAt(this.folds.level)) continue;
      for (const { id, members, label } of this.#stacks(kind, all)) {
        const [first] = members;
        if (!first) continue;
        nodeOf.set(members, stackNode(id, members, label));
        for (const member of members) stackOf.set(member, members);
      }
    }
    return siblings.flatMap((node) => {
      const stacked = stackOf.get(node);
      if (!stacked) return [{ node }];
      const stack = nodeOf.get(stacked);
      return stack && stacked[0] === node ? [{ node: stack, stacked }] : [];
    });
  }

  /** By what the design says they belong to, where that makes a handful; else all of them, and by that when they are opened. */
  #stacks(kind: string, all: readonly SceneNode[]): Stack[] {
    const id = `${all[0]?.parent ?? this.scene.customer}/all/${kind}`;
    const parts = [...Map.groupBy(all, ({ stack }) => stack ?? '')].map(([label, members]): Stack => ({
      id: `${id}/${label}`,
      members,
      label,
    }));
    const byPart = parts.length > 1 && (parts.length <= handfulAt(this.folds.level) || this.folds.opened.has(id));
    if (byPart) return parts.filter((part) => part.members.length > 1 && !this.folds.opened.has(part.id));
    return this.folds.opened.has(id) ? [] : [{ id, members: all, label: '' }];
  }

  #oneLine(way: string, edges: readonly SceneEdge[]): SceneEdge[] {
    const [first] = edges;
    if (!first) return [];
    for (const edge of edges) this.shownAs.set(edge.id, edges.length === 1 ? first.id : way);
    const [source = first.source, target = first.target] = [
      this.shownAs.get(first.source),
      this.shownAs.get(first.target),
    ];
    const { sourcePort, targetPort, ...rest } = first;
    const texts = hasTextsAt(this.folds.level) ? first.lines : [];
    const line: SceneEdge = {
      ...rest,
      ...(sourcePort !== undefined && !this.#hidden.has(source) && { sourcePort }),
      ...(targetPort !== undefined && !this.#hidden.has(target) && { targetPort }),
      source,
      target,
      lines: texts,
    };
    if (edges.length === 1) return [line];
    const findings = mergeFindings(edges);
    const title = l10n.t('{0} × {1}', edges.length, first.kindLabel);
    return [
      {
        ...line,
        id: way,
        thing: way,
        several: true,
        title,
        lines: [hasTextsAt(this.folds.level) ? title : `× ${String(edges.length)}`],
        places: edges.flatMap(({ places }) => places),
        details: edges.map((edge) => ({ label: edge.kindLabel, value: edge.title })),
        ...(findings && { findings }),
      },
    ];
  }
}

interface Stack {
  readonly id: string;
  readonly members: readonly SceneNode[];
  /** What they belong to, for people; empty where there is nothing to say. */
  readonly label: string;
}

function stackNode(id: string, members: readonly SceneNode[], label: string): SceneNode {
  const [first] = members as [SceneNode, ...SceneNode[]];
  const { kind, kindLabel, zone, icon, column, parent } = first;
  return {
    id,
    kind,
    kindLabel,
    zone,
    icon,
    shape: 'box',
    title: manyText(kind, kindLabel, members.length),
    lines: [...(label === '' ? [] : [label]), `${first.title} … ${members.at(-1)?.title ?? ''}`],
    places: [],
    several: true,
    details: members.map((member) => ({ label: kindLabel, value: member.title })),
    ...(column !== undefined && { column }),
    ...(parent !== undefined && { parent }),
  };
}
