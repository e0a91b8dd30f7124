import type { WantedResource } from './model';

/** A resource while it is built: what it depends on is settled last. */
export type Draft = Omit<WantedResource, 'dependsOn'> & { dependsOn: readonly string[] };

/**
 * Every resource after those that it depends on, else in the order given. Dependencies on what is not wanted are
 * dropped, and so is one that would close a circle.
 */
export function inOrder(resources: ReadonlyMap<string, Draft>): WantedResource[] {
  const done = new Set<string>();
  const open = new Set<string>();
  const ordered: WantedResource[] = [];
  const visit = (key: string, resource: Draft): void => {
    open.add(key);
    const dependsOn: string[] = [];
    for (const id of new Set(resource.dependsOn)) {
      const other = id.toLowerCase();
      const needed = resources.get(other);
      if (!needed || open.has(other)) continue;
      if (!done.has(other)) visit(other, needed);
      dependsOn.push(needed.id);
    }
    open.delete(key);
    done.add(key);
    resource.dependsOn = dependsOn;
    ordered.push(resource);
  };
  for (const [key, resource] of resources) if (!done.has(key)) visit(key, resource);
  return ordered;
}
