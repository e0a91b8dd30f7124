import * as l10n from '@vscode/l10n';
import type { Customer, Design, DesignFile } from '../design';
import type { Detail, SceneEdge, SceneNode, ScenePlace } from './model';

type NewNode = Omit<SceneNode, 'id' | 'places' | 'details' | 'lines' | 'shape'> &
  Partial<Pick<SceneNode, 'places' | 'details' | 'lines' | 'shape'>>;
type NewEdge = Omit<SceneEdge, 'id' | 'thing' | 'places' | 'details' | 'lines'> &
  Partial<Pick<SceneEdge, 'thing' | 'places' | 'details' | 'lines'>>;

/** Collects the things of a scene, hands out their ids, and remembers which object of the design is drawn as which node. */
export class SceneBuilder {
  readonly nodes: SceneNode[] = [];
  readonly edges: SceneEdge[] = [];
  readonly #ids = new Set<string>();
  readonly #drawn = new Map<object | string, string>();

  constructor(
    readonly design: Design,
    readonly customer: Customer,
  ) {}

  /**
   * Adds a node.
   * @param names of the thing and what it is in, without the customer and the kind
   * @param object what later edges mean by it: an object of the design, or a word
   */
  node(names: readonly string[], node: NewNode, object?: object | string): string {
    const id = this.#freeId(node.kind, names);
    this.nodes.push({ shape: 'box', lines: [], places: [], details: [], ...node, id });
    if (object !== undefined && !this.#drawn.has(object)) this.#drawn.set(object, id);
    return id;
  }

  edge(names: readonly string[], edge: NewEdge): string {
    const id = this.#freeId(edge.kind, names);
    this.edges.push({ lines: [], places: [], details: [], thing: id, ...edge, id });
    return id;
  }

  /** The node that an object is drawn as. */
  nodeOf(object: object | string | undefined): string | undefined {
    return object === undefined ? undefined : this.#drawn.get(object);
  }

  /** The ground that an owner's things are drawn on: inside of its node, or in a column of their own where it is not drawn. */
  groundOf(owner: object, column: number): { parent: string } | { column: number } {
    const parent = this.nodeOf(owner);
    return parent === undefined ? { column } : { parent };
  }

  /** The node of something that is referred to and is not in the design; drawn once. */
  missing(name: string, node: NewNode): string {
    const key = `${node.kind} ${name}`;
    return (
      this.nodeOf(key) ??
      this.node([name], { ...node, missing: true, lines: [l10n.t('not in the design'), ...(node.lines ?? [])] }, key)
    );
  }

  #freeId(kind: string, names: readonly string[]): string {
    const parts = [this.customer.name, kind, ...names].map((part) => (part || '-').replaceAll('/', '%2F'));
    const wanted = parts.join('/');
    let id = wanted;
    for (let n = 2; this.#ids.has(id); n++) id = `${wanted}#${n}`;
    this.#ids.add(id);
    return id;
  }
}

/** The places of an object of the design, and of keys of it. Keys that are not said have none. */
export function placesOf(
  of: { readonly file: DesignFile },
  object: object | undefined,
  ...keys: readonly string[]
): ScenePlace[] {
  if (!object) return [];
  const path = of.file.pathOf(object);
  if (!path) return [];
  if (keys.length === 0) return [{ file: of.file.path, path }];
  return keys.filter((key) => key in object).map((key) => ({ file: of.file.path, path: [...path, key] }));
}

type Value = string | number | boolean | readonly (string | number)[] | undefined;

/** The details that have a value. */
export function detailsOf(...pairs: readonly (readonly [label: string, value: Value])[]): Detail[] {
  return pairs.flatMap(([label, value]) => {
    const text = textOf(value);
    return text === '' ? [] : [{ label, value: text }];
  });
}

function textOf(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? l10n.t('yes') : l10n.t('no');
  return typeof value === 'object' ? value.join(', ') : String(value);
}

/** The parts that are said, with a dot between. */
export function dotted(...parts: readonly (string | number | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The lines that are said. */
export function linesOf(...lines: readonly (string | undefined)[]): string[] {
  return lines.filter((line): line is string => line !== undefined && line !== '');
}

/** The first of several texts, and how many more there are. */
export function counted(texts: readonly string[]): string | undefined {
  const [first] = texts;
  return first === undefined || texts.length === 1 ? first : l10n.t('{0} and {1} more', first, texts.length - 1);
}
