import type { Prefix } from '../../network/prefix';
import { type AddressKind, kindOf as compute } from '../../network/special';

const kept = new WeakMap<Prefix, AddressKind>();

/** The class of a prefix; parsed prefixes are shared objects, so each is looked up once, however many rules ask. */
export function kindOf(prefix: Prefix): AddressKind {
  let kind = kept.get(prefix);
  if (kind === undefined) kept.set(prefix, (kind = compute(prefix)));
  return kind;
}
