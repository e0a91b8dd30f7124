import * as l10n from '@vscode/l10n';
import type { ArmBody } from '../../../resources/model';
import { type FoundResource, foundOf } from '../../found';
import { isObject } from '../../json';
import type { Told } from '../../told';
import { BINDINGS, armBodies, armIdOf, isBeside, isKnown } from './azurerm';
import { type Values, text } from './values';

/** A resource of Terraform with its arguments. */
export interface TerraformResource {
  readonly type: string;
  /** Such as azurerm_subnet.gateway or module.hub.azurerm_subnet.gateway[0]. */
  readonly address: string;
  readonly values: Values;
  /** The subscription of its provider, where that is said. */
  readonly subscriptionId?: string | undefined;
}

/** Resources of azurerm as ARM has them; associations are part of the subnets that they bind. */
export function foundIn(
  resources: readonly TerraformResource[],
  source: string,
  subscriptionId: string,
  told: Told[],
): FoundResource[] {
  const found: FoundResource[] = [];
  const bound = new Map<string, ArmBody>();
  for (const { type, address, values, ...own } of resources) {
    const binding = BINDINGS[type];
    const subnet = text(values, 'subnet_id')?.toLowerCase();
    if (binding && subnet !== undefined) {
      const id = text(values, binding.argument);
      if (id !== undefined) bound.set(subnet, { ...bound.get(subnet), [binding.key]: { id } });
      continue;
    }
    const id = isKnown(type) ? armIdOf(type, values, own.subscriptionId ?? subscriptionId) : undefined;
    if (!isKnown(type) || (id === undefined && isBeside(type))) {
      told.push({ severity: 'info', code: 'IMP-005', message: l10n.t('Seen, not managed: {0}', address), source });
      continue;
    }
    const bodies = id === undefined ? [] : armBodies(type, id, values);
    const read = bodies.flatMap((body) => foundOf(body, source) ?? []);
    found.push(...read);
    if (read.length === 0) {
      told.push({
        severity: 'error',
        code: 'IMP-002',
        message: l10n.t('{0}: its name or group is not known before a run, and it is left out.', address),
        source,
      });
    }
  }
  return found.map((one) => {
    const more = bound.get(one.id.toLowerCase());
    const { properties } = one.body;
    return more
      ? { ...one, body: { ...one.body, properties: { ...(isObject(properties) ? properties : {}), ...more } } }
      : one;
  });
}
