import { type BodyValue, type WantedResource, types } from '../resources';
import { jmesLiteral, word } from './bash';
import { valueOf } from './references';
import { at, leafAt, textsAt } from './values';

type Condition = (properties: BodyValue | undefined) => string | undefined;

/** That a reference of an item leads to where one of the wanted body does. */
function leadsTo(path: string, properties: BodyValue | undefined): string | undefined {
  const reference = at(properties, ...path.split('.'), 'id');
  const seen = reference === undefined ? undefined : valueOf(reference);
  return seen?.kind === 'id' ? `properties.${path}.id == ${jmesLiteral(seen.id)}` : undefined;
}

const all = (...conditions: readonly (string | undefined)[]): string | undefined =>
  conditions.includes(undefined) ? undefined : conditions.join(' && ');

/** By type, what an item of its collection has in common with it, of which Azure takes one only. See `excludes` of the types. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  [types.networkPeering]: (properties) => leadsTo('remoteVirtualNetwork', properties),
  [types.globalReach]: (properties) => leadsTo('peerExpressRouteCircuitPeering', properties),
  [types.connection]: (properties) =>
    all(
      leadsTo('virtualNetworkGateway1', properties),
      leadsTo('peer', properties) ?? leadsTo('localNetworkGateway2', properties),
    ),
  [types.gateway](properties) {
    const [first] = itemsOf(at(properties, 'ipConfigurations'));
    const subnet = leadsTo('subnet', at(first, 'properties'));
    const type = leafAt(properties, 'gatewayType');
    return subnet && type !== undefined
      ? `properties.gatewayType == ${jmesLiteral(type)} && properties.ipConfigurations[?${subnet}]`
      : undefined;
  },
  [types.subnet](properties) {
    const prefixes = [leafAt(properties, 'addressPrefix'), ...textsAt(properties, 'addressPrefixes')];
    const has = prefixes.flatMap((prefix) =>
      typeof prefix === 'string'
        ? [
            `properties.addressPrefix == ${jmesLiteral(prefix)}`,
            `contains(properties.addressPrefixes || \`[]\`, ${jmesLiteral(prefix)})`,
          ]
        : [],
    );
    return has.length === 0 ? undefined : has.join(' || ');
  },
};

function itemsOf(value: BodyValue | undefined): readonly BodyValue[] {
  const seen = value === undefined ? undefined : valueOf(value);
  return seen?.kind === 'list' ? seen.items : [];
}

/**
 * The command by which a script makes sure that a resource which is missing is not there under another name, of which Azure
 * takes one only: the peering of the same two networks, a gateway in the same subnet. undefined where there can be several.
 */
export function aloneLine(resource: WantedResource): string | undefined {
  const { id, name, type, apiVersion, body } = resource;
  const condition = CONDITIONS[type]?.(body['properties']);
  if (condition === undefined) return undefined;
  const query = `value[?name != ${jmesLiteral(name)} && (${condition})].name | [0]`;
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
