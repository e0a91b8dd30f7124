import { allPortLocations } from './buildings';
import { catalog, documented, nameKey, type Cloud } from './catalog';
import { findCommunity } from './communities';
import { dayOf, type LiveLists, livePeeringLocations, livePortLocation, liveProvider, liveRegion } from './live';
import { findLocation } from './locations';
import { armProviderSource, findProvider } from './providers';
import { findRegion } from './regions';

/** One place where a name is known. */
export interface KnownName {
  /** as ARM takes it */
  readonly name: string;
  readonly what: 'provider' | 'location' | 'portLocation' | 'region' | 'community';
  /** as people read it, where that differs */
  readonly displayName?: string;
  /** Azure's own list, or what is built in */
  readonly from: 'azure' | 'builtIn';
  readonly source: string;
  /** ISO date */
  readonly asOf: string;
}

/** Everywhere that a name is known, Azure's own lists first; none where it is known nowhere. */
export function knownNames(name: string, cloud: Cloud, live: LiveLists | undefined): KnownName[] {
  return [...(live ? inLists(name, live) : []), ...builtIn(name, cloud)];
}

function inLists(name: string, live: LiveLists): KnownName[] {
  const from = { from: 'azure' as const, source: live.cloud, asOf: dayOf(live) };
  const location = livePeeringLocations(live)?.find((one) => nameKey(one) === nameKey(name));
  const region = liveRegion(live, name);
  const community = live.communities?.find((one) => one.value === name.trim());
  return [
    ...entry(liveProvider(live, name)?.name, 'provider'),
    ...entry(location, 'location'),
    ...entry(livePortLocation(live, name)?.name, 'portLocation'),
    ...entry(region?.name, 'region', region?.displayName),
    ...entry(community?.value, 'community', community?.name),
  ].map((one) => ({ ...one, ...from }));
}

function entry(
  name: string | undefined,
  what: KnownName['what'],
  displayName?: string,
): Pick<KnownName, 'name' | 'what' | 'displayName'>[] {
  return name === undefined ? [] : [{ name, what, ...(displayName !== undefined && { displayName }) }];
}

function builtIn(name: string, cloud: Cloud): KnownName[] {
  const location = findLocation(name, cloud);
  const building = allPortLocations(cloud).find((one) => nameKey(one.name) === nameKey(name));
  const region = findRegion(name);
  const community = findCommunity(name);
  return [
    ...providerNames(name),
    ...(location ? [from('location', location.name, location, location.displayName)] : []),
    ...(building ? [from('portLocation', building.name, building, building.location.name)] : []),
    ...(region?.cloud === cloud ? [from('region', region.name, region, region.displayName)] : []),
    ...(community ? [from('community', community.value, documented('bgpCommunities'), community.name)] : []),
  ];
}

/** A connectivity provider by any of its names: each that ARM may take, with where that stands. */
function providerNames(name: string): KnownName[] {
  const provider = findProvider(name);
  return (provider?.armNames ?? []).map((arm) =>
    from('provider', arm, armProviderSource(arm) ?? provider ?? {}, provider?.name),
  );
}

function from(
  what: KnownName['what'],
  name: string,
  { source = catalog.source, asOf = catalog.asOf }: { readonly source?: string; readonly asOf?: string },
  displayName?: string,
): KnownName {
  return { name, what, ...(displayName !== undefined && { displayName }), from: 'builtIn', source, asOf };
}
