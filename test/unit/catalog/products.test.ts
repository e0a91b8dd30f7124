import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expressRouteReservedAsns,
  gatewayAsn,
  isReservedByIana,
  isReservedForExpressRoute,
  isReservedForVpn,
  microsoftAsn,
} from '../../../src/catalog/asns';
import { allCommunities, findCommunity } from '../../../src/catalog/communities';
import {
  findGatewaySku,
  findVpnGatewaySku,
  gatewaySkuNames,
  isScalableGatewayOffered,
  scalableGatewaySku,
  scaleUnits,
  smallestGateway,
  supportsIpsecOverExpressRoute,
} from '../../../src/catalog/gatewaySkus';
import { isRoutingRegistry } from '../../../src/catalog/registries';
import { advisorScore, routeScore, validationMultiplier, zoneScore } from '../../../src/catalog/resiliency';
import {
  circuitSkuName,
  directCircuitBandwidths,
  directPortBandwidths,
  directSubscriptionLimit,
  isFamilyChangeAllowed,
  isTierChangeAllowed,
  limits,
  linkLimit,
  privateRouteLimit,
  providerBandwidths,
} from '../../../src/catalog/skus';

describe('circuits', () => {
  it('come in the documented bandwidths', () => {
    expect(providerBandwidths).toEqual([50, 100, 200, 500, 1000, 2000, 5000, 10000]);
    expect(directPortBandwidths.map(directCircuitBandwidths)).toEqual([
      [1, 2, 5, 10],
      [5, 10, 40, 100],
      [5, 10, 40, 100, 200, 400],
    ]);
    expect(directCircuitBandwidths(25)).toEqual([]);
    expect([10, 100, 400].map(directSubscriptionLimit)).toEqual([20, 200, undefined]);
  });

  it('change tier and family as far as Azure allows', () => {
    expect(circuitSkuName('Local', 'UnlimitedData')).toBe('Local_UnlimitedData');
    expect(isTierChangeAllowed('Standard', 'Premium')).toBe(true);
    expect(isTierChangeAllowed('Local', 'Local')).toBe(true);
    expect(isTierChangeAllowed('Premium', 'Local')).toBe(false);
    expect(isFamilyChangeAllowed('MeteredData', 'UnlimitedData')).toBe(true);
    expect(isFamilyChangeAllowed('UnlimitedData', 'MeteredData')).toBe(false);
  });

  it('have the documented limits', () => {
    expect([linkLimit('Standard', 10000), linkLimit('Local', 1000), linkLimit('Premium', 50)]).toEqual([10, 10, 20]);
    expect([linkLimit('Premium', 5000), linkLimit('Premium', 100000), linkLimit('Premium', 400000)]).toEqual([
      75,
      100,
      undefined,
    ]);
    expect([privateRouteLimit('Local'), privateRouteLimit('Premium')]).toEqual([4000, 10000]);
    expect(limits.routes.microsoftIpv4FromOnPrem).toBe(200);
    expect(limits.routingWeight).toEqual({ min: 0, max: 32000, default: 0 });
    expect(limits.sharedKeyMaxLength).toBe(25);
  });
});

describe('gateways', () => {
  it('carry what the documentation says', () => {
    expect(gatewaySkuNames).toEqual([
      'Standard',
      'ErGw1AZ',
      'HighPerformance',
      'ErGw2AZ',
      'UltraPerformance',
      'ErGw3AZ',
      'ErGwScale',
    ]);
    expect(findGatewaySku('ErGw2AZ')).toMatchObject({
      mbps: 2000,
      maxCircuits: 8,
      fastPath: false,
      az: true,
      routesLearned: 9500,
    });
    expect(findGatewaySku('ergw2az')).toBeUndefined();
    expect(findGatewaySku('ErGwScale', 1)).toMatchObject({ mbps: 1000, maxCircuits: 4, fastPath: false });
    expect(findGatewaySku('ErGwScale', 2)?.maxCircuits).toBe(8);
    expect(findGatewaySku('ErGwScale', 12)).toMatchObject({
      mbps: 12000,
      pps: 1_400_000,
      vms: 22_000,
      maxCircuits: 16,
      fastPath: true,
    });
    expect(findGatewaySku('ErGwScale', 99)).toEqual(findGatewaySku('ErGwScale', scaleUnits.max));
  });

  it('know where the scalable one is and what it cannot do', () => {
    expect(isScalableGatewayOffered('westeurope')).toBe(false);
    expect(isScalableGatewayOffered('North Europe')).toBe(true);
    expect(supportsIpsecOverExpressRoute('ErGwScale')).toBe(false);
    expect(supportsIpsecOverExpressRoute('ErGw1AZ')).toBe(true);
  });

  it.each([
    [{ mbps: 500, circuits: 1 }, { sku: 'ErGw1AZ' }],
    [{ mbps: 1000, circuits: 5 }, { sku: 'ErGw2AZ' }],
    [{ mbps: 1000, circuits: 1, fastPath: true }, { sku: 'ErGw3AZ' }],
    [
      { mbps: 40000, circuits: 2 },
      { sku: 'ErGwScale', units: 40 },
    ],
    [{ mbps: 40000, circuits: 2, region: 'westeurope' }, undefined],
    [{ mbps: 100000, circuits: 1 }, undefined],
    [{ mbps: 50, circuits: 17 }, undefined],
  ])('smallest for %j', (need, choice) => {
    expect(smallestGateway(need)).toEqual(choice);
  });

  it('that are chosen carry the need', () => {
    fc.assert(
      fc.property(fc.nat(45_000), fc.integer({ min: 1, max: 18 }), fc.boolean(), (mbps, circuits, fastPath) => {
        const choice = smallestGateway({ mbps, circuits, fastPath });
        const sku = choice && findGatewaySku(choice.sku, choice.units);
        if (!sku) return mbps > 40_000 || circuits > 16;
        return sku.az && sku.mbps >= mbps && sku.maxCircuits >= circuits && (!fastPath || sku.fastPath);
      }),
    );
  });

  it('for VPN have their SKUs', () => {
    expect(findVpnGatewaySku('VpnGw2AZ')).toEqual({ name: 'VpnGw2AZ', az: true, coexist: true });
    expect(findVpnGatewaySku('Basic')?.coexist).toBe(false);
    expect(findVpnGatewaySku('ErGw1AZ')).toBeUndefined();
  });
});

