import * as l10n from '@vscode/l10n';
import { allCommunities } from '../../catalog/communities';
import { findRegion } from '../../catalog/regions';
import { routingRegistries } from '../../catalog/registries';
import { type Circuit, locationOf, setValue } from '../../design';
import { type FixContext, type FixFunction, keyOf, peeringAt, scopeOf } from '../fixes/fix';
import { MOST_OFFERED, respell } from '../shared/spelling';
import { topologyOf } from '../shared/topology';

/** A route filter with the communities of the regions that the circuit is for. */
export const routeFilter: FixFunction = function* (context) {
  const peering = peeringAt(context);
  const path = peering && context.file.pathOf(peering.raw);
  const communities = peering && communitiesFor(context, peering.circuit);
  if (!peering || !path || !communities || communities.length === 0) return;
  const title = l10n.t('Let the communities of {0} through', communities.map((c) => c.region ?? c.name).join(', '));
  const values = communities.map((c) => c.value);
  yield peering.routeFilter
    ? { title, edits: setValue(context.file, [...path, 'routeFilter', 'communities'], values) }
    : {
        title: l10n.t('Add a route filter for {0}', communities.map((c) => c.region ?? c.name).join(', ')),
        edits: setValue(context.file, [...path, 'routeFilter'], {
          name: `rf-${peering.circuit.name}`.slice(0, 80),
          communities: values,
        }),
      };
};

/** The communities of the regions of the linked networks; of the circuit's own region where none is linked. */
function communitiesFor(context: FixContext, circuit: Circuit) {
  const { customer, design } = context;
  const networks = customer ? topologyOf(customer).reachedBy(circuit) : [];
  const scope = scopeOf(context);
  const near = scope ? (locationOf(scope, circuit)?.location?.localRegions ?? []) : [];
  const linked = networks.flatMap((network) => network.location ?? []);
  const wanted = (linked.length > 0 ? linked : [...near, circuit.location ?? '']).flatMap(
    (region) => findRegion(region)?.displayName ?? [],
  );
  return allCommunities(design.provider.cloud).filter(
    (c) => c.peering === 'microsoft' && c.region === c.name && wanted.includes(findRegion(c.region)?.displayName ?? ''),
  );
}

export const misspeltRegistry: FixFunction = function* (context) {
  if (keyOf(context) === 'routingRegistryName') yield* respell(context, routingRegistries, MOST_OFFERED);
};
