import { catalog, type Cloud, type RegionalCommunitiesRow, type ServiceCommunityRow } from './catalog';
import { findRegion } from './regions';

/** A BGP community that Microsoft sets. source: RT */
export interface Community {
  /** 12076:51002 */
  readonly value: string;
  readonly name: string;
  /** `regional`: the prefixes of a region (or of one service in it); `service`: those of a service everywhere */
  readonly kind: 'regional' | 'service';
  /** the peering on which the community is seen; only those of Microsoft peering belong into a route filter */
  readonly peering: 'private' | 'microsoft';
  /** display name of the region */
  readonly region?: string;
  readonly cloud: Cloud;
  /** Microsoft 365 over ExpressRoute needs Microsoft's authorization and the Premium tier */
  readonly needsMicrosoftApproval: boolean;
}

const scopes = [
  { key: 'private', prefix: '' },
  { key: 'microsoft', prefix: '' },
  { key: 'storage', prefix: 'Azure Storage ' },
  { key: 'sql', prefix: 'Azure SQL ' },
  { key: 'cosmosdb', prefix: 'Azure Cosmos DB ' },
  { key: 'backup', prefix: 'Azure Backup ' },
] as const;

function regional(row: RegionalCommunitiesRow): Community[] {
  return scopes.flatMap(({ key, prefix }): Community[] => {
    const value = row[key];
    if (value === undefined) return [];
    return [
      {
        value,
        name: `${prefix}${row.region}`,
        kind: 'regional',
        peering: key === 'private' ? 'private' : 'microsoft',
        region: row.region,
        cloud: findRegion(row.region)?.cloud ?? 'AzureCloud',
        needsMicrosoftApproval: false,
      },
    ];
  });
}

function service(row: ServiceCommunityRow, cloud: Cloud): Community {
  return {
    value: row.value,
    name: row.service,
    kind: 'service',
    peering: 'microsoft',
    cloud,
    needsMicrosoftApproval: row.needsMicrosoft365Authorization ?? false,
  };
}

const { bgpCommunities } = catalog;

const all: readonly Community[] = [
  ...bgpCommunities.services.map((row) => service(row, 'AzureCloud')),
  ...bgpCommunities.regional.flatMap(regional),
  ...bgpCommunities.nationalCloudServices.map((row) => service(row, 'AzureUSGovernment')),
  ...bgpCommunities.nationalCloudRegional.flatMap(regional),
];

const byValue = new Map(all.map((community) => [community.value, community]));

/** The community of that value, written `12076:n`. Regions newer than the list have values that it does not hold. */
export function findCommunity(value: string): Community | undefined {
  return byValue.get(value.trim());
}

/** The communities of a cloud, services first. */
export function allCommunities(cloud: string = 'AzureCloud'): readonly Community[] {
  return all.filter((community) => community.cloud === cloud);
}
