import { describe, expect, it } from 'vitest';
import { catalog, clouds } from '../../../src/catalog/catalog';
import { allCommunities } from '../../../src/catalog/communities';
import { allLocations, findLocation, locationsOf, providersAt } from '../../../src/catalog/locations';
import { allProviders, findProvider } from '../../../src/catalog/providers';
import { allRegions, findRegion } from '../../../src/catalog/regions';
import { circuitFamilies, circuitTiers, linkLimit, providerBandwidths } from '../../../src/catalog/skus';

const duplicates = (names: readonly string[]): string[] => names.filter((name, n) => names.indexOf(name) !== n);

describe('the catalogue agrees with itself', () => {
  it('tells its date and sources', () => {
    expect(new Date(catalog.asOf).toISOString().slice(0, 10)).toBe(catalog.asOf);
    expect(Object.values(catalog.sources).every((source) => source.length > 0)).toBe(true);
  });

  it('has each location once in its cloud, with a known cloud', () => {
    for (const cloud of clouds)
      expect(duplicates(allLocations(cloud).map((location) => location.name.toLowerCase()))).toEqual([]);
    const tables = [
      catalog.locations,
      catalog.metroLocations,
      catalog.nationalCloudLocations,
      catalog.recent.locations,
    ];
    const rows = tables.reduce((sum, table) => sum + table.length, 0);
    expect(allLocations()).toHaveLength(rows);
  });

  it('has each connectivity provider at the locations where the location page has it, and the other way round', () => {
    const listed = catalog.providers.flatMap(({ name, locations }) =>
      locations.map((location) => `${name} @ ${location}`),
    );
    const placed = catalog.locations.flatMap(({ name, providers }) =>
      providers.map((provider) => `${provider} @ ${name}`),
    );
    expect(listed.sort()).toEqual(placed.sort());
    expect(duplicates(listed)).toEqual([]);
  });

  it('knows the region of every Local circuit, in the cloud of the location', () => {
    const strays = allLocations().flatMap(({ name, cloud, localRegions }) =>
      localRegions.filter((region) => findRegion(region)?.cloud !== cloud).map((region) => `${name}: ${region}`),
    );
    expect(strays).toEqual([]);
  });

  it('has a geography with regions for every location, in the same cloud', () => {
    const geos = new Set(allRegions().map((region) => `${region.cloud} ${region.geo}`));
    expect(allLocations().filter(({ cloud, geo }) => !geos.has(`${cloud} ${geo}`))).toEqual([]);
  });

  it('has each region once, whatever the spelling', () => {
    expect(duplicates(allRegions().map((region) => region.name))).toEqual([]);
  });

  it('has aliases only for names that are listed, and no alias that is itself a name', () => {
    const names = new Set(catalog.providers.map((provider) => provider.name));
    for (const [alias, name] of Object.entries(catalog.providerAliases)) {
      expect(names.has(name), name).toBe(true);
      expect(names.has(alias), alias).toBe(false);
      expect(findProvider(alias)?.name).toBe(name);
    }
  });

  it('finds every exchange and satellite operator among the connectivity providers', () => {
    const marked = allProviders().filter((provider) => provider.exchange || provider.satellite);
    expect(marked).toHaveLength(catalog.exchangeProviders.length + catalog.satelliteOperators.length);
  });

  it('has a Metro beside at least one plain location of its city, with two sites', () => {
    for (const metro of catalog.metroLocations) {
      expect(metro.sites, metro.name).toHaveLength(2);
      expect(metro.providers.filter((provider) => metro.futureProviders.includes(provider))).toEqual([]);
      const names = metro.peeringLocationNames ?? [metro.city];
      for (const name of names) expect(findLocation(name)?.metro?.name, name).toBe(metro.name);
    }
  });

  it('lists the location of every connectivity provider from both sides', () => {
    for (const cloud of clouds)
      for (const location of allLocations(cloud))
        for (const provider of providersAt(location.name, cloud)) {
          expect(findProvider(provider), provider).toBeDefined();
          expect(locationsOf(provider, cloud), provider).toContain(location.name);
        }
  });

  it('has each community once, for a region that it knows', () => {
    const communities = clouds.flatMap((cloud) => allCommunities(cloud));
    expect(duplicates(communities.map((community) => community.value))).toEqual([]);
    for (const { value, region, cloud } of communities) {
      expect(value).toMatch(/^12076:\d{4,5}$/);
      if (region !== undefined) expect(findRegion(region)?.cloud, region).toBe(cloud);
    }
  });

  it('has every country of Global Reach among the countries of its locations', () => {
    const countries = new Set(allLocations('AzureCloud').map((location) => location.country));
    expect(catalog.globalReachCountries.filter((row) => !countries.has(row.country))).toEqual([]);
  });

  it('moves only between tiers and families that exist, and has a link limit for every bandwidth', () => {
    const known = new Set<string>([...circuitTiers, ...circuitFamilies]);
    const { allowed, familyAllowed } = catalog.skuTransitions;
    expect([...allowed, ...familyAllowed].flat().filter((name) => !known.has(name))).toEqual([]);
    const links = providerBandwidths.map((mbps) => linkLimit('Premium', mbps) ?? 0);
    expect(links).toEqual([...links].sort((a, b) => a - b));
    expect(Math.min(...links)).toBeGreaterThan(10);
  });
});
