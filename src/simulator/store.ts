import type { Json, Resource } from './arm';
import { isObject } from './arm';
import { keyOf, parentId } from './ids';

/** The ids that a value refers to: every `{ id: '/subscriptions/…' }` in it. */
export function referencesIn(value: Json | undefined, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const item of value) referencesIn(item, found);
  else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'id' && typeof item === 'string' && item.toLowerCase().startsWith('/subscriptions/')) found.add(item);
      else referencesIn(item, found);
    }
  }
  return found;
}

/** All resources, by id, with the way from a resource to those that refer to it. */
export class Store {
  private readonly resources = new Map<string, Resource>();
  private readonly childKeys = new Map<string, Set<string>>();
  private readonly referrerKeys = new Map<string, Set<string>>();
  private readonly typeKeys = new Map<string, Set<string>>();
  private undo: (() => void)[] | undefined;

  get(id: string): Resource | undefined {
    return this.resources.get(keyOf(id));
  }

  all(): Resource[] {
    return [...this.resources.values()];
  }

  /** The resources of one type, in the order in which they were made. */
  ofType(type: string): Resource[] {
    return this.resolve(this.typeKeys.get(type));
  }

  /** The direct children of a resource, of one type, in the order in which they were made. */
  children(id: string, type?: string): Resource[] {
    return this.resolve(this.childKeys.get(keyOf(id))).filter((child) => type === undefined || child.type === type);
  }

  /** The resource's children and theirs, parents first. */
  descendants(id: string): Resource[] {
    return this.children(id).flatMap((child) => [child, ...this.descendants(child.id)]);
  }

  /** The resources whose properties hold this id. */
  referrers(id: string, type?: string): Resource[] {
    return this.resolve(this.referrerKeys.get(keyOf(id))).filter((from) => type === undefined || from.type === type);
  }

  set(resource: Resource): void {
    const key = keyOf(resource.id);
    const before = this.resources.get(key);
    // What is written again keeps its place among its brothers.
    this.forget(before);
    this.resources.set(key, resource);
    this.link(resource);
    this.undo?.push(() => {
      const written = this.resources.get(key);
      if (before === undefined) {
        this.unlink(written);
        this.resources.delete(key);
      } else {
        this.forget(written);
        this.resources.set(key, before);
        this.link(before);
      }
    });
  }

  /** Removes a resource and all that is below it. */
  delete(id: string): void {
    for (const child of this.children(id)) this.delete(child.id);
    const key = keyOf(id);
    const before = this.resources.get(key);
    if (before === undefined) return;
    this.unlink(before);
    this.resources.delete(key);
    this.undo?.push(() => {
      this.resources.set(key, before);
      this.link(before);
    });
  }

  /** Runs the changes; where one of them throws, none of them has happened. */
  transaction<T>(changes: () => T): T {
    if (this.undo !== undefined) return changes();
    const undo: (() => void)[] = [];
    this.undo = undo;
    try {
      return changes();
    } catch (error) {
      this.undo = undefined;
      for (const step of undo.reverse()) step();
      throw error;
    } finally {
      this.undo = undefined;
    }
  }

  private link(resource: Resource): void {
    const key = keyOf(resource.id);
    add(this.typeKeys, resource.type, key);
    const parent = parentId(resource.id);
    if (parent !== undefined) add(this.childKeys, keyOf(parent), key);
    for (const target of referencesIn(resource.properties)) add(this.referrerKeys, keyOf(target), key);
  }

  private unlink(resource: Resource | undefined): void {
    if (resource === undefined) return;
    const key = keyOf(resource.id);
    remove(this.typeKeys, resource.type, key);
    const parent = parentId(resource.id);
    if (parent !== undefined) remove(this.childKeys, keyOf(parent), key);
    this.forget(resource);
  }

  /** Takes out what a resource refers to. */
  private forget(resource: Resource | undefined): void {
    if (resource === undefined) return;
    for (const target of referencesIn(resource.properties))
      remove(this.referrerKeys, keyOf(target), keyOf(resource.id));
  }

  private resolve(keys: Set<string> | undefined): Resource[] {
    return [...(keys ?? [])].map((key) => this.resources.get(key)).filter((found) => found !== undefined);
  }
}

function add(index: Map<string, Set<string>>, key: string, value: string): void {
  const set = index.get(key) ?? new Set<string>();
  set.add(value);
  index.set(key, set);
}

function remove(index: Map<string, Set<string>>, key: string, value: string): void {
  const set = index.get(key);
  if (set === undefined) return;
  set.delete(value);
  if (set.size === 0) index.delete(key);
}
