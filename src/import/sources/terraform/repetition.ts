import type { ArmBody, Json } from '../../../resources/model';
import { isList, isObject, textAt } from '../../json';
import { type Names, type Node, RuntimeOnly, type Value, evaluated, itemsOf, keyIn, reached } from './evaluate';
import { HclError } from './expression';

const MOST_INSTANCES = 2000;

export type Key = string | number | undefined;

/** One of the blocks that `count` or `for_each` makes of a block, with the names that are known in it. */
export interface Instance {
  readonly key: Key;
  readonly names: Names;
}

/** @throws RuntimeOnly for what only a run knows */
export function valueOf(value: Json | undefined, names: Names): Value {
  return evaluated(value, names, (_, what) => {
    throw new RuntimeOnly(what);
  });
}

/** The key and the value of a round, which may be an instance of another block. */
const roundOf = (key: string | number, value: Value): Node => ({
  isNode: true,
  member: (member) => (member === 'key' ? key : value),
  all: () => [],
});

/** The instances of a block: those that `count` or `for_each` makes, else one without a key. */
export function instancesOf(body: ArmBody, names: Names): Instance[] {
  const { count, for_each: each } = body;
  if (count !== undefined) {
    const times = Number(valueOf(count, names));
    if (!Number.isInteger(times) || times > MOST_INSTANCES) throw new HclError(`count: ${String(times)}`);
    return Array.from({ length: Math.max(0, times) }, (_, index) => ({
      key: index,
      names: (name) => (name === 'count' ? { index } : names(name)),
    }));
  }
  if (each === undefined) return [{ key: undefined, names }];
  const over = reached(each, names);
  const items = isList(over) ? over.map((item) => [keyIn(item), item] as const) : itemsOf(over);
  if (items.length > MOST_INSTANCES) throw new HclError('for_each');
  return items.map(([key, value]) => ({
    key,
    names: (name) => (name === 'each' ? roundOf(key, value) : names(name)),
  }));
}

/** `dynamic` blocks as the blocks that they make. */
export function withDynamicBlocks(body: ArmBody, names: Names): ArmBody {
  const { dynamic } = body;
  if (!isObject(dynamic)) return body;
  const made = Object.entries(dynamic).map(([label, bodies]): [string, Json] => {
    const list = (isList(bodies) ? bodies : [bodies]).filter(isObject).flatMap((one): Json[] => {
      const iterator = textAt(one, 'iterator')?.replace(/^\$\{(.*)\}$/, '$1') ?? label;
      const [content] = isList(one['content']) ? one['content'] : [one['content']];
      return itemsOf(reached(one['for_each'], names)).map(([key, value]) =>
        evaluated(
          content,
          (name) => (name === iterator ? roundOf(key, value) : names(name)),
          () => undefined,
        ),
      );
    });
    const before = body[label];
    return [label, [...(isList(before) ? before : []), ...list]];
  });
  return { ...body, ...Object.fromEntries(made) };
}
