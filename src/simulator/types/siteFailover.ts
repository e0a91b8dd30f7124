import { badRequest, sameText, textAt } from '../arm';
import type { Resource } from '../arm';
import type { Action, World } from '../kind';
import { placeNameOf } from './circuits';
import { CONNECTION, circuitOf } from './connections';
import { allTests, now, singleTest, startTest, stopTest } from './failoverTests';

interface Joined {
  readonly connection: Resource;
  readonly circuit: Resource;
  readonly place: string;
}

/** The circuits that a gateway is connected to, with their peering locations. */
const joinedTo = (gateway: Resource, world: World): Joined[] =>
  world.store.referrers(gateway.id, CONNECTION).flatMap((connection) => {
    const circuit = circuitOf(connection, world);
    return circuit ? [{ connection, circuit, place: placeNameOf(circuit, world) ?? '' }] : [];
  });

const placesOf = (joined: readonly Joined[]): string[] => [...new Set(joined.map(({ place }) => place))];

/**
 * Takes all circuits of a peering location from a gateway for a while. It takes circuits in two locations at least; source:
 * expressroute/resiliency-validation (preview).
 */
const startSite: Action = (gateway, world, _name, _body, query) => {
  const place = query.get('peeringLocation') ?? '';
  const joined = joinedTo(gateway, world);
  const taken = joined.filter((one) => sameText(one.place, place));
  if (taken.length === 0) {
    throw badRequest('InvalidPeeringLocation', `Gateway ${gateway.id} has no circuit at '${place}'.`);
  }
  if (placesOf(joined).length < 2) {
    throw badRequest('FailoverTestNeedsTwoLocations', `Gateway ${gateway.id} has circuits at '${place}' alone.`);
  }
  const id = startTest(gateway, world, {
    peeringLocation: place,
    testType: 'SingleSiteFailover',
    issues: [],
    circuits: taken.map(({ circuit, connection }) => ({
      nrpResourceUri: circuit.id,
      name: circuit.name,
      connectionName: connection.name,
    })),
    connections: taken.map(({ connection }) => ({
      nrpResourceUri: connection.id,
      name: connection.name,
      status: 'Disconnected',
      lastUpdatedTime: now(),
    })),
  });
  return { mode: 'long', body: () => id };
};

/** Where the gateway's routes come from, as far as that is known here: circuits and their peering locations. */
const routes: Action = (gateway, world) => ({
  mode: 'long',
  body: () => {
    const joined = joinedTo(gateway, world);
    return {
      lastComputedTime: now(),
      nextEligibleComputeTime: now(),
      routeSetVersion: '1',
      routeSets: joined.length === 0 ? [] : [{ name: 'RouteSet-1', locations: placesOf(joined), details: {} }],
      circuitsMetadataMap: Object.fromEntries(
        joined.map(({ circuit, place }) => [
          textAt(circuit.properties, 'serviceKey') ?? circuit.name,
          { name: circuit.name, link: circuit.id, location: place },
        ]),
      ),
    };
  },
});

/** Whether the circuits are spread, in place of Azure's score, whose weights are its own. */
const resiliency: Action = (gateway, world) => ({
  mode: 'long',
  body: () => {
    const isSpread = placesOf(joinedTo(gateway, world)).length > 1;
    const advice = {
      recommendationTitle: 'Connect the gateway to circuits in two peering locations',
      recommendationId: 'route-resiliency',
      severity: 'High',
      recommendationText: 'All circuits of the gateway are in one peering location.',
    };
    return {
      lastComputedTime: now(),
      nextEligibleComputeTime: now(),
      components: [{ name: 'RouteResiliency', recommendations: isSpread ? [] : [advice] }],
    };
  },
});

/** What Azure is asked of an ExpressRoute gateway's routes and failover. */
export const gatewayTests: Readonly<Record<string, Action>> = {
  'POST startSiteFailoverTest': startSite,
  'POST stopSiteFailoverTest': stopTest,
  'POST getFailoverAllTestsDetails': allTests,
  'POST getFailoverSingleTestDetails': singleTest,
  'POST getRoutesInformation': routes,
  'POST getResiliencyInformation': resiliency,
};
