import type { WantedResource } from './model';

/**
 * Every resource after those that it depends on, else in the order given. Dependencies on what is not wanted are
 * dropped, and so is one that would close a circle.
 */
export function inOrder(resources: ReadonlyMap<string, WantedResource>): WantedResource[] {
  const done = new Map<string, WantedResource>();
  const open = new Set<string>();
  const visit = (key: string, resource: WantedResource): void => {
    open.add(key);
    const dependsOn: string[] = [];
    for (const id of new Set(resource.dependsOn)) {
      const needed = resources.get(id.toLowerCase());
      if (!needed || open.has(id.toLowerCase())) continue;
      if (!done.has(id.toLowerCase())) visit(id.toLowerCase(), needed);
      dependsOn.push(needed.id);
    }
    open.delete(key);
    done.set(key, withDependencies(resource, dependsOn));
  };
  for (const [key, resource] of resources) if (!done.has(key)) visit(key, resource);
  return [...done.values()];
}

/** A copy with other dependencies; `place` stays something that is looked up when asked for. */
function withDependencies(resource: WantedResource, dependsOn: readonly string[]): WantedResource {
  return Object.defineProperties({ ...Object.create(null), dependsOn } as WantedResource, {
    ...Object.getOwnPropertyDescriptors(resource),
    dependsOn: { value: dependsOn, enumerable: true },
  });
}
