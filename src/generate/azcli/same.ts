import type { BodyValue } from '../../resources';
import { jmesLiteral } from '../bash';
import { valueOf } from '../references';

const within = (path: string, name: string): string =>
  `${path === '' ? '' : `${path}.`}${/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)}`;

/** That a list is this one, in this order. */
export function equals(path: string, list: readonly string[]): string {
  return `${path} == ${jmesLiteral(list)}`;
}

/**
 * What JMESPath asks of the parts of a body: each leaf is as wanted, each wanted item is in its list, each reference leads to a
 * resource of that name. Secrets are not read back, and lists of objects are asked for by those who write them.
 */
function conditions(value: BodyValue, path: string): string[] {
  const seen = valueOf(value);
  switch (seen.kind) {
    case 'leaf':
      if (seen.value === null) return [];
      return [
        isNothing(seen.value)
          ? `!${path} || ${path} == ${jmesLiteral(seen.value)}`
          : `${path} == ${jmesLiteral(seen.value)}`,
      ];
    case 'id':
      return [`${path} && ends_with(${path}, ${jmesLiteral(seen.id.split('/').slice(-2).join('/'))})`];
    case 'list':
      return seen.items.flatMap((item) => {
        const leaf = valueOf(item);
        return leaf.kind === 'leaf' && leaf.value !== null ? [contains(path, leaf.value)] : [];
      });
    case 'object':
      return seen.entries.flatMap(([name, item]) => conditions(item, within(path, name)));
    default:
      return [];
  }
}

/** What Azure may leave out where it is meant. */
const isNothing = (value: string | number | boolean): boolean => value === false || value === 0;

/** That a list has an item. */
export function contains(path: string, item: string | number | boolean): string {
  return `${path} && contains(${path}, ${jmesLiteral(item)})`;
}

/** JMESPath that is true where what is there is as the parts of a body say, and false where it is not. */
export function sameAs(
  parts: { readonly [path: string]: BodyValue | undefined },
  more: readonly string[] = [],
): string {
  const said = Object.entries(parts).flatMap(([path, value]) => (value === undefined ? [] : conditions(value, path)));
  return isTrue([...said, ...more]);
}

export function isTrue(all: readonly string[]): string {
  if (all.length === 0) return '`true`';
  return `(${all.map((one) => `(${one})`).join(' && ')}) && \`true\` || \`false\``;
}
