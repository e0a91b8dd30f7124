import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';
import type { GeneratedFile } from '../../src/generate';
import { type Json, armId, groupId } from '../../src/resources';
import { type ReadResource, type Target, keyOf, lowerIds, parameter } from './arm-read';

/** The grammar of Bicep that others made. */
export async function bicepParser(): Promise<Parser> {
  await Parser.init();
  const wasm = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasm));
  return parser;
}

/** What the parser did not understand. */
export function syntaxErrors(parser: Parser, file: GeneratedFile): string[] {
  const tree = parser.parse(file.content);
  if (!tree) return [`${file.path}: not parsed`];
  const root = tree.rootNode;
  const wrong: string[] = [];
  const visit = (node: Node): void => {
    if (node.isError || node.isMissing)
      wrong.push(`${file.path}:${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`);
    for (const child of node.children) if (child) visit(child);
  };
  if (root.hasError) visit(root);
  // The collector of garbage does not see what the grammar holds.
  tree.delete();
  return wrong;
}

interface Declared {
  readonly type: string;
  readonly apiVersion: string;
  readonly existing: boolean;
  readonly entries: ReadonlyMap<string, Node>;
}

/** The resources of a file, with symbols and parameters resolved. */
export function readBicep(parser: Parser, file: GeneratedFile, target: Target): ReadResource[] {
  const root = parser.parse(file.content)?.rootNode;
  if (!root) throw new Error(`${file.path}: not parsed`);
  const declared = new Map<string, Declared>();
  const defaults = new Map<string, Node | undefined>();
  for (const node of root.namedChildren) {
    if (node?.type === 'parameter_declaration') {
      const [name, , value] = node.namedChildren;
      defaults.set(name?.text ?? '', value ?? undefined);
    }
    if (node?.type !== 'resource_declaration') continue;
    const [symbol, type, made] = node.namedChildren;
    const body = made?.type === 'if_statement' ? made.namedChildren.at(-1) : made;
    const [name = '', apiVersion = ''] = textOf(type).split('@');
    const existing = node.children.some((child) => child?.type === 'existing');
    declared.set(symbol?.text ?? '', { type: name, apiVersion, existing, entries: entriesOf(body) });
  }

  const idOf = (symbol: string): string => {
    const { type, entries } = declared.get(symbol) ?? fail(`no symbol ${symbol}`);
    const name = textOf(entries.get('name'));
    const parent = entries.get('parent');
    if (parent) return `${idOf(parent.text)}/${type.slice(type.lastIndexOf('/') + 1)}/${name}`;
    if (type.endsWith('/resourceGroups')) return groupId(target.subscriptionId, name);
    const scope = entries.get('scope');
    return armId(scope ? scopeOf(scope) : targetScope(), type, name);
  };
  const targetScope = (): string =>
    target.resourceGroup === undefined
      ? `/subscriptions/${target.subscriptionId}`
      : groupId(target.subscriptionId, target.resourceGroup);
  const scopeOf = (node: Node): string => {
    if (node.type === 'identifier') return idOf(node.text);
    const texts = node.descendantsOfType('string').map((one) => textOf(one));
    const [subscription, group] = texts.length === 2 ? texts : [target.subscriptionId, texts[0]];
    return groupId(subscription ?? '', group ?? '');
  };
  const value = (node: Node | null | undefined): Json => {
    switch (node?.type) {
      case 'string':
        return textOf(node);
      case 'number':
        return Number(node.text);
      case 'boolean':
        return node.text === 'true';
      case 'array':
        return node.namedChildren.map(value);
      case 'object':
        return Object.fromEntries([...entriesOf(node)].map(([key, item]) => [key, value(item)]));
      case 'identifier': {
        if (!defaults.has(node.text)) return fail(`no parameter ${node.text}`);
        const said = defaults.get(node.text);
        return said ? value(said) : parameter(node.text);
      }
      case 'member_expression': {
        const [symbol = '', ...path] = node.text.split('.');
        if (path.join('.') === 'id') return idOf(symbol).toLowerCase();
        if (path.join('.') === 'properties.authorizationKey') return keyOf(idOf(symbol));
        return fail(node.text);
      }
      default:
        return fail(`not known: ${node?.type ?? 'nothing'} ${node?.text ?? ''}`);
    }
  };

  return [...declared].flatMap(([symbol, { apiVersion, existing, entries }]): ReadResource[] => {
    if (existing) return [];
    const body = [...entries].filter(
      ([key]) => !['name', 'parent', 'scope', 'location', 'tags', 'dependsOn'].includes(key),
    );
    const location = entries.get('location');
    const tags = entries.get('tags');
    return [
      {
        id: idOf(symbol).toLowerCase(),
        apiVersion,
        location: location && (value(location) as string),
        tags: tags && value(tags),
        body: lowerIds(Object.fromEntries(body.map(([key, node]) => [key, value(node)]))),
      },
    ];
  });
}

function fail(message: string): never {
  throw new Error(message);
}

/** The members of an object, by name. */
export function entriesOf(node: Node | null | undefined): Map<string, Node> {
  const properties = (node?.namedChildren ?? []).filter((child) => child?.type === 'object_property');
  return new Map(
    properties.flatMap((property): [string, Node][] => {
      const [key, item] = property?.namedChildren ?? [];
      return key && item ? [[key.type === 'string' ? textOf(key) : key.text, item]] : [];
    }),
  );
}

/** The text that a string means. */
export function textOf(node: Node | null | undefined): string {
  const inside = (node?.text ?? '').slice(1, -1);
  return inside.replaceAll(/\\(u\{[0-9a-f]+\}|.)/g, (_, escaped: string) =>
    escaped === 'n' ? '\n' : escaped === 'r' ? '\r' : escaped === 't' ? '\t' : escaped,
  );
}
