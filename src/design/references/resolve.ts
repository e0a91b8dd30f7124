import type { Customer, Design } from '../model';
import { type Found, lookups } from './lookups';
import type { Naming } from './namings';
import type { Where } from './where';

/** What stands around a naming. */
export function whereOf(
  { file, path }: Naming,
  design: Pick<Design, 'provider'>,
  customer: Customer | undefined,
): Where {
  return { design, customer, path, value: file.content?.data };
}

/** What a reference leads to: the first of its kinds that has the name. undefined where it leads nowhere. */
export function resolve({ kinds, written }: Naming, where: Where): Found | undefined {
  for (const kind of kinds) {
    const found = lookups[kind].find(where, written);
    if (found) return found;
  }
  return undefined;
}
