import { typeNamed } from '../resources';

/** What a resource of a type is called in identifiers of templates and scripts. */
export function kindOf(type: string): string {
  return typeNamed(type)?.kind ?? 'resource';
}
