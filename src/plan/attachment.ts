import * as l10n from '@vscode/l10n';
import { parentId, types } from '../resources';
import type { WantedResource } from '../resources/model';
import { lastName, referenceAt, valueAt } from '../resources/types/bodies';
import { broughtTo } from './compare';
import { isType, keyOf, stepIdOf } from './ids';
import type { ArmBody, PlanStep } from './plan';

/**
 * The step that attaches a route filter to a Microsoft peering which the connectivity provider makes; undefined where there is
 * none to attach. Without the filter no prefix comes. It is the circuit's owner who attaches it, onto the peering as it is.
 * Source: how-to-routefilter, azurerm#24400
 */
export function attachmentStep(
  peering: WantedResource,
  resources: ReadonlyMap<string, WantedResource>,
  there: ReadonlyMap<string, ArmBody> | undefined,
): PlanStep | undefined {
  if (!isType(peering, types.peering) || peering.party !== 'connectivity-provider' || peering.existing)
    return undefined;
  const filter = referenceAt(peering.body, 'properties', 'routeFilter');
  const circuit = resources.get(keyOf(parentId(peering.id) ?? ''));
  if (filter === undefined || circuit === undefined) return undefined;
  const body = { properties: filterOf(peering) };
  const actual = there?.get(keyOf(peering.id));
  const changes = actual ? broughtTo({ ...peering, body }, actual).changes : [];
  const own = stepIdOf(peering);
  const names = [lastName(filter), lastName(peering.id), circuit.name] as const;
  const base = {
    id: `${own}/routeFilter`,
    resourceId: peering.id,
    dependsOn: [own, ...[resources.get(keyOf(filter)) ?? []].flat().map(stepIdOf)].sort(),
    changes,
    rule: null,
    part: body,
    sources: ['how-to-routefilter', 'azurerm#24400'],
  };
  if (actual && changes.length === 0) {
    return {
      ...base,
      action: 'keep',
      impact: l10n.t('the route filter {0} is attached to {1} of {2}', ...names),
      waitsFor: null,
    };
  }
  if (circuit.party !== 'csp' || circuit.existing) {
    return {
      ...base,
      action: 'wait',
      impact: l10n.t(
        'who owns the circuit {2} has to attach the route filter {0} to {1}, which the connectivity provider makes: without it no prefix comes',
        ...names,
      ),
      waitsFor: 'customer',
    };
  }
  return {
    ...base,
    action: 'update',
    impact: l10n.t(
      'attach the route filter {0} to {1} of {2}, which the connectivity provider makes: all else of it stays, and without the filter no prefix comes',
      ...names,
    ),
    traffic: 'unknown',
    waitsFor: null,
  };
}

/** What of the peering is the circuit owner's: its filter, of IPv6 too. */
function filterOf(peering: WantedResource): WantedResource['body'] {
  const { routeFilter, ipv6PeeringConfig } = (peering.body['properties'] ?? {}) as WantedResource['body'];
  const ipv6 = valueAt({ ipv6PeeringConfig }, 'ipv6PeeringConfig', 'routeFilter');
  return { routeFilter, ...(ipv6 !== undefined && { ipv6PeeringConfig: { routeFilter } }) };
}
