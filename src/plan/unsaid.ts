import * as l10n from '@vscode/l10n';
import { typeNamed } from '../resources';
import type { Told } from '../resources/types/descriptor';
import type { Json, WantedResource } from '../resources/model';
import { lastName, referenceAt, valueAt } from '../resources/types/bodies';
import type { ArmBody } from './plan';

/** Part of a resource in Azure that the design does not say (any more): nothing is sent about it, and it holds. */
export interface Unsaid {
  /** Such as properties.networkSecurityGroup. */
  readonly path: string;
  /** What it is and what it is called, for people. */
  readonly text: string;
  readonly severity: 'warning' | 'info';
}

/** What a resource has in Azure and not in the design, such as the security group of a subnet or the clients of a VPN gateway. */
export function unsaidOf(resource: WantedResource, actual: ArmBody): Unsaid[] {
  const told: readonly Told[] = typeNamed(resource.type)?.unsaid ?? [];
  return told.flatMap(({ path, title, severity, when }): Unsaid[] => {
    const keys = path.split('.');
    const found = valueAt(actual, ...keys);
    if (found === undefined || saysNothing(found) || when?.(found) === false) return [];
    if (valueAt(resource.body, ...keys) !== undefined) return [];
    const names = namesIn(found, referenceAt(actual, ...keys));
    return [{ path, severity: severity ?? 'info', text: names === '' ? title() : l10n.t('{0} {1}', title(), names) }];
  });
}

const saysNothing = (value: Json): boolean =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

/** The tags that Azure has and the design does not say (any more), by name; those that Azure hides from people are its own. */
export function unsaidTags({ tags = {} }: WantedResource, actual: ArmBody): string[] {
  const found = valueAt(actual, 'tags');
  if (typeof found !== 'object' || found === null) return [];
  const said = new Set(Object.keys(tags).map((name) => name.toLowerCase()));
  return Object.keys(found)
    .filter((name) => !said.has(name.toLowerCase()) && !name.toLowerCase().startsWith('hidden-'))
    .map((name) => l10n.t('tag {0}', name));
}

function namesIn(value: Json, reference: string | undefined): string {
  if (reference !== undefined) return lastName(reference);
  if (!Array.isArray(value)) return typeof value === 'string' ? value : '';
  return (value as readonly Json[])
    .flatMap((item) => {
      if (typeof item === 'string') return [item];
      const name = valueAt(item, 'service') ?? valueAt(item, 'name');
      return typeof name === 'string' ? [name] : [];
    })
    .join(', ');
}
