import { type Kind, schemas } from '../../../src/design';

interface Node {
  readonly type?: string;
  readonly kind?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly additionalProperties?: boolean | Node;
  readonly patternProperties?: Readonly<Record<string, Node>>;
}

/** A text field of the format: where it is, and what kind it is. */
export interface Field {
  readonly file: Kind;
  /** The keys that lead there; 0 is the first item of a list, and `key` any key of a record. */
  readonly steps: readonly (string | 0)[];
  /** `FILE.key.0.key` */
  readonly path: string;
  readonly kind: string;
}

/** A file that holds nothing but a text at a field. */
export const fileWith = ({ steps }: Field, text: string): unknown =>
  steps.reduceRight<unknown>((inner, step) => (step === 0 ? [inner] : { [step]: inner }), text);

/** Every text of a schema. */
function textsOf(file: Kind, node: Node, steps: readonly (string | 0)[]): Field[] {
  if (node.enum) return [];
  if (node.type === 'string')
    return [{ file, steps, path: `${file}.${steps.join('.')}`, kind: node.kind ?? node.format ?? 'none' }];
  const records = [
    ...Object.values(node.patternProperties ?? {}),
    ...(typeof node.additionalProperties === 'object' ? [node.additionalProperties] : []),
  ];
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([key, child]) => textsOf(file, child, [...steps, key])),
    ...(node.items ? textsOf(file, node.items, [...steps, 0]) : []),
    ...(node.anyOf ?? []).flatMap((one) => textsOf(file, one, steps)),
    ...records.flatMap((child) => textsOf(file, child, [...steps, 'key'])),
  ];
}

/** Every text field that the format has, from its schemas. */
export const fields: readonly Field[] = (Object.keys(schemas) as Kind[]).flatMap((file) =>
  textsOf(file, schemas[file] as Node, []),
);

/** Kinds of what people write and read, and nothing else. */
export const forPeople: ReadonlySet<string> = new Set(['text', 'note', 'tagValue']);
