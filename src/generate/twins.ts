import { type Common, type WantedResource, typeNamed } from '../resources';
import { atList, everyReferenceAt, everyTextAt } from '../resources/types/bodies';
import { jmesLiteral, word } from './bash';

/** That an item of a collection has something in common with a body, in JMESPath; undefined where the body says nothing of it. */
function conditionOf(common: Common, body: WantedResource['body']): string | undefined {
  const any = [...new Set(alternativesOf(common, body))];
  return any.length > 1 ? `(${any.join(' || ')})` : any[0];
}

/** JMESPath follows no reference and knows no addresses: it finds the same id, and the same prefix. */
function alternativesOf(common: Common, body: WantedResource['body']): string[] {
  if ('says' in common) return everyTextAt(body, common.says).map((text) => has(common.says, text));
  if ('overlaps' in common) {
    const prefixes = common.overlaps.flatMap((path) => everyTextAt(body, path));
    return prefixes.flatMap((prefix) => common.overlaps.map((path) => has(path, prefix)));
  }
  return common.refersTo.flatMap((path) => everyReferenceAt(body, path).map((id) => has(`${path}.id`, id)));
}

/** That one of the values at a path is this one. */
function has(path: string, value: string): string {
  const [keys, rest] = atList(path);
  if (rest === undefined) return `${keys} == ${jmesLiteral(value)}`;
  return rest === '' ? `contains(${keys} || \`[]\`, ${jmesLiteral(value)})` : `${keys}[?${has(rest, value)}]`;
}

/**
 * The command by which a script makes sure that a resource which is missing is not there under another name, of which Azure
 * takes one only: the peering of the same two networks, a gateway in the same subnet. undefined where there can be several.
 */
export function aloneLine(resource: WantedResource): string | undefined {
  const { id, name, type, apiVersion, body } = resource;
  const conditions = typeNamed(type)?.excludes?.map((common) => conditionOf(common, body));
  if (!conditions || conditions.includes(undefined)) return undefined;
  const query = `value[?name != ${jmesLiteral(name)} && ${conditions.join(' && ')}].name | [0]`;
  return ['alone', word(name), word(id.slice(0, id.lastIndexOf('/'))), apiVersion, word(query)].join(' ');
}

/** Ends a script where something stands for the same under another name. Needs `listed`. */
export const aloneFunction: readonly string[] = [
  '# alone NAME LIST API-VERSION QUERY: ends the script where QUERY finds what stands for the same as NAME under another name.',
  'alone() {',
  '  local other',
  '  other=$(listed "$2" "$3" "$4")',
  '  [[ -z $other ]] && return',
  '  printf \'%s is there and stands for the same as %s, of which Azure takes one: use its name in the design.\\n\' "$other" "$1" >&2',
  '  exit 1',
  '}',
];
