import type { Path } from '../finding';
import { type Kind, schemas } from './index';
import type { NamedKind } from './references';

/** What of the JSON Schema the language features read. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly propertyNames?: SchemaNode;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly format?: string;
  readonly kind?: string;
  readonly known?: readonly string[];
  /** The value is the name of a thing of this kind. */
  readonly defines?: NamedKind;
  /** The value names a thing of one of these kinds. */
  readonly refersTo?: readonly NamedKind[];
  readonly mayBeElsewhere?: boolean;
}

/** The schemas of a path: through lists and choices. */
export function schemasAt(kind: Kind, path: Path): readonly SchemaNode[] {
  let nodes: readonly SchemaNode[] = [schemas[kind] as SchemaNode];
  for (const step of path) {
    nodes = nodes
      .flatMap((n) => n.anyOf ?? [n])
      .flatMap((n) => (typeof step === 'number' ? (n.items ?? []) : (n.properties?.[step] ?? [])));
  }
  return nodes.flatMap((n) => n.anyOf ?? [n]);
}