describe('communities', () => {
  it('have a name, a region and a peering', () => {
    expect(findCommunity('12076:51041')).toEqual({
      value: '12076:51041',
      name: 'Germany West Central',
      kind: 'regional',
      peering: 'microsoft',
      region: 'Germany West Central',
      cloud: 'AzureCloud',
      needsMicrosoftApproval: false,
    });
    expect(findCommunity('12076:50002')?.peering).toBe('private');
    expect(findCommunity('12076:52002')?.name).toBe('Azure Storage West Europe');
    expect(findCommunity('12076:5010')).toMatchObject({
      kind: 'service',
      name: 'Exchange Online',
      needsMicrosoftApproval: true,
    });
    expect(findCommunity('12076:5060')?.needsMicrosoftApproval).toBe(false);
    expect(findCommunity('12076:51105')).toMatchObject({ region: 'US Gov Virginia', cloud: 'AzureUSGovernment' });
    expect(findCommunity('65000:1')).toBeUndefined();
  });

  it('are listed by cloud', () => {
    expect(allCommunities('AzureChinaCloud').map((community) => community.region)).toContain('China North 3');
    expect(allCommunities('AzureUSGovernment').every((community) => community.cloud === 'AzureUSGovernment')).toBe(
      true,
    );
    expect(allCommunities().some((community) => community.value === '12076:51002')).toBe(true);
  });
});

describe('reserved numbers and names', () => {
  it('are those of ExpressRoute, VPN and IANA', () => {
    expect([microsoftAsn, gatewayAsn]).toEqual([12076, 65515]);
    expect(expressRouteReservedAsns).toEqual({ first: 65515, last: 65520 });
    expect([12076, 65514, 65515, 65516, 65520, 65521].map(isReservedForExpressRoute)).toEqual([
      true,
      false,
      true,
      true,
      true,
      false,
    ]);
    expect([8074, 8075, 12076, 65515, 65516, 65010].map(isReservedForVpn)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([0, 23456, 64496, 65551, 65552, 4294967295].map(isReservedByIana)).toEqual([
      true,
      true,
      true,
      true,
      false,
      true,
    ]);
    expect(['RIPENCC', 'RADB', 'RIPE'].map(isRoutingRegistry)).toEqual([true, true, false]);
  });
});

describe('resiliency index', () => {
  it('gives points for spread, zones and validation', () => {
    expect((['twoLocations', 'metro', 'single'] as const).map(routeScore)).toEqual([20, 10, 5]);
    expect(zoneScore('UltraPerformance', 'none')).toBe(2);
    expect(zoneScore('ErGw1AZ', 'zoneRedundant')).toBe(10);
    expect(zoneScore('ErGw1AZ', 'zonal')).toBe(8);
    expect(zoneScore('ErGw1AZ', 'none')).toBe(0);
    expect([
      zoneScore(scalableGatewaySku, 'zoneRedundant', 2),
      zoneScore(scalableGatewaySku, 'zoneRedundant', 3),
    ]).toEqual([8, 10]);
    expect([30, 31, 61, 91, undefined].map((days) => validationMultiplier(days))).toEqual([4, 3, 2, 1, 1]);
    expect(validationMultiplier(10, true)).toBe(2);
  });

  it('reaches 100 and no more', () => {
    expect(
      routeScore('twoLocations') * validationMultiplier(1) + zoneScore('ErGw3AZ', 'zoneRedundant') + advisorScore,
    ).toBe(100);
  });
});
