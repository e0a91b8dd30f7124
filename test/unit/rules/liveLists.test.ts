import { describe, expect, it } from 'vitest';
import { liveText } from '../../../src/catalog/liveAnswers';
import type { LiveLists } from '../../../src/catalog/live';
import { readDesignFile } from '../../../src/design';
import { type Change, designFiles, findingsIn } from './base';

const lists: LiveLists = {
  cloud: 'AzureCloud',
  updated: '2026-11-25T10:00:00.000Z',
  serviceProviders: [
    { name: 'Equinix', peeringLocations: ['Amsterdam', 'London', 'Nieuw City'], bandwidths: [50, 1000] },
    { name: 'Megaport', peeringLocations: ['London'], bandwidths: [1000] },
    { name: 'Colt', peeringLocations: ['Frankfurt'], bandwidths: [500] },
    { name: 'Interxion', peeringLocations: ['Amsterdam'], bandwidths: [1000] },
  ],
  portLocations: [
    { name: 'Equinix-Amsterdam-AM5', bandwidths: [100] },
    { name: 'Acme-Utrecht-UT1', bandwidths: [10] },
  ],
  regions: ['westeurope', 'uksouth', 'germanywestcentral', 'marsnorth'].map((name) => ({
    name,
    displayName: name,
    zones: [],
  })),
  communities: [{ value: '12076:59999', name: 'Mars' }],
};

const found = (change: Change, live: Partial<LiveLists> = {}) => {
  const file = readDesignFile('.csp-catalog.json', liveText({ ...lists, ...live }));
  return findingsIn([...designFiles(change), file])
    .filter((f) => /^(CKT-00[45]|CKT-010|CKT-030|FMT-014|PEER-025)$/.test(f.code))
    .map((f) => `${f.code} ${f.severity} [${f.marked}]`);
};

describe("Azure's own lists", () => {
  it('agree with a design that keeps to them', () => {
    expect(found({ 'p:expressRoutePorts.0.bandwidthInGbps': 100 })).toEqual([]);
  });

  it('make an error of what they exclude', () => {
    const port = { 'p:expressRoutePorts.0.bandwidthInGbps': 100 };
    expect(found({ ...port, 'a:circuits.0.serviceProviderName': 'Megaport' })).toEqual(['CKT-004 error [Megaport]']);
    expect(found({ ...port, 'a:circuits.0.serviceProviderName': 'Orange' })).toEqual(['CKT-004 error [Orange]']);
    expect(found({ ...port, 'a:circuits.0.peeringLocation': 'Paris' })).toEqual(['CKT-004 error [Paris]']);
    expect(found({ ...port, 'a:circuits.0.bandwidthInMbps': 500 })).toEqual(['CKT-004 error [500]']);
    expect(found({ 'p:expressRoutePorts.0.peeringLocation': 'Equinix-London-LD5' })).toEqual([
      'CKT-030 error [Equinix-London-LD5]',
    ]);
    expect(found({ ...port, 'a:subscriptions.1.location': 'venuswest' })).toEqual(['CKT-010 error [venuswest]']);
  });

  it('make a warning of it for what is there, of a port that is not free, and of a region that the catalogue knows', () => {
    const port = { 'p:expressRoutePorts.0.bandwidthInGbps': 100 };
    const there = { 'a:circuits.0.existing': true };
    expect(found({ ...port, ...there, 'a:circuits.0.serviceProviderName': 'Orange' })).toEqual([
      'CKT-004 warning [Orange]',
    ]);
    expect(found({})).toEqual(['CKT-030 warning [10]']);
    expect(found({ ...port, 'a:subscriptions.1.location': 'francecentral' })).toEqual([
      'CKT-010 warning [francecentral]',
    ]);
  });

  it('stand above the built-in names', () => {
    const port = {
      'p:expressRoutePorts.0.bandwidthInGbps': 10,
      'p:expressRoutePorts.0.peeringLocation': 'Acme-Utrecht-UT1',
    };
    expect(found({ ...port, 'a:circuits.0.peeringLocation': 'Nieuw City' })).toEqual([]);
    expect(found({ ...port, 'a:subscriptions.1.location': 'Mars North' })).toEqual([]);
    const filter = 'g:circuits.0.peerings.microsoft.routeFilter.communities';
    expect(found({ ...port, [filter]: ['12076:59999'] })).toEqual([]);
    expect(found({ ...port, [filter]: ['12076:59998'] })).toEqual(['PEER-025 warning [12076:59998]']);
  });

  it('are passed over, and that is told, where they are damaged or of another cloud', () => {
    const broken = readDesignFile('.csp-catalog.json', '{ "kind": "AzureCatalog" }');
    const all = findingsIn([...designFiles({ 'a:circuits.0.serviceProviderName': 'Orange' }), broken]);
    expect(all.filter((f) => f.code === 'FMT-014')).toHaveLength(1);
    expect(all.filter((f) => f.severity === 'error')).toEqual([]);
    expect(found({ 'a:circuits.0.serviceProviderName': 'Orange', 'p:cloud': 'AzureUSGovernment' })).not.toContain(
      'CKT-004 error [Orange]',
    );
  });
});
