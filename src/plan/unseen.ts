import * as l10n from '@vscode/l10n';
import { apiVersionOf, parentId, parseArmId, typeNamed } from '../resources';
import type { WantedResource } from '../resources/model';
import { lastName } from '../resources/types/bodies';
import { keyOf, stepIdOf } from './ids';
import type { Leftover } from './plan';

/**
 * Where nobody could look, so that nothing is known of what may be left over there: collections that may not be listed, and
 * what we made in subscriptions that the design names no more. `seen` was looked at and is there. All ids in lower case.
 */
export function unseenOnes(
  resources: ReadonlyMap<string, WantedResource>,
  seen: ReadonlySet<string>,
  made: ReadonlySet<string>,
  unlisted: ReadonlySet<string>,
): Leftover[] {
  const subscriptions = new Set([...resources.values()].map(({ subscriptionId }) => keyOf(subscriptionId)));
  const abandoned = [...made].flatMap((id) => {
    const { subscriptionId = '', type = '' } = parseArmId(id) ?? {};
    const described = typeNamed(type);
    if (!described || subscriptions.has(keyOf(subscriptionId)) || seen.has(id) || parentId(id) !== undefined) return [];
    const { text, severity } = described.leftover(undefined);
    const impact = l10n.t(
      '{0}, made by an earlier deployment; nobody looked, as its subscription is not in the design any more. Where it is still there: {1}',
      described.title(),
      text,
    );
    return [{ ...unseen(id, stepIdOf({ id, subscription: subscriptionId }), impact), severity }];
  });
  const closed = [...unlisted].flatMap((collection) => {
    const owner = resources.get(collection.slice(0, collection.lastIndexOf('/')));
    if (!owner) return [];
    const impact = l10n.t(
      'what else stands in {0} is not known: who is signed in may not list its {1}',
      owner.name,
      lastName(collection),
    );
    return [{ ...unseen(owner.id, `${stepIdOf(owner)}/${lastName(collection)}`, impact), tenantId: owner.tenantId }];
  });
  return [...abandoned, ...closed].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function unseen(resourceId: string, id: string, impact: string): Leftover {
  const apiVersion = apiVersionOf(parseArmId(resourceId)?.type ?? '');
  return {
    id,
    resourceId,
    apiVersion,
    tenantId: undefined,
    impact,
    severity: 'warning',
    removable: false,
    within: 'unseen',
  };
}
