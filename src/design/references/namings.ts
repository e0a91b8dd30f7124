import type { DesignFile } from '../file';
import type { Path, Place } from '../finding';
import { keptOf } from '../kept';
import { placeOf } from '../place';
import { schemas } from '../schema';
import type { TextKind } from '../schema/kinds';
import type { SchemaNode } from '../schema/node';
import type { NamedKind } from '../schema/references';

/** A place of a file where the schema says that a name is given, or used. */
export interface Naming {
  readonly role: 'definition' | 'reference';
  /** One kind where the name is given; all that may be meant where it is used. */
  readonly kinds: readonly NamedKind[];
  /** Which characters the name may have. */
  readonly text: TextKind;
  readonly written: string;
  readonly file: DesignFile;
  /** The object or list that has the value, and the key (or index) of it. */
  readonly object: object;
  readonly key: string | number;
  /** A key can be a name too. */
  readonly on: Place['on'];
  /** In the content of the file, as the model counts. */
  readonly path: Path;
  readonly mayBeElsewhere: boolean;
}

const kept = new WeakMap<DesignFile, readonly Naming[]>();

/** Every name that a file gives or uses, by what the schema says of its keys; looked for once in a file. */
export function namingsOf(file: DesignFile): readonly Naming[] {
  let found = kept.get(file);
  if (!found) {
    const list: Naming[] = [];
    if (file.content) visit(schemas[file.content.kind] as SchemaNode, file.content.data, [], { file, list });
    kept.set(file, (found = list));
  }
  return found;
}

/** The place of a naming, as findings tell it. */
export function placeOfNaming({ file, object, key, on }: Naming): Place {
  const place = placeOf({ file }, object, key);
  return on === 'key' ? { ...place, on } : place;
}

interface Walk {
  readonly file: DesignFile;
  readonly list: Naming[];
}
interface Holder {
  readonly object: object;
  readonly key: string | number;
}

function visit(node: SchemaNode, value: unknown, path: Path, walk: Walk, holder?: Holder): void {
  if (!hasNames(node)) return;
  for (const choice of node.anyOf ?? []) visit(choice, value, path, walk, holder);
  if (typeof value === 'string') {
    if (holder) add(node, value, path, walk, { ...holder, on: 'value' });
  } else if (Array.isArray(value)) {
    const { items } = node;
    if (items) value.forEach((item, key) => visit(items, item, [...path, key], walk, { object: value, key }));
  } else if (typeof value === 'object' && value !== null) {
    const entries = value as Record<string, unknown>;
    for (const [key, below] of propertiesWithNames(node)) {
      if (entries[key] !== undefined) visit(below, entries[key], [...path, key], walk, { object: value, key });
    }
    if (node.propertyNames) {
      for (const key of Object.keys(entries)) {
        add(node.propertyNames, key, [...path, key], walk, { object: value, key, on: 'key' });
      }
    }
  }
}

function add(
  { defines, refersTo, kind, mayBeElsewhere }: SchemaNode,
  written: string,
  path: Path,
  { file, list }: Walk,
  where: Holder & Pick<Naming, 'on'>,
): void {
  const kinds = defines ? [defines] : refersTo;
  if (!kinds || written === '') return;
  const role = defines ? 'definition' : 'reference';
  const text = (kind ?? 'name') as TextKind;
  list.push({ role, kinds, text, written, file, path, mayBeElsewhere: mayBeElsewhere ?? false, ...where });
}

/** Whether a name is given or used anywhere below: only there a value is walked through. */
const hasNames: (node: SchemaNode) => boolean = keptOf((node: SchemaNode) => {
  const below = [
    ...(node.anyOf ?? []),
    ...(node.items ? [node.items] : []),
    ...Object.values(node.properties ?? {}),
    ...(node.propertyNames ? [node.propertyNames] : []),
  ];
  return node.defines !== undefined || node.refersTo !== undefined || below.some(hasNames);
});

const propertiesWithNames = keptOf((node: SchemaNode) =>
  Object.entries(node.properties ?? {}).filter(([, below]) => hasNames(below)),
);
