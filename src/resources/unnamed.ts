import { resourceKey } from './ids';
import type { WantedResource } from './model';
import { typeNamed } from './types';
import { lastName, valueAt } from './types/bodies';
import { idsIn } from './references';

/** The values by which one of a type that no design names is known, by their paths; undefined for types that go by their names. */
export function knownBy({ type, body }: Pick<WantedResource, 'type' | 'body'>): Map<string, string> | undefined {
  const paths = typeNamed(type)?.knownBy;
  return paths && new Map(paths.map((path) => [path, nameAt(body, path)]));
}

/** Whether what stands in the same place is a wanted resource under another name. */
export function isSameUnnamed(wanted: Pick<WantedResource, 'type' | 'body'>, other: unknown): boolean {
  const known = knownBy(wanted);
  return (
    known !== undefined && [...known].every(([path, name]) => resourceKey(nameAt(other, path)) === resourceKey(name))
  );
}

function nameAt(body: unknown, path: string): string {
  const value = valueAt(body, ...path.split('.'));
  const [id] = idsIn(value as WantedResource['body'][string]);
  return lastName(id ?? (typeof value === 'string' ? value : ''));
}

/**
 * What a resource is made for, and what keeps its own where it is there already: the gateway or the Route Server of a public
 * address. undefined for what is made for itself.
 */
export function holderOf(resource: WantedResource, all: Iterable<WantedResource>): WantedResource | undefined {
  if (!typeNamed(resource.type)?.madeForHolder) return undefined;
  const key = resourceKey(resource.id);
  return [...all].find(({ body }) => idsIn(body).some((id) => resourceKey(id) === key));
}
