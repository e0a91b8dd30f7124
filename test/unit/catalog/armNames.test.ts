import { describe, expect, it } from 'vitest';
import { allPortLocations, findPortLocation, placeOfPort } from '../../../src/catalog/buildings';
import { catalog } from '../../../src/catalog/catalog';
import { allLocations, armProvidersAt, findLocation } from '../../../src/catalog/locations';
import { allProviders, armNamesInPlaceOf, findProvider } from '../../../src/catalog/providers';
import { allRegions } from '../../../src/catalog/regions';
import { nameFlaw } from '../../../src/catalog/resourceNames';

describe('names of connectivity providers', () => {
  it("are ARM's and the documentation's, told apart", () => {
    expect(findProvider('Interxion')).toMatchObject({
      name: 'Interxion (Digital Realty)',
      armNames: ['Interxion'],
      exchange: true,
    });
    expect(findProvider('level 3 communications')?.armNames).toEqual([
      'Level 3 Communications - Exchange',
      'Level 3 Communications - IPVPN',
      'Level 3 Communications',
    ]);
    expect(armNamesInPlaceOf('Arelion (Telia Carrier)')).toEqual(['Telia Carrier']);
    expect(armNamesInPlaceOf('Telia Carrier')).toEqual([]);
    expect(armNamesInPlaceOf('Colt')).toEqual([]);
    expect(armNamesInPlaceOf('Nobody')).toEqual([]);
  });

  it.each(catalog.armNames.providers.map((row) => row.name))('%s is known', (name) => {
    expect(findProvider(name)?.armNames.map((arm) => arm.toLowerCase())).toContain(
      name === 'NTT Communications' || name === 'Coresite'
        ? findProvider(name)?.name.toLowerCase()
        : name.toLowerCase(),
    );
  });

  it('are offered at a location as ARM takes them', () => {
    expect(armProvidersAt('Amsterdam')).toContainEqual({
      name: 'Interxion',
      displayName: 'Interxion (Digital Realty)',
    });
    expect(armProvidersAt('Amsterdam').map((one) => one.name)).not.toContain('Interxion (Digital Realty)');
  });
});

describe('names of buildings', () => {
  it.each([
    ['Equinix-Amsterdam-AM5', 'Amsterdam'],
    ['interxion-amsterdam-ams8', 'Amsterdam2'],
    ['Interxion-Frankfurt-FRA11', 'Frankfurt'],
    ['Equinix-Frankfurt-FR7', 'Frankfurt2'],
    ['Equinix-Seattle-SE2', 'Seattle'],
    ['Airtel-Chennai2-CLS', 'Chennai2'],
    ['Airtel-Mumbai2-X1', 'Mumbai2'],
    ['CoreSite-Chicago-CH1', 'Chicago2'],
    ['Equinix-Ashburn-DC21', 'Washington DC'],
    ['Equinix-Washington-DC-DC2', 'Washington DC'],
    ['CoreSite-Denver-DE1', 'Denver'],
    ['Equinix-Hong-Kong-HK2', 'Hong Kong'],
    ['Equinix-San-Jose-SV99', 'Silicon Valley'],
    ['Equinix-Silicon-Valley', 'Silicon Valley'],
    ['Teraco-Cape-Town-CT1', 'Cape Town'],
    ['Global-Switch-Singapore', 'Singapore2'],
    ['Telehouse-London-North-Two', 'London2'],
  ])('%s counts as %s', (building, location) => {
    expect(placeOfPort(building)?.name).toBe(location);
  });

  it('are none where no city is in the name, or one of another cloud', () => {
    expect(findPortLocation('Acme-Atlantis-AT1')).toBeUndefined();
    expect(findPortLocation('Amsterdam')).toBeUndefined();
    expect(findPortLocation('')).toBeUndefined();
    expect(findPortLocation('Equinix-Amsterdam-AM5', 'AzureChinaCloud')).toBeUndefined();
    expect(findPortLocation('GDS-Beijing-BJ1')).toBeUndefined();
    expect(allPortLocations('AzureUSGovernment')).toEqual([]);
    expect(findPortLocation('Equinix-Chicago-CH1', 'AzureUSGovernment')?.location.cloud).toBe('AzureUSGovernment');
  });

  it('lead to peering locations that the catalogue has', () => {
    expect(allPortLocations()).toHaveLength(catalog.armNames.portLocations.length);
  });
});

describe('every built-in name', () => {
  it('has its source and date', () => {
    const all = [...allProviders(), ...allLocations(), ...allRegions(), ...catalog.armNames.portLocations];
    expect(all.length).toBeGreaterThan(300);
    for (const { name, source, asOf } of all) {
      expect(source.length, name).toBeGreaterThan(5);
      expect(asOf, name).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });
});

describe('locations that Azure names otherwise than the documentation', () => {
  it('are found by both, and named as Azure does', () => {
    for (const name of ['Newport', 'newport(wales)', 'Newport (Wales)']) {
      expect(findLocation(name)).toMatchObject({ name: 'Newport', displayName: 'Newport(Wales)', geo: 'Europe' });
    }
    expect(findLocation('New York2')).toMatchObject({ geo: 'North America', geoInferred: true, providers: [] });
  });
});

describe('names of resources', () => {
  const network = catalog.resourceNames.filter((row) => row.type.startsWith('Microsoft.Network/'));

  it.each(network.map((row) => [row.type, row] as const))('of %s', (type, { min, max }) => {
    for (const name of ['ab', 'A1', 'a-b.c_', '0a', 'a'.repeat(max)])
      expect(nameFlaw(type, name), name).toBeUndefined();
    for (const name of ['-a', '.ab', '_ab', '__']) expect(nameFlaw(type, name), name).toBe('first');
    for (const name of ['ab-', 'ab.', 'a.']) expect(nameFlaw(type, name), name).toBe('last');
    for (const name of ['a b', 'a/b', 'ä1', 'a\nb', 'ab\n']) expect(nameFlaw(type, name), name).toBe('characters');
    expect(nameFlaw(type, 'a'.repeat(max + 1))).toBe('long');
    expect(nameFlaw(type, 'a')).toBe(min > 1 ? 'short' : undefined);
  });

  it('of other kinds', () => {
    const group = 'Microsoft.Resources/resourceGroups';
    for (const name of ['rg', '_rg(1)', 'rg.a', 'Zürich', '-', 'a'.repeat(90)])
      expect(nameFlaw(group, name)).toBeUndefined();
    expect(nameFlaw(group, 'rg.')).toBe('last');
    expect(nameFlaw(group, 'a'.repeat(91))).toBe('long');
    expect(nameFlaw(group, 'r g')).toBe('characters');
    expect(nameFlaw('Microsoft.Authorization/locks', 'l'.repeat(91))).toBe('long');
    expect(nameFlaw('Microsoft.Authorization/locks', 'a.')).toBe('last');
    expect(nameFlaw('Microsoft.Insights/metricAlerts', 'gateway down')).toBeUndefined();
    expect(nameFlaw('Microsoft.Insights/metricAlerts', 'a*b')).toBe('characters');
    expect(nameFlaw('Microsoft.Insights/metricAlerts', 'a ')).toBe('last');
    expect(nameFlaw('Microsoft.Compute/virtualMachines', '***')).toBeUndefined();
  });
});
