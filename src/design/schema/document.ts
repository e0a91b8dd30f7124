import { type Kind, schemas } from './index';
import { kinds } from './kinds';
import { type NamedKind, namedKinds } from './references';

interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly format?: string;
  readonly kind?: string;
  readonly known?: readonly string[];
  readonly propertyNames?: Node;
  readonly additionalProperties?: boolean | Node;
  readonly refersTo?: readonly NamedKind[];
  readonly eitherOf?: readonly (readonly string[])[];
}

/** The published JSON Schema (draft 2020-12) of both kinds of files. */
export function jsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'CSP Connectivity design file',
    oneOf: [{ $ref: '#/$defs/Provider' }, { $ref: '#/$defs/Customer' }],
    $defs: schemas,
  };
}

/** The page that documents every key, made from the schema. */
export function formatPage(): string {
  const lines = [
    '# The design files',
    '',
    'Made from the schema by `npm run docs`; do not edit. A design is a folder with one `provider.csp.yaml` and, below it, one',
    '`*.csp.yaml` for each customer. Unknown keys are a warning and survive every edit.',
    '',
  ];
  for (const kind of Object.keys(schemas) as Kind[]) section(kind, schemas[kind] as Node, lines, new Map());
  lines.push('## Kinds of texts', '', '| kind | pattern |', '|---|---|');
  for (const [kind, pattern] of Object.entries(kinds))
    lines.push(`| ${kind} | \`${pattern.replaceAll('|', '\\|')}\` |`);
  return `${lines.join('\n').trimEnd()}\n`;
}

function section(title: string, node: Node, lines: string[], seen: Map<Node, string>): void {
  seen.set(node, title);
  lines.push(`## ${title}`, '', node.description ?? '', '', '| key | value | |', '|---|---|---|');
  const below: [string, Node][] = [];
  for (const [key, value] of Object.entries(node.properties ?? {})) {
    if (key === 'suppress' && title !== 'Provider') continue;
    const must = node.required?.includes(key) ? '**required**. ' : '';
    const fallback =
      value.default === undefined
        ? ''
        : ` Default: \`${typeof value.default === 'string' ? value.default : JSON.stringify(value.default)}\`.`;
    const text = `${must}${value.description ?? ''}${referenceOf(value)}${fallback}`;
    const object = objectOf(value);
    const where = object && seen.get(object);
    if (object && !where && Object.keys(object.properties ?? {}).length > 0) below.push([`${title}.${key}`, object]);
    const link = object ? ` See [${where ?? `${title}.${key}`}](#${anchor(where ?? `${title}.${key}`)}).` : '';
    lines.push(`| \`${key}\` | ${typeOf(value)} | ${(text + link).replaceAll('|', '\\|')} |`);
  }
  for (const group of node.eitherOf ?? [])
    lines.push('', `One of ${group.map((k) => `\`${k}\``).join(', ')} is required.`);
  lines.push('');
  for (const [name, object] of below) if (!seen.has(object)) section(name, object, lines, seen);
}

/** What a key's value, an item of it, or a key below it refers to. */
function referenceOf(node: Node): string {
  const to = [node, ...(node.anyOf ?? []), node.items, node.propertyNames].flatMap((n) => n?.refersTo ?? []);
  return to.length === 0 ? '' : ` Refers to ${to.map((kind) => namedKinds[kind]).join(', or to ')}.`;
}

function anchor(title: string): string {
  return title.toLowerCase().replaceAll('.', '');
}

/** The object that a value is, or is a list of, or may be. */
function objectOf(node: Node): Node | undefined {
  if (node.properties) return node;
  if (node.items) return objectOf(node.items);
  return node.anyOf?.map(objectOf).find((found) => found !== undefined);
}

function typeOf(node: Node): string {
  if (node.enum) return node.enum.map((v) => `\`${String(v)}\``).join(' \\| ');
  if (node.anyOf) return node.anyOf.map(typeOf).join(' or ');
  if (node.type === 'array') return `list of ${node.items ? typeOf(node.items) : 'values'}`;
  if (node.type === 'object') return node.properties ? 'object' : 'any keys';
  if (node.known) return `${node.known.map((v) => `\`${v}\``).join(' \\| ')}, or a newer one`;
  if (node.kind) return node.kind === 'text' ? 'text' : `[${node.kind}](#kinds-of-texts)`;
  return node.format && node.format !== 'asn' ? node.format : (node.type ?? 'anything');
}
