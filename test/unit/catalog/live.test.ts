import { describe, expect, it } from 'vitest';
import { knownNames } from '../../../src/catalog/knownNames';
import { liveText, parseLive, readAnswer, withLists } from '../../../src/catalog/liveAnswers';

const provider = (name: string, peeringLocations: string[]) => ({
  name,
  id: `/subscriptions/x/providers/Microsoft.Network/expressRouteServiceProviders/${name}`,
  type: 'Microsoft.Network/expressRouteServiceProviders',
  properties: { peeringLocations, bandwidthsOffered: [{ offerName: '50Mbps', valueInMbps: 50 }] },
});

const asked = { value: [provider('Interxion', ['Amsterdam', 'Newport']), provider('Equinix', ['London'])] };

describe('an answer of Azure', () => {
  it("is read in ARM's wire form, and as the Azure CLI prints it", () => {
    const lists = {
      serviceProviders: [
        { name: 'Interxion', peeringLocations: ['Amsterdam', 'Newport'], bandwidths: [50] },
        { name: 'Equinix', peeringLocations: ['London'], bandwidths: [50] },
      ],
    };
    expect(readAnswer(asked, 'AzureCloud')).toEqual({ lists });
    const flat = asked.value.map(({ properties, ...item }) => ({ ...item, ...properties }));
    expect(readAnswer(flat, 'AzureCloud')).toEqual({ lists });
  });

  it('holds ports with the bandwidths that are free, communities, regions with zones, and provider ports', () => {
    const item = (type: string, name: string, properties: object) => ({
      name,
      type: `Microsoft.Network/${type}`,
      properties,
    });
    const ports = [
      item('expressRoutePortsLocations', 'Equinix-Amsterdam-AM5', {
        address: 'Amsterdam',
        availableBandwidths: [{ offerName: '10 Gbps', valueInGbps: 10 }],
      }),
      item('expressRoutePortsLocations', 'Equinix-London-LD5', { availableBandwidths: [] }),
    ];
    expect(readAnswer({ value: ports }, 'AzureCloud')).toEqual({
      lists: {
        portLocations: [
          { name: 'Equinix-Amsterdam-AM5', address: 'Amsterdam', bandwidths: [10] },
          { name: 'Equinix-London-LD5' },
        ],
      },
    });
    const communities = [
      item('bgpServiceCommunities', 'exchange', {
        serviceName: 'Exchange',
        bgpCommunities: [{ communityValue: '12076:5010', communityName: 'Exchange Online' }],
      }),
    ];
    expect(readAnswer({ value: communities }, 'AzureCloud')).toEqual({
      lists: { communities: [{ value: '12076:5010', name: 'Exchange Online' }] },
    });
    const regions = [
      {
        id: '/subscriptions/x/locations/swedensouth',
        name: 'swedensouth',
        displayName: 'Sweden South',
        availabilityZoneMappings: [{ logicalZone: '1', physicalZone: 'swedensouth-az1' }],
      },
    ];
    expect(readAnswer({ value: regions }, 'AzureCloud')).toEqual({
      lists: { regions: [{ name: 'swedensouth', displayName: 'Sweden South', zones: ['1'] }] },
    });
    const owned = [
      item('expressRouteProviderPorts', 'p1', { peeringLocation: 'Amsterdam', portPairDescriptor: 'pair' }),
    ];
    expect(readAnswer({ value: owned }, 'AzureCloud')).toEqual({
      lists: { providerPorts: [{ name: 'p1', peeringLocation: 'Amsterdam', portPairDescriptor: 'pair' }] },
    });
  });

  it.each([
    ['empty', { value: [] }, { reason: 'empty' }],
    ['cut off', { ...asked, nextLink: 'https://management.azure.com/…' }, { reason: 'cutOff' }],
    ['no list', { error: { code: 'Forbidden' } }, { reason: 'noList' }],
    ['a text', 'hello', { reason: 'noList' }],
    ['null', null, { reason: 'noList' }],
    ['of something else', { value: [{ name: 'x', type: 'Microsoft.Compute/virtualMachines' }] }, { reason: 'noList' }],
    [
      'half an item',
      { value: [...asked.value, { type: 'Microsoft.Network/expressRouteServiceProviders' }] },
      { reason: 'malformed' },
    ],
    ['an item that is none', { value: [...asked.value, 7] }, { reason: 'malformed' }],
    [
      'of another cloud',
      { value: [provider('China Telecom', ['Beijing', 'Shanghai'])] },
      { reason: 'otherCloud', name: 'Beijing' },
    ],
    [
      'the regions of another cloud',
      { value: [{ id: '/subscriptions/x/locations/chinaeast2', name: 'chinaeast2', displayName: 'China East 2' }] },
      { reason: 'otherCloud', name: 'China East 2' },
    ],
  ])('is refused where it is %s', (_what, answer, refusal) => {
    expect(readAnswer(answer, 'AzureCloud')).toMatchObject({ refusal });
  });
});

