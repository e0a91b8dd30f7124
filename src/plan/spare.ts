import { holderOf } from '../resources';
import type { WantedResource } from '../resources/model';
import type { Surroundings } from '../resources/types/descriptor';
import { broughtTo } from './compare';
import { keyOf } from './ids';

/**
 * The name of what is there and has no use for a resource that is not: a gateway or a Route Server that keeps the address that
 * it has. undefined where it is needed.
 */
export function spareFor(resource: WantedResource, { all, there }: Surroundings): string | undefined {
  const holder = holderOf(resource, all);
  const held = holder && there(holder.id);
  if (!holder || !held) return undefined;
  const sent = keyOf(JSON.stringify(broughtTo(holder, held).body));
  return sent.includes(keyOf(JSON.stringify(resource.id))) ? undefined : holder.name;
}
