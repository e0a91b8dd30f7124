import type { FoundResource } from '../found';
import { lockOn } from './governance';
import { type Draft, type Ground, type Reading, groupNameOf, locationOf, tagsOf } from './reading';

const same = (a: string | undefined, b: string | undefined): boolean => a?.toLowerCase() === b?.toLowerCase();

/**
 * Group, region, tags and lock of a resource, as far as they are not what it inherits, and the ground for what stands below it. A tag
 * that something below inherits and does not have is left unsaid, so that nothing is added to that: what is unsaid stays in Azure.
 * @param heirs what inherits the tags of this resource
 */
export function standing(
  reading: Reading,
  found: FoundResource,
  ground: Ground,
  heirs: readonly FoundResource[] = [],
): { readonly own: Draft; readonly below: Ground } {
  const resourceGroup = groupNameOf(found);
  const location = locationOf(found);
  const everywhere = heirs.map(tagsOf);
  const sayable = Object.entries(tagsOf(found)).filter(
    ([key, value]) => value !== '' && everywhere.every((tags) => tags[key] !== undefined),
  );
  const said = sayable.filter(([key, value]) => ground.tags?.[key] !== value);
  return {
    own: {
      resourceGroup: same(resourceGroup, ground.resourceGroup) ? undefined : resourceGroup,
      location: location === undefined || same(location, ground.location) ? undefined : location,
      tags: said.length > 0 ? Object.fromEntries(said) : undefined,
      lock: lockOn(reading, found),
    },
    below: {
      resourceGroup: resourceGroup ?? ground.resourceGroup,
      location: location ?? ground.location,
      tags: { ...ground.tags, ...Object.fromEntries(sayable) },
    },
  };
}