describe('the file of a design', () => {
  const answer = readAnswer(asked, 'AzureCloud');
  const lists = 'lists' in answer ? answer.lists : {};
  const live = withLists(undefined, { cloud: 'AzureCloud', updated: '2026-11-25T10:00:00.000Z' }, lists);

  it('is read as it was written, sorted by name', () => {
    const text = liveText(live);
    expect(text.indexOf('Equinix')).toBeLessThan(text.indexOf('Interxion'));
    expect(parseLive(text)?.serviceProviders?.map((one) => one.name)).toEqual(['Equinix', 'Interxion']);
    expect(liveText(parseLive(text) ?? live)).toBe(text);
  });

  it('keeps the lists that are not read again, but not those of another cloud', () => {
    const regions = [{ name: 'westeurope', displayName: 'West Europe', zones: [] }];
    const later = withLists(live, { cloud: 'AzureCloud', updated: '2026-11-26T10:00:00.000Z' }, { regions });
    expect(later.serviceProviders).toBe(live.serviceProviders);
    expect(later.updated).toBe('2026-11-26T10:00:00.000Z');
    const moved = withLists(live, { cloud: 'AzureChinaCloud', updated: '2026-11-26T10:00:00.000Z' }, { regions: [] });
    expect(moved.serviceProviders).toBeUndefined();
  });

  it.each([
    ['', 'no text'],
    ['{', 'half a text'],
    ['[]', 'a list'],
    [liveText(live).replace('AzureCatalog', 'Customer'), 'another kind'],
    [liveText(live).replace('"AzureCloud"', '"AzureMoonCloud"'), 'a cloud that is none'],
    [liveText(live).replace('"AzureCloud"', '"AzureChinaCloud"'), 'the lists of another cloud'],
    [liveText(live).replace('2026-11-25T10:00:00.000Z', 'yesterday'), 'no date'],
    [liveText({ ...live, serviceProviders: [] }), 'an empty list'],
    [liveText(live).replace('"bandwidths": [\n        50\n      ]', '"bandwidths": 50'), 'a damaged item'],
  ])('is not read where it is damaged (%#: %s)', (text) => {
    expect(parseLive(text)).toBeUndefined();
  });

  it('tells where a name comes from', () => {
    expect(knownNames('interxion', 'AzureCloud', live).map(({ from, name, asOf }) => [from, name, asOf])).toEqual([
      ['azure', 'Interxion', '2026-11-25'],
      ['builtIn', 'Interxion', '2026-11-25'],
    ]);
    expect(knownNames('Equinix-Amsterdam-AM5', 'AzureCloud', undefined)).toMatchObject([
      { what: 'portLocation', displayName: 'Amsterdam', asOf: '2026-04-02' },
    ]);
    expect(knownNames('chinaeast3', 'AzureCloud', undefined)).toEqual([]);
    expect(knownNames('chinaeast3', 'AzureChinaCloud', undefined)).toMatchObject([
      { what: 'region', name: 'chinaeast3' },
    ]);
    expect(knownNames('nowhere', 'AzureCloud', live)).toEqual([]);
  });
});
