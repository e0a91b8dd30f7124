import { describe, expect, it } from 'vitest';
import { globalReachCountryOf } from '../../../src/catalog/globalReach';
import {
  allLocations,
  findLocation,
  isFutureProvider,
  isProviderAt,
  locationsOf,
  providersAt,
} from '../../../src/catalog/locations';
import { canonicalProvider, findProvider } from '../../../src/catalog/providers';
import {
  allRegions,
  displayNameOfRegion,
  findRegion,
  geoOfRegion,
  normalizeRegion,
} from '../../../src/catalog/regions';

describe('locations', () => {
  it('finds one without regard to case', () => {
    const amsterdam = findLocation(' amsterDAM ');
    expect(amsterdam).toMatchObject({
      name: 'Amsterdam',
      geo: 'Europe',
      geoInferred: false,
      country: 'Netherlands',
      cloud: 'AzureCloud',
      localRegions: ['West Europe'],
      erDirect: true,
      isMetro: false,
    });
    expect(amsterdam?.metro?.name).toBe('Amsterdam Metro');
    expect(findLocation('Atlantis')).toBeUndefined();
    expect(findLocation('')).toBeUndefined();
  });

  it('keeps the clouds apart', () => {
    expect(findLocation('Chicago', 'AzureUSGovernment')).toMatchObject({
      geo: 'US Government cloud',
      localRegions: [],
    });
    expect(findLocation('Chicago', 'AzureUSGovernment')?.metro).toBeUndefined();
    expect(findLocation('Chicago')?.localRegions).toEqual(['North Central US']);
    expect(findLocation('Amsterdam', 'AzureUSGovernment')).toBeUndefined();
    expect(findLocation('Beijing2', 'AzureChinaCloud')?.geo).toBe('China North');
    expect(findLocation('Amsterdam', 'AzureMoonCloud')).toBeUndefined();
    expect(allLocations('AzureMoonCloud')).toEqual([]);
  });

  it('has Metro locations with what is still to come', () => {
    expect(findLocation('Zurich Metro')).toMatchObject({
      isMetro: true,
      sites: ['Digital Realty ZUR2', 'Equinix ZH5'],
    });
    expect(findLocation('Zurich2')?.metro?.name).toBe('Zurich Metro');
    expect(isFutureProvider('Zurich Metro', 'equinix')).toBe(true);
    expect(isFutureProvider('Zurich Metro', 'Megaport')).toBe(false);
    expect(isFutureProvider('Zurich', 'Equinix')).toBe(false);
    expect(isFutureProvider('Nowhere Metro', 'Equinix')).toBe(false);
    expect(findLocation('Oslo Metro')?.metro?.futureProviders).toContain('Colt');
  });

  it('tells where the Metro page names other Local regions than the location page', () => {
    expect(findLocation('Brussels')?.localRegions).toEqual([]);
    expect(findLocation('Brussels')?.metro?.localRegions).toEqual(['Belgium Central']);
  });
});

describe('connectivity providers', () => {
  it('are looked up by name and alias', () => {
    expect(findProvider('equinix')).toMatchObject({
      name: 'Equinix',
      armNames: ['Equinix'],
      exchange: true,
      satellite: false,
    });
    expect(findProvider('SKT')?.name).toBe('SK Telecom');
    expect(findProvider('Viasat')?.satellite).toBe(true);
    expect(findProvider('China Mobile')?.name).toBe('China Mobile');
    expect(findProvider('Acme Networks')).toBeUndefined();
    expect(canonicalProvider('Acme Networks')).toBe('Acme Networks');
  });

  it('are at their locations', () => {
    expect(providersAt('Amsterdam')).toContain('Equinix');
    expect(providersAt('London')).toContain('Megaport');
    expect(providersAt('Nowhere')).toEqual([]);
    expect(isProviderAt('EQUINIX', 'amsterdam')).toBe(true);
    expect(isProviderAt('GEANT', 'Amsterdam')).toBe(true);
    expect(isProviderAt('Equinix', 'Doha')).toBe(false);
    expect(isProviderAt('Equinix', 'Doha Metro')).toBeUndefined();
    expect(isProviderAt('Equinix', 'New York2')).toBeUndefined();
    expect(isProviderAt('TeleCity Group', 'Doha')).toBeUndefined();
    expect(isProviderAt('Interxion', 'Copenhagen')).toBe(true);
    expect(locationsOf('SKT')).toEqual(locationsOf('SK Telecom'));
    expect(locationsOf('SK Telecom')).toContain('Seoul');
    expect(locationsOf('Acme Networks')).toEqual([]);
    expect(locationsOf('Verizon', 'AzureUSGovernment')).toContain('New York');
  });
});

describe('regions', () => {
  it('compare in lower case without spaces', () => {
    expect(normalizeRegion('West Europe')).toBe('westeurope');
    expect(findRegion('WEST europe')?.name).toBe('westeurope');
    expect(displayNameOfRegion('eastus2')).toBe('East US 2');
    expect(displayNameOfRegion('moonbase')).toBe('moonbase');
  });

  it('have a geography, and tell when the documentation does not say it', () => {
    expect(geoOfRegion('westeurope')).toEqual({ geo: 'Europe', inferred: false });
    expect(geoOfRegion('Spain Central')).toEqual({ geo: 'Europe', inferred: true });
    expect(geoOfRegion('canadaeast')).toEqual({ geo: 'North America', inferred: false });
    expect(geoOfRegion('moonbase')).toBeUndefined();
  });

  it('belong to one cloud', () => {
    expect(allRegions('AzureUSGovernment').map((region) => region.name)).toContain('usgovvirginia');
    expect(allRegions('AzureChinaCloud').map((region) => region.name)).toEqual([
      'chinaeast',
      'chinaeast2',
      'chinanorth',
      'chinanorth2',
      'chinanorth3',
      'chinaeast3',
    ]);
    const split = ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'].flatMap((cloud) => allRegions(cloud));
    expect(split).toHaveLength(allRegions().length);
  });
});

describe('Global Reach', () => {
  it('is offered by country, in South Africa by city', () => {
    expect(globalReachCountryOf('Amsterdam2')).toEqual({ country: 'Netherlands', supported: true });
    expect(globalReachCountryOf('Hong Kong Metro')).toEqual({ country: 'Hong Kong SAR', supported: true });
    expect(globalReachCountryOf('Johannesburg')).toEqual({ country: 'South Africa', supported: true });
    expect(globalReachCountryOf('Cape Town')).toEqual({ country: 'South Africa', supported: false });
    expect(globalReachCountryOf('Sao Paulo')).toEqual({ country: 'Brazil', supported: false });
    expect(globalReachCountryOf('Nowhere')).toBeUndefined();
  });
});
