import * as l10n from '@vscode/l10n';
import type { ArmBody, Json } from '../../../resources/model';
import type { FoundResource } from '../../found';
import { isList, isObject, itemsAt, textAt, valueAt } from '../../json';
import type { Told } from '../../told';
import { type TerraformResource, foundIn } from './found';
import type { Values } from './values';

/** Whether a JSON value is a state of Terraform, or what `terraform show -json` writes of a state or a plan. */
export const isState = (value: unknown): value is ArmBody =>
  isObject(value) &&
  ((textAt(value, 'terraform_version') !== undefined &&
    (isObject(value['values']) || isObject(value['planned_values']))) ||
    (textAt(value, 'lineage') !== undefined && isList(value['resources'])));

/** The resources of a state or a plan. */
export function readState(state: ArmBody, source: string, subscriptionId: string, told: Told[]): FoundResource[] {
  const root = valueAt(state, 'planned_values', 'root_module') ?? valueAt(state, 'values', 'root_module');
  const resources = root === undefined ? instancesOf(state) : resourcesBelow(root);
  if (isObject(state['planned_values'])) {
    told.push({
      severity: 'info',
      code: 'IMP-003',
      message: l10n.t('{0} is a plan: what it wants is read, and not what is there.', source),
      source,
    });
  }
  return foundIn(resources, source, subscriptionId, told);
}

function resourcesBelow(module: Json, depth = 0): TerraformResource[] {
  if (depth > 50) return [];
  const own = itemsAt(module, 'resources').flatMap((one): TerraformResource[] => {
    const values = isObject(one) ? one['values'] : undefined;
    if (textAt(one, 'mode') !== 'managed' || !isObject(values)) return [];
    return [{ type: textAt(one, 'type') ?? '', address: textAt(one, 'address') ?? '', values: values as Values }];
  });
  return [...own, ...itemsAt(module, 'child_modules').flatMap((child) => resourcesBelow(child, depth + 1))];
}

function instancesOf(state: ArmBody): TerraformResource[] {
  return itemsAt(state, 'resources').flatMap((one) => {
    if (textAt(one, 'mode') !== 'managed') return [];
    const type = textAt(one, 'type') ?? '';
    const address = `${type}.${textAt(one, 'name') ?? ''}`;
    return itemsAt(one, 'instances').flatMap((instance): TerraformResource[] => {
      const values = isObject(instance) ? instance['attributes'] : undefined;
      return isObject(values) ? [{ type, address, values: values as Values }] : [];
    });
  });
}
