import { dirname, join } from 'node:path';
import type { Node, Parser } from 'web-tree-sitter';
import { entriesOf, textOf } from './bicep-read';

/** What a Bicep file declares by a symbol. */
interface Declared {
  readonly kind: 'resource' | 'existing' | 'module';
  readonly type: string;
  readonly apiVersion: string;
  readonly entries: ReadonlyMap<string, Node>;
  readonly condition: Node | undefined;
}

type Part = Record<string, unknown>;

const SCHEMA = 'https://schema.management.azure.com/schemas';
const DEPLOYMENT = 'Microsoft.Resources/deployments';
const TYPES: Readonly<Record<string, string>> = { 'string[]': 'array', object: 'object', string: 'string' };

/**
 * The ARM template that a Bicep file means, with its modules as deployments inside. It knows the part of the language that
 * generated files are written in, and throws at anything else. The rules are those of Bicep's compiler: what a declaration
 * names is waited for, a condition stands at the resource, a module is evaluated within its own scope.
 */
export function compileBicep(parser: Parser, files: ReadonlyMap<string, string>, path: string): Part {
  const root = parser.parse(files.get(path) ?? '')?.rootNode;
  if (!root || root.hasError) throw new Error(`${path}: not parsed`);
  const parameters: Record<string, Part> = {};
  const declared = new Map<string, Declared>();
  const outputs: [string, string, Node][] = [];
  let scope = 'resourceGroup';
  let isSecure = false;
  for (const node of root.namedChildren.filter((child) => child !== null)) {
    const [first, second, third] = node.namedChildren.filter((child) => child !== null);
    switch (node.type) {
      case 'decorators':
        isSecure = node.text.includes('@secure()');
        continue;
      case 'target_scope_assignment':
        scope = textOf(first);
        break;
      case 'parameter_declaration': {
        const type = TYPES[second?.text ?? ''] ?? fail(node);
        parameters[first?.text ?? ''] = { type: isSecure ? `secure${type}` : type, default: third };
        break;
      }
      case 'module_declaration':
      case 'resource_declaration': {
        const [type = '', apiVersion = ''] = textOf(second).split('@');
        const isExisting = node.children.some((child) => child?.type === 'existing');
        const kind = node.type === 'module_declaration' ? 'module' : isExisting ? 'existing' : 'resource';
        const body = third?.type === 'if_statement' ? third.namedChildren.at(-1) : third;
        const condition = third?.type === 'if_statement' ? (third.namedChildren[0] ?? undefined) : undefined;
        declared.set(first?.text ?? '', { kind, type, apiVersion, entries: entriesOf(body), condition });
        break;
      }
      case 'output_declaration':
        outputs.push([first?.text ?? '', second?.text ?? '', third ?? fail(node)]);
        break;
      case 'metadata_declaration':
      case 'comment':
        break;
      default:
        fail(node);
    }
    isSecure = false;
  }

  const symbol = (name: string): Declared => declared.get(name) ?? fail(name);

  /** The expression of an id: that of a symbol, in the scope that it says. */
  const idOf = (name: string): string => {
    const { kind, type, entries } = symbol(name);
    if (kind === 'module') {
      return `extensionResourceId(${groupOf(entries.get('scope'))}, '${DEPLOYMENT}', ${expression(entries.get('name'))})`;
    }
    const chain: string[] = [];
    let at = { type, entries };
    for (;;) {
      chain.unshift(expression(at.entries.get('name')));
      const parent = at.entries.get('parent');
      if (!parent) break;
      at = symbol(parent.text);
    }
    const around = at.entries.get('scope');
    const named = `'${type}', ${chain.join(', ')}`;
    if (around?.type === 'identifier') return `extensionResourceId(${idOf(around.text)}, ${named})`;
    if (around) return `resourceId(${callOf(around, 'resourceGroup').map(expression).join(', ')}, ${named})`;
    if (type.endsWith('/resourceGroups')) return groupIdOf(chain.join());
    return scope === 'subscription' ? `subscriptionResourceId(${named})` : `resourceId(${named})`;
  };

  /** The group that a module is deployed to, as an id. */
  const groupOf = (node: Node | undefined): string => groupIdOf(groupName(node));
  const groupName = (node: Node | undefined): string => {
    if (node?.type === 'identifier') return expression(symbol(node.text).entries.get('name'));
    const [name, more] = callOf(node, 'resourceGroup');
    return more === undefined ? expression(name) : fail(node);
  };

  const expression = (node: Node | null | undefined): string => {
    switch (node?.type) {
      case 'string':
        return `'${textOf(node).replaceAll("'", "''")}'`;
      case 'number':
        return node.text;
      case 'identifier':
        return node.text in parameters ? `parameters('${node.text}')` : fail(node);
      case 'parenthesized_expression':
        return expression(node.namedChildren[0]);
      case 'unary_expression':
        return node.text.startsWith('!') ? `not(${expression(node.namedChildren[0])})` : fail(node);
      case 'binary_expression': {
        const [left, right] = node.namedChildren.map(expression);
        const name = { '&&': 'and', '||': 'or' }[node.children[1]?.text ?? ''] ?? fail(node);
        return `${name}(${left ?? ''}, ${right ?? ''})`;
      }
      case 'ternary_expression':
        return `if(${node.namedChildren.map(expression).join(', ')})`;
      case 'call_expression':
        return `contains(${callOf(node, 'contains').map(expression).join(', ')})`;
      case 'member_expression': {
        const [name = '', first = '', ...path] = node.text.split('.');
        if (first === 'id' && path.length === 0) return idOf(name);
        const { kind, apiVersion } = symbol(name);
        if (first === 'outputs' && kind === 'module') {
          return `reference(${idOf(name)}, '2025-04-01').outputs.${path.join('.')}.value`;
        }
        return first === 'properties' ? `reference(${idOf(name)}, '${apiVersion}').${path.join('.')}` : fail(node);
      }
      default:
        return fail(node);
    }
  };

  const value = (node: Node | null | undefined): unknown => {
    switch (node?.type) {
      case 'string': {
        const text = textOf(node);
        return text.startsWith('[') ? `[${text}` : text;
      }
      case 'number':
        return Number(node.text);
      case 'boolean':
        return node.text === 'true';
      case 'null':
        return null;
      case 'array':
        return node.namedChildren.map(value);
      case 'object':
        return objectOf(entriesOf(node));
      default:
        return `[${expression(node)}]`;
    }
  };
  const objectOf = (entries: ReadonlyMap<string, Node>): Part =>
    Object.fromEntries([...entries].map(([key, item]) => [key, value(item)]));

  /** The ids of what a declaration names, and of what it says that it waits for. */
  const waitsOf = (own: string, entries: ReadonlyMap<string, Node>): string[] => {
    const named = [...entries.values()].flatMap((node) => [
      ...(node.type === 'identifier' ? [node.text] : []),
      ...node.descendantsOfType('identifier').flatMap((one) => (one && !isKey(one) ? [one.text] : [])),
    ]);
    const symbols = new Set(named.filter((name) => name !== own && declared.has(name)));
    return [...symbols].filter((name) => symbol(name).kind !== 'existing').map((name) => `[${idOf(name)}]`);
  };

  const resource = (name: string, { type, apiVersion, entries, condition }: Declared): Part => {
    const body = objectOf(bodyOf(entries));
    const chain: string[] = [];
    for (let at: ReadonlyMap<string, Node> | undefined = entries; at !== undefined;) {
      chain.unshift(expression(at.get('name')));
      const parent: Node | undefined = at.get('parent');
      at = parent && symbol(parent.text).entries;
    }
    const around = entries.get('scope');
    return {
      type,
      apiVersion,
      name: `[concat(${chain.join(", '/', ")})]`,
      ...(condition && { condition: `[${expression(condition)}]` }),
      ...(around && { scope: around.type === 'identifier' ? `[${idOf(around.text)}]` : fail(around) }),
      ...body,
      dependsOn: waitsOf(name, entries),
    };
  };

  const module = (name: string, { type, entries }: Declared): Part => {
    const params = entriesOf(entries.get('params'));
    return {
      type: DEPLOYMENT,
      apiVersion: '2025-04-01',
      name: `[${expression(entries.get('name'))}]`,
      resourceGroup: `[${groupName(entries.get('scope'))}]`,
      properties: {
        mode: 'Incremental',
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: Object.fromEntries([...params].map(([key, item]) => [key, { value: value(item) }])),
        template: compileBicep(parser, files, join(dirname(path), type)),
      },
      dependsOn: waitsOf(name, entries),
    };
  };

  return {
    $schema: `${SCHEMA}/${scope === 'subscription' ? '2018-05-01/subscriptionDeploymentTemplate' : '2019-04-01/deploymentTemplate'}.json#`,
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, { type, default: said }]) => [
        name,
        { type, ...(said !== undefined && { defaultValue: value(said as Node) }) },
      ]),
    ),
    resources: [...declared].flatMap(([name, one]) =>
      one.kind === 'existing' ? [] : [one.kind === 'module' ? module(name, one) : resource(name, one)],
    ),
    outputs: Object.fromEntries(outputs.map(([name, type, node]) => [name, { type, value: value(node) }])),
  };
}

const groupIdOf = (name: string): string =>
  `format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, ${name})`;

/** Whether an identifier is the name of a member, and no symbol. */
function isKey(node: Node): boolean {
  return node.parent?.type === 'object_property' && node.parent.namedChildren[0]?.id === node.id;
}

/** What is said of a resource beside its body is no value of it. */
function bodyOf(entries: ReadonlyMap<string, Node>): ReadonlyMap<string, Node> {
  return new Map([...entries].filter(([key]) => !['parent', 'scope', 'name', 'dependsOn'].includes(key)));
}

/** The arguments of a call of a function. */
function callOf(node: Node | null | undefined, name: string): Node[] {
  const [called, given] = node?.namedChildren ?? [];
  if (node?.type !== 'call_expression' || called?.text !== name) return fail(node);
  return (given?.namedChildren ?? []).filter((child) => child !== null);
}

function fail(what: Node | string | null | undefined): never {
  throw new Error(`not known: ${typeof what === 'string' ? what : `${what?.type ?? 'nothing'} ${what?.text ?? ''}`}`);
}
