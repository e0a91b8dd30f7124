import { keptOf } from '../../design/kept';
import type { Prefix } from '../../network/prefix';
import { kindOf as compute } from '../../network/special';

/** The class of a prefix; parsed prefixes are shared objects, so each is looked up once, however many rules ask. */
export const kindOf = keptOf((prefix: Prefix) => compute(prefix));
